"""When nobody's phone should ring for a request: at night and on days off, as wall time of the house."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT, MORNING = time(22), time(8)
SATURDAY = 5


def quiet_until(now: datetime, zone: str) -> datetime | None:
    """When phones may ring again; None where they may now."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= NIGHT)
    if day == local.date() and day.weekday() < SATURDAY and local.time() >= MORNING:
        return None
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


def rings(now: datetime, deadline: datetime | None, zone: str, *, urgent: bool) -> bool:
    """Whether a request makes a sound now: in quiet time only an urgent one whose deadline lies within it."""
    until = quiet_until(now, zone)
    return until is None or (urgent and deadline is not None and deadline < until)


def may_be_urgent(deadline: datetime | None, zone: str) -> bool:
    """Whether the deadline lies in quiet time, so that the journalist is asked."""
    return deadline is not None and quiet_until(deadline, zone) is not None
