"""From a question's words to a confidence for each document.

What a word of the question finds in a phrase counts by how surely it is meant, by the field, and by how much
of the phrase is found. A document's strength is its best-found word; its coverage is the share of the
question that it answers. `confidence` maps both to 0..1, and below `THRESHOLD` nothing is returned.

The constants were chosen by a grid over two directories with graded questions (45 and 20 people), maximising
right + silence + 0.7 precision + 0.5 first-relevant summed over both, and then a middle of the flat top was
taken. So the threshold is where a wrong answer and a wrong silence cost about the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from mediabot.matching.documents import Kind
from mediabot.matching.postings import FIELD_WEIGHTS, Phrase, Postings
from mediabot.matching.reading import Reader, Word

_ALONE = {Kind.BIO: 0.85, Kind.TITLE: 0.5, Kind.ORGANISATION: 0.5}
"""What a word is worth when it is all that was found of its phrase; the rest comes with the others."""
_ALONE_ELSE = 0.7
_STRONG = 0.55
_WHOLE = 0.95
_SHARE_OF_COVERAGE = 0.85
_MOST_POSTINGS = 20_000
_MOST_SCORED, _LEAST_SCORED, _MOST_LOOKED_UP = 60, 10, 900
_LEAST_COUNTED = 0.05
THRESHOLD = 0.5
_RELATIVE = 0.85
_CLOSE = 0.6
_MIDDLE, _STEEPNESS = 0.32, 9.0


@dataclass(frozen=True)
class Hit:
    """What a question found in one phrase: by word of the question, how well."""

    phrase: Phrase
    found: dict[int, float]
    coverage: float


@dataclass(frozen=True)
class Scored:
    """One document's hits and what they come to."""

    document: int
    confidence: float
    hits: tuple[Hit, ...]


def confidence(raw: float) -> float:
    """A raw score as the likelihood that an officer of the Media Center would agree."""
    return 1 / (1 + exp(-_STEEPNESS * (raw - _MIDDLE)))


def keys_of(word: Word, reader: Reader, sounds: dict[str, float]) -> dict[str, float]:
    """Every key by which a word of a question can be found, the surest first."""
    keys = word.keys
    sure = max((quality for _, quality in word.reading.stems), default=1.0)
    for concept in word.concepts:
        for key, quality in reader.concept_keys(concept).items():
            keys[key] = max(keys.get(key, 0.0), quality * sure)
    keys.update(sounds)
    return dict(sorted(keys.items(), key=lambda pair: (-pair[1], pair[0])))


def score(weights: tuple[float, ...], keys: tuple[dict[str, float], ...], postings: Postings) -> list[Scored]:
    """The documents that a question touches most, unsorted: a rough count first, then the best in full."""
    scored = []
    for document in _likeliest(weights, keys, postings):
        hits = _hits(document, keys, postings)
        scored.append(Scored(document, confidence(_raw(weights, hits)), hits))
    return scored


def _likeliest(weights: tuple[float, ...], keys: tuple[dict[str, float], ...], postings: Postings) -> list[int]:
    """The documents in which the words could count most, whatever else stands around them there."""
    totals: dict[int, float] = {}
    visited = 0
    for number in sorted(range(len(keys)), key=lambda number: (-weights[number], number)):
        best: dict[int, float] = {}
        for key, quality in keys[number].items():
            there = postings.documents.get(key, ())
            visited += len(there)
            for document, most in there:
                if best.get(document, 0.0) < quality * most:
                    best[document] = quality * most
        for document, most in best.items():
            totals[document] = totals.get(document, 0.0) + max(weights[number], _LEAST_COUNTED) * most
        if visited > _MOST_POSTINGS:
            break
    return sorted(totals, key=lambda document: (-round(totals[document], 6), document))[: _how_many(len(keys))]


def _how_many(words: int) -> int:
    """How many documents to score in full: fewer where the words are many, so that no question takes long."""
    return max(_LEAST_SCORED, min(_MOST_SCORED, _MOST_LOOKED_UP // max(words, 1)))


def _hits(document: int, keys: tuple[dict[str, float], ...], postings: Postings) -> tuple[Hit, ...]:
    own = postings.places[document]
    found: dict[int, list[tuple[int, int, float]]] = {}
    for number, tried in enumerate(keys):
        for key in (key for key in tried if key in own):
            for phrase, bits, said in own[key]:
                found.setdefault(phrase, []).append((number, bits, tried[key] * said))
    hits = (_hit(postings.phrases[number], found[number]) for number in sorted(found))
    return tuple(hit for hit in hits if hit is not None)


def _hit(phrase: Phrase, found: list[tuple[int, int, float]]) -> Hit | None:
    by_word: dict[int, float] = {}
    by_place = [0.0] * len(phrase.weights)
    for number, bits, quality in found:
        by_word[number] = max(by_word.get(number, 0.0), quality)
        for place in range(bits.bit_length()):
            if bits >> place & 1 and by_place[place] < quality:
                by_place[place] = quality
    if phrase.field.kind is Kind.NAME and not (by_place and by_place[-1]):
        return None
    covered = sum(weight * quality for weight, quality in zip(phrase.weights, by_place, strict=True)) / phrase.total
    return Hit(phrase, by_word, covered)


def worth(hit: Hit) -> float:
    """How much a word counts that was found in this phrase."""
    kind = hit.phrase.field.kind
    if kind is Kind.NAME:
        return FIELD_WEIGHTS[kind]
    alone = _ALONE.get(kind, _ALONE_ELSE)
    return FIELD_WEIGHTS[kind] * (alone + (1 - alone) * hit.coverage)


def _raw(weights: tuple[float, ...], hits: tuple[Hit, ...]) -> float:
    evidence: dict[int, float] = {}
    strength = 0.0
    for hit in hits:
        value = worth(hit)
        whole = hit.coverage >= _WHOLE and len(hit.phrase.weights) > 1 and hit.phrase.field.kind is not Kind.BIO
        for number, quality in hit.found.items():
            evidence[number] = max(evidence.get(number, 0.0), value * quality)
            special = min(1.0, weights[number] / _STRONG)
            if hit.phrase.field.kind is Kind.NAME:
                special = 1.0
            strength = max(strength, value * quality * (max(special, 0.8) if whole else special))
    names = any(hit.phrase.field.kind is Kind.NAME for hit in hits)
    total = sum(max(weight, 0.45 if names and number in evidence else 0.0) for number, weight in enumerate(weights))
    covered = sum(weights[number] * value for number, value in evidence.items())
    coverage = covered / total if total else strength
    more = 0.01 * min(3, len({hit.phrase.field.group for hit in hits}) - 1)
    return strength * (1 - _SHARE_OF_COVERAGE + _SHARE_OF_COVERAGE * min(1.0, coverage)) + more


def chosen(scored: list[Scored]) -> list[Scored]:
    """Those sure enough, and not far behind the surest."""
    least = max(THRESHOLD, _RELATIVE * scored[0].confidence) if scored else THRESHOLD
    return [one for one in scored if one.confidence >= least]


def best_hits(scored: Scored) -> list[Hit]:
    """A document's hits, best first, without those far behind the best."""

    def value(hit: Hit) -> float:
        return worth(hit) * sum(hit.found.values())

    hits = sorted(scored.hits, key=lambda hit: (-round(value(hit), 6), hit.phrase.field.group))
    return [hit for hit in hits if value(hit) >= _CLOSE * value(hits[0])]
