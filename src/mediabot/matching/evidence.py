"""How sure it is that a document answers a question, by what of it was found.

What a word of the question finds in a phrase counts by how surely it is meant, by the field, and by how much of the
phrase is found. Of that `Evidence` is made, and of the evidence with the question's sense the confidence: the
likelihood that an officer of the Media Center would call the document relevant, by a logistic regression on graded
questions (`tests/matching/fit.py` makes the factors).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from operator import mul

from mediabot.matching.asking import MOST_LITERAL, Asked, Sense
from mediabot.matching.documents import Kind
from mediabot.matching.postings import FIELD_WEIGHTS, Phrase

_ALONE = {Kind.BIO: 0.85, Kind.TITLE: 0.5, Kind.ORGANISATION: 0.5}
"""What a word is worth when it is all that was found of its phrase; the rest comes with the others."""
_ALONE_ELSE = 0.7
_WHOLE, _IN_WHOLE = 0.95, 0.8
"""A phrase that was found whole, and what each of its words then says at least."""

_MOST_FOUND = 3.0
_NAME_WEIGHT = 0.45

FACTORS = {
    "anything": -5.78,
    "strength × coverage": 7.14,
    "fit": 2.56,
    "told": -0.10,
    "said": 3.70,
    "subject": -2.38,
    "title": 0.88,
    "life": 1.26,
    "literal": 0.67,
    "figure": 0.13,
    "named, in a long one": 0.42,
    "topics named": 0.26,
    "heaviest": -0.60,
    "figures": -0.36,
    "literals": -0.37,
    "away": -0.37,
    "foreign": -0.96,
    "elsewhere": 2.76,
}
"""How much each figure speaks for a document; those from „heaviest“ on are the question's own, the same for all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a question found in one phrase: by word of the question, how well."""

    number: int
    phrase: Phrase
    found: Mapping[int, float]
    coverage: float
    named: Mapping[int, float]
    """Without what only hints and circles tell."""

    said: float
    """The coverage by names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a document, each from 0 up; most of them to 1."""

    strength: float
    """Of the best-found word: how surely, in which field, and how much it says about a subject."""

    coverage: float
    """The share of the question that was found."""

    fit: float
    """How much was found of the best-found field, as surely as it was found."""

    told: float
    """The weight of what was found only by what hints and circles tell."""

    named: float
    """The strength again, of words that name what the document has."""

    said: float
    """The coverage by such words."""

    subject: float
    """The coverage by such words of what is of our fields in the question."""

    title: float
    """The strength of what is named in titles and organisations."""

    life: float
    """The strength of what is named in a line of biography."""

    literal: float
    """The strength of words that mean what they say, whatever stands beside them."""

    figure: bool
    """Only words that the press says of anything were found."""

    topics: int
    """How many topics have something that is named."""

    def features(self, sense: Sense) -> tuple[float, ...]:
        """The figures that the confidence is made of, in the order of `FACTORS`."""
        return (
            1.0,
            self.strength * self.coverage,
            self.fit,
            self.told,
            self.said,
            self.subject,
            self.title,
            self.life,
            self.literal,
            self.figure,
            self.named if sense.long else 0.0,
            self.topics,
            sense.heaviest,
            sense.figures,
            len(sense.literal) if len(sense.literal) < MOST_LITERAL else MOST_LITERAL,
            sense.away,
            sense.foreign,
            sense.elsewhere,
        )


def confidence(evidence: Evidence, sense: Sense) -> float:
    """Evidence as the likelihood that an officer of the Media Center would agree."""
    total = sum(map(mul, FACTORS.values(), evidence.features(sense)))
    return 1 / (1 + exp(-total))


def worth(kind: Kind, coverage: float) -> float:
    """How much a word counts that was found in a phrase of a kind, by how much of the phrase was found."""
    if kind is Kind.NAME:
        return FIELD_WEIGHTS[kind]
    alone = _ALONE.get(kind, _ALONE_ELSE)
    return FIELD_WEIGHTS[kind] * (alone + (1 - alone) * coverage)


def evidence_of(asked: Asked, hits: tuple[Hit, ...], topics: int) -> Evidence:
    """What a document's hits say for it: all that was found, then of what is named, in so many topics."""
    every, named = _Tally(), _Tally()
    title, life, literal = 0.0, 0.0, 0.0
    special = asked.sense.special
    for hit in hits:
        kind = hit.phrase.kind
        every.add(hit, kind, hit.found, hit.coverage, special)
        if not hit.named:
            continue
        best = named.add(hit, kind, hit.named, hit.said, special)
        if kind is Kind.TITLE or kind is Kind.ORGANISATION:
            title = max(title, best)
        elif kind is Kind.BIO:
            life = max(life, best)
        value = worth(kind, hit.said)
        for number in asked.sense.literal.intersection(hit.named):
            literal = max(literal, value * hit.named[number] * special[number])
    found, coverage = every.sums(asked)
    said, by_name = named.sums(asked)
    subjects = asked.sense.subjects
    by_subjects = sum(asked.weights[number] * named.values.get(number, 0.0) for number in subjects)
    subject = by_subjects / asked.sense.whole if asked.sense.whole else 0.0
    told = min(found, _MOST_FOUND) - min(said, _MOST_FOUND)
    figure = bool(named.values) and asked.sense.literal.isdisjoint(named.values)
    return Evidence(
        every.strength,
        coverage,
        every.fit,
        told,
        named.strength,
        by_name,
        subject,
        title,
        life,
        literal,
        figure,
        topics,
    )


@dataclass(slots=True)
class _Tally:
    """What a document's hits come to: by word its best value, and the strength, the fit and whether a name was met."""

    values: dict[int, float] = field(default_factory=dict)
    strength: float = 0.0
    fit: float = 0.0
    name: bool = False

    def add(self, hit: Hit, kind: Kind, found: Mapping[int, float], coverage: float, special: Sequence[float]) -> float:
        """One hit; gives the strength of its best word."""
        value = worth(kind, coverage)
        self.fit = max(self.fit, FIELD_WEIGHTS[kind] * coverage)
        is_name = kind is Kind.NAME
        self.name = self.name or is_name
        least = _IN_WHOLE if coverage >= _WHOLE and kind is not Kind.BIO and len(hit.phrase.weights) > 1 else 0.0
        best = 0.0
        for number, quality in found.items():
            worthy = value * quality
            if self.values.get(number, 0.0) < worthy:
                self.values[number] = worthy
            best = max(best, worthy * (1.0 if is_name else max(special[number], least)))
        self.strength = max(self.strength, best)
        return best

    def sums(self, asked: Asked) -> tuple[float, float]:
        """The weight of what was found, and its share of the question."""
        least = _NAME_WEIGHT if self.name else 0.0
        total = sum(
            max(asked.weights[number], least) if number in self.values else weight
            for number, weight in enumerate(asked.missed)
        )
        found = sum(max(asked.weights[number], least) * value for number, value in self.values.items())
        return found, min(1.0, found / total) if total else self.strength
