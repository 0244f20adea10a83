"""Notices about what became of questions."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.notices.kinds import Card, Notice, NoticeKind


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
