"""Typing errors that make another word of the language, told by the words beside it: "sheep apnea", "heat attack".

A name of two to four words of which all but one stand in a question, in their order, is taken for what was meant where
the other word begins alike and the two phrases are nearly the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from mediabot.matching.flat import Flat, Writer
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import words_in
from mediabot.matching.vocabulary import Vocabulary

_FEWEST, _MOST = 2, 4
_ALIKE = 84
_SHORTEST = 4
_MOST_ERRORS = 1
_BITS = 32
"""Of a check sum."""

_MOST_STEMS = 2
"""Of what a word beside may stand for."""


@dataclass(frozen=True, eq=False)
class Phrases:
    """What words complete a name of several words, stop words left out. Build it with `of`."""

    words: Sequence[str] = field(repr=False)
    rests: Sequence[int] = field(repr=False)
    """Check sums of names with one word left out but for its first letter, in ascending order; and the numbers of the
    words left out."""

    missing: Sequence[int] = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    """Where check sums begin that have the same first bits: as many bits as there are about check sums."""

    @classmethod
    def of(cls, names: Iterable[str], vocabulary: Vocabulary) -> Phrases:
        """The phrases among these names."""
        cut = (tuple(word for word in words_in(name) if not vocabulary.is_stop(word)) for name in names)
        numbers: dict[str, int] = {}
        rows = {
            (_rest(list(map(stem, words)), hole, word[0]), numbers.setdefault(word, len(numbers)))
            for words in cut
            if _FEWEST <= len(words) <= _MOST
            for hole, word in enumerate(words)
        }
        rests, missing = (array("I", column) for column in zip(*sorted(rows), strict=True)) if rows else ((), ())
        return cls(tuple(numbers), rests, missing, _starts(rests))

    @classmethod
    def lying(cls, flat: Flat) -> Phrases:
        """The phrases that `lay` laid down."""
        rests, missing, starts = (flat.numbers(f"phrases.{part}") for part in ("rests", "missing", "starts"))
        return cls(flat.named("phrases.words"), rests, missing, starts)

    def lay(self, writer: Writer) -> None:
        """Lay these phrases down."""
        writer.numbers("phrases.words", map(writer.number, self.words))
        writer.numbers("phrases.rests", self.rests)
        writer.numbers("phrases.missing", self.missing)
        writer.numbers("phrases.starts", self.starts)

    def completing(self, rest: int) -> Iterator[str]:
        """The words that make a name of a rest, given by its check sum."""
        first = rest * (len(self.starts) - 1) >> _BITS
        here = range(self.starts[first], self.starts[first + 1])
        return (self.words[self.missing[number]] for number in here if self.rests[number] == rest) if here else iter(())


def _starts(rests: Sequence[int]) -> Sequence[int]:
    parts = 1 << len(rests).bit_length()
    return array("I", (bisect_left(rests, (part << _BITS) // parts) for part in range(parts + 1)))


def slips(several: Sequence[Phrases], words: Sequence[str], stems: Sequence[Sequence[str]]) -> dict[int, str]:
    """Where words of a row were meant otherwise, with the stem of what was meant.

    The row is given as typed, and by what each word may stand for.
    """
    best: dict[int, tuple[float, str]] = {}
    right: set[int] = set()
    for start, size, hole in _windows(len(words)):
        place = start + hole
        for meant in _completing(several, stems[start : start + size], hole, words[place][0]):
            if stem(meant) in stems[place]:
                right.update(range(start, start + size))
            elif _is_slip(words[place], meant):
                typed = words[start : start + size]
                alike = ratio(" ".join(typed), " ".join([*typed[:hole], meant, *typed[hole + 1 :]]))
                best[place] = max(best.get(place, (0.0, "")), (alike, stem(meant)))
    return {place: key for place, (alike, key) in best.items() if alike >= _ALIKE and place not in right}


def _windows(length: int) -> Iterator[tuple[int, int, int]]:
    return (
        (start, size, hole)
        for size in range(_FEWEST, _MOST + 1)
        for start in range(length - size + 1)
        for hole in range(size)
    )


def _completing(several: Sequence[Phrases], window: Sequence[Sequence[str]], hole: int, first: str) -> Iterator[str]:
    rows: list[list[str]] = [[]]
    for place, keys in enumerate(window):
        chosen = [""] if place == hole else keys[:_MOST_STEMS]
        rows = [[*row, key] for row in rows for key in chosen]
    rests = [_rest(row, hole, first) for row in rows]
    return (word for rest in rests for phrases in several for word in phrases.completing(rest))


def _rest(stems: Sequence[str], hole: int, first: str) -> int:
    return crc32(" ".join([*stems[:hole], f"_{first}", *stems[hole + 1 :]]).encode())


def _is_slip(word: str, meant: str) -> bool:
    """One error apart, beyond the first letter, and no other form of the same word."""
    if min(len(word), len(meant)) < _SHORTEST:
        return False
    one, other = stem(word), stem(meant)
    if root(one) == root(other) or word.startswith(other) or meant.startswith(one):
        return False
    return min(OSA.distance(word, meant), OSA.distance(one, other)) <= _MOST_ERRORS
