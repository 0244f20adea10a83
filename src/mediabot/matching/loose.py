"""Words that together mean a concept wherever they stand near to one another: names taken apart, and hints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mediabot.matching.stems import root

_WINDOW = 4
"""So many other words may stand between the words of a name or a hint."""

Stems = tuple[str, ...]
Words = tuple[Stems, ...]
"""Of each word the roots that will do."""


@dataclass(frozen=True)
class Naming:
    """A concept that words were found to mean: which words, how surely, and whether as a name that stands so."""

    concept: str
    places: tuple[int, ...]
    quality: float
    exact: bool
    rooted: bool = False
    """By a word that only shares the root of the name."""


@dataclass(frozen=True, slots=True, eq=False)
class Loose:
    """Words that together mean a concept, in any order."""

    words: Words
    concept: str


@dataclass(frozen=True, eq=False)
class LooseNames:
    """Loose names by the roots of their rarest word."""

    by_root: Mapping[str, tuple[Loose, ...]] = field(repr=False)
    quality: float

    @classmethod
    def of(cls, several: Collection[tuple[Words, str]], quality: float) -> LooseNames:
        """Words with their concepts, each once; all of them are equally sure."""
        uses = Counter(key for words, _ in several for roots in words for key in roots)
        found: dict[str, list[Loose]] = {}
        for words, concept in several:
            one = Loose(words, concept)
            rarest = min(words, key=lambda roots: (sum(uses[key] for key in roots), roots))
            for key in rarest:
                found.setdefault(key, []).append(one)
        return cls({key: tuple(names) for key, names in found.items()}, quality)

    def with_more(self, more: LooseNames) -> LooseNames:
        """These names and others."""
        joined = {key: (*self.by_root.get(key, ()), *names) for key, names in more.by_root.items()}
        return LooseNames({**self.by_root, **joined}, self.quality)

    def find(self, places: Mapping[str, Sequence[int]]) -> list[Naming]:
        """What words mean together, given by their roots with where each stands."""
        touched = dict.fromkeys(one for key in places for one in self.by_root.get(key, ()))
        found: list[Naming] = []
        for one in touched:
            met = [[place for key in roots for place in places.get(key, ())] for roots in one.words]
            if all(met) and (together := _together(met)):
                found.append(Naming(one.concept, together, self.quality, False))
        return found


def any_order(words: Iterable[Stems]) -> Words:
    """Words by their roots, in one order."""
    return tuple(sorted({tuple(sorted({root(key) for key in word})) for word in words}))


def _together(words: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """One place of each word, near to one another; empty where they stand too far apart."""
    for anchor in words[0]:
        chosen = {min(places, key=lambda place: abs(place - anchor)) for places in words}
        if len(chosen) == len(words) and max(chosen) - min(chosen) < len(words) + _WINDOW:
            return tuple(sorted(chosen))
    return ()
