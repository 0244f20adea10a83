"""When nobody's phone should ring for a request: at night, at weekends and on public holidays, as wall time of the
house."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.domain.availability import DayOff, no_day_off

NIGHT, MORNING = time(22), time(8)
SATURDAY = 5


def quiet_until(now: datetime, zone: str, day_off: DayOff = no_day_off) -> datetime | None:
    """When phones may ring again; None where they may now."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= NIGHT)
    if day == local.date() and not _is_off(day, day_off) and local.time() >= MORNING:
        return None
    while _is_off(day, day_off):
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


def rings(now: datetime, deadline: datetime | None, zone: str, day_off: DayOff = no_day_off, *, urgent: bool) -> bool:
    """Whether a request makes a sound now: in quiet time only an urgent one whose deadline lies within it."""
    until = quiet_until(now, zone, day_off)
    return until is None or (urgent and deadline is not None and deadline < until)


def may_be_urgent(deadline: datetime | None, zone: str, day_off: DayOff = no_day_off) -> bool:
    """Whether the deadline lies in quiet time, so that the journalist is asked."""
    return deadline is not None and quiet_until(deadline, zone, day_off) is not None


def _is_off(day: date, day_off: DayOff) -> bool:
    return day.weekday() >= SATURDAY or day_off(day)
