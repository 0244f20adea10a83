"""What words are said of which concepts: enough words of one concept's circle mean it, though no hint says so.

The circle of a concept are the words of its names and of all its hints. A word speaks for its concepts the more, the
fewer they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log

from mediabot.matching.concepts import Concept
from mediabot.matching.flat import Flat, Writer
from mediabot.matching.hints import Hints, Roots
from mediabot.matching.lookups import Lookup
from mediabot.matching.loose import CIRCLE, Naming
from mediabot.matching.tokens import words_in

_STEEP = 1.5
_MOST_CIRCLES, _RARE = 400, 60
"""A word of more circles than the first speaks for none; one of more than the second only where another one does."""

_LEAST, _FULL = 0.85, 1.2
_MOST_CONCEPTS = 4


@dataclass(frozen=True, eq=False)
class Associations:
    """For each root the concepts in whose circles it is, by their numbers."""

    ids: Sequence[str] = field(repr=False)
    by_root: Lookup[str, Sequence[int]] = field(repr=False)

    @classmethod
    def of(cls, concepts: Sequence[Concept], hints: Hints, roots: Roots) -> Associations:
        """The circles of these concepts."""
        found: dict[str, array[int]] = {}
        for number, concept in enumerate(concepts):
            circle = {roots[word] for name in concept.names for word in words_in(name)}
            circle |= {roots[word] for hint in hints[concept.id] for words in hint for word in words}
            for key in circle - {""}:
                found.setdefault(key, array("H")).append(number)
        kept = {key: held for key, held in found.items() if len(held) <= _MOST_CIRCLES}
        return cls(tuple(concept.id for concept in concepts), kept)

    @classmethod
    def lying(cls, flat: Flat) -> Associations:
        """The circles that `lay` laid down."""
        return cls(flat.named("circles.ids"), flat.rows("circles"))

    def lay(self, writer: Writer) -> None:
        """Lay these circles down."""
        assert isinstance(self.by_root, dict)
        writer.numbers("circles.ids", map(writer.number, self.ids))
        writer.rows("circles", self.by_root)

    def find(self, places: Mapping[str, Sequence[int]]) -> list[Naming]:
        """Concepts that two or more of these words speak for; words by their roots, with where they stand."""
        circles = sorted((len(held), key) for key in places if (held := self.by_root.get(key, ())))
        spoken: dict[int, dict[int, float]] = {}
        for count, key in circles:
            says, place = self._says(count), places[key][0]
            for concept in self.by_root[key]:
                if count <= _RARE or concept in spoken:
                    by_place = spoken.setdefault(concept, {})
                    by_place[place] = max(by_place.get(place, 0.0), says)
        sums = {concept: sum(said.values()) for concept, said in spoken.items() if len(said) > 1}
        best = nsmallest(_MOST_CONCEPTS, sums, key=lambda concept: (-round(sums[concept], 6), self.ids[concept]))
        return [
            Naming(self.ids[concept], tuple(sorted(spoken[concept])), min(1.0, sums[concept] / _FULL), False, CIRCLE)
            for concept in best
            if sums[concept] >= _LEAST
        ]

    def _says(self, circles: int) -> float:
        """How much a word says that is in so many circles: 1 at most."""
        every = len(self.ids) + 1
        return float((log(every / circles) / log(every)) ** _STEEP)
