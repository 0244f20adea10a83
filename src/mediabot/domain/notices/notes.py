"""Notices that need nothing but a few words: short answers, what is asked of somebody, and alerts to staff."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediabot.domain.conversation import Ask
from mediabot.domain.news import NewsPart
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.kinds import Notice, NoticeKind, one_of
from mediabot.domain.people import Role
from mediabot.domain.sources import Reason


@dataclass(frozen=True)
class Note(Notice):
    """One short text. `reference` is the number of a bug; the rest is what the text names."""

    kind = NoticeKind.NOTE
    event: Event = field(metadata=one_of(Event))
    subject: int = 0
    reference: str = ""
    name: str = ""
    number: str = ""
    title: str = ""
    reason: str = ""

    @property
    def only_in_place(self) -> bool:
        """Whether it says something where a message stood; where that is gone, it says nothing."""
        return self.event in (Event.GOES_ON_BELOW, Event.LEFT, Event.PRESS_CARD_GONE)


@dataclass(frozen=True)
class Asked(Notice):
    """The next words of a reader or of staff answer this. `part`: which part of a news item, or which `version` of it.

    In a group the one who is asked is named: `addressee` is their id, `name` how they are called.
    """

    kind = NoticeKind.ASKED
    ask: Ask = field(metadata=one_of(Ask))
    subject: int = 0
    part: NewsPart | None = field(default=None, metadata=one_of(NewsPart))
    version: str = ""
    addressee: int = 0
    name: str = ""


@dataclass(frozen=True)
class StaffAlert(Notice):
    """Something that staff should know; no story text. `subject` is the person concerned."""

    kind = NoticeKind.STAFF_ALERT
    event: Alert = field(metadata=one_of(Alert))
    subject: int = 0
    reference: str = ""
    count: int = 0
    problem: str = ""
    role: Role | None = field(default=None, metadata=one_of(Role))
    expert: str = ""
    name: str = ""
    reason: Reason | None = field(default=None, metadata=one_of(Reason))
    digest: str = ""
