"""Why a search came out as it did: every word with its weight, every document near with what was hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediabot.matching.asking import Asked
from mediabot.matching.evidence import FACTORS, Hit, worth
from mediabot.matching.fieldindex import FieldIndex
from mediabot.matching.scoring import THRESHOLD, Scored, chosen

_MOST_KEYS = 12
_MOST_HITS = 4
_MOST_MISSING = 3


@dataclass(frozen=True)
class WordExplained:
    """A word of the question: what it was taken for, how much it weighs, and the keys it was looked up by.

    A key is a stem, "~" and a root, "#" and a concept, or "@" and the sound of a name.
    """

    typed: str
    kind: str
    stems: tuple[str, ...]
    concepts: tuple[tuple[str, float], ...]
    weight: float
    keys: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class HitExplained:
    """A field that was hit: by which words, how much of it was covered, what a word in it counts."""

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
    said: tuple[tuple[str, float], ...]
    """What each figure adds to or takes from the confidence, before it is made a share."""

    hits: tuple[HitExplained, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything about one search; `threshold` is the confidence that a returned expert must reach."""

    words: tuple[WordExplained, ...]
    candidates: tuple[CandidateExplained, ...]
    threshold: float = THRESHOLD

    @property
    def verdict(self) -> str:
        """In a sentence or two, why somebody or nobody was returned."""
        best = next(iter(self.candidates), None)
        if best is None:
            return "nobody: no word of the question stands in anybody's entry, and nothing that it means"
        sure = f"{best.confidence:.2f} sure, {self.threshold:g} is asked for"
        if best.returned:
            return f"{best.document_id} first ({sure}): {_told(best)}"
        missing = ", ".join(word.typed for word in self._missing(best)) or "no word"
        return f"nobody: {best.document_id} comes nearest ({sure}): {_told(best)}; without an answer: {missing}"

    def _missing(self, best: CandidateExplained) -> tuple[WordExplained, ...]:
        """The words that weigh most of those which the best one does not have, heaviest first."""
        hit = {word for one in best.hits for word in one.words}
        missing = sorted((word for word in self.words if word.typed not in hit), key=lambda word: -word.weight)
        return tuple(word for word in missing if word.weight > 0)[:_MOST_MISSING]

    def lines(self) -> Iterator[str]:
        """The explanation as text, for whoever keeps the directory or the lexicon."""
        yield f"  {self.verdict}"
        for word in self.words:
            meant = ", ".join(f"{concept} {sure:g}" for concept, sure in word.concepts) or "no concept"
            yield f"  {word.typed}: {word.kind}, weight {word.weight:g}; {' '.join(word.stems)}; {meant}"
            if word.keys:
                yield "      looked up: " + ", ".join(f"{key} {sure:g}" for key, sure in word.keys)
        for one in self.candidates:
            end = "" if one.returned else f", not returned (at least {self.threshold:g} is)"
            yield f"  {one.document_id} {one.confidence:.2f}{end}"
            yield "      " + ", ".join(f"{name} {value:+.2f}" for name, value in one.said)
            for hit in one.hits[:_MOST_HITS]:
                by = ", ".join(hit.words)
                yield f"      {hit.field} „{hit.text}“: {by}; covered {hit.coverage:g}, worth {hit.worth:g}"


def _told(candidate: CandidateExplained) -> str:
    hit = next(iter(candidate.hits), None)
    return f"its {hit.field} „{hit.text}“ has {', '.join(hit.words)}" if hit else "nothing of it was hit"


def explain(index: FieldIndex, text: str, limit: int = 5) -> Explanation:
    """What a search for `text` saw, with the `limit` best candidates whether returned or not."""
    asked = index.ask(text)
    scored = index.score(asked)
    returned = {one.document for one in chosen(scored)}
    candidates = (_candidate(one, asked, index, one.document in returned) for one in scored[: max(limit, 0)])
    return Explanation(_words(asked), tuple(candidates))


def _candidate(one: Scored, asked: Asked, index: FieldIndex, returned: bool) -> CandidateExplained:
    hits = tuple(_hit(hit, asked) for hit in sorted(one.hits, key=lambda hit: -worth(hit.phrase.kind, hit.coverage)))
    return CandidateExplained(
        index.documents[one.document].id, round(one.confidence, 4), returned, _said(one, asked), hits
    )


def _said(one: Scored, asked: Asked) -> tuple[tuple[str, float], ...]:
    figures = zip(FACTORS.items(), one.evidence.features(asked.sense), strict=True)
    return tuple((name, factor * figure) for (name, factor), figure in figures if figure)


def _words(asked: Asked) -> tuple[WordExplained, ...]:
    return tuple(
        WordExplained(
            word.token.typed,
            word.reading.kind,
            tuple(key for key, _ in word.reading.stems),
            tuple((concept, round(sure, 2)) for concept, sure in word.concepts.items()),
            round(weight, 3),
            tuple((key, round(quality, 3)) for key, quality in list(keys.items())[:_MOST_KEYS]),
        )
        for word, weight, keys in zip(asked.words, asked.weights, asked.keys, strict=True)
    )


def _hit(hit: Hit, asked: Asked) -> HitExplained:
    words = tuple(asked.words[number].token.typed for number in sorted(hit.found))
    return HitExplained(
        hit.phrase.kind.value,
        hit.phrase.text,
        words,
        round(hit.coverage, 3),
        round(worth(hit.phrase.kind, hit.coverage), 3),
    )
