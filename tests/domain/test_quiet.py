"""When a request makes a sound: not at night nor on days off, unless it is urgent and could not wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.quiet import may_be_urgent, quiet_until, rings
from mediabot.i18n.days_off import is_day_off

SOFIA = "Europe/Sofia"

instants = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def sofia(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZoneInfo(SOFIA))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("11-23 08:00", None),  # a Monday
        ("11-23 21:59", None),
        ("11-23 22:00", "11-24 08:00"),
        ("11-24 00:30", "11-24 08:00"),
        ("11-24 07:59", "11-24 08:00"),
        ("11-27 22:00", "11-30 08:00"),  # Friday night lasts until Monday
        ("11-28 12:00", "11-30 08:00"),
        ("11-29 23:00", "11-30 08:00"),
        ("03-28 23:00", "03-30 08:00"),  # the clock moves
        ("10-24 23:00", "10-26 08:00"),
    ],
)
def test_night_and_days_off_are_quiet(now: str, until: str | None) -> None:
    assert quiet_until(sofia(now), SOFIA) == (sofia(until) if until else None)


@pytest.mark.parametrize(
    ("deadline", "urgent", "sound"),
    [
        ("11-24 06:00", True, True),
        ("11-24 06:00", False, False),
        ("11-24 12:00", True, False),  # it can wait for the morning
    ],
)
def test_only_what_is_urgent_and_can_not_wait_rings_at_night(deadline: str, urgent: bool, sound: bool) -> None:
    assert rings(sofia("11-23 23:00"), sofia(deadline), SOFIA, urgent=urgent) is sound
    assert rings(sofia("11-23 12:00"), sofia(deadline), SOFIA, urgent=urgent)


def test_journalist_is_asked_only_where_the_deadline_lies_in_quiet_time() -> None:
    assert may_be_urgent(sofia("11-24 06:00"), SOFIA)
    assert may_be_urgent(sofia("11-28 12:00"), SOFIA)
    assert not may_be_urgent(sofia("11-24 12:00"), SOFIA)
    assert not may_be_urgent(None, SOFIA)


@given(instants)
def test_quiet_time_ends_on_the_morning_of_a_working_day_and_is_quiet_until_then(now: datetime) -> None:
    until = quiet_until(now, SOFIA)

    if until is not None:
        local = until.astimezone(ZoneInfo(SOFIA))
        assert until > now
        assert (local.hour, local.minute, local.weekday() < 5) == (8, 0, True)
        assert quiet_until(until, SOFIA) is None


def test_public_holidays_are_quiet_and_the_days_beside_them_count() -> None:
    def until(now: str) -> datetime | None:
        return quiet_until(sofia(now), SOFIA, is_day_off)

    assert until("12-24 12:00") == sofia("12-29 08:00")  # Thursday to Saturday, and Monday in its place
    assert until("12-23 23:00") == sofia("12-29 08:00")
    assert until("12-23 12:00") is None
    assert quiet_until(sofia("12-24 12:00"), SOFIA) is None
