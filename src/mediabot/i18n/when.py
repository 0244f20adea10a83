"""What a person means by a typed deadline, and the three instants offered as buttons.

Own rules: the libraries take „петък 17 ч.“ for the 17th, and know neither „следващия вторник“ nor „5 мар“. What is not
certain is not guessed: two days or times, leftover numbers, „веднага“ and ASAP are None, and the person is asked again.
What is understood is confirmed before it counts, so a past instant is returned for the caller to refuse. A bare
time that has passed today is tomorrow's; a day without a time ends at 18:00.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.i18n.when_clock import DEFAULT_TIME, PARTS, Clock, read_clock
from mediabot.i18n.when_days import Day, read_day
from mediabot.i18n.when_scan import NotUnderstood, Scanner
from mediabot.i18n.when_spans import Span, read_span
from mediabot.i18n.when_tags import tags

__all__ = [
    "DEFAULT_TIME",
    "LONGEST_PHRASE",
    "clock_turn",
    "end_of_week",
    "named_in",
    "today_at",
    "tomorrow_at",
    "understand",
]

#: Longer texts tell a story and no deadline.
LONGEST_PHRASE = 120
_STRAY_WORDS = 3
_HARMLESS = {"AT", "BY", "IN", "A", "OF", "TO", "AND", "THIS", "OCLOCK", "FROMNOW", "BEFORE", "-"}
_DAY_NAMED = "(TODAY|TOMORROW|AFTER2|YESTERDAY|BEFORE2|MON|TUE|WED|THU|FRI|SAT|SUN|@.*|M:.*)"


def understand(text: str, *, now: datetime, zone: str, language: str) -> datetime | None:
    """The instant meant by `text`, typed at `now` by somebody whose clock is in `zone`; None when not understood."""
    if now.utcoffset() is None:
        raise ValueError("now needs a zone")
    text = text.strip()
    if len(text) > LONGEST_PHRASE:
        return None
    try:
        return _understood(Scanner(tags(text)), now, zone, english=language == "en")
    except (NotUnderstood, OverflowError, ValueError):
        # The calendar ends at the year 9999 and people type what they like.
        return None


def named_in(text: str, *, now: datetime, zone: str) -> list[datetime]:
    """The instants that the parts of a text name, such as "Wednesday, in writing"; in either language."""
    parts = [text, *re.split(r"[,;.!?()\n]|\s[–—-]\s", text)]
    read = (understand(part, now=now, zone=zone, language=code) for part in parts for code in ("bg", "en"))
    return [instant for instant in read if instant is not None]


def today_at(now: datetime, zone: str, at: time = time(17)) -> datetime | None:
    """Today at that wall time, if it is still to come."""
    return _future(_instant(_local(now, zone).date(), at, zone), now)


def tomorrow_at(now: datetime, zone: str, at: time = time(12)) -> datetime:
    """Tomorrow at that wall time."""
    return _instant(_local(now, zone).date() + timedelta(days=1), at, zone)


def end_of_week(now: datetime, zone: str) -> datetime | None:
    """Friday 17:00, or Sunday 18:00 once that has passed; None on Sunday evening."""
    today = _local(now, zone).date()
    monday = today - timedelta(days=today.weekday())
    friday, sunday = monday + timedelta(days=4), monday + timedelta(days=6)
    return _future(_instant(friday, time(17), zone), now) or _future(_instant(sunday, DEFAULT_TIME, zone), now)


def clock_turn(instant: datetime, zone: str) -> str:
    """What is odd about the hour of an instant: it comes `twice` that night, or lies beside the one `skipped`."""
    local = instant.astimezone(ZoneInfo(zone))
    if local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
        return "twice"
    before, offset = (instant - timedelta(hours=1)).astimezone(ZoneInfo(zone)).utcoffset(), local.utcoffset()
    return "skipped" if before is not None and offset is not None and before < offset else ""


def _understood(scan: Scanner, now: datetime, zone: str, *, english: bool) -> datetime | None:
    if scan.has("NO"):
        return None
    if other := scan.take(r"ZONE(?::(\S+))?"):
        if not other[1]:
            return None
        zone = other[1]
    local = _local(now, zone)
    before = scan.has("BEFORE")
    span = read_span(scan, day_named=scan.has(_DAY_NAMED), english=english)
    day = read_day(scan, local.date())
    clock = read_clock(scan)
    certain = span is not None or day is not None or (clock is not None and clock.certain)
    if not _enough(scan.rest(), certain=certain):
        return None
    if span is not None:
        return _spanned(span, day, clock, now, zone)
    if day is None:
        return _coming(clock, local, zone) if clock else None
    if before and clock is None:
        return _instant(day.at - timedelta(days=1), DEFAULT_TIME, zone)
    return _on_day(day, clock, local, zone)


def _enough(rest: list[str], *, certain: bool) -> bool:
    """Whether the rest may be overlooked: a few strange words beside a clear deadline, none beside a bare number."""
    strange = [tag for tag in rest if tag not in _HARMLESS]
    words = all(tag.startswith("?") and tag not in ("?time", "?date", "?number") for tag in strange)
    return words and len(strange) <= (_STRAY_WORDS if certain else 0)


def _spanned(span: Span, day: Day | None, clock: Clock | None, now: datetime, zone: str) -> datetime | None:
    if day is not None or (span.exact is not None and clock is not None):
        return None
    if span.exact is not None:
        return (now + span.exact).astimezone(UTC)
    meant = span.from_day(_local(now, zone).date())
    return _timed(meant, clock, zone)


def _coming(clock: Clock, local: datetime, zone: str) -> datetime:
    """The next time the clock shows that; the end of the day rather stays today."""
    today = local.date()
    for at in PARTS[clock.part] if clock.part in ("EOD", "END") else (clock.at,):
        instant = _timed(today, Clock(at, midnight=clock.midnight), zone)
        if instant > local:
            return instant
    return _timed(today + timedelta(days=1), clock, zone)


def _on_day(day: Day, clock: Clock | None, local: datetime, zone: str) -> datetime:
    instant = _timed(day.at, clock or (Clock(day.usual) if day.usual else None), zone)
    if instant > local:
        return instant
    if day.rolls:
        return _timed(day.at + timedelta(days=day.rolls), clock, zone)
    if day.usual and not clock:
        sunday = day.at + timedelta(days=6 - day.at.weekday())
        return end_of_week(local, zone) or _instant(sunday, time(23, 59), zone)
    if day.at == local.date():
        return _later_today(clock, local, zone) or instant
    return instant


def _later_today(clock: Clock | None, local: datetime, zone: str) -> datetime | None:
    """Another reading of a time that has passed today: nine in the evening, the later end of the afternoon."""
    later: tuple[time, ...] = ()
    if clock is None:
        later = PARTS["EOD"]
    elif clock.part:
        later = PARTS[clock.part]
    elif clock.loose:
        later = (clock.at.replace(hour=clock.at.hour + 12),)
    instants = (_instant(local.date(), at, zone) for at in later)
    return next((instant for instant in instants if instant > local), None)


def _timed(day: date, clock: Clock | None, zone: str) -> datetime:
    if clock is None:
        return _instant(day, DEFAULT_TIME, zone)
    return _instant(day + timedelta(days=1) if clock.midnight else day, clock.at, zone)


def _instant(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _future(instant: datetime, now: datetime) -> datetime | None:
    return instant if instant > now else None


def _local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone))
