"""The time of day in a deadline: „5 следобед“, half past five, 17 ч., EOD.

A small hour without anything else is after noon: nobody's deadline is 3 in the morning unless they say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from mediabot.i18n.when_scan import NotUnderstood, Scanner

#: A deadline day without a time.
DEFAULT_TIME = time(18)
#: What still can be meant when the usual time of that part of the day has passed.
PARTS: dict[str, tuple[time, ...]] = {
    "MORNING": (time(9), time(12)),
    "NOON": (time(12),),
    "AFTERNOON": (time(15), time(18)),
    "EVENING": (time(19), time(23, 59)),
    "NIGHT": (time(22), time(23, 59)),
    "EOD": (DEFAULT_TIME, time(23, 59)),
    "END": (DEFAULT_TIME, time(23, 59)),
}
_PART = "(MORNING|NOON|AFTERNOON|EVENING|NIGHT|EOD|END|MIDNIGHT)"
_HOUR = r"(\d{1,2})"
_SUFFIX = r"(?: (?:HRS|H|HOUR|OCLOCK))?"
# “One” is also an article, „един час“ also a while: what is left here by the spans is the hour.
_ONE = (
    r"(?:AT )?A (?:OCLOCK|HRS)",
    r"(?:AT|BY) A HOUR",
    rf"AT A(?= {_PART})",
    r"(?:AT|BY) A(?=\s*(?:$|/))",
)
_RANGE_SUFFIX = r"(?: (?:HRS|H|HOUR|OCLOCK|AM|PM))?"


@dataclass(frozen=True)
class Clock:
    """A time of day.

    `part` where only that was named; `midnight` ends the day; `loose` may be twelve hours later; what is not `certain`
    is a bare number.
    """

    at: time
    part: str = ""
    midnight: bool = False
    loose: bool = False
    certain: bool = True


def read_clock(scan: Scanner) -> Clock | None:
    """Takes the time of day out of the phrase; None when there is none."""
    if _is_range(scan):
        scan.take(rf"(?:#\d+:\d+|{_HOUR}){_RANGE_SUFFIX} (?:-|BY|TO)(?= (?:AT )?(?:#|\d))")
    if scan.has("MIDNIGHT"):
        scan.take("(EVENING|NIGHT)")
    hands = _hands(scan)
    part = scan.take(rf"(?:AT )?{_PART}")
    if scan.has(_PART) or scan.has(r"(#\d+:\d+)"):
        raise NotUnderstood
    named = part[1] if part else ""
    if hands is None:
        return _named(named)
    hour, minute, loose, certain = hands
    if named == "MIDNIGHT":
        if hour not in (0, 12):
            raise NotUnderstood
        return _named(named)
    if named in ("EOD", "END"):
        named = ""
    if hour == 24:
        return Clock(time(0), midnight=True)
    hour = _in_part(hour, named)
    if hour == 24:
        return Clock(time(0, minute), midnight=True)
    if hour > 23 or minute > 59:
        raise NotUnderstood
    if not named and loose and 1 <= hour <= 7:
        hour, loose = hour + 12, False
    return Clock(time(hour, minute), loose=loose and not named and 8 <= hour <= 11, certain=certain or bool(named))


def _is_range(scan: Scanner) -> bool:
    return scan.has(
        rf"((?:#\d+:\d+|{_HOUR}){_RANGE_SUFFIX} (?:-|BY|TO) (?:AT )?(?:#\d+:\d+|{_HOUR}))"
    ) and not scan.has(r"((?:5|10|20|25) TO \d)")


def _named(part: str) -> Clock | None:
    if part == "MIDNIGHT":
        return Clock(time(0), midnight=True)
    return Clock(PARTS[part][0], part=part) if part else None


def _hands(scan: Scanner) -> tuple[int, int, bool, bool] | None:
    """Hour, minute, whether twelve hours later may be meant, whether it certainly is a time."""
    if found := scan.take(rf"(?:AT )?(?:#(\d+):(\d+)|{_HOUR}) (AM|PM)"):
        hour, minute = int(found[1] or found[3]), int(found[2] or 0)
        return _twelve(hour, found[4]), minute, False, True
    if found := scan.take(rf"(?:AT )?#(\d+):(\d+){_SUFFIX}"):
        return int(found[1]), int(found[2]), found[1][0] != "0", True
    if found := scan.take(rf"(?:AT )?(\d+)\.(\d\d){_SUFFIX}"):
        return int(found[1]), int(found[2]), found[1][0] != "0", True
    if found := scan.take(rf"(?:AT )?(HALF|QUARTER|\d+)(?: MINUTE)? (PAST|TO) {_HOUR}{_SUFFIX}"):
        minute = _minutes(found[1])
        return (int(found[3]), minute, True, True) if found[2] == "PAST" else _before(int(found[3]), minute)
    if found := scan.take(rf"(?:AT )?{_HOUR}{_SUFFIX} MINUS (QUARTER|\d+)(?: MINUTE)?"):
        return _before(int(found[1]), _minutes(found[2]))
    if found := scan.take(rf"(?:AT )?{_HOUR}{_SUFFIX} AND (?:A )?(HALF|QUARTER|\d\d)(?: MINUTE)?"):
        return int(found[1]), _minutes(found[2]), True, True
    if found := scan.take(rf"(?:AT )?HALF {_HOUR}"):
        return int(found[1]), 30, True, True
    return _bare(scan)


def _bare(scan: Scanner) -> tuple[int, int, bool, bool] | None:
    if found := scan.take(rf"(?:AT )?{_HOUR} (HRS|H|OCLOCK|HOUR)"):
        return int(found[1]), 0, found[1][0] != "0", True
    if any(scan.take(rule) for rule in _ONE):
        return 1, 0, True, True
    if found := scan.take(rf"(?:AT )?{_HOUR} (00|15|30|45)"):
        return int(found[1]), int(found[2]), True, True
    if found := scan.take(rf"(?:AT )?{_HOUR}"):
        return int(found[1]), 0, found[1][0] != "0", False
    return None


def _twelve(hour: int, half: str) -> int:
    if hour > 12 and half == "PM":
        return hour
    if not 1 <= hour <= 12:
        raise NotUnderstood
    return hour % 12 + (12 if half == "PM" else 0)


def _minutes(words: str) -> int:
    return {"HALF": 30, "QUARTER": 15}.get(words) or int(words)


def _before(hour: int, minutes: int) -> tuple[int, int, bool, bool]:
    if not 1 <= hour <= 24 or not 1 <= minutes <= 59:
        raise NotUnderstood
    return (hour - 1) or 12, 60 - minutes, True, True


def _in_part(hour: int, part: str) -> int:
    """The hour on a 24-hour clock when a part of the day was said with it."""
    shifted = {
        "MORNING": {h: h for h in range(4, 13)},
        "NOON": {11: 11, 12: 12, 1: 13, 2: 14},
        "AFTERNOON": {12: 12, **{h: h + 12 for h in range(1, 9)}},
        "EVENING": {12: 24, **{h: h + 12 for h in range(4, 12)}},
        "NIGHT": {12: 24, **{h: h for h in range(6)}, **{h: h + 12 for h in range(7, 12)}},
    }
    if not part:
        return hour
    later = {"AFTERNOON": 12, "EVENING": 16, "NIGHT": 20, "NOON": 11}.get(part, 24)
    if hour >= later and hour not in shifted[part]:
        return hour
    if hour not in shifted[part]:
        raise NotUnderstood
    return shifted[part][hour]
