"""What is drawn of briefings: for staff, and for whoever may come."""

from __future__ import annotations

from typing import Any

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.briefings import reader as reader_screens
from mediabot.bot.screens.briefings import staff as staff_screens
from mediabot.bot.screens.briefings.views import (
    AskedView,
    BriefingLine,
    BriefingView,
    ChoiceView,
    StaffBriefingView,
)
from mediabot.bot.screens.words import with_post
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.briefings import Briefing, Signup, SignupState, coming, in_line
from mediabot.domain.notices.briefings import (
    BriefingCard,
    BriefingFile,
    BriefingList,
    BriefingPing,
    BriefingPlace,
    StaffBriefing,
)
from mediabot.domain.quiet import quiet_until
from mediabot.services.briefings.announcing import expert_choices, topic_choices
from mediabot.services.briefings.cards import read_briefing
from mediabot.services.briefings.signing import ensure_told

LISTED = 100
"""The newest ones, in pages."""


async def _staff(s: Showing[StaffBriefing]) -> Screen:
    briefing = await read_briefing(s.desk, s.subject)
    signups = await s.desk.work.signups.of_briefing(briefing.id)
    view = StaffBriefingView(
        briefing=briefing,
        now=s.desk.now,
        experts=tuple(s.loader.called(one) for one in briefing.experts if s.desk.office.expert(one)),
        topics=tuple(topic.in_language(s.t.language) for topic in briefing.topics),
        coming=len(coming(signups)),
        waiting=len(in_line(signups)),
        questions=await _questions(s, [*coming(signups), *in_line(signups)]),
        side=s.notice.side,
        choices=_choices(s, briefing),
    )
    return staff_screens.staff_briefing(view, s.t)


async def _questions(s: Showing[Any], signups: list[Signup]) -> tuple[AskedView, ...]:
    asking = [one for one in signups if one.question]
    people = await s.desk.work.people.some([one.person_id for one in asking]) if asking else ()
    names = {one.id: ", ".join(filter(None, (one.byline or one.name, one.outlet))) for one in people}
    return tuple(AskedView(names.get(one.person_id) or "—", one.question) for one in asking)


def _choices(s: Showing[StaffBriefing], briefing: Briefing) -> tuple[ChoiceView, ...]:
    if s.notice.side is BriefingPlace.EXPERTS:
        ids = expert_choices(s.desk, briefing, s.notice.wanted)
        named = [(one, with_post(s.loader.expert(one), s.t)) for one in ids]
        return tuple(ChoiceView(expert_key(one), name, one in briefing.experts) for one, name in named)
    if s.notice.side is BriefingPlace.TOPICS:
        topics = topic_choices(s.desk, briefing)
        return tuple(
            ChoiceView(topic_key(one), one.in_language(s.t.language), one in briefing.topics) for one in topics
        )
    return ()


async def _list(s: Showing[BriefingList]) -> Screen:
    """Staff's group is staff, too."""
    for_staff = s.delivery.chat_id < 0 or s.reader.acts_as_staff
    found = await (s.desk.work.briefings.newest(LISTED) if for_staff else s.desk.work.briefings.upcoming(s.desk.now))
    listed = tuple(BriefingLine(one, one.title.in_language(s.loader.language)) for one in found)
    draw = staff_screens.staff_briefings if for_staff else reader_screens.briefing_list
    return draw(listed, s.notice.page, s.t)


async def _view(s: Showing[Any]) -> BriefingView:
    briefing = await read_briefing(s.desk, s.subject)
    ensure_told(briefing)
    signups = await s.desk.work.signups.of_briefing(briefing.id)
    mine = next((one for one in signups if one.person_id == s.reader.id), None)
    line = [one.person_id for one in in_line(signups)]
    return BriefingView(
        briefing=briefing,
        title=briefing.title.in_language(s.loader.language),
        experts=tuple(s.loader.expert(one) for one in briefing.experts if s.desk.office.expert(one)),
        now=s.desk.now,
        signup=mine,
        ahead=line.index(s.reader.id) if mine and mine.state is SignupState.WAITING else 0,
        full=bool(briefing.places) and (bool(line) or len(coming(signups)) >= briefing.places),
        silent=quiet_until(s.desk.now, s.desk.office.zone) is not None,
        bot_name=s.desk.office.bot_name,
    )


async def _card(s: Showing[BriefingCard]) -> Screen:
    return reader_screens.briefing_card(await _view(s), s.t)


async def _ping(s: Showing[BriefingPing]) -> Screen:
    return reader_screens.ping(await _view(s), s.notice.event, s.t)


async def _file(s: Showing[BriefingFile]) -> Screen:
    return reader_screens.briefing_file(await _view(s), s.t)


SCREENS: Screens = {
    StaffBriefing: _staff,
    BriefingList: _list,
    BriefingCard: _card,
    BriefingPing: _ping,
    BriefingFile: _file,
}
