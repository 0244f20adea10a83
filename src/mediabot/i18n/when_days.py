"""The day in a deadline: „до петък“, next Tuesday, 25 ноември, „края на седмицата“.

„Следващия вторник“ and “next Tuesday” are Tuesday of the next calendar week; a bare weekday is the first that is
still to come. A date without a year is the next such date, or the last one where that was within ninety days: more
likely a slip than a plan for next autumn.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from mediabot.i18n.calendar_words import WEEKDAYS
from mediabot.i18n.when_scan import NotUnderstood, Scanner

_DAYS = tuple(WEEKDAYS)
_DOW = f"({'|'.join(_DAYS)})"
_RELATIVE = {"TODAY": 0, "TOMORROW": 1, "AFTER2": 2, "YESTERDAY": -1, "BEFORE2": -2}
_RECENT = timedelta(days=90)
_DAY, _MONTH, _YEAR = r"o?(?P<day>\d{1,2})", r"(?:MONTH )?M:(?P<month>\d+)(?: MONTH)?", r"(?P<year>20\d\d)"
_DAY_AND_MONTH = (
    rf"{_YEAR} {_MONTH} {_DAY}",
    rf"{_DAY}(?: OF)? {_MONTH}(?: {_YEAR})?",
    rf"{_MONTH} {_DAY}(?: {_YEAR})?",
)


@dataclass(frozen=True)
class Day:
    """A date. `rolls` days later is meant instead when its time has passed; `usual` replaces 18:00 as its time."""

    at: date
    rolls: int = 0
    usual: time | None = None


def read_day(scan: Scanner, today: date) -> Day | None:
    """Takes every day out of the phrase; None when there is none. Days that contradict each other are refused."""
    found = [day for rule in _RULES for day in rule(scan, today)]
    fixed = [day for day in found if not day.rolls]
    if fixed and all(day.at == fixed[0].at for day in fixed):
        agreed = all(day.at.weekday() == fixed[0].at.weekday() for day in found)
        return fixed[0] if agreed else _refuse()
    if fixed:
        return _refuse()
    if len({day.at for day in found}) > 1:
        return _refuse()
    return found[0] if found else None


def _refuse() -> Day:
    raise NotUnderstood


def _weeks(scan: Scanner, today: date) -> list[Day]:
    """The week as a deadline, or as the week of a weekday."""
    monday = today - timedelta(days=today.weekday())
    week = scan.take("(NEOW|EOW)")
    named = scan.take(rf"(?:NEXT |THIS )?{_DOW}") if week else None
    if week:
        monday += timedelta(weeks=1 if week[1] == "NEOW" else 0)
        if named:
            return [Day(monday + timedelta(days=_DAYS.index(named[1])))]
        friday = monday + timedelta(days=4)
        return [Day(friday, usual=time(17))]
    if scan.take("WEEKEND"):
        return [Day(monday + timedelta(days=6))]
    if scan.take("EOM"):
        return [Day((today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1))]
    return []


def _weekdays(scan: Scanner, today: date) -> list[Day]:
    days = []
    while found := scan.take(rf"(?:(NEXT|THIS|LAST) )?{_DOW}"):
        ahead = (_DAYS.index(found[2]) - today.weekday()) % 7
        match found[1]:
            case "NEXT":
                monday = today + timedelta(days=7 - today.weekday())
                days.append(Day(monday + timedelta(days=_DAYS.index(found[2]))))
            case "LAST":
                days.append(Day(today - timedelta(days=7 - ahead)))
            case _:
                days.append(Day(today + timedelta(days=ahead), rolls=7))
    return days


def _relative(scan: Scanner, today: date) -> list[Day]:
    days = []
    while found := scan.take(f"({'|'.join(_RELATIVE)})"):
        days.append(Day(today + timedelta(days=_RELATIVE[found[1]])))
    return days


def _numbered(scan: Scanner, today: date) -> list[Day]:
    """25.11.2026 and 25/11; `10.11` is a date unless a day is named that contradicts it."""
    days = []
    while found := scan.take(r"@(\d*)-(\d+)-(\d+)"):
        days.append(_dated(int(found[1]) if found[1] else None, _in_numbers(int(found[2]), int(found[3])), today))
    if scan.has(r"(AT \d+\.\d+|\d+\.\d+ (?:HRS|H|AM|PM))") or scan.has(f"({'|'.join(_RELATIVE)})") or days:
        return days
    if (found := scan.take(r"(\d+)\.(\d+)")) is not None:
        day = _dated(None, _in_numbers(int(found[2]), int(found[1])), today)
        if scan.has(_DOW) and not scan.has(_DAYS[day.at.weekday()]):
            raise NotUnderstood
        days.append(day)
    return days


def _named(scan: Scanner, today: date) -> list[Day]:
    """25 ноември, Nov 25th, 2026, „5 март месец“, 2026 March 5."""
    for rule in _DAY_AND_MONTH:
        if found := scan.take(rule):
            year = found.groupdict().get("year")
            return [_dated(int(year) if year else None, _in_numbers(int(found["month"]), int(found["day"])), today)]
    if found := scan.take(rf"END M:(\d+)(?: {_YEAR})?"):
        month = int(found[1])
        return [
            _dated(
                int(found["year"]) if found["year"] else None,
                lambda year: date(year, month, monthrange(year, month)[1]),
                today,
            )
        ]
    if found := scan.take(r"o(\d+)"):
        return [_coming_day_of_month(int(found[1]), today)]
    if any(tag.startswith("?") for tag in scan.rest()) or scan.has(r"(\d{1,2} (?:AND |MINUS |AT )?\d{1,2})"):
        return []
    if found := scan.take(r"(2[5-9]|3[01])(?! (?:\d|HRS|H|HOUR|MINUTE))"):
        return [_coming_day_of_month(int(found[1]), today)]
    return []


def _in_numbers(month: int, day: int) -> Callable[[int], date | None]:
    def in_year(year: int) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            return None

    return in_year


def _dated(year: int | None, in_year: Callable[[int], date | None], today: date) -> Day:
    years = [year] if year is not None else range(today.year - 1, today.year + 5)
    for candidate in (in_year(each) for each in years):
        if candidate is not None and (year is not None or candidate >= today - _RECENT):
            return Day(candidate)
    return _refuse()


def _coming_day_of_month(day: int, today: date) -> Day:
    first = today.replace(day=1)
    for _ in range(3):
        candidate = _in_numbers(first.month, day)(first.year)
        if candidate is not None and candidate >= today:
            return Day(candidate)
        first = (first + timedelta(days=32)).replace(day=1)
    return _refuse()


_RULES = (_numbered, _named, _weeks, _weekdays, _relative)
