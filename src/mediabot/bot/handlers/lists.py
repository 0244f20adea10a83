"""Turning the pages of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediabot.bot.buttons.lists import Listed, TurnList
from mediabot.bot.turn import Context, Taps
from mediabot.domain.access import ensure_not_blocked, ensure_staff
from mediabot.domain.notices.briefings import BriefingList
from mediabot.domain.notices.broadcasts import BroadcastList
from mediabot.domain.notices.digests import DigestList
from mediabot.domain.notices.entries import ExpertList
from mediabot.domain.notices.kinds import Notice
from mediabot.domain.notices.news import EmbargoAccessList, FeedList
from mediabot.domain.notices.questions import MyQuestions, MyReferrals, StaffList
from mediabot.domain.notices.reactions import ReactionList

OWN: Mapping[Listed, Callable[[int], Notice]] = {
    Listed.QUESTIONS: lambda page: MyQuestions(page=page),
    Listed.FINISHED: lambda page: MyQuestions(page=page, finished=True),
    Listed.REQUESTS: lambda page: MyReferrals(page=page),
    Listed.BRIEFINGS: lambda page: BriefingList(page=page),
}
"""A person's own: drawn for whoever reads them."""

OF_STAFF: Mapping[Listed, Callable[[int], Notice]] = {
    Listed.STAFF: lambda page: StaffList(page=page),
    Listed.FEEDS: lambda page: FeedList(page=page),
    Listed.EMBARGO: lambda page: EmbargoAccessList(page=page),
    Listed.DIGESTS: lambda page: DigestList(page=page),
    Listed.BROADCASTS: lambda page: BroadcastList(page=page),
    Listed.REACTIONS: lambda page: ReactionList(page=page),
    Listed.EXPERTS: lambda page: ExpertList(page=page),
}


async def turn_list(button: TurnList, context: Context) -> None:
    """Another page in the same message."""
    ensure_not_blocked(context.person)
    if button.list in OF_STAFF:
        ensure_staff(context.person)
    await context.desk.turn_into(context.tapped, {**OWN, **OF_STAFF}[button.list](max(button.page, 0)))


TAPS: Taps = {TurnList: turn_list}
