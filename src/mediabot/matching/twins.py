"""One story told twice: near-identical titles in one language, and the Bulgarian and the English version of it.

Versions in two languages share no words, so they are held against each other by what survives translation: concepts of
the lexicon, names by their sound, numbers. What most stories share says little, and what few share says much.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from mediabot.matching.concepts import built_in
from mediabot.matching.latin import sound
from mediabot.matching.reading import reader_of
from mediabot.matching.texts import Texts
from mediabot.matching.tokens import Token, tokens_of

ALIKE = 92
"""Of 100: titles this near, word order aside, may be one title with an edit in it."""

_SLIP = 6
"""Letters of a word in which one may be a slip; in shorter ones it makes another word."""

# not shown
_LITTLE = frozenset(
    ("и", "на", "в", "във", "се", "си", "е", "г", "the", "a", "an", "of", "in", "on", "at", "and", "is", "are")
)
"""Words in which titles of one story may differ; „не“, „до“, „без“, „ще“ are none of them."""

_SHORTEST = 12
"""Characters of a title below which only the same title is the same."""

LIKELY = 0.34
"""The least likeness of two versions of a story."""

CLEARLY = 1.25
"""The likeliest has to be so many times as like as the next."""


@dataclass(frozen=True)
class Gist:
    """What of a text survives translation."""

    marks: frozenset[str]


def same_title(one: str, other: str) -> bool:
    """Whether two titles in one language are the same but for a slip: what tells something stands in both, in order."""
    first, second = _telling(one), _telling(other)
    if len(first) != len(second) or not first:
        return False
    return all(mine.word == its.word or _is_slip(mine, its) for mine, its in zip(first, second, strict=True))


def alike(one: str, other: str) -> bool:
    """Whether two titles in one language are so near that a person should look."""
    first, second = (" ".join(token.word for token in tokens_of(title)) for title in (one, other))
    if first == second:
        return bool(first)
    return min(len(first), len(second)) >= _SHORTEST and fuzz.token_sort_ratio(first, second) >= ALIKE


def _telling(title: str) -> list[Token]:
    tokens = tokens_of(title)
    return [token for token in tokens if token.word not in _LITTLE] or list(tokens)


def _is_slip(one: Token, other: Token) -> bool:
    """Whether a letter of the same word is wrong or missing; in a name or a number it makes another one."""
    words = one.word, other.word
    if min(map(len, words)) < _SLIP or one.capital or other.capital or any(map(str.isdigit, "".join(words))):
        return False
    return words[0][0] == words[1][0] and OSA.distance(*words) <= 1


@lru_cache(maxsize=2048)
def gist(title: str, summary: str = "") -> Gist:
    """The gist of a text in either language."""
    marks: set[str] = set()
    texts = Texts(reader_of(built_in()))
    for piece in (title, *summary.split(". ")):
        for word in texts.read(piece):
            marks.update(f"#{concept}" for concept in word.concepts)
            token = word.token
            if any(letter.isdigit() for letter in token.word):
                marks.add(token.word)
            elif len(token.word) > 3 and (token.capital or token.abbreviation):
                marks.add("@" + sound(token.word))
    return Gist(frozenset(marks))


def likeness(one: Gist, other: Gist, often: Mapping[str, int], stories: int) -> float:
    """From 0 to 1; `often` is in how many of all the stories each mark stands."""

    def weight(marks: Iterable[str]) -> float:
        return sum(math.log(1 + stories / (1 + often.get(mark, 0))) for mark in marks)

    whole = math.sqrt(weight(one.marks) * weight(other.marks))
    return weight(one.marks & other.marks) / whole if whole else 0.0


def likeliest(story: Gist, others: Mapping[int, Gist]) -> int | None:
    """Which of the others tells the same in the other language; None rather than a guess."""
    often = Counter(mark for other in others.values() for mark in other.marks)
    ranked = sorted(((likeness(story, other, often, len(others)), -key) for key, other in others.items()), reverse=True)
    if not ranked or ranked[0][0] < LIKELY:
        return None
    if len(ranked) > 1 and ranked[0][0] < CLEARLY * ranked[1][0]:
        return None
    return -ranked[0][1]
