"""A subscription: which news a reader wants, in which language, on which days and at what hour of their own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediabot.domain.directory import Localized


class Rhythm(StrEnum):
    """How often."""

    OFF = "off"
    DAILY = "daily"
    DAYS = "days"
    """On chosen days of the week."""
    WEEKLY = "weekly"
    """On the first of `days`."""


@dataclass(frozen=True)
class Subscription:
    """`days` are ISO weekdays (Monday is 1); `hour` and `minute` are wall time in `zone`; empty `language` is the
    person's own. `like_questions` adds the topics of what they asked. `more` and `less` are topics that they liked or
    disliked under a digest. `due_at` is the next digest's instant, UTC, None when there is none."""

    person_id: int
    topics: tuple[Localized, ...] = ()
    like_questions: bool = False
    language: str = ""
    rhythm: Rhythm = Rhythm.OFF
    days: tuple[int, ...] = (1,)
    hour: int = 8
    minute: int = 0
    zone: str = "Europe/Sofia"
    silent: bool = False
    paused_until: datetime | None = None
    more: tuple[Localized, ...] = ()
    less: tuple[Localized, ...] = ()
    last_at: datetime | None = None
    due_at: datetime | None = None

    @property
    def on(self) -> bool:
        return self.rhythm is not Rhythm.OFF
