"""Which screen draws an expert's own card."""

from __future__ import annotations

from datetime import UTC, datetime

from mediabot.bot.screens import experts
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.experts import OwnCardView
from mediabot.bot.screens.questions.views import MatchView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.directory import Contact
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.experts import AwaySet, OwnCard
from mediabot.services.questions.agendas import agendas_of
from mediabot.services.questions.asking import TOPICS_NAMED


async def _own_card(s: Showing[OwnCard]) -> Screen:
    """Raises Gone where the entry has left, or belongs to somebody else."""
    expert_id = s.reader.expert_id
    entry = s.desk.office.expert(expert_id)
    if entry is None:
        raise Gone(Kind.EXPERT, expert_id)
    agenda = (await agendas_of(s.desk, {expert_id: ()}))[expert_id]
    topics = tuple(topic.name.in_language(s.loader.language) for topic in entry.topics[:TOPICS_NAMED])
    view = OwnCardView(
        match=MatchView(0, s.loader.expert(expert_id, agenda), topics),
        terms=agenda.terms,
        page=s.notice.page,
        now=s.desk.now,
        asked=agenda.asked_in_month(s.desk.now),
        open=len(agenda.asks.ends),
        contacts=_ways(entry.contact),
        trouble=s.notice.trouble,
    )
    return experts.own_card(view, s.t)


def _ways(contact: Contact) -> tuple[str, ...]:
    """An account that is tied can be written to, and can talk through the bot."""
    return (*(("phone",) if contact.phone else ()), *(("email",) if contact.email else ()), "telegram", "bot")


async def _away_set(s: Showing[AwaySet]) -> Screen:
    since = datetime.fromtimestamp(s.notice.since, UTC) if s.notice.since else None
    return experts.away_set(s.notice, since, datetime.fromtimestamp(s.notice.until, UTC), s.desk.now, s.t)


SCREENS: Screens = {OwnCard: _own_card, AwaySet: _away_set}
