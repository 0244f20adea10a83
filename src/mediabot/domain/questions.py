"""A question: what a journalist wants to know, by when and in which form, and how far it has got.

`Search` is what the journalist typed and who was found; `Question` is what they then wrote to be asked. A question
begins as a draft (the form), and ends in one of END_STATES. The steps between are in `domain/cases.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mediabot.domain.content import Attachment
from mediabot.domain.directory import Format, Localized
from mediabot.domain.languages import NO_NAMES, Bilingual


class Status(StrEnum):
    """Where a question stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    """Sent, but the journalist is not yet verified."""
    WITH_STAFF = "with_staff"
    """A person of the Media Center has it in hand."""
    ASKING = "asking"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"
    """Staff answered it themselves."""
    NOBODY_LEFT = "nobody_left"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    REFUSED = "refused"


END_STATES = frozenset(
    {Status.ACCEPTED, Status.RESOLVED, Status.NOBODY_LEFT, Status.EXPIRED, Status.CANCELLED, Status.REFUSED}
)


class Attribution(StrEnum):
    """How the answer may be used (conditions for quoting)."""

    ON_THE_RECORD = "on_the_record"
    ON_BACKGROUND = "on_background"
    OFF_THE_RECORD = "off_the_record"


FILES_LIMIT = 10
"""So many files go with a question; Telegram's albums hold as many."""

SOON = "soon"
"""Among what is understood of a first message: as soon as possible, so that it is asked how soon."""


@dataclass(frozen=True)
class Found:
    """One match as it was shown: the matched topics in both languages, and the words of the question."""

    expert_id: str
    score: float
    why: Bilingual[tuple[str, ...]] = NO_NAMES


def named(topic: Localized) -> Localized:
    """A topic as a search keeps it: the names that readers of either language are shown."""
    return Localized(topic.in_language("bg"), topic.in_language("en"))


@dataclass(frozen=True)
class Search:
    """What somebody typed as a topic, and what came of it. `shown` counts the matches on the screen; `news` are items
    that fit, `news_id` is the item that it is about, `files` came with the words."""

    id: int
    person_id: int
    text: str
    language: str
    asked_at: datetime
    found: tuple[Found, ...] = ()
    nearest: Bilingual[tuple[str, ...]] = NO_NAMES
    shown: int = 3
    with_staff_at: datetime | None = None
    wants_human: bool = False
    settled_at: datetime | None = None
    news: tuple[int, ...] = ()
    news_id: int | None = None
    files: tuple[Attachment, ...] = ()


class Field(StrEnum):
    """The fields of the form, in the order in which they are asked."""

    STORY = "story"
    FORMAT = "format"
    DEADLINE = "deadline"
    LANGUAGE = "language"
    ATTRIBUTION = "attribution"


class ChangePage(StrEnum):
    """What the journalist's card offers to change once the question is sent; `MENU` is the choice."""

    MENU = "menu"
    TEXT = "text"
    DEADLINE = "deadline"
    FORMAT = "format"


@dataclass(frozen=True)
class Question:
    """`open_field` is the form's open question, empty on the overview; `trouble` is what was wrong with the last words.

    `due_at` is the next instant at which time alone changes something: the answer-by time or the deadline. `news_id` is
    the news item that it is about. `urgent`: it may ring at night. `understood` are the fields that were read from the
    first message, `assumed` those that nobody named; a field that is changed is neither. `files` go to those asked.
    """

    id: int
    journalist_id: int | None
    search_id: int | None
    created_at: datetime
    story: str = ""
    format: Format | None = None
    deadline: datetime | None = None
    language: str = ""
    attribution: Attribution | None = None
    in_turn: bool = False
    status: Status = Status.DRAFT
    open_field: Field | None = Field.STORY
    trouble: str = ""
    sent_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    taken_by: int | None = None
    reason: str = ""
    news_id: int | None = None
    urgent: bool = False
    understood: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()

    @property
    def ended(self) -> bool:
        return self.status in END_STATES

    def runs(self, now: datetime) -> bool:
        """Whether something can still come of it: not ended, or ended well or with nobody before its deadline."""
        ahead = self.deadline is not None and self.deadline > now
        return not self.ended or (ahead and self.status in (Status.ACCEPTED, Status.NOBODY_LEFT))

    @property
    def complete(self) -> bool:
        return bool(self.story and self.format and self.deadline and self.language and self.attribution)

    @property
    def how_soon(self) -> bool:
        """Whether the deadline is only known to be soon."""
        return self.deadline is None and SOON in self.understood

    def filled(self, **values: object) -> Question:
        """With what the journalist says now: nothing of that is read or assumed any more."""
        understood = tuple(name for name in self.understood if name not in values)
        assumed = tuple(name for name in self.assumed if name not in values)
        return replace(self, understood=understood, assumed=assumed, **values)  # type: ignore[arg-type]

    def next_empty(self) -> Field | None:
        """The first field without an answer; None when the form is full."""
        for name in Field:
            if not getattr(self, name.value):
                return name
        return None
