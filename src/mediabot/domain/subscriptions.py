"""A subscription: which news a reader wants, in which language, on which days and at what hour of their own clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.directory import Directory, Localized
from mediabot.domain.schedule import EVERY_DAY, Schedule, next_slot
from mediabot.domain.topics import names_of, shared

LATE = timedelta(hours=6)
"""A digest that could not go out is still sent so long after its hour; later its news wait for the next one."""

FIRST = timedelta(days=7)
"""How far back the first digest looks."""

MOST_TOPICS = 60
"""Topics that somebody can choose, like or dislike; past that the oldest are forgotten."""


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

    @property
    def schedule(self) -> Schedule | None:
        """None while it is off."""
        days = {Rhythm.DAILY: EVERY_DAY, Rhythm.DAYS: self.days, Rhythm.WEEKLY: self.days[:1]}.get(self.rhythm)
        return Schedule(days, self.hour, self.minute, self.zone) if days else None

    def paused(self, now: datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until


def planned(subscription: Subscription, now: datetime) -> Subscription:
    """With the instant of the next digest after `now`, and after the pause."""
    schedule = subscription.schedule
    if schedule is None:
        return replace(subscription, due_at=None)
    pause = subscription.paused_until - timedelta(seconds=1) if subscription.paused_until else now
    slot = next_slot(schedule, max(now, pause))
    return replace(subscription, due_at=slot.at if slot else None)


def rescheduled(subscription: Subscription, now: datetime) -> Subscription:
    """As its reader has changed it. A digest that is due just now still comes: only the following ones are moved."""
    after = planned(subscription, now)
    due = subscription.due_at is not None and subscription.due_at <= now
    return replace(after, due_at=subscription.due_at) if due and after.on and not after.paused(now) else after


def with_rhythm(subscription: Subscription, rhythm: Rhythm) -> Subscription:
    """The days stay as they were chosen, for when they count again; what is turned on is not paused."""
    paused_until = subscription.paused_until if subscription.on else None
    return replace(subscription, rhythm=rhythm, paused_until=paused_until)


def with_day(subscription: Subscription, day: int) -> Subscription:
    """Choose that weekday or not any more; weekly it is the one. The last day stays: turning off is another step."""
    if subscription.rhythm is Rhythm.WEEKLY:
        return replace(subscription, days=(day,))
    days = set(subscription.days) ^ {day}
    return replace(subscription, days=tuple(sorted(days)) or subscription.days)


def with_topic(subscription: Subscription, topic: Localized) -> Subscription:
    """Choose that topic or not any more. Who chooses it no longer dislikes it."""
    names = names_of((topic,))
    if shared(subscription.topics, names):
        return replace(subscription, topics=_without(subscription.topics, names))
    topics = (*subscription.topics, topic)[-MOST_TOPICS:]
    return replace(subscription, topics=topics, less=_without(subscription.less, names))


def with_taste(subscription: Subscription, topics: tuple[Localized, ...], *, more: bool) -> Subscription:
    """More like this, or less: what was said last counts."""
    names = names_of(topics)
    liked, disliked = _without(subscription.more, names), _without(subscription.less, names)
    if more:
        liked = (*liked, *topics)[-MOST_TOPICS:]
    else:
        disliked = (*disliked, *topics)[-MOST_TOPICS:]
    return replace(subscription, more=liked, less=disliked)


def topics_to_choose(directory: Directory) -> tuple[Localized, ...]:
    """The directory's topics, those first that most experts share; one topic for every name."""
    counts = Counter(topic.name for expert in directory.experts for topic in expert.topics)
    known: set[str] = set()
    chosen = []
    for topic in sorted(counts, key=lambda topic: (-counts[topic], topic.texts())):
        names = names_of((topic,))
        if known.isdisjoint(names):
            chosen.append(topic)
            known |= names
    return tuple(chosen)


def _without(topics: tuple[Localized, ...], names: frozenset[str]) -> tuple[Localized, ...]:
    return tuple(topic for topic in topics if not shared((topic,), names))
