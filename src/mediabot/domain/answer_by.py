"""When the next expert's turn comes: how long one expert may take to answer.

Time counts while the expert's day is open. Where the deadline leaves no such time, every hour counts: a late answer
is of no use, an early call at least may reach somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

AT_LEAST = timedelta(minutes=20)
SHARE = 3

Span = tuple[datetime, datetime]


class Hours(Protocol):
    """When somebody's day is open."""

    def between(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The open spans from `start` to `end`, in UTC and in order."""
        ...


@dataclass(frozen=True)
class OpenHours:
    """When an expert can be expected to look at a message, as wall time in the expert's zone, every day."""

    opens: time = time(8)
    closes: time = time(20)
    zone: str = "Europe/Sofia"

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("a day opens before it closes")

    def between(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The open spans from `start` to `end`, in UTC and in order; a night of changed clocks is counted as it is."""
        zone = ZoneInfo(self.zone)
        first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            opens = datetime.combine(day, self.opens, zone).astimezone(UTC)
            closes = datetime.combine(day, self.closes, zone).astimezone(UTC)
            span = max(opens, start), min(closes, end)
            if span[0] < span[1]:
                yield span


DEFAULT_HOURS = OpenHours()


def answer_by(now: datetime, deadline: datetime, hours: Hours = DEFAULT_HOURS) -> datetime:
    """The instant until which one expert is waited for: a third of the open time left, at least 20 minutes."""
    if now.utcoffset() is None or deadline.utcoffset() is None:
        raise ValueError("instants need a zone")
    now, deadline = now.astimezone(UTC), deadline.astimezone(UTC)
    if deadline <= now:
        raise ValueError("the deadline has passed")
    spans = tuple(hours.between(now, deadline))
    if _length(spans) < AT_LEAST:
        spans = ((now, deadline),)
    return _after(spans, max(AT_LEAST, _length(spans) / SHARE))


def halfway(now: datetime, until: datetime, hours: Hours = DEFAULT_HOURS) -> datetime:
    """When half of the open time has passed; of all the time where none of it is open."""
    now, until = now.astimezone(UTC), until.astimezone(UTC)
    spans = tuple(hours.between(now, until)) or ((now, until),)
    return _after(spans, _length(spans) / 2)


def _length(spans: tuple[Span, ...]) -> timedelta:
    return sum((end - start for start, end in spans), timedelta())


def _after(spans: tuple[Span, ...], wait: timedelta) -> datetime:
    """The instant at which `wait` has passed within the spans, or their end."""
    for start, end in spans:
        if wait <= end - start:
            return start + wait
        wait -= end - start
    return spans[-1][1]
