"""A text cut into words, so that "R&D", "COVID-19" and "3D" stay whole and „сърдечно-съдови“ becomes two.

A hyphen joins where a part is a number or a single letter ("e-health", "COVID-19"), and parts elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mediabot.matching.letters import fold, is_cyrillic, one_alphabet, tidy

MOST_TOKENS = 200
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+(?:(?:[&+'’ʼ]|-)[^\W_]+)*")
_PLAIN = re.compile("(?:[a-z]{1,40}|[а-я]{1,40})(?: (?:[a-z]{1,40}|[а-я]{1,40})){0,30}")
"""Words that are folded already; most of the lexicon is."""

_POSSESSIVE = re.compile(r"'s?$|'s$")


@dataclass(frozen=True)
class Token:
    """A word: as typed, folded, and whether it looks like an abbreviation (capitals where others are not)."""

    typed: str
    word: str
    abbreviation: bool = False
    capital: bool = False

    @property
    def cyrillic(self) -> bool:
        """Whether it is written in Cyrillic."""
        return is_cyrillic(self.word)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text in their order, at most `MOST_TOKENS` of them."""
    pieces, shouting = pieces_of(text)
    found: list[Token] = []
    for piece in pieces:
        found.extend(split_word(piece, shouting))
    return tuple(found[:MOST_TOKENS])


def pieces_of(text: str) -> tuple[list[str], bool]:
    """A text in pieces of one or more words, and whether all of it is in capitals; each piece goes to `split_word`."""
    text = tidy(text)
    plain = text.split()
    shouting = len(plain) > 2 and text.upper() == text
    pieces = plain if all(map(str.isalnum, plain)) else _WORD.findall(text)
    return pieces[:MOST_TOKENS], shouting


def words_in(text: str) -> list[str]:
    """The folded words of a text; nothing of it is kept for another time."""
    if _PLAIN.fullmatch(text):
        return text.split()
    pieces = tidy(text).split()
    if all(map(str.isalpha, pieces)):
        return [one_alphabet(fold(piece)[:_LONGEST_WORD]) for piece in pieces[:MOST_TOKENS]]
    return [token.word for token in tokens_of(text)]


@lru_cache(maxsize=32768)
def split_word(typed: str, shouting: bool) -> tuple[Token, ...]:
    """One piece of a text as its words: a hyphen may join or part them."""
    folded = _POSSESSIVE.sub("", fold(typed)[:_LONGEST_WORD]).replace("'", "")
    parts = folded.split("-")
    if len(parts) == 2 and any(len(part) == 1 or part.isdigit() for part in parts):
        parts = ["".join(parts)]
    abbreviation = not shouting and _capitals(typed)
    capital = typed[:1].isupper()
    return tuple(Token(typed, one_alphabet(part), abbreviation, capital) for part in parts if part)


def _capitals(typed: str) -> bool:
    letters = [character for character in typed if character.isalpha()]
    return 2 <= len(letters) <= 6 and sum(letter.isupper() for letter in letters) >= max(2, len(letters) - 1)
