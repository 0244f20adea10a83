"""From a question's words to scored documents: a rough count of what they touch first, then the likeliest in full.

Below `THRESHOLD` nothing is returned; `tests/matching/fit.py` chooses it, and says how far it carries over to a
directory that was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from mediabot.matching.asking import Asked
from mediabot.matching.documents import Kind
from mediabot.matching.evidence import Evidence, Hit, confidence, evidence_of, worth
from mediabot.matching.postings import FIELD_WEIGHTS, Phrase, Places, Postings

_MOST_TOUCHED, _MOST_TOUCHED_IN_ALL = 800, 5000
"""Places that a word is looked up in, and all words of a question; the surest keys first."""

_MOST_PHRASES, _MOST_VISITED, _MOST_SCORED = 200, 1500, 40
_LEAST_COUNTED, _LEAST_TELLING = 0.05, 0.125
THRESHOLD = 0.18
"""The least confidence that is answered with. It is low because a missed expert is worse than one too many, and because
most of what a question touches at all is nobody's topic: one in six is far above that."""

_RELATIVE = 0.6
"""Who is less sure than this share of the surest one is left out."""

_CLOSE = 0.6
Touches = list[tuple[int, int, float, float]]
Visit = tuple[int, float, float, Places]
"""A word of the question, how surely a key of it is meant, how surely by name, and where that key stands."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's hits and what they come to."""

    document: int
    confidence: float
    evidence: Evidence
    hits: tuple[Hit, ...]


def score(asked: Asked, postings: Postings) -> list[Scored]:
    """The documents that a question touches most, unsorted: a rough count first, then the best in full.

    General words alone find nobody.
    """
    if max(asked.weights, default=0.0) < _LEAST_TELLING:
        return []
    rough, visited = _rough(asked, postings)
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
            topics = postings.topics_among(document, {hit.number for hit in own if hit.named})
            evidence = evidence_of(asked, own, topics)
            scored.append(Scored(document, confidence(evidence, asked.sense), evidence, own))
    return scored


def _rough(asked: Asked, postings: Postings) -> tuple[dict[int, float], list[Visit]]:
    """How much the question could count in each phrase, whatever else stands there; and where it was looked up."""
    totals: dict[int, float] = {}
    visits: list[Visit] = []
    most = min(_MOST_TOUCHED, _MOST_TOUCHED_IN_ALL // max(len(asked.keys), 1))
    for word, tried in enumerate(asked.keys):
        here = _visits(word, tried, asked.named[word], most, postings)
        best = _best(here, max(asked.weights[word], _LEAST_COUNTED))
        for number in totals.keys() & best.keys():
            best[number] += totals[number]
        totals |= best
        visits += here
    return totals, visits


def _visits(
    word: int, tried: Mapping[str, float], named: Mapping[str, float], most: int, postings: Postings
) -> list[Visit]:
    """Where a word is looked up: the surest keys first, until so many places were touched."""
    visits: list[Visit] = []
    touched = 0
    for key, quality in tried.items():
        there = postings.places[key]
        visits.append((word, quality, named.get(key, 0.0), there))
        touched += sum([len(numbers) for _, numbers in there])
        if touched > most:
            break
    return visits


def _best(visits: Iterable[Visit], weight: float) -> dict[int, float]:
    """How much a word of such a weight counts in each phrase; what counts more comes later, in the place of less."""
    values = [
        (quality * said * (weight * FIELD_WEIGHTS[kind]), numbers)
        for _, quality, _, there in visits
        for (kind, _, said), numbers in there
    ]
    best: dict[int, float] = {}
    for value, numbers in sorted(values, key=itemgetter(0)):
        best.update(dict.fromkeys(numbers, value))
    return best


def _touched(likely: Iterable[int], visits: Iterable[Visit]) -> dict[int, Touches]:
    """What touched each of these phrases how."""
    touched: dict[int, Touches] = {number: [] for number in likely}
    for word, quality, by_name, there in visits:
        for (_, bits, said), numbers in there:
            for number in touched.keys() & numbers:
                touched[number].append((word, bits, quality * said, by_name * said))
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
    named: dict[int, float] = {}
    by_place, said = [0.0] * len(phrase.weights), [0.0] * len(phrase.weights)
    for word, bits, quality, by_name in touches:
        by_word[word] = max(by_word.get(word, 0.0), quality)
        if by_name:
            named[word] = max(named.get(word, 0.0), by_name)
        for place in range(bits.bit_length()):
            if bits >> place & 1:
                by_place[place] = max(by_place[place], quality)
                said[place] = max(said[place], by_name)
    if phrase.kind is Kind.NAME and not (by_place and by_place[-1]):
        return None
    covered, named_of_it = (
        sum(weight * quality for weight, quality in zip(phrase.weights, places, strict=True)) / phrase.total
        for places in (by_place, said)
    )
    return Hit(number, phrase, by_word, covered, named, named_of_it)


def chosen(scored: list[Scored]) -> list[Scored]:
    """Those sure enough, and not far behind the surest."""
    least = max(THRESHOLD, _RELATIVE * scored[0].confidence) if scored else THRESHOLD
    return [one for one in scored if one.confidence >= least]


def best_hits(scored: Scored) -> list[Hit]:
    """A document's hits, best first, without those far behind the best."""

    def value(hit: Hit) -> float:
        return worth(hit.phrase.kind, hit.coverage) * sum(hit.found.values())

    hits = sorted(scored.hits, key=lambda hit: -round(value(hit), 6))
    return [hit for hit in hits if value(hit) >= _CLOSE * value(hits[0])]
