"""Why a search came out as it did: every word with its weight, every document near with what was hit."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.matching.fieldindex import Asked, FieldIndex
from mediabot.matching.scoring import THRESHOLD, Hit, chosen, worth

_MOST_KEYS = 12


@dataclass(frozen=True)
class WordExplained:
    """A word of the question: what it was taken for, how much it weighs, and the keys it was looked up by."""

    typed: str
    kind: str
    stems: tuple[str, ...]
    concepts: tuple[str, ...]
    weight: float
    keys: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class HitExplained:
    """A field that was hit: by which words, how much of it was covered, what it counted."""

    field: str
    text: str
    words: tuple[str, ...]
    coverage: float
    worth: float


@dataclass(frozen=True)
class CandidateExplained:
    """A document that was touched, returned or not."""

    document_id: str
    confidence: float
    returned: bool
    hits: tuple[HitExplained, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything about one search; `threshold` is the confidence that a returned expert must reach."""

    words: tuple[WordExplained, ...]
    candidates: tuple[CandidateExplained, ...]
    threshold: float = THRESHOLD


def explain(index: FieldIndex, text: str, limit: int = 5) -> Explanation:
    """What a search for `text` saw, with the `limit` best candidates whether returned or not."""
    asked = index.ask(text)
    scored = index.score(asked)
    returned = {one.document for one in chosen(scored)}
    candidates = tuple(
        CandidateExplained(
            index.documents[one.document].id,
            round(one.confidence, 4),
            one.document in returned,
            tuple(_hit(hit, asked) for hit in sorted(one.hits, key=lambda hit: -worth(hit))),
        )
        for one in scored[: max(limit, 0)]
    )
    return Explanation(_words(asked), candidates)


def _words(asked: Asked) -> tuple[WordExplained, ...]:
    return tuple(
        WordExplained(
            word.token.typed,
            word.reading.kind,
            tuple(key for key, _ in word.reading.stems),
            word.concepts,
            round(weight, 3),
            tuple((key, round(quality, 3)) for key, quality in list(keys.items())[:_MOST_KEYS]),
        )
        for word, weight, keys in zip(asked.words, asked.weights, asked.keys, strict=True)
    )


def _hit(hit: Hit, asked: Asked) -> HitExplained:
    field = hit.phrase.field
    words = tuple(asked.words[number].token.typed for number in sorted(hit.found))
    return HitExplained(field.kind.value, field.text, words, round(hit.coverage, 3), round(worth(hit), 3))
