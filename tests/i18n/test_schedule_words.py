"""Typed hours, weekdays and places with their own time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.schedule import is_zone
from mediabot.i18n.calendar_words import WEEKDAYS
from mediabot.i18n.schedule_words import city, wall_time, weekdays, zone_named


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7:30", "07:30"),
        ("7.30", "07:30"),
        ("7", "07:00"),
        ("в 8 ч.", "08:00"),
        ("19ч", "19:00"),
        ("7ч30", "07:30"),
        ("8 pm", "20:00"),
        ("12 am", "00:00"),
        ("8 и половина", "08:30"),
        ("7:30 сутринта", "07:30"),
        ("8 вечерта", "20:00"),
        ("25:00", None),
        ("12:75", None),
        ("20 сутринта", None),
        ("sometimes", None),
        ("", None),
    ],
)
def test_typed_hour_is_what_it_says(typed: str, meant: str | None) -> None:
    found = wall_time(typed)

    assert (found.isoformat("minutes") if found else None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("понеделник, сряда и петък", (1, 3, 5)),
        ("Mon-Fri", (1, 2, 3, 4, 5)),
        ("от понеделник до петък", (1, 2, 3, 4, 5)),
        ("sat to mon", (1, 6, 7)),
        ("в делничните дни", None),
        ("делник", (1, 2, 3, 4, 5)),
        ("weekdays", (1, 2, 3, 4, 5)),
        ("всеки ден", (1, 2, 3, 4, 5, 6, 7)),
        ("всеки вторник", (2,)),
        ("every Tuesday", (2,)),
        ("Mondays and Thursdays", (1, 4)),
        ("вторника и петъка", (2, 5)),
        ("в понеделниците", (1,)),
        ("пн, ср, пет", (1, 3, 5)),
        ("ponedelnik i sryada", (1, 3)),
        ("понеделник и друг ден", None),
        ("понеделник до", None),
        ("", None),
    ],
)
def test_typed_weekdays(typed: str, meant: tuple[int, ...] | None) -> None:
    assert weekdays(typed) == meant


def test_every_name_of_a_weekday_is_its_own_day() -> None:
    named = {name: number for number, names in enumerate(WEEKDAYS.values(), 1) for name in names.split("|")}

    assert len(named) == sum(names.count("|") + 1 for names in WEEKDAYS.values())
    assert {name: weekdays(name) for name in named} == {name: (number,) for name, number in named.items()}


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Sofia", "Europe/Sofia"),
        ("europe/london", "Europe/London"),
        ("софия", "Europe/Sofia"),
        ("Ню Йорк", "America/New_York"),
        ("new york", "America/New_York"),
        ("Atlantis", None),
        ("../etc", None),
        ("", None),
    ],
)
def test_zone_by_its_name_or_city(typed: str, zone: str | None) -> None:
    assert zone_named(typed) == zone


def test_zone_is_called_by_its_city() -> None:
    assert (city("Europe/Sofia", "bg"), city("America/New_York", "en")) == ("София", "New York")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_or_not_but_never_an_error(typed: str) -> None:
    wall_time(typed)
    days, zone = weekdays(typed), zone_named(typed)

    assert days is None or set(days) <= {1, 2, 3, 4, 5, 6, 7}
    assert zone is None or is_zone(zone)
