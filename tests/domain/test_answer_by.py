"""How long one expert is waited for before the next one's turn."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.answer_by import AT_LEAST, OpenHours, answer_by

SOFIA = ZoneInfo("Europe/Sofia")
HOURS = OpenHours()
START = datetime(2026, 1, 1, tzinfo=UTC)

instants = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
# Around the last Sundays of March and October, when the clock moves.
nights = st.sampled_from((datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC))).flatmap(
    lambda noon: st.integers(0, 48 * 60).map(lambda minutes: noon + timedelta(minutes=minutes))
)
waits = st.timedeltas(timedelta(seconds=1), timedelta(days=20))
times = st.times().filter(lambda at: time(0, 1) < at < time(23, 50))
days = st.tuples(times, times).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: OpenHours(*pair))


def sofia(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SOFIA)


@pytest.mark.parametrize(
    ("now", "deadline", "expected"),
    [
        ("11-23 09:00", "11-23 18:00", "11-23 12:00"),  # a third of nine hours
        ("11-23 09:00", "11-23 09:45", "11-23 09:20"),  # at least twenty minutes
        ("11-23 09:00", "11-23 09:12", "11-23 09:12"),  # the deadline is the deadline
        ("11-23 22:00", "11-24 14:00", "11-24 10:00"),  # the night doesn't count
        ("11-23 17:00", "11-24 11:00", "11-23 19:00"),  # three hours and three: the evening is enough
        ("11-23 19:30", "11-24 13:30", "11-24 09:30"),  # half an hour today, the rest tomorrow
        ("11-23 23:00", "11-24 05:00", "11-24 01:00"),  # nothing open is left: every hour counts
        ("11-23 23:00", "11-24 08:15", "11-24 02:05"),  # a quarter of an hour isn't enough either
        ("11-23 23:00", "11-24 08:20", "11-24 08:20"),
        ("03-28 21:00", "03-29 14:00", "03-29 10:00"),  # the short night
        ("10-24 21:00", "10-25 14:00", "10-25 10:00"),  # the long one
    ],
)
def test_answer_is_due_after_a_third_of_the_open_time(now: str, deadline: str, expected: str) -> None:
    assert answer_by(sofia(now), sofia(deadline), HOURS) == sofia(expected)


def test_both_nights_count_every_real_hour_when_nothing_is_open() -> None:
    short = answer_by(sofia("03-29 00:00"), sofia("03-29 07:00"), HOURS)
    long = answer_by(sofia("10-25 00:00"), sofia("10-25 07:00"), HOURS)

    assert short - sofia("03-29 00:00").astimezone(UTC) == timedelta(hours=2)
    assert long - sofia("10-25 00:00").astimezone(UTC) == timedelta(hours=8) / 3


@given(now=instants | nights, wait=waits, hours=days)
def test_answer_is_due_between_now_and_the_deadline_in_utc(now: datetime, wait: timedelta, hours: OpenHours) -> None:
    due = answer_by(now, now + wait, hours)

    assert now < due <= now + wait
    assert due.tzinfo is UTC
    assert due - now >= min(AT_LEAST, wait)


@given(now=instants | nights, wait=waits, more=waits, hours=days)
def test_later_deadline_never_makes_the_answer_due_earlier(
    now: datetime, wait: timedelta, more: timedelta, hours: OpenHours
) -> None:
    assert answer_by(now, now + wait, hours) <= answer_by(now, now + wait + more, hours)


@given(now=instants | nights, wait=waits, hours=days)
def test_answer_is_due_in_open_hours_when_there_are_any(now: datetime, wait: timedelta, hours: OpenHours) -> None:
    spans = list(hours.between(now, now + wait))
    enough = sum((end - start for start, end in spans), timedelta()) >= AT_LEAST

    due = answer_by(now, now + wait, hours)

    assert not enough or any(start < due <= end for start, end in spans)


@pytest.mark.parametrize("hours", [(8, 8), (20, 8)])
def test_hours_that_never_open_are_refused(hours: tuple[int, int]) -> None:
    with pytest.raises(ValueError):
        OpenHours(time(hours[0]), time(hours[1]))


def test_naive_instants_and_past_deadlines_are_refused() -> None:
    now = sofia("11-23 09:00")

    for start, deadline in [
        (now.replace(tzinfo=None), now + AT_LEAST),
        (now, (now + AT_LEAST).replace(tzinfo=None)),
        (now, now),
        (now, now - AT_LEAST),
    ]:
        with pytest.raises(ValueError):
            answer_by(start, deadline, HOURS)
