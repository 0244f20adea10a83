"""A question as the index understood it, and its sense: which of its words are of our fields, and which of others.

A headline has one subject and decoration. A word that names something of ours speaks for us, unless it is one that the
press says of anything („инжекция“, "fever"); a word of politics, sport or trade speaks against. `words/away.*` and
`words/figurative.*` hold those two kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mediabot.matching.meaning import Word
from mediabot.matching.stems import stem
from mediabot.matching.vocabulary import TERM
from mediabot.matching.wordlists import words as listed

_LONG = 6
"""So many words are a sentence or a headline rather than a topic."""

_STRONG = 0.55
_MOST_AWAY, MOST_LITERAL, _MOST_FIGURES = 4, 4, 3


@dataclass(frozen=True, slots=True)
class Sense:
    """What the words of a question are, by their numbers, and what that says of the whole."""

    subjects: frozenset[int]
    """Those of our fields."""

    special: tuple[float, ...]
    """How much each word says about a subject, 1 at most."""

    whole: float
    """The weight of the words of our fields."""

    literal: frozenset[int]
    """Those of our fields that mean what they say, whatever stands beside them."""

    heaviest: float
    """The weight of the heaviest word of ours."""

    figures: int
    """How many words of ours the press says of anything, too."""

    away: int
    """How many words are of other fields."""

    elsewhere: float
    """The share of the question that is said of other fields in set phrases."""

    long: bool

    @property
    def foreign(self) -> int:
        """How many words are of other fields, where none means something of ours for sure."""
        return 0 if self.literal else self.away


@dataclass(frozen=True)
class Asked:
    """A question as the index understood it: words, their weights and the keys tried for each."""

    words: tuple[Word, ...]
    weights: tuple[float, ...]
    missed: tuple[float, ...]
    """The weights again, of words that a document does not have."""

    keys: tuple[dict[str, float], ...]
    named: tuple[dict[str, float], ...]
    """The keys again, without those that only hints and circles tell."""

    sense: Sense


def sense_of(words: Sequence[Word], weights: Sequence[float], missed: Sequence[float], away: Sequence[bool]) -> Sense:
    """The sense of a question; `away` says which of its words belong to set phrases of other fields."""
    named = [not gone and len(word.told) < len(word.concepts) for word, gone in zip(words, away, strict=True)]
    figures = [_is_among(word, "figurative") for word in words]
    others = [_is_among(word, "away") for word in words]
    loose = _loose(words, figures)
    terms = [word.reading.kind == TERM and not gone for word, gone in zip(words, away, strict=True)]
    numbers = range(len(words))
    subjects = frozenset(one for one in numbers if named[one] or terms[one])
    literal = frozenset(
        one
        for one in subjects
        if (named[one] and not loose[one]) or (terms[one] and not figures[one] and not others[one])
    )
    total = sum(missed)
    return Sense(
        subjects,
        tuple(min(1.0, weight / _STRONG) for weight in weights),
        sum(weights[one] for one in subjects),
        literal,
        max((weights[one] for one in subjects), default=0.0),
        min(_MOST_FIGURES, sum(named[one] and loose[one] for one in numbers)),
        min(_MOST_AWAY, sum((away[one] or others[one]) and not named[one] for one in numbers)),
        sum(missed[one] for one in numbers if away[one]) / total if total else 0.0,
        len(words) >= _LONG,
    )


def _loose(words: Sequence[Word], figures: Sequence[bool]) -> list[bool]:
    """Which words name only what words that the press says of anything name: all of "life support" is said so."""
    sure = {concept for word, figure in zip(words, figures, strict=True) if not figure for concept in _named(word)}
    return [figure and sure.isdisjoint(_named(word)) for word, figure in zip(words, figures, strict=True)]


def _named(word: Word) -> set[str]:
    return word.concepts.keys() - word.told.keys()


def _is_among(word: Word, kind: str) -> bool:
    return any(key in _stems(kind) for key, _ in word.reading.stems)


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for language in ("bg", "en") for word in listed(kind, language))
