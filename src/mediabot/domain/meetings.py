"""The time that the two sides of a talk agree on: one proposes, the other agrees; later it can be moved or called off.

Calendars know it by its referral, so it keeps its UID; `sequence` goes up with everything that they are told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mediabot.domain.deadlines import FARTHEST
from mediabot.domain.errors import MediabotError
from mediabot.domain.referrals import Referral, ReferralStatus

LASTS = timedelta(minutes=30)
"""What a calendar keeps free for it."""


class MeetingClosed(MediabotError):
    """That time is not on offer (any more), or has passed."""


@dataclass(frozen=True)
class Meeting:
    """`starts_at` is what was agreed last, unless that was `called_off`; `proposed` waits for the other side than
    `proposed_by`. `sequence` is -1 before any calendar knows of it."""

    id: int
    referral_id: int
    starts_at: datetime | None = None
    proposed: datetime | None = None
    proposed_by: int | None = None
    sequence: int = -1
    called_off: bool = False

    @property
    def agreed(self) -> datetime | None:
        return None if self.called_off else self.starts_at

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + LASTS if self.starts_at else None


def may_meet(referral: Referral, agreed: datetime | None) -> bool:
    """After a yes, with an expert who uses the bot; where one side has ended the talk, only what was agreed before can
    still be moved or called off."""
    ended = referral.contacts.bot and not referral.talking and agreed is None
    return referral.status is ReferralStatus.ACCEPTED and referral.person_id is not None and not ended


def trouble_with_time(instant: datetime | None, now: datetime) -> str:
    """What is wrong with a time that somebody proposes; empty when it can be."""
    if instant is None:
        return "not_understood"
    if instant <= now:
        return "past"
    return "too_far" if instant > now + FARTHEST else ""


def propose(meeting: Meeting, person_id: int, instant: datetime, now: datetime) -> Meeting:
    """A time that waits for the other side; one that they have proposed themselves is agreed by it."""
    if meeting.proposed == instant and meeting.proposed_by not in (None, person_id):
        return agree(meeting, person_id, instant, now)
    return replace(meeting, proposed=instant, proposed_by=person_id)


def agree(meeting: Meeting, person_id: int, instant: datetime, now: datetime) -> Meeting:
    """The other side takes what is proposed, as long as it still is and lies ahead."""
    if meeting.proposed != instant or meeting.proposed_by == person_id or instant <= now:
        raise MeetingClosed(f"{instant} is not on offer")
    return replace(
        meeting,
        starts_at=instant,
        proposed=None,
        proposed_by=None,
        sequence=meeting.sequence + 1,
        called_off=False,
    )


def leave(meeting: Meeting) -> Meeting:
    """Either side drops what is proposed; what was agreed before stands."""
    if meeting.proposed is None:
        raise MeetingClosed("nothing is proposed")
    return replace(meeting, proposed=None, proposed_by=None)


def call_off(meeting: Meeting, now: datetime) -> Meeting:
    """Either side can't come; what else was proposed falls with it."""
    if meeting.agreed is None or meeting.agreed <= now:
        raise MeetingClosed("nothing is agreed")
    return replace(meeting, proposed=None, proposed_by=None, sequence=meeting.sequence + 1, called_off=True)
