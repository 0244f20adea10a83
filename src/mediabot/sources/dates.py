"""Dates as feeds and pages write them: by the standards, and as people in Bulgaria do.

A date that names no zone is meant as wall time in Bulgaria; a day without a time is taken at noon.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Sofia")

_LONGEST = 100
_MIDNIGHT = re.compile(r"(?<!\d)24:00(:00(?:\.0+)?)?(?!\d)")
_ZONES = {
    "EEST": "+0300",
    "EET": "+0200",
    "CEST": "+0200",
    "CET": "+0100",
    "UTC": "+0000",
    "GMT": "+0000",
    "Z": "+0000",
}
_ZONE_NAME = re.compile(rf"(?<=[\d\s])({'|'.join(_ZONES)})$")
_DOTTED = re.compile(
    r"(?P<day>\d{1,2})\s?\.\s?(?P<month>\d{1,2})\s?\.\s?(?P<year>\d{4})(?:\s*г\.?)?"
    r"(?:,?\s*(?:в|от|-)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?\s*(?:ч\.?)?)?\s*(?P<zone>[+-]\d\d:?\d\d)?$"
)
_IN_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:-?(?:ти|ви|ри|ми))?\s+(?P<month>[а-я]+)\.?,?\s+(?P<year>\d{4})(?:\s*г\.?)?"
    r"(?:,?\s*(?:в|от|-)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?\s*(?:ч\.?)?)?\s*(?P<zone>[+-]\d\d:?\d\d)?$"
)
_MONTHS = ("ян", "фе", "мар", "ап", "май", "юни", "юли", "ав", "се", "ок", "но", "де")
_JUNE_AND_JULY = {"юн": 6, "юл": 7}


def instant_of(text: str) -> datetime | None:
    """The instant in UTC; None where it is none, or lies outside of what can be reckoned with."""
    text = " ".join(text.split())[:_LONGEST]
    text = _ZONE_NAME.sub(lambda found: _ZONES[found[1]], text)
    later = timedelta(days=1) if _MIDNIGHT.search(text) else timedelta()
    text = _MIDNIGHT.sub("00:00:00", text)
    try:
        found = _bulgarian(text.lower()) or _iso(text) or _by_mail(text)
        return (found + later).astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None


def _bulgarian(text: str) -> datetime | None:
    found = _DOTTED.search(text) or _IN_WORDS.search(text)
    month = _month(found["month"]) if found else 0
    if not found or not month:
        return None
    day = datetime(int(found["year"]), month, int(found["day"]), tzinfo=UTC)
    if not found["hour"]:
        return day.replace(hour=12)
    zone = datetime.strptime(found["zone"], "%z").tzinfo if found["zone"] else ZONE
    return day.replace(hour=int(found["hour"]), minute=int(found["minute"]), tzinfo=zone)


def _month(word: str) -> int:
    """By the beginning of its name; 0 where it is none."""
    if word.isdigit():
        return int(word)
    known = next((number for number, name in enumerate(_MONTHS, 1) if word.startswith(name)), 0)
    return known or _JUNE_AND_JULY.get(word, 0)


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= len("2026-11-20"):
        return datetime.combine(found.date(), time(12), UTC)
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _by_mail(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC if text.endswith("-0000") else ZONE)
