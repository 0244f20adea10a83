"""Words that together mean a concept wherever they stand near to one another: names taken apart, and hints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from mediabot.matching.flat import Flat, Writer
from mediabot.matching.lookups import Rows, Strings
from mediabot.matching.stems import root

_WINDOW = 4
"""So many other words may stand between the words of a name or a hint."""

NAMED, HINT, CIRCLE = range(3)

Stems = tuple[str, ...]
Words = tuple[Stems, ...]
"""Of each word the roots that will do."""


class Naming(NamedTuple):
    """A concept that words were found to mean: which words, how surely, and whether as a name that stands so."""

    concept: str
    places: tuple[int, ...]
    quality: float
    exact: bool
    told: int = NAMED
    """Whether the words name the concept, hint at it, or are only often said of it."""


@dataclass(frozen=True, eq=False)
class LooseNames:
    """Words that together mean a concept in any order, by the roots of their rarest word. Build it with `of`.

    Such a name is a row of numbers: its concept, and the roots that will do for each word, with a 0 after each word.
    Beside the number of a row, `by_root` has a root that must be there, too, or 0: so of many rows few are read.
    """

    strings: Strings = field(repr=False)
    by_root: Rows = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    rows: Sequence[int] = field(repr=False)
    quality: float

    @classmethod
    def of(cls, several: Collection[tuple[Words, str]], quality: float) -> LooseNames:
        """Words with their concepts, each once; all of them are equally sure."""
        writer = Writer()
        cls.lay(several, writer, "names")
        return cls.lying(writer.flat(), "names", quality)

    @classmethod
    def lying(cls, flat: Flat, name: str, quality: float) -> LooseNames:
        """The names that `lay` laid down."""
        return cls(flat.strings, flat.rows(f"{name}.by_root"), *flat.table(name), quality)

    @staticmethod
    def lay(several: Collection[tuple[Words, str]], writer: Writer, name: str) -> None:
        """Lay words with their concepts down."""
        uses = Counter(key for words, _ in several for roots in words for key in roots)
        found: dict[str, list[int]] = {}
        for number, (words, _) in enumerate(several):
            rarest, *others = sorted(words, key=lambda roots: (sum(uses[key] for key in roots), roots))
            also = next((writer.number(roots[0]) for roots in others if len(roots) == 1), 0)
            for key in rarest:
                found.setdefault(key, []).extend((number, also))
        writer.rows(f"{name}.by_root", found)
        writer.table(name, [_row(words, concept, writer) for words, concept in several])

    def find(self, places: Mapping[str, Sequence[int]], told: int = NAMED) -> list[Naming]:
        """What words mean together, given by their roots with where each stands."""
        here = {self.strings.number(key): standing for key, standing in places.items()}
        rows = chain.from_iterable(map(self.by_root.at, here))
        touched = dict.fromkeys([number for number, also in zip(rows, rows, strict=True) if not also or also in here])
        found: list[Naming] = []
        for number in touched:
            row = self.rows[self.starts[number] : self.starts[number + 1]]
            if (met := _met(row, here)) and (together := _together(met)):
                found.append(Naming(self.strings.text(row[0]), together, self.quality, False, told))
        return found


def _row(words: Words, concept: str, writer: Writer) -> list[int]:
    numbers = ([*(writer.number(key) for key in roots if key), 0] for roots in words)
    return [writer.number(concept), *chain.from_iterable(numbers)]


def _met(row: Sequence[int], here: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Where each word stands; empty where one of them is missing."""
    met: list[list[int]] = []
    there: list[int] = []
    for number in row[1:]:
        if number:
            there += here.get(number, ())
        elif there:
            met.append(there)
            there = []
        else:
            return []
    return met


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
