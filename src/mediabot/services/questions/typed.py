"""Words typed where the form offers buttons: „по телефона“ for an interview, "on background" for an attribution.

Beginnings of words in both languages; the first entry with a hit wins, so the narrower ones stand first.
"""

from __future__ import annotations

import re
from typing import TypeVar

from mediabot.domain.directory import Format
from mediabot.domain.questions import Attribution

T = TypeVar("T")

# not shown
_FORMATS: tuple[tuple[Format, tuple[str, ...]], ...] = (
    (Format.LIVE, ("жив", "студио", "ефир", "live", "studio", "air", "na zhivo")),
    (Format.QUOTE, ("писм", "цитат", "имейл", "written", "quote", "write", "mail", "pism")),
    (Format.INTERVIEW, ("тел", "интервю", "обажд", "разговор", "phone", "call", "interview", "tel")),
    (Format.BACKGROUND, ("фон", "контекст", "обясн", "background", "context", "brief")),
)

# not shown
_ATTRIBUTIONS: tuple[tuple[Attribution, tuple[str, ...]], ...] = (
    (Attribution.OFF_THE_RECORD, ("не за публ", "без публ", "off")),
    (Attribution.ON_BACKGROUND, ("без име", "аноним", "не се наз", "фон", "background", "not named", "anonym")),
    (Attribution.ON_THE_RECORD, ("с име", "име", "цитир", "открит", "on the record", "record", "name")),
)

# not shown
_LANGUAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("bg", ("бълг", "бг", "bulg", "bg")),
    ("en", ("англ", "engl", "en", "angl")),
    ("de", ("нем", "germ", "deut", "de")),
    ("fr", ("френ", "fren", "fran", "fr")),
    ("ru", ("рус", "russ", "ru")),
)


def as_format(text: str) -> Format | None:
    """The format meant, or None when the words name none."""
    return _first(text, _FORMATS)


def as_attribution(text: str) -> Attribution | None:
    """The attribution meant, or None."""
    return _first(text, _ATTRIBUTIONS)


def as_language(text: str) -> str | None:
    """The interview language meant, as its ISO 639-1 code, or None."""
    return _first(text, _LANGUAGES)


def _first(text: str, table: tuple[tuple[T, tuple[str, ...]], ...]) -> T | None:
    folded = text.casefold()
    for value, beginnings in table:
        if any(re.search(rf"\b{re.escape(beginning)}", folded) for beginning in beginnings):
            return value
    return None
