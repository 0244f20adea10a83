"""What a value in a curator's file must be, whatever it means: text, a list, a mapping with known keys, a date.

A value with a problem is read as if it were empty, so that one mistake doesn't hide the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from mediabot.domain.directory import SHORT, Localized
from mediabot.domain.languages import WRITTEN
from mediabot.storage.positions import INVISIBLE, LONGEST, Kind, Node, Report, too_large

Keys = tuple[str, ...]

_INSTANT = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

ZONE = ZoneInfo("Europe/Sofia")
"""Dates and times in files are wall time here."""

NOON = time(12)
"""A date without a time is taken as noon: the same day in every zone that reads us."""

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""What is outside of this century is a slip, and near the ends of the calendar can't be shown in every zone."""

NOTHING_INSIDE: Mapping[str, str] = {}


def why_closed(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder; expected a file such as experts.yaml"
        case PermissionError():
            return "the file may not be read; check its permissions"
    return f"the file can't be read ({error.strerror})"


def decoded(content: bytes, report: Report, longest: int = LONGEST) -> str | None:
    if len(content) > longest * 4:
        report.add(1, 1, too_large(longest))
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        report.add(1, 1, "the file is UTF-16; expected UTF-8: save it again with that encoding")
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        *before, here = content[: error.start].decode("utf-8").split("\n")
        byte = f"{content[error.start]:#04x}"
        report.add(len(before) + 1, len(here) + 1, f"this is not UTF-8 (byte {byte}); save the file as UTF-8")
        return None


def check_version(node: Node, report: Report) -> None:
    if node.kind is Kind.REFUSED or (node.kind is Kind.NUMBER and node.text == "1"):
        return
    if node.kind is Kind.NUMBER:
        report.at(node, f"version {shown(node.text)} is not known; expected 1")
    else:
        report.at(node, f"expected the number 1 without quotes, found {node.kind}")


def localized_in(node: Node, report: Report, limit: int) -> Localized:
    if node.kind is not Kind.MAPPING:
        return Localized(plain=text_in(node, report, limit, 'text, or a mapping with "bg" and "en"'))
    return in_languages(node, fields_of(node, WRITTEN, report), report, limit)


def in_languages(node: Node, fields: dict[str, Node], report: Report, limit: int) -> Localized:
    if not fields.keys() & {"bg", "en"} and not node.broken_off:
        report.at(node, 'expected a text under "bg", "en" or both')
    texts = {key: text_in(fields[key], report, limit) for key in WRITTEN if key in fields}
    return Localized(**texts)


def date_in(node: Node, report: Report) -> date | None:
    if node.kind is Kind.REFUSED:
        return None
    if node.kind not in (Kind.DATE, Kind.TEXT) or not re.fullmatch(r"\d{4}-\d\d-\d\d", node.text, re.ASCII):
        found = f'"{shown(node.text)}"' if node.text else node.kind
        report.at(node, f"expected a date such as 2026-11-01, found {found}")
        return None
    try:
        day = date.fromisoformat(node.text)
    except ValueError:
        report.at(node, f"there is no such day as {node.text}")
        return None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        report.at(node, f"expected a date of this century, found {node.text}")
        return None
    return day


def instant_in(node: Node, report: Report) -> datetime | None:
    """Wall time such as 2026-12-01 10:00, or with its own offset."""
    if node.kind is Kind.REFUSED:
        return None
    if node.kind not in (Kind.TEXT, Kind.DATE) or not _INSTANT.match(node.text):
        report.at(node, "expected a day and a time such as 2026-12-01 10:00")
        return None
    try:
        read = datetime.fromisoformat(node.text)
    except ValueError:
        report.at(node, f"there is no such day or time as {shown(node.text)}; expected one such as 2026-12-01 10:00")
        return None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        report.at(node, f"expected a day of this century, found {shown(node.text)}")
        return None
    return (read if read.tzinfo else read.replace(tzinfo=ZONE)).astimezone(UTC)


def noon(day: date) -> datetime:
    """The instant that a date stands for."""
    return datetime.combine(day, NOON, ZONE).astimezone(UTC)


def fields_of(
    node: Node, known: Keys, report: Report, required: Keys = (), inside: Mapping[str, str] = NOTHING_INSIDE
) -> dict[str, Node]:
    """The values of known keys; unknown, repeated, empty and missing ones are problems. `inside` says of keys that
    people write one level too high where they belong."""
    if not is_kind(node, Kind.MAPPING, report, f"a mapping with {listed(required or known, 'and')}"):
        return {}
    seen: dict[str, Node] = {}
    fields: dict[str, Node] = {}
    for key, value in node.pairs():
        if not _is_known(key, value, known, report, inside):
            continue
        first = seen.setdefault(key.text, key)
        if first is not key:
            report.at(key, f'"{key.text}" is written twice; the first is on line {first.line}')
        elif value.kind is Kind.NOTHING:
            report.at(key, f'"{key.text}" is empty; write something after the colon, or take the key out')
        else:
            fields[key.text] = value
    for missing in (key for key in required if key not in seen and not node.broken_off):
        report.at(node, f'"{missing}" is missing; expected {listed(required, "and")}')
    return fields


def _is_known(key: Node, value: Node, known: Keys, report: Report, inside: Mapping[str, str]) -> bool:
    if key.kind is Kind.REFUSED or key.text in known:
        return key.text in known and key.kind is not Kind.REFUSED
    if key.kind in (Kind.LIST, Kind.MAPPING, Kind.NOTHING):
        report.at(key, f"expected a key, {listed(known, 'or')}, found {key.kind}")
    elif key.text == "<<":
        report.at(key, 'merge keys ("<<") are not allowed; write the fields out')
    elif value.kind is Kind.NOTHING and value.column == key.column + len(key.text):
        report.at(key, f'"{shown(key.text)}" has no colon after it; put a text with a comma in quotes')
    elif key.text in inside and inside[key.text] in known:
        report.at(key, f'unknown key "{key.text}"; it belongs under "{inside[key.text]}"')
    else:
        letters = "" if key.text.isascii() else " (not all of it in Latin letters)"
        hint = "" if report.is_full() else f"; {nearest(key.text, known)}"
        report.at(key, f'unknown key "{shown(key.text)}"{letters}{hint}')
    return False


def items_of(node: Node, report: Report, expected: str) -> list[Node]:
    return node.children if is_kind(node, Kind.LIST, report, expected) else []


def text_in(node: Node, report: Report, limit: int = SHORT, expected: str = "text") -> str:
    """On one line, with single spaces and composed accents; empty when there is a problem."""
    if not is_kind(node, Kind.TEXT, report, expected):
        return ""
    text = unicodedata.normalize("NFC", " ".join(node.text.split()))
    if not text:
        report.at(node, "expected text, found a blank")
    elif hidden := INVISIBLE.search(text):
        report.at(node, f"an invisible character (U+{ord(hidden[0][0]):04X}) is in this text; delete it")
    elif len(text) > limit:
        report.at(node, f"this text has {len(text)} characters; expected at most {limit}")
    return text


def is_kind(node: Node, kind: Kind, report: Report, expected: str) -> bool:
    if node.kind not in (kind, Kind.REFUSED):
        quotable = kind is Kind.TEXT and node.kind in (Kind.NUMBER, Kind.SWITCH, Kind.DATE)
        hint = f'; put it in quotes: "{shown(node.text)}"' if quotable else ""
        report.at(node, f"expected {expected}, found {node.kind}{hint}")
    return node.kind is kind


def nearest(word: str, known: Keys) -> str:
    near = get_close_matches(word[:40].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"expected {listed(known, 'or')}"


def listed(words: Keys, link: str) -> str:
    *first, last = (f'"{word}"' for word in words)
    return f"{', '.join(first)} {link} {last}"


def shown(text: str) -> str:
    text = INVISIBLE.sub("", " ".join(text.split()))
    return text if len(text) <= 40 else text[:39] + "…"
