"""What a person means by a typed hour of the clock, by typed weekdays, and by the name of a place with its own time.

Unlike a deadline, an hour without anything else is what it says: a digest at 7:30 comes in the morning. What is not
certain is None, and the person is asked again.
"""

from __future__ import annotations

import re
from datetime import time
from functools import cache
from zoneinfo import available_timezones

from babel.core import Locale

from mediabot.i18n.calendar_words import WEEKDAYS

_CLOCK = re.compile(
    r"(?:в|във|към|от|at|v)?\s*(?P<hour>\d{1,2})"  # not shown
    r"(?:\s*[:.,чh]\s*(?P<minute>\d\d)(?!\d)|\s+(?P<spaced>[0-5]\d)\b)?"  # not shown
    r"\s*(?P<half>и половина|и пол)?\s*(?:ч|час|часа|h|hrs|o'?clock|hours?)?\.?\s*"  # not shown
    r"(?P<part>сутринта|преди обяд|am|a\.m\.|следобед|след обяд|вечерта|pm|p\.m\.)?\.?"  # not shown
)
_AFTER_NOON = ("следобед", "след обяд", "вечерта", "pm", "p.m.")  # not shown

# not shown
_SHORTER = {"FRI": "пет"}
"""In a list of weekdays „пет“ is Friday; in a deadline it is five."""

# not shown
_SETS: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = (
    ((1, 2, 3, 4, 5), ("делник", "делнични", "делничен", "работни", "работен", "weekday", "weekdays", "workdays")),
    ((1, 2, 3, 4, 5, 6, 7), ("всеки", "ежедневно", "всекидневно", "daily", "every", "everyday")),
    ((6, 7), ("уикенд", "уикенда", "weekend", "weekends")),
)
# not shown
_FILLERS = frozenset(
    (
        "в",
        "във",
        "и",
        "на",
        "през",
        "от",
        "а",
        "всяка",
        "всеки",
        "всяко",
        "and",
        "on",
        "the",
        "of",
        "from",
        "each",
        "every",
        "i",
        "v",
        "na",
        "ot",
        "vseki",
    )
)
_RANGE = frozenset(("-", "–", "—", "до", "do", "to", "till", "until", "through"))  # not shown
MOST_WORDS = 40
_WORD = re.compile(r"[^\W\d_]+|[-–—]|\S")


def wall_time(text: str) -> time | None:
    """„7:30“, „19 ч.“, “8 pm”, „8 и половина“; None for anything else."""
    found = _CLOCK.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    hour, minute = int(found["hour"]), 30 if found["half"] else int(found["minute"] or found["spaced"] or 0)
    if found["part"]:
        if not 1 <= hour <= 12 and found["part"] not in _AFTER_NOON:
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if found["part"] in _AFTER_NOON else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def weekdays(text: str) -> tuple[int, ...] | None:
    """ISO weekdays by their names, singly, as a range or as a set („делник“); None where a word is none of these."""
    words = _WORD.findall(re.sub(r"[,;.]", " ", text.casefold()))
    named = any(word in _names() for word in words)
    if not named or len(words) > MOST_WORDS:
        return next((days for days, names in _SETS if not named and not set(names).isdisjoint(words)), None)
    chosen: set[int] = set()
    last, ranging = 0, False
    for word in words:
        number = _names().get(word, 0)
        if number:
            chosen.update(_range(last, number) if ranging and last else (number,))
            last, ranging = number, False
        elif word in _RANGE:
            ranging = True
        elif word not in _FILLERS:
            return None
    return tuple(sorted(chosen)) if chosen and not ranging else None


def _range(first: int, last: int) -> set[int]:
    span = (last - first) % 7
    return {(first - 1 + step) % 7 + 1 for step in range(span + 1)}


@cache
def _names() -> dict[str, int]:
    tables = ((number, f"{WEEKDAYS[day]}|{_SHORTER.get(day, '')}") for number, day in enumerate(WEEKDAYS, 1))
    return {name: number for number, names in tables for name in names.split("|") if name}


def zone_named(text: str) -> str | None:
    """The IANA zone of that name or of that city, in either language; None when there is none."""
    return _places().get(_folded(text)) if len(text) <= 80 else None


def city(zone: str, language: str) -> str:
    """How people call that zone: by its city."""
    place = _cities(language).get(zone, {}).get("city")
    return str(place) if place else zone.rpartition("/")[2].replace("_", " ")


@cache
def _places() -> dict[str, str]:
    places: dict[str, str] = {}
    for zone in sorted(available_timezones(), key=lambda name: ("/" not in name, name.startswith("Etc/"), name)):
        if zone.startswith(("posix", "right")) or zone in ("localtime", "Factory"):
            continue
        for name in (zone, zone.rpartition("/")[2], city(zone, "bg"), city(zone, "en")):
            places.setdefault(_folded(name), zone)
    return places


@cache
def _cities(language: str) -> dict[str, dict[str, str]]:
    return dict(Locale.parse(language).time_zones)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
