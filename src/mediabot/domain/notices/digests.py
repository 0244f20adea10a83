"""Notices about subscriptions, digests and editions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.kinds import Card, InLanguage, Notice, NoticeKind, one_of
from mediabot.domain.subscriptions import Rhythm


class Place(StrEnum):
    """Which part of the subscription the card shows."""

    OVERVIEW = "overview"
    TOPICS = "topics"
    WORDS = "words"
    """The card asks for a topic to be typed."""
    DAYS = "days"
    HOUR = "hour"
    ZONE = "zone"
    LANGUAGE = "language"
    PAUSE = "pause"
    STOPPED = "stopped"
    UNDONE = "undone"


class Trouble(StrEnum):
    """What was wrong with the words typed at a place of the subscription."""

    NONE = ""
    WORDS = "words"
    HOUR = "hour"
    ZONE = "zone"
    PAUSE = "pause"
    """No date that is understood."""
    PAST = "past"
    FAR = "far"


@dataclass(frozen=True)
class SubscriptionCard(Card):
    """The reader's own. `wanted`: the topics are those that these words find; `area`: those of that `Area`, of none
    the areas themselves. `undo`: the rhythm before a stop.
    """

    kind = NoticeKind.SUBSCRIPTION
    place: Place = Place.OVERVIEW
    trouble: Trouble = Trouble.NONE
    page: int = 0
    wanted: str = ""
    area: str = ""
    undo: Rhythm = Rhythm.OFF


@dataclass(frozen=True)
class DigestToReader(InLanguage):
    """Names its items. `subject` is the edition, `digest` staff's digest; both 0 where it is the reader's own.

    `more`: so many were left out. `test`: sent on trial, so also when it is empty.
    """

    kind = NoticeKind.DIGEST
    subject: int = 0
    items: tuple[int, ...] = ()
    more: int = 0
    digest: int = 0
    test: bool = False


@dataclass(frozen=True)
class DigestTaste(Notice):
    """More or less like which of these items; when that is `done`, `subject` is the item."""

    kind = NoticeKind.DIGEST_TASTE
    subject: int = 0
    more: bool = False
    items: tuple[int, ...] = ()
    done: bool = False


# to staff


@dataclass(frozen=True)
class DigestList(Notice):
    kind = NoticeKind.STAFF_DIGESTS
    page: int = 0


class DigestPlace(StrEnum):
    """Which part of a digest's card is open."""

    OVERVIEW = ""
    DAYS = "days"
    HOUR = "hour"
    AUDIENCE = "audience"
    DELETE = "delete"


@dataclass(frozen=True)
class DigestCard(Card):
    """`trouble`: which typed words were not understood. `tested`: to so many people a test went, not to `unknown`."""

    kind = NoticeKind.STAFF_DIGEST
    subject: int
    place: DigestPlace = DigestPlace.OVERVIEW
    trouble: Ask | None = field(default=None, metadata=one_of(Ask))
    tested: int = 0
    unknown: str = ""


@dataclass(frozen=True)
class EditionCard(Card):
    kind = NoticeKind.STAFF_EDITION
    subject: int


@dataclass(frozen=True)
class DigestPreview(InLanguage):
    """What a reader who has everything chosen would get; `subject` is the digest."""

    kind = NoticeKind.DIGEST_PREVIEW
    subject: int
    items: tuple[int, ...] = ()
    more: int = 0
