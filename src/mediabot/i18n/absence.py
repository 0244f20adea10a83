"""An absence as somebody writes it: „до 15 декември“, "from 20 December to 5 January", „две седмици“, „няма ме утре“.

A day that is named is meant with its evening: away until the 15th is free from the 16th. Who says when they are back is
free from that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.i18n.when import named_in, understand
from mediabot.i18n.when_within import time_within

_CLOCK = re.compile(r"\d\s*:\s*\d\d|\d\s*(?:ч\b|час|h\b|am\b|pm\b)|обяд|noon", re.IGNORECASE)  # not shown
_SPAN = re.compile(
    r"(?:\bот|\bfrom|\bмежду|\bbetween)\s+(?P<first>.+?)\s+(?:до|to|until|till|и|and)\s+(?P<last>.+)",  # not shown
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:до|докато|until|till|through|by)\b", re.IGNORECASE)  # not shown
_BACK = re.compile(r"връщам се|ще се върна|отново съм|back|return", re.IGNORECASE)  # not shown
_LENGTH = re.compile(
    r"(?:\d+|ед\w+|две|два|три|четири|пет|a|one|two|three|four)\s+(?:седмиц|дни|ден|месец|week|day|month)",  # not shown
    re.IGNORECASE,
)
_THIS_WEEK = re.compile(r"тази седмица|this week", re.IGNORECASE)  # not shown
_WEEKDAY = re.compile(r"понед|вторн|сряд|четвърт|петък|събот|недел|day\b", re.IGNORECASE)  # not shown
_TODAY = re.compile(r"днес|today", re.IGNORECASE)  # not shown
_NEXT_WEEK = re.compile(r"(?:следващата|другата|идната) седмица|next week", re.IGNORECASE)  # not shown
_MONTH = re.compile(r"[^\W\d_]{3,}|\.\d{1,2}\b")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Absence:
    """`since` None: from now on."""

    until: datetime
    since: datetime | None = None


def absence(text: str, *, now: datetime, zone: str, language: str) -> Absence | None:
    """The absence that is named; None where none is, or it lies behind."""
    read = _Reader(now, ZoneInfo(zone), zone, language)
    found = read.span(text) or read.week(text) or read.end(text)
    return found if found is not None and found.until > now and (not found.since or found.since < found.until) else None


@dataclass(frozen=True)
class _Reader:
    now: datetime
    zone: ZoneInfo
    zone_name: str
    language: str

    def span(self, text: str) -> Absence | None:
        """From one day to another; a first without a month has that of the last."""
        pair = _SPAN.search(text)
        last = self.instant(pair["last"]) if pair else None
        if pair is None or last is None:
            return None
        month = _MONTH.search(pair["last"])
        first = self.instant(pair["first"]) if _MONTH.search(pair["first"]) else None
        first = first or (self.instant(f"{pair['first']} {month[0]}") if month else None)
        if first is None:
            return None
        exact = _CLOCK.search(text) is not None
        return Absence(last, first) if exact else Absence(self.midnight(last + _DAY), self.midnight(first))

    def week(self, text: str) -> Absence | None:
        monday = self.midnight(self.now + _DAY * (7 - self.now.astimezone(self.zone).weekday()))
        if _NEXT_WEEK.search(text):
            return Absence(self.midnight(monday + _DAY * 7), monday)
        return Absence(monday) if _THIS_WEEK.search(text) else None

    def end(self, text: str) -> Absence | None:
        """Until a day or an instant; a single day that is named without “until” is that day alone."""
        last = self.instant(text)
        if last is None:
            return None
        if _CLOCK.search(text):
            return Absence(last)
        if _BACK.search(text):
            return Absence(self.midnight(last))
        lasting = _UNTIL.search(text) or _LENGTH.search(text)
        if lasting and _WEEKDAY.search(text) and self.is_today(last) and not _TODAY.search(text):
            last += _DAY * 7
        return Absence(self.midnight(last + _DAY), None if lasting else self.since(last))

    def is_today(self, instant: datetime) -> bool:
        return self.midnight(instant) == self.midnight(self.now)

    def since(self, instant: datetime) -> datetime | None:
        begins = self.midnight(instant)
        return begins if begins > self.now else None

    def instant(self, text: str) -> datetime | None:
        found = time_within(text, now=self.now, zone=self.zone_name, language=self.language)
        found = found or understand(text, now=self.now, zone=self.zone_name, language=self.language)
        return found or max(named_in(text, now=self.now, zone=self.zone_name), default=None)

    def midnight(self, instant: datetime) -> datetime:
        """With which the day of an instant begins."""
        day = instant.astimezone(self.zone).date()
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)
