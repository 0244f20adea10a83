"""Open hours as somebody writes them: „пн-пт 9-17“, "weekdays 10:00 to 18:00", „по всяко време“, „без празници“."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from mediabot.i18n.schedule_words import wall_time, weekdays

_HOUR = r"\d{1,2}(?:\s*[:.]\s*\d\d)?(?:\s*(?:am|pm|ч\.?|h))?"
_TO = r"(?:-|–|—|до|to|till|until|и|and)"  # not shown
_SPAN = re.compile(rf"(?:от|from|между|between)?\s*({_HOUR})\s*{_TO}\s*({_HOUR})")  # not shown
_ANY = re.compile(r"всяко време|винаги|any ?time|always", re.IGNORECASE)  # not shown
_DAYS_OFF = r"\s+(?:на |on |в )?(?:public )?(?:празни|holiday)\w*"  # not shown
_NO_HOLIDAYS = re.compile(r"(?:без|не и?|not?|no|except)" + _DAYS_OFF, re.IGNORECASE)  # not shown
_HOLIDAYS = re.compile(r"(?:и|also|with|including|and)" + _DAYS_OFF, re.IGNORECASE)  # not shown
_REST = re.compile(r"[\w–—-]+")


@dataclass(frozen=True)
class OpenTimes:
    """What was said; None of what was not. `hours` (None, None) and `days` () are any time."""

    hours: tuple[time | None, time | None] | None = None
    days: tuple[int, ...] | None = None
    on_holidays: bool | None = None


def open_times(text: str) -> OpenTimes | None:
    """The open hours and days (from Monday, 0) that are named; None where a word is none of these."""
    if _ANY.search(text):
        return OpenTimes((None, None), (), True)
    on_holidays = False if _NO_HOLIDAYS.search(text) else True if _HOLIDAYS.search(text) else None
    rest = _HOLIDAYS.sub(" ", _NO_HOLIDAYS.sub(" ", text)).casefold()
    span = _SPAN.search(rest)
    hours = _hours(span[1], span[2]) if span else None
    if span:
        rest = rest[: span.start()] + " " + rest[span.end() :]
    days = weekdays(rest) if _REST.search(rest) else None
    unknown = (_REST.search(rest) is not None and days is None) or (span is not None and hours is None)
    if unknown or (hours is None and days is None and on_holidays is None):
        return None
    return OpenTimes(hours, tuple(day - 1 for day in days) if days else None, on_holidays)


def _hours(first: str, last: str) -> tuple[time, time] | None:
    """24:00 is the midnight after. An hour that the clock has not is none."""
    opens, closes = wall_time(first), wall_time("0:00" if last.strip().startswith("24") else last)
    return (opens, closes) if opens is not None and closes is not None and opens != closes else None
