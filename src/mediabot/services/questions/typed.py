"""Words typed where the form offers buttons: „по телефона“ for an interview, "on background" for an attribution.

Beginnings of words in both languages; the first entry with a hit wins, so the narrower ones stand first. Languages are
known by their names (`i18n/languages.py`), Bulgarian ones in any ending and typed in Latin letters too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from mediabot.domain.directory import Format
from mediabot.domain.languages import SPOKEN
from mediabot.domain.questions import Attribution
from mediabot.i18n.languages import names_of
from mediabot.matching.latin import readings, sound
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.tokens import words_in

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
_SHORT = {
    "bg": ("бълг", "бг", "bulg", "bg"),
    "en": ("англ", "eng", "angl", "en"),
    "de": ("нем", "germ", "deut", "de"),
    "fr": ("френ", "fren", "fran", "fr"),
    "ru": ("рус", "russ", "ru"),
}
"""How people shorten the names of the first languages: beginnings; two letters are a word of their own."""


def as_format(text: str) -> Format | None:
    """The format meant, by its words or by the place of its key; None when they name none."""
    return _at_place(text, tuple(Format)) or _first(text, _FORMATS)


def as_attribution(text: str) -> Attribution | None:
    """The attribution meant, by its words or by the place of its key, or None."""
    return _at_place(text, tuple(Attribution)) or _first(text, _ATTRIBUTIONS)


def as_language(text: str) -> str | None:
    """The interview language meant, as its ISO 639-1 code, or None.

    Of several the first of the list; but a longer name before a shorter one that is a part of it.
    """
    typed = [_spellings(word) for word in words_in(text)]
    anywhere: frozenset[str] = frozenset().union(*typed)
    likely = (name for name in _names() if all(part.among(anywhere) for part in name.parts))
    return next((name.code for name in likely if name.stands_in(typed)), None)


@dataclass(frozen=True)
class _Part:
    """A word of a name: of a Bulgarian one how it sounds, of another how it is spelt. `open` is a beginning."""

    key: str
    open: bool

    def among(self, spellings: frozenset[str]) -> bool:
        return any(one.startswith(self.key) for one in spellings) if self.open else self.key in spellings


@dataclass(frozen=True)
class _Name:
    code: str
    parts: tuple[_Part, ...]

    def stands_in(self, typed: Sequence[frozenset[str]]) -> bool:
        starts = range(len(typed) - len(self.parts) + 1)
        return any(all(part.among(typed[at + i]) for i, part in enumerate(self.parts)) for at in starts)


@cache
def _names() -> tuple[_Name, ...]:
    """Of all languages, those of more words first."""
    found = [name for code in SPOKEN for name in _names_for(code)]
    return tuple(sorted(found, key=lambda name: -len(name.parts)))


def _names_for(code: str) -> Iterator[_Name]:
    for name in names_of(code):
        yield _Name(code, tuple(map(_part, words_in(name))))
    for short in _SHORT.get(code, ()):
        yield _Name(code, (_Part(_heard(short) if is_cyrillic(short) else short, open=len(short) > 2),))


def _part(word: str) -> _Part:
    if not is_cyrillic(word):
        return _Part(word, open=False)
    is_adjective = word.endswith("ки")  # not shown
    return _Part(_heard(word[:-1] if is_adjective else word), open=is_adjective)


def _spellings(word: str) -> frozenset[str]:
    """As it stands, and as it sounds where it is Bulgarian or may be Bulgarian in Latin letters."""
    bulgarian = (word,) if is_cyrillic(word) else readings(word)
    return frozenset((word, *map(_heard, bulgarian)))


def _heard(word: str) -> str:
    """Marked, so that a Bulgarian word is not taken for one of another language that sounds like it."""
    return f"~{sound(word)}"


def place_in(text: str) -> int | None:
    """Of a bare number such as “2” or „2.“ the place that it names, from 0."""
    bare = text.strip().strip(".)№# ")
    return int(bare) - 1 if bare.isascii() and bare.isdigit() and 0 < int(bare[:3]) < 100 else None


def _at_place(text: str, choices: Sequence[T]) -> T | None:
    place = place_in(text)
    return choices[place] if place is not None and place < len(choices) else None


def _first(text: str, table: tuple[tuple[T, tuple[str, ...]], ...]) -> T | None:
    folded = text.casefold()
    for value, beginnings in table:
        if any(re.search(rf"\b{re.escape(beginning)}", folded) for beginning in beginnings):
            return value
    return None
