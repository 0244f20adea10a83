"""Wall time into instants: on ordinary days, on both nights when the clock moves, and on a day that never was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.schedule import EVERY_DAY, Schedule, is_zone, next_moved, next_slot, slots_between

ZONES = (
    "Europe/Sofia",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/Nuuk",
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "UTC",
)

schedules = st.builds(
    Schedule,
    days=st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(ZONES),
)
daily = st.builds(
    Schedule,
    days=st.just(EVERY_DAY),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(ZONES),
)
instants = st.integers(0, 30 * 365 * 24 * 60).map(
    lambda minutes: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def sofia(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Sofia"))


def at(hour: int, minute: int = 0, *, days: tuple[int, ...] = EVERY_DAY, zone: str = "Europe/Sofia") -> Schedule:
    return Schedule(days, hour, minute, zone)


def test_slot_of_today_is_still_to_come_and_its_own_instant_is_past() -> None:
    before, itself = sofia(2026, 11, 24, 7, 59), sofia(2026, 11, 24, 8)

    assert next_slot(at(8), before) is not None
    assert next_slot(at(8), before).at == itself  # type: ignore[union-attr]
    assert next_slot(at(8), itself).at == sofia(2026, 11, 25, 8)  # type: ignore[union-attr]


def test_weekly_slot_is_a_week_away_on_its_own_day() -> None:
    monday = at(8, days=(1,))

    assert next_slot(monday, sofia(2026, 11, 23, 8)).at == sofia(2026, 11, 30, 8)  # type: ignore[union-attr]


def test_no_days_is_never() -> None:
    assert next_slot(at(8, days=()), sofia(2026, 11, 23)) is None


def test_hour_that_does_not_exist_comes_at_the_first_instant_after_the_gap() -> None:
    slot = next_slot(at(3, 30), sofia(2027, 3, 28, 0))

    assert slot is not None
    assert slot.moved
    assert slot.at == sofia(2027, 3, 28, 4)
    assert slot.day.isoformat() == "2027-03-28"
    assert next_slot(at(3, 30), slot.at).at == sofia(2027, 3, 29, 3, 30)  # type: ignore[union-attr]


def test_hour_that_comes_twice_is_kept_once_and_first() -> None:
    night = sofia(2026, 10, 25, 0)

    slots = [slot.at for slot in slots_between(at(3, 30), night, sofia(2026, 10, 26, 0))]

    assert slots == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_half_an_hour_of_lord_howe() -> None:
    zone = ZoneInfo("Australia/Lord_Howe")

    slot = next_slot(at(2, 15, zone=zone.key), datetime(2026, 10, 3, 12, tzinfo=UTC))

    assert slot is not None
    assert slot.moved
    assert slot.at.astimezone(zone).isoformat() == "2026-10-04T02:30:00+11:00"


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        (EVERY_DAY, ["2011-12-29T08:00", "2011-12-31T08:00"]),
        ((5,), ["2011-12-31T00:00"]),  # the Friday that never was
    ],
)
def test_missing_day_of_apia_gives_no_second_slot_to_the_next_one(days: tuple[int, ...], dates: list[str]) -> None:
    zone = ZoneInfo("Pacific/Apia")
    schedule = at(8, days=days, zone=zone.key)

    found = slots_between(schedule, datetime(2011, 12, 29, tzinfo=zone), datetime(2012, 1, 1, tzinfo=zone))

    assert [slot.at.astimezone(zone).isoformat(timespec="minutes")[:16] for slot in found] == dates


def test_coming_gap_is_known_months_before() -> None:
    moved = next_moved(at(3, 15, days=(7,)), sofia(2026, 11, 23))

    assert moved is not None
    assert moved.at == sofia(2027, 3, 28, 4)
    assert next_moved(at(8, days=(7,)), sofia(2026, 11, 23)) is None


@given(schedules, instants)
def test_slot_is_later_on_a_chosen_day_and_shows_the_chosen_hour(schedule: Schedule, after: datetime) -> None:
    slot = next_slot(schedule, after)

    assert slot is not None
    assert slot.at > after
    assert slot.day.isoweekday() in schedule.days
    shown = slot.at.astimezone(ZoneInfo(schedule.zone))
    if not slot.moved:
        assert (shown.date(), shown.hour, shown.minute) == (slot.day, schedule.hour, schedule.minute)
        assert shown.fold == 0
    else:
        before = (slot.at - timedelta(seconds=1)).astimezone(ZoneInfo(schedule.zone)).replace(tzinfo=None)
        wanted = datetime.combine(slot.day, datetime.min.time()).replace(hour=schedule.hour, minute=schedule.minute)
        assert before < wanted < shown.replace(tzinfo=None)


@given(daily, st.integers(2005, 2034))
def test_every_local_day_of_a_year_has_one_slot(schedule: Schedule, year: int) -> None:
    zone = ZoneInfo(schedule.zone)
    first, last = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)

    slots = list(slots_between(schedule, first - timedelta(seconds=1), last - timedelta(seconds=1)))

    days = [slot.at.astimezone(zone).date() for slot in slots]
    assert len(days) == len(set(days))
    assert [slot.at for slot in slots] == sorted(slot.at for slot in slots)
    missing = {first.date() + timedelta(days=number) for number in range(365)} - set(days)
    assert len(missing) <= 1
    assert all(schedule.zone in ("Pacific/Apia", "America/Nuuk", "Africa/Casablanca") for _ in missing)


@given(schedules, instants)
def test_slot_after_a_slot_is_never_on_the_same_local_day(schedule: Schedule, after: datetime) -> None:
    one = next_slot(schedule, after)
    assert one is not None
    other = next_slot(schedule, one.at)

    assert other is not None
    zone = ZoneInfo(schedule.zone)
    assert one.at.astimezone(zone).date() < other.at.astimezone(zone).date()


@pytest.mark.parametrize("typed", ["Europe/Atlantis", "", "../../etc/passwd", "Sofia", "Europe/Sofia\x00", "a" * 5000])
def test_what_is_no_zone_is_told_from_one(typed: str) -> None:
    assert is_zone("Europe/Sofia")
    assert not is_zone(typed)
