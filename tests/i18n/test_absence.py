"""Absences and open hours as people write them, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from mediabot.i18n.absence import Absence, absence
from mediabot.i18n.open_hours import OpenTimes, open_times

SOFIA = ZoneInfo("Europe/Sofia")
MONDAY_NOON = datetime(2026, 11, 23, 10, tzinfo=UTC)
WORKING = (0, 1, 2, 3, 4)


def sofia(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SOFIA).astimezone(UTC)


def read(text: str, now: datetime = MONDAY_NOON) -> Absence | None:
    return absence(text, now=now, zone="Europe/Sofia", language="bg")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("в отпуск съм до 15 декември", None, "2026-12-16"),
        ("I'm on leave until 15 December", None, "2026-12-16"),
        ("до 15.12", None, "2026-12-16"),
        ("до петък", None, "2026-11-28"),
        ("out of office until Monday", None, "2026-12-01"),  # said on a Monday: the next one
        ("от 10 до 15 декември", "2026-12-10", "2026-12-16"),
        ("from 20 December to 5 January", "2026-12-20", "2027-01-06"),
        ("от 1.12 до 10.12", "2026-12-01", "2026-12-11"),
        ("следващата седмица съм в чужбина", "2026-11-30", "2026-12-07"),
        ("тази седмица ме няма", None, "2026-11-30"),
        ("в отпуск съм за две седмици", None, "2026-12-08"),
        ("for 3 days", None, "2026-11-27"),
        ("няма ме утре", "2026-11-24", "2026-11-25"),
        ("връщам се на 15 декември", None, "2026-12-15"),
        ("back on 15 December", None, "2026-12-15"),
        ("до 14:00 съм в операция", None, "2026-11-23 14:00"),
    ],
)
def test_an_absence_lasts_through_the_day_that_is_named(text: str, since: str | None, until: str) -> None:
    assert read(text) == Absence(sofia(until), sofia(since) if since else None)


@pytest.mark.parametrize("text", ["", "завинаги", "до вчера", "в отпуск съм", "от петък до вторник преди година", "🏖"])
def test_no_end_and_an_end_that_is_past_are_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "until"), [("до 28 март", "2026-03-29"), ("до 29 март", "2026-03-30"), ("до 25 октомври", "2026-10-26")]
)
def test_nights_when_the_clock_moves_end_at_midnight(text: str, until: str) -> None:
    assert read(text, datetime(2026, 3, 1, tzinfo=UTC)) == Absence(sofia(until))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("пн-пт 9-17", OpenTimes((time(9), time(17)), WORKING)),
        ("weekdays 9am to 5pm, no public holidays", OpenTimes((time(9), time(17)), WORKING, False)),
        ("делнични дни от 9 до 17:30", OpenTimes((time(9), time(17, 30)), WORKING)),
        ("вторник и четвъртък 18-21, без празници", OpenTimes((time(18), time(21)), (1, 3), False)),
        ("8.30-12.00 ч.", OpenTimes((time(8, 30), time(12)))),
        ("22-2", OpenTimes((time(22), time(2)))),
        ("9 до 24", OpenTimes((time(9), time(0)))),
        ("събота", OpenTimes(days=(5,))),
        ("и на празници", OpenTimes(on_holidays=True)),
        ("по всяко време", OpenTimes((None, None), (), True)),
    ],
)
def test_open_hours_are_read(text: str, expected: OpenTimes) -> None:
    assert open_times(text) == expected


@pytest.mark.parametrize("text", ["", "25-30", "9-9", "blah", "понеделник и тогава", "8-20 blah"])
def test_what_is_no_open_hour_is_none(text: str) -> None:
    assert open_times(text) is None
