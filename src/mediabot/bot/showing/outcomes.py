"""Which screen draws what became of questions."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.outcomes import expert, figures, follow_up
from mediabot.bot.screens.outcomes.figures import StatsView
from mediabot.bot.screens.outcomes.views import FollowUpView, ImpactView, ThanksView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.follow_ups import FollowUp
from mediabot.domain.mails import MailKind
from mediabot.domain.notices.outcomes import FollowUpCard, Impact, Stats, StatsChart, ThanksCard
from mediabot.domain.questions import Question
from mediabot.domain.quiet import quiet_until
from mediabot.services.outcomes.impact import impact_of
from mediabot.services.outcomes.learning import figures_of


async def _follow_up(s: Showing[FollowUpCard]) -> Screen:
    one, question = await _of_question(s, s.subject)
    referral = await s.desk.work.referrals.get(one.referral_id) if one.referral_id else None
    who = s.loader.expert(referral.expert_id) if referral else None
    return follow_up.follow_up(FollowUpView(one, question, who, silent=_silent(s)), s.t)


async def _thanks(s: Showing[ThanksCard]) -> Screen:
    referral = await s.desk.work.referrals.get(s.subject)
    if referral is None:
        raise Gone(Kind.REFERRAL, s.subject)
    one, question = await _of_question(s, referral.question_id)
    journalist = await s.desk.work.people.get(question.journalist_id) if question.journalist_id else None
    letter = await s.desk.work.mails.last(MailKind.THANKS, referral.id)
    view = ThanksView(
        one,
        referral.id,
        question,
        s.loader.expert(referral.expert_id),
        journalist,
        silent=_silent(s),
        for_staff=referral.person_id is None,
        letter=letter.state if letter else None,
    )
    return expert.thanks(view, s.t)


async def _impact(s: Showing[Impact]) -> Screen:
    office, expert_id = s.desk.office, s.reader.expert_id
    year = s.desk.now.astimezone(ZoneInfo(office.zone)).year
    found = await impact_of(s.desk, expert_id) if expert_id else None
    return expert.impact(ImpactView(found, year), s.t)


async def _stats(s: Showing[Stats]) -> Screen:
    return figures.stats(await _figures(s), s.t)


async def _stats_chart(s: Showing[StatsChart]) -> Screen:
    return figures.stats_chart(await _figures(s), s.t)


async def _figures(s: Showing[Stats] | Showing[StatsChart]) -> StatsView:
    office = s.desk.office
    found = await figures_of(s.desk.work, office.directory, s.notice.stretch, s.desk.now, office.zone)
    names = {one.id: s.loader.called(one.id) for one in office.directory.experts}
    return StatsView(found.learned, s.notice.stretch, names, found.over_time)


async def _of_question(s: Showing[FollowUpCard] | Showing[ThanksCard], question_id: int) -> tuple[FollowUp, Question]:
    one = await s.desk.work.follow_ups.get(question_id)
    question = await s.desk.work.questions.get(question_id)
    if one is None or question is None:
        raise Gone(Kind.QUESTION, question_id)
    return one, question


def _silent(s: Showing[FollowUpCard] | Showing[ThanksCard]) -> bool:
    return quiet_until(s.desk.now, s.desk.office.zone) is not None


SCREENS: Screens = {
    FollowUpCard: _follow_up,
    ThanksCard: _thanks,
    Impact: _impact,
    Stats: _stats,
    StatsChart: _stats_chart,
}
