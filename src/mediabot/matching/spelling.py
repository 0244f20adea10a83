"""Typing errors: known forms near a typed one, by rapidfuzz among those that share enough pieces with it.

The pieces are pairs of neighbouring letters, with the ends marked. One error (a letter wrong, missing, too many, or two
swapped) spoils three pieces at most, so a form that shares fewer cannot be meant.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, compress, pairwise
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediabot.matching.flat import Flat, Writer
from mediabot.matching.lookups import Lookup

_LONGEST = 40
_SPOILT = 3
_MOST_CANDIDATES = 60
_MOST_FOUND = 8
_SCRAMBLED = range(6, 9)


@dataclass(frozen=True, eq=False)
class Spelling:
    """Known forms with the stem of each, the shortest first, and where each piece occurs. Build it with `of`."""

    text: str = field(repr=False)
    """All forms, one after the other; a hundred thousand strings would take ten times the memory."""

    stems: Sequence[str] = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    """The number of the first form of each length, and of every length up to the longest allowed."""

    places: Lookup[str, Sequence[int]] = field(repr=False)
    letters: Sequence[int] = field(repr=False)
    """Check sums of the letters of forms, whatever their order, in ascending order; and the forms they belong to."""

    scrambled: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, known: Mapping[str, str]) -> Spelling:
        """An index of forms, given with their stems."""
        forms = sorted((form for form in known if len(form) <= _LONGEST), key=lambda form: (len(form), form))
        places: dict[str, list[int]] = {}
        for number, form in enumerate(forms):
            for piece in _pieces(form):
                places.setdefault(piece, []).append(number)
        starts = tuple(bisect_left(forms, length, key=len) for length in range(_LONGEST + 2))
        sums = sorted((_letters(form), number) for number, form in enumerate(forms) if len(form) in _SCRAMBLED)
        letters, scrambled = (array("I", column) for column in zip(*sums, strict=True)) if sums else ((), ())
        stems = tuple(known[form] for form in forms)
        return cls("".join(forms), stems, starts, _frozen(places), letters, scrambled)

    @classmethod
    def lying(cls, flat: Flat, name: str) -> Spelling:
        """The index that `lay` laid down under this name."""
        letters, scrambled, starts = (flat.numbers(f"{name}.{part}") for part in ("letters", "scrambled", "starts"))
        stems, places = flat.named(f"{name}.stems"), flat.rows(f"{name}.places")
        return cls(flat.text(f"{name}.text"), stems, tuple(starts), places, letters, scrambled)

    def lay(self, writer: Writer, name: str) -> None:
        """Lay this index down."""
        assert isinstance(self.places, dict)
        writer.rows(f"{name}.places", self.places)
        writer.text(f"{name}.text", self.text)
        writer.numbers(f"{name}.stems", map(writer.number, self.stems))
        writer.numbers(f"{name}.starts", self.starts)
        writer.numbers(f"{name}.letters", self.letters)
        writer.numbers(f"{name}.scrambled", self.scrambled)

    def near(self, form: str) -> list[tuple[str, int]]:
        """Stems of forms that the typed one may be an error of, with the number of errors, fewest first."""
        most = tolerance(form)
        if not most:
            return []
        candidates = self._candidates(form, most)
        found = process.extract(form, candidates, scorer=OSA.distance, score_cutoff=most, limit=_MOST_FOUND)
        near = [(self.stems[number], int(distance)) for _, distance, number in found if distance]
        return near or self._same_letters(form)

    def _candidates(self, form: str, most: int) -> dict[int, str]:
        if len(form) > _LONGEST:
            return {}
        first = self.starts[max(0, len(form) - most)]
        last = self.starts[min(_LONGEST + 1, len(form) + most + 1)]
        pieces = _pieces(form)
        there = [numbers for piece in pieces if (numbers := self.places.get(piece, ()))]
        near = (_between(numbers, first, last) for numbers in there)
        shared = Counter(chain.from_iterable(near))
        least = _least(shared, max(1, len(pieces) - _SPOILT * most))
        enough = compress(shared.items(), map(least.__le__, shared.values()))
        close = sorted([(-count, number) for number, count in enough])
        return {number: self._form(number) for _, number in close[:_MOST_CANDIDATES]}

    def _same_letters(self, form: str) -> list[tuple[str, int]]:
        """Words of the same letters in another order: fast fingers swap more than one pair."""
        wanted = _letters(form)
        same = self.scrambled[bisect_left(self.letters, wanted) : bisect_right(self.letters, wanted)]
        return [(self.stems[number], 2) for number in same if OSA.distance(form, self._form(number)) == 2]

    def _form(self, number: int) -> str:
        length = bisect_right(self.starts, number) - 1
        place = self._offsets[length] + (number - self.starts[length]) * length
        return self.text[place : place + length]

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where in the text the forms of each length begin."""
        letters = (length * (after - first) for length, (first, after) in enumerate(pairwise(self.starts)))
        return tuple(accumulate(letters, initial=0))


def _least(shared: Counter[int], least: int) -> int:
    """How many pieces the best candidates share: so many, or more where enough of them do."""
    found = 0
    for pieces, forms in sorted(Counter(shared.values()).items(), reverse=True):
        found += forms
        if pieces <= least or found >= _MOST_CANDIDATES:
            return max(pieces, least)
    return least


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    near = numbers[bisect_left(numbers, first) : bisect_left(numbers, last)]
    return near.tolist() if isinstance(near, memoryview) else near


def tolerance(word: str) -> int:
    """How many typing errors a word of this length may have: none up to three letters, or where digits are."""
    if len(word) <= 3 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) <= 8 else 2


def _letters(form: str) -> int:
    return crc32("".join(sorted(form)).encode())


def _frozen(numbers: Mapping[str, list[int]]) -> dict[str, Sequence[int]]:
    return {key: array("I", found) for key, found in numbers.items()}


def _pieces(form: str) -> set[str]:
    marked = f"^{form}$"
    return {marked[place : place + 2] for place in range(len(marked) - 1)}


def nearest(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Each stem once, with its fewest errors; only those that have the fewest of all."""
    best: dict[str, int] = {}
    for key, errors in found:
        best[key] = min(errors, best.get(key, errors))
    least = min(best.values(), default=0)
    return {key: errors for key, errors in best.items() if errors == least}
