"""A schedule is wall time: weekdays and an hour on somebody's clock. Here it becomes instants.

Also on both nights when the clock moves:
An hour that does not exist that day is kept at the first instant after the gap; an hour that comes twice is kept once,
the first time. No local day has two slots: where a whole day is missing and its slot would fall on a day that has its
own, it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY = timedelta(days=1)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)

_AHEAD = 16
"""Days looked ahead: two weeks, because a slot may be left out once, and some for the edges."""


@dataclass(frozen=True)
class Schedule:
    """`days` are ISO weekdays (Monday is 1); none of them means never."""

    days: tuple[int, ...]
    hour: int
    minute: int
    zone: str


@dataclass(frozen=True)
class Slot:
    """`day` is the day it is meant for. `moved`: its hour does not exist on that day, so it comes later."""

    at: datetime
    day: date
    moved: bool = False


def next_slot(schedule: Schedule, after: datetime) -> Slot | None:
    """The first slot after that instant; None when the schedule has no days."""
    zone = ZoneInfo(schedule.zone)
    first = after.astimezone(zone).date() - 2 * DAY
    return next((slot for slot in _slots(schedule, zone, first, _AHEAD + 4) if slot.at > after), None)


def slots_between(schedule: Schedule, after: datetime, until: datetime) -> Iterator[Slot]:
    """Every slot after one instant and up to another, in order."""
    slot = next_slot(schedule, after)
    while slot is not None and slot.at <= until:
        yield slot
        slot = next_slot(schedule, slot.at)


def next_moved(schedule: Schedule, after: datetime, within: timedelta = timedelta(days=366)) -> Slot | None:
    """The next slot whose hour will not exist, if one comes soon enough to speak of it now."""
    zone = ZoneInfo(schedule.zone)
    first = after.astimezone(zone).date()
    return next((slot for slot in _slots(schedule, zone, first, within.days) if slot.moved and slot.at > after), None)


def is_zone(name: str) -> bool:
    """Whether there is such a time zone. Anything may have been typed."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _slots(schedule: Schedule, zone: ZoneInfo, first: date, days: int) -> Iterator[Slot]:
    at = time(schedule.hour, schedule.minute)
    for number in range(days):
        day = first + number * DAY
        if day.isoweekday() not in schedule.days:
            continue
        slot = _slot(day, at, zone)
        kept = slot.at.astimezone(zone).date()
        if kept == day or kept.isoweekday() not in schedule.days:
            yield slot


def _slot(day: date, at: time, zone: ZoneInfo) -> Slot:
    """What the wall clock shows twice is its first time: that is what `fold=0` means."""
    wanted = datetime.combine(day, at, zone)
    instant = wanted.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return Slot(instant, day)
    return Slot(_end_of_gap(wanted, zone), day, moved=True)


def _end_of_gap(wanted: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clock jumped over `wanted`: between its readings by the old offset and by the new."""
    after = wanted.replace(fold=0).astimezone(UTC)
    before = wanted.replace(fold=1).astimezone(UTC)
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=1) // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
