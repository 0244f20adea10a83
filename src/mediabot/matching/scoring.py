"""From a question's words to a confidence for each document.

What a word of the question finds in a phrase counts by how surely it is meant, by the field, and by how much of the
phrase is found. Of that `Evidence` is made, and of the evidence the confidence: the likelihood that an officer of the
Media Center would call the document relevant, by a logistic regression on graded questions (`tests/matching/fit.py`
makes the factors and the limits, and says how far they carry over to a directory that was left out). Below `THRESHOLD`
nothing is returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp

from mediabot.matching.documents import Kind
from mediabot.matching.postings import FIELD_WEIGHTS, Phrase, Places, Postings

_ALONE = {Kind.BIO: 0.85, Kind.TITLE: 0.5, Kind.ORGANISATION: 0.5}
"""What a word is worth when it is all that was found of its phrase; the rest comes with the others."""
_ALONE_ELSE = 0.7
_STRONG = 0.55
_WHOLE = 0.95
_NAME_WEIGHT = 0.45
_MOST_TOUCHED, _MOST_TOUCHED_IN_ALL = 800, 5000
"""Places that a word is looked up in, and all words of a question; the surest keys first."""

_MOST_PHRASES, _MOST_VISITED, _MOST_SCORED = 200, 1500, 40
_LEAST_COUNTED = 0.05
THRESHOLD = 0.16
"""The least confidence that is answered with. It is low because a missed expert is worse than one too many, and because
most of what a question touches at all is nobody's topic: one in ten is far above that."""

_RELATIVE = 0.5
"""Who is less sure than this share of the surest one is left out."""

_CLOSE = 0.6
_FACTORS: tuple[float, ...] = (-4.43, 1.34, 0.55, 7.43, 1.07, 1.33, -0.39, -0.74, 1.01)

Keys = Sequence[Mapping[str, float]]
Touches = list[tuple[int, int, float]]
Visit = tuple[int, float, Places]
"""A word of the question, how surely a key of it is meant, and where that key stands."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a question found in one phrase: by word of the question, how well."""

    number: int
    phrase: Phrase
    found: Mapping[int, float]
    coverage: float


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's hits and what they come to."""

    document: int
    confidence: float
    evidence: Evidence
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a document, each from 0 up; most of them to 1."""

    strength: float
    """Of the best-found word: how surely, in which field, and how much it says about a subject."""

    coverage: float
    """The share of the question that was found."""

    whole: float
    """A field whose whole text was found."""

    name: float
    """A person's last name was found."""

    found: float
    """The weight of what was found of the question."""

    missed: float
    """The weight of what was not."""

    fit: float
    """How much was found of the best-found field, as surely as it was found."""

    def features(self) -> tuple[float, ...]:
        """The figures that the confidence is made of, in the order of `_FACTORS`."""
        return (
            1.0,
            self.strength,
            self.coverage,
            self.strength * self.coverage,
            self.whole,
            self.name,
            min(self.found, 3.0),
            min(self.missed, 3.0),
            self.fit,
        )


def confidence(evidence: Evidence) -> float:
    """Evidence as the likelihood that an officer of the Media Center would agree."""
    total = sum(factor * feature for factor, feature in zip(_FACTORS, evidence.features(), strict=True))
    return 1 / (1 + exp(-total))


def score(weights: Sequence[float], missed: Sequence[float], keys: Keys, postings: Postings) -> list[Scored]:
    """The documents that a question touches most, unsorted: a rough count first, then the best in full."""
    rough, visited = _rough(weights, keys, postings)
    likely = nlargest(_MOST_PHRASES, rough, key=lambda number: (rough[number], -number))
    touched = _touched(likely, visited)
    hits: dict[int, Hit | None] = {}
    scored = []
    for document in _likeliest(likely, rough, postings):
        numbers = [number for number in dict.fromkeys(postings.of_document[document]) if number in touched]
        for number in numbers:
            if number not in hits:
                hits[number] = _hit(number, touched[number], postings.phrases[number])
        own = tuple(hit for number in numbers if (hit := hits[number]))
        if own:
            evidence = _evidence(weights, missed, own)
            scored.append(Scored(document, confidence(evidence), evidence, own))
    return scored


def _rough(weights: Sequence[float], keys: Keys, postings: Postings) -> tuple[dict[int, float], list[Visit]]:
    """How much the question could count in each phrase, whatever else stands there; and where it was looked up."""
    totals: dict[int, float] = {}
    visits: list[Visit] = []
    most = min(_MOST_TOUCHED, _MOST_TOUCHED_IN_ALL // max(len(keys), 1))
    for word, tried in enumerate(keys):
        best: dict[int, float] = {}
        visited = 0
        for key, quality in tried.items():
            numbers, marks = there = postings.places[key]
            visits.append((word, quality, there))
            for number, (_, said) in zip(numbers, marks, strict=True):
                value = quality * said
                if best.get(number, 0.0) < value:
                    best[number] = value
            visited += len(numbers)
            if visited > most:
                break
        weight = max(weights[word], _LEAST_COUNTED)
        for number, value in best.items():
            value *= weight * FIELD_WEIGHTS[postings.phrases[number].kind]
            totals[number] = totals.get(number, 0.0) + value
    return totals, visits


def _touched(likely: Iterable[int], visits: Iterable[Visit]) -> dict[int, Touches]:
    """What touched each of these phrases how."""
    touched: dict[int, Touches] = {number: [] for number in likely}
    for word, quality, (numbers, marks) in visits:
        for number, (bits, said) in zip(numbers, marks, strict=True):
            if number in touched:
                touched[number].append((word, bits, quality * said))
    return touched


def _likeliest(likely: Sequence[int], rough: Mapping[int, float], postings: Postings) -> list[int]:
    """The documents whose phrases are touched most; the likeliest phrases are asked for theirs first."""
    totals: dict[int, float] = {}
    visited = 0
    for number in likely:
        holders = postings.holders_of(number)
        for document in holders:
            totals[document] = totals.get(document, 0.0) + rough[number]
        visited += len(holders)
        if visited > _MOST_VISITED:
            break
    return nlargest(_MOST_SCORED, totals, key=lambda document: (round(totals[document], 6), -document))


def _hit(number: int, touches: Touches, phrase: Phrase) -> Hit | None:
    by_word: dict[int, float] = {}
    by_place = [0.0] * len(phrase.weights)
    for word, bits, quality in touches:
        by_word[word] = max(by_word.get(word, 0.0), quality)
        for place in range(bits.bit_length()):
            if bits >> place & 1 and by_place[place] < quality:
                by_place[place] = quality
    if phrase.kind is Kind.NAME and not (by_place and by_place[-1]):
        return None
    covered = sum(weight * quality for weight, quality in zip(phrase.weights, by_place, strict=True)) / phrase.total
    return Hit(number, phrase, by_word, covered)


def worth(hit: Hit) -> float:
    """How much a word counts that was found in this phrase."""
    kind = hit.phrase.kind
    if kind is Kind.NAME:
        return FIELD_WEIGHTS[kind]
    alone = _ALONE.get(kind, _ALONE_ELSE)
    return FIELD_WEIGHTS[kind] * (alone + (1 - alone) * hit.coverage)


def _evidence(weights: Sequence[float], missed: Sequence[float], hits: tuple[Hit, ...]) -> Evidence:
    values: dict[int, float] = {}
    strength, whole, name, fit = 0.0, 0.0, 0.0, 0.0
    for hit in hits:
        value = worth(hit)
        kind = hit.phrase.kind
        if kind is Kind.NAME:
            name = max(name, *hit.found.values())
        fit = max(fit, FIELD_WEIGHTS[kind] * hit.coverage)
        is_whole = hit.coverage >= _WHOLE and kind is not Kind.BIO
        for number, quality in hit.found.items():
            values[number] = max(values.get(number, 0.0), value * quality)
            special = 1.0 if kind is Kind.NAME else min(1.0, weights[number] / _STRONG)
            special = max(special, 0.8) if is_whole and len(hit.phrase.weights) > 1 else special
            strength = max(strength, value * quality * special)
            whole = max(whole, quality * special if is_whole else 0.0)
    least = _NAME_WEIGHT if name else 0.0
    total = sum(max(weights[number], least) if number in values else weight for number, weight in enumerate(missed))
    found = sum(max(weights[number], least) * value for number, value in values.items())
    coverage = min(1.0, found / total) if total else strength
    return Evidence(strength, coverage, whole, name, found, max(0.0, total - found), fit)


def chosen(scored: list[Scored]) -> list[Scored]:
    """Those sure enough, and not far behind the surest."""
    least = max(THRESHOLD, _RELATIVE * scored[0].confidence) if scored else THRESHOLD
    return [one for one in scored if one.confidence >= least]


def best_hits(scored: Scored) -> list[Hit]:
    """A document's hits, best first, without those far behind the best."""

    def value(hit: Hit) -> float:
        return worth(hit) * sum(hit.found.values())

    hits = sorted(scored.hits, key=lambda hit: -round(value(hit), 6))
    return [hit for hit in hits if value(hit) >= _CLOSE * value(hits[0])]
