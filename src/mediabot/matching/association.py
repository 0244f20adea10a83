"""What words are said of which concepts: enough words of one concept's circle mean it, though no hint says so.

The circle of a concept are the words of its names and of all its hints. A word speaks for a concept the more, the fewer
circles it is in, and the oftener it is in this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log

from mediabot.matching.concepts import Concept
from mediabot.matching.loose import Naming
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import words_in
from mediabot.matching.vocabulary import Vocabulary

_NAMED, _ONCE, _AGAIN = 2, 0.6, 0.2
_STEEP = 1.5
_MOST_CIRCLES, _RARE = 400, 60
"""A word of more circles than the first speaks for none; one of more than the second only where another one does."""

_LEAST, _FULL = 0.7, 1.3
_MOST_CONCEPTS = 4


@dataclass(frozen=True, eq=False)
class Associations:
    """For each root the concepts that it speaks for, with how much; by `of`."""

    by_root: Mapping[str, Mapping[str, float]] = field(repr=False)

    @classmethod
    def of(cls, concepts: Iterable[Concept], vocabulary: Vocabulary) -> Associations:
        """The circles of these concepts."""
        circles: dict[str, Counter[str]] = {}
        known: dict[str, str] = {}
        for concept in concepts:
            circle = circles.setdefault(concept.id, Counter())
            for text, times in ((names, _NAMED) for names in concept.names):
                circle.update(dict.fromkeys(_roots(text, vocabulary, known), times))
            for hint in concept.hints:
                circle.update(_roots(hint.replace("/", " "), vocabulary, known))
        held = Counter(key for circle in circles.values() for key in circle)
        most = log(len(circles) + 1)
        found: dict[str, dict[str, float]] = {}
        for concept_id, circle in circles.items():
            for key, times in circle.items():
                if held[key] <= _MOST_CIRCLES:
                    rare = (log((len(circles) + 1) / held[key]) / most) ** _STEEP
                    found.setdefault(key, {})[concept_id] = rare * min(1.0, _ONCE + _AGAIN * times)
        return cls(found)

    def find(self, places: Mapping[str, Sequence[int]]) -> list[Naming]:
        """Concepts that two or more of these words speak for; words by their roots, with where they stand."""
        circles = sorted((len(held), key) for key in places if (held := self.by_root.get(key)))
        spoken: dict[str, dict[int, float]] = {}
        for count, key in circles:
            held, place = self.by_root[key], places[key][0]
            for concept in held if count <= _RARE else held.keys() & spoken.keys():
                by_place = spoken.setdefault(concept, {})
                by_place[place] = max(by_place.get(place, 0.0), held[concept])
        sums = {concept: sum(said.values()) for concept, said in spoken.items() if len(said) > 1}
        best = nsmallest(_MOST_CONCEPTS, sums, key=lambda concept: (-round(sums[concept], 6), concept))
        return [
            Naming(concept, tuple(sorted(spoken[concept])), min(1.0, sums[concept] / _FULL), False)
            for concept in best
            if sums[concept] >= _LEAST
        ]


def _roots(text: str, vocabulary: Vocabulary, known: dict[str, str]) -> set[str]:
    found = set()
    for word in words_in(text):
        if word not in known:
            known[word] = "" if vocabulary.is_stop(word) else root(stem(word))
        if known[word]:
            found.add(known[word])
    return found
