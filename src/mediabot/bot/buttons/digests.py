"""Buttons of a reader's subscription and under a digest; staff's are in `staff_digests.py`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.areas import Area
from mediabot.domain.directory import Localized
from mediabot.domain.notices.digests import Place
from mediabot.domain.subscriptions import Rhythm


def topic_key(topic: Localized) -> str:
    """Twelve hex digits for a topic, whose names may be too long for a button."""
    return hashlib.sha256("\n".join((topic.bg, topic.en, topic.plain)).encode()).hexdigest()[:12]


# a reader's subscription


@dataclass(frozen=True)
class OpenSubscription(Button):
    """`fresh` is 1 where the button stands under another message."""

    tag: ClassVar[str] = "ds"
    place: Place
    fresh: int = 0


@dataclass(frozen=True)
class TurnTopics(Button):
    tag: ClassVar[str] = "dp"
    page: int


@dataclass(frozen=True)
class OpenArea(Button):
    tag: ClassVar[str] = "dg"
    area: Area
    page: int


@dataclass(frozen=True)
class FollowTopic(Button):
    tag: ClassVar[str] = "df"
    topic: str
    page: int


@dataclass(frozen=True)
class AllTopics(Button):
    tag: ClassVar[str] = "da"


@dataclass(frozen=True)
class LikeQuestions(Button):
    tag: ClassVar[str] = "dq"
    on: int


@dataclass(frozen=True)
class SetRhythm(Button):
    tag: ClassVar[str] = "dy"
    rhythm: Rhythm


@dataclass(frozen=True)
class ChooseDay(Button):
    tag: ClassVar[str] = "dd"
    day: int


@dataclass(frozen=True)
class SetHour(Button):
    tag: ClassVar[str] = "dh"
    hour: int
    minute: int


@dataclass(frozen=True)
class SetZone(Button):
    tag: ClassVar[str] = "dz"
    zone: str


@dataclass(frozen=True)
class SetDigestLanguage(Button):
    """Empty is the reader's own, with what there is only in the other."""

    tag: ClassVar[str] = "dl"
    language: str


@dataclass(frozen=True)
class SetSilent(Button):
    tag: ClassVar[str] = "di"
    on: int


@dataclass(frozen=True)
class PauseDigest(Button):
    """For so many days; none ends the pause."""

    tag: ClassVar[str] = "du"
    days: int


# under a digest


@dataclass(frozen=True)
class StopDigests(Button):
    tag: ClassVar[str] = "dx"


@dataclass(frozen=True)
class UndoStop(Button):
    """Back to that rhythm; off: to never having said anything about digests."""

    tag: ClassVar[str] = "dn"
    rhythm: Rhythm


class Taste(StrEnum):
    MORE = "m"
    LESS = "l"


@dataclass(frozen=True)
class AskTaste(Button):
    """More or less like one of these items: which one is asked next."""

    tag: ClassVar[str] = "dt"
    taste: Taste
    items: tuple[int, ...]


@dataclass(frozen=True)
class ChooseTaste(Button):
    tag: ClassVar[str] = "dc"
    taste: Taste
    item_id: int
