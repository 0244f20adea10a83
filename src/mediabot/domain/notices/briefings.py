"""Notices about briefings: to staff, to whoever may come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of


@dataclass(frozen=True)
class BriefingList(Notice):
    """To staff all of them, to others those still to come."""

    kind = NoticeKind.BRIEFINGS
    page: int = 0


class BriefingPlace(StrEnum):
    """Which side of staff's card is shown."""

    OVERVIEW = ""
    EXPERTS = "experts"
    TOPICS = "topics"
    ANNOUNCE = "announce"
    QUESTIONS = "questions"
    CANCEL = "cancel"
    DELETE = "delete"


@dataclass(frozen=True)
class StaffBriefing(Card):
    """A briefing under the hands of staff. `wanted`: experts that these words find can be ticked."""

    kind = NoticeKind.STAFF_BRIEFING
    subject: int
    side: BriefingPlace = BriefingPlace.OVERVIEW
    wanted: str = ""


@dataclass(frozen=True)
class BriefingCard(Card):
    """A briefing as whoever may come sees it."""

    kind = NoticeKind.BRIEFING
    subject: int


class BriefingEvent(StrEnum):
    """Makes whoever signed up look up."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    PLACE = "place"
    REMINDER = "reminder"
    NOTES = "notes"


@dataclass(frozen=True)
class BriefingPing(Notice):
    kind = NoticeKind.BRIEFING_PING
    subject: int
    event: BriefingEvent = field(metadata=one_of(BriefingEvent))


@dataclass(frozen=True)
class BriefingFile(Notice):
    """For the calendar; `subject` is the briefing."""

    kind = NoticeKind.BRIEFING_FILE
    subject: int
