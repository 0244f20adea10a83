"""How far away a deadline is: след 3 часа, within two days, „до половин час“, преди ден.

„До 3 часа“ is three o'clock, as in „до 15 часа“; „до 48 часа“, „до час“ and „до два дни“ are spans.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mediabot.i18n.when_scan import NotUnderstood, Scanner

_UNIT = "(HOUR|HRS|H|MINUTE|DAY|WEEK|MONTH)"
_COUNT = r"(\d+(?:\.\d)?|A)"
_SPAN = (
    rf"(?:{_COUNT} )?(?:(AND )?(?:A )?(HALF) (?:A |OF )?)?{_UNIT}"
    r"(?: AND (?:A )?(HALF|QUARTER)| (?:AND )?(\d+) (MINUTE|HOUR|HRS|H)| (\d)(?= /| $))?"
)
_FAR = 1000
_AFTER_COUNT = "HOUR|HRS|H|MINUTE|DAY|WEEK|MONTH|AND|HALF|AM|PM|OCLOCK|M:|AFTERNOON|EVENING|MORNING"


@dataclass(frozen=True)
class Span:
    """Exact hours, or days and months of the calendar whose time of day is still open. Negative is past."""

    exact: timedelta | None = None
    days: int = 0
    months: int = 0

    def from_day(self, today: date) -> date:
        """The day that lies so far from today; the last of a month where it has no such day."""
        months = today.year * 12 + today.month - 1 + self.months
        year, month = months // 12, months % 12 + 1
        day = min(today.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)


def read_span(scan: Scanner, *, day_named: bool, english: bool) -> Span | None:
    """Takes a distance out of the phrase; None when there is none."""
    if found := scan.take(rf"BEFORE {_SPAN}"):
        return _made(found.groups(), back=True)
    if found := scan.take(rf"{_SPAN} AGO"):
        return _made(found.groups(), back=True)
    if found := scan.take(rf"{_SPAN} FROMNOW"):
        return _made(found.groups())
    if (day_named or scan.has(r"(#\d+:\d+)")) and not scan.has(r"(IN .*(?:DAY|WEEK|MONTH))"):
        return None
    if scan.has(rf"IN \d{{1,2}}(?! (?:{_AFTER_COUNT}))") or scan.has(r"(IN (?:1[3-9]|2[0-3]) (?:HRS|H))"):
        raise NotUnderstood  # „след 18 часа“ may be an hour or a while
    if found := scan.take(rf"(?:IN|BY IN|IN BY) (?:AT )?{_SPAN}") or scan.take(rf"(?:IN )?NEXT (?=\d|HOUR){_SPAN}"):
        return _made(found.groups())
    if scan.has(r"(\d+ (?:HOUR|HRS|H) (?:AND (?:A )?(?:HALF|QUARTER)|MORNING|AFTERNOON|EVENING|NIGHT|NOON))"):
        return None
    return _bare(scan, english=english)


def _bare(scan: Scanner, *, english: bool) -> Span | None:
    """Without „след“ only what can't be a time of day: two days, 48 часа, an hour, 3 hours."""
    small = r"(?:1[3-9]|2[0-3])" if english else r"(?:\d|1\d|2[0-3])"
    if scan.has(rf"(?:AT )?({small} H|(?:\d|1\d|2[0-3]) HRS|AT \d+ HOUR|AT A HOUR|A HRS)"):
        return None
    found = scan.take(rf"(?:BY |(?=\d|A|HALF)){_SPAN}")
    return _made(found.groups()) if found else None


def _made(groups: tuple[str | None, ...], *, back: bool = False) -> Span:
    count, joined, half, unit, tail, more, more_unit, pair = groups
    if half and count not in (None, "A") and not joined:
        raise NotUnderstood
    if unit in ("HRS", "H") and not (count or half):
        raise NotUnderstood
    n = float(count) if count not in (None, "A") else 0.0 if half and not (joined and count) else 1.0
    n += 0.5 if half else {"HALF": 0.5, "QUARTER": 0.25}.get(tail or "", 0)
    n = float(pair) if pair else n
    if n > _FAR:
        raise NotUnderstood
    sign = -1 if back else 1
    if unit in ("HOUR", "HRS", "H", "MINUTE"):
        length = timedelta(minutes=n) if unit == "MINUTE" else timedelta(hours=n)
        if more:
            length += timedelta(minutes=int(more)) if more_unit == "MINUTE" else timedelta(hours=int(more))
        return Span(exact=sign * length)
    if more:
        raise NotUnderstood
    if not n.is_integer():
        return Span(exact=sign * timedelta(days=n)) if unit == "DAY" else _no_fraction()
    whole = sign * int(n)
    return Span(months=whole) if unit == "MONTH" else Span(days=whole * (7 if unit == "WEEK" else 1))


def _no_fraction() -> Span:
    raise NotUnderstood
