"""Notices about what became of questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediabot.domain.learning import Stretch
from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of


@dataclass(frozen=True)
class FollowUpCard(Card):
    """Asks the journalist what became of the question `subject`."""

    kind = NoticeKind.FOLLOW_UP
    subject: int


@dataclass(frozen=True)
class ThanksCard(Card):
    """Tells the expert what became of the answer to the referral `subject`, and asks how it went."""

    kind = NoticeKind.THANKS
    subject: int


@dataclass(frozen=True)
class Impact(Notice):
    """What an expert's answers led to this year."""

    kind = NoticeKind.IMPACT


@dataclass(frozen=True)
class Stats(Notice):
    """What staff learn from that stretch of time."""

    kind = NoticeKind.STATS
    stretch: Stretch = field(default=Stretch.MONTH, metadata=one_of(Stretch))


@dataclass(frozen=True)
class StatsChart(Notice):
    """The same over time, as a picture."""

    kind = NoticeKind.STATS_CHART
    stretch: Stretch = field(default=Stretch.MONTH, metadata=one_of(Stretch))
