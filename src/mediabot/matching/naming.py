"""Finding concepts in a row of words: by their names as they stand, by a name's words nearby, by a hint.

A name as it stands is surest. The same words in another order or apart ("infection in hospital"), compared by their
roots, are less sure; a hint, which tells of a thing without naming it, less again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mediabot.matching.association import Associations
from mediabot.matching.concepts import Concept
from mediabot.matching.flat import Flat, Writer
from mediabot.matching.hints import Hints, Roots
from mediabot.matching.lookups import Lookup, Read, Remembered, Strings, over
from mediabot.matching.loose import HINT, LooseNames, Naming, Stems, Words
from mediabot.matching.standing import Standing
from mediabot.matching.stems import root
from mediabot.matching.vocabulary import Vocabulary

NEARBY, HINTED, ROOTED = 0.85, 0.95, 0.8
_EXACT = 1000
"""How surely a name means its concept is kept in thousandths."""

Named = tuple[tuple[str, float], ...]
"""Concepts, with how surely each is meant."""

Longer = tuple[tuple[Stems, str, float], ...]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Names:
    """Names of one word by its stem, longer ones by their first two, and those whose words stand apart."""

    single: Lookup[str, Named] = field(repr=False)
    longer: Lookup[tuple[str, str], Longer] = field(repr=False)
    begins: Lookup[str, bool] = field(repr=False)
    """Which stems a longer name begins with."""

    rooted: Lookup[str, Named] = field(repr=False)
    """Names of one word by its root."""

    apart: tuple[LooseNames, ...]
    hints: tuple[LooseNames, ...]
    associations: Associations

    @classmethod
    def lying(cls, flat: Flat) -> Names:
        """The names that `lay` laid down."""
        return cls(
            Read(flat.rows("single"), _named, str),
            Read(flat.rows("longer"), _longer, " ".join),
            flat.codes("begins", (False, True)),
            Read(flat.rows("rooted"), _named, str),
            (LooseNames.lying(flat, "apart", NEARBY),),
            (LooseNames.lying(flat, "hints", HINTED),),
            Associations.lying(flat),
        )

    @staticmethod
    def lay(concepts: Sequence[Concept], hints: Hints, vocabulary: Vocabulary, writer: Writer) -> None:
        """Lay every name and hint of these concepts down."""
        roots = Roots(vocabulary)
        standing = Standing(concepts, vocabulary)
        for name, several in (("single", standing.single), ("rooted", standing.rooted())):
            writer.rows(name, {key: _said(named, writer) for key, named in several.items()})
        longer = {" ".join(key): _said_longer(names, writer) for key, names in standing.longer.items()}
        writer.rows("longer", longer)
        writer.codes("begins", standing.begins())
        LooseNames.lay(standing.apart, writer, "apart")
        LooseNames.lay(_hinted(hints, vocabulary, roots), writer, "hints")
        Associations.of(concepts, hints, roots).lay(writer)

    def with_more(self, concepts: Sequence[Concept], hints: Hints, vocabulary: Vocabulary) -> Names:
        """These names and those of more concepts."""
        more = Standing(concepts, vocabulary)
        return Names(
            _joined(self.single, more.single),
            _joined(self.longer, more.longer),
            over(self.begins, more.begins()),
            _joined(self.rooted, more.rooted()),
            (*self.apart, LooseNames.of(more.apart, NEARBY)),
            (*self.hints, LooseNames.of(_hinted(hints, vocabulary, Roots(vocabulary)), HINTED)),
            self.associations,
        )

    def remembering(self) -> Names:
        """These names for reading many texts one after the other."""
        return replace(self, single=Remembered(self.single), longer=Remembered(self.longer))

    def standing(self, words: Sequence[Sequence[str]]) -> list[Naming]:
        """Names that stand in a row of words as they are, those within longer ones included.

        Each word is given by the stems that it may stand for.
        """
        found: list[Naming] = []
        for place, stems in enumerate(words):
            for key in stems:
                found += [Naming(concept, (place,), sure, True) for concept, sure in self.single.get(key, ())]
                for second in words[place + 1] if place + 1 < len(words) else ():
                    if names := self.longer.get((key, second), ()):
                        found += _longer_at(place, names, words)
        return found

    def reach(self, first: str, second: str) -> int:
        """How many words the longest name has that begins with these two stems; 1 where none does."""
        return max([len(stems) for stems, _, _ in self.longer.get((first, second), ())], default=1)

    def standing_apart(self, words: Sequence[Sequence[str]]) -> list[Naming]:
        """Names whose words stand apart or in another order."""
        places = _places(words)
        return [naming for names in self.apart for naming in names.find(places)]

    def hinted(self, words: Sequence[Sequence[str]], telling: Sequence[Sequence[str]]) -> list[Naming]:
        """What words only hint at, and names of one word whose root is there.

        `telling` are the words again without those that say nothing, for what they are associated with.
        """
        places = _places(words)
        rooted = [(here[0], self.rooted.get(key, ())) for key, here in places.items()]
        found = [
            Naming(concept, (place,), sure * ROOTED, False, HINT) for place, names in rooted for concept, sure in names
        ]
        found += [naming for hints in self.hints for naming in hints.find(places, HINT)]
        return found + self.associations.find(_places(telling))


def _places(words: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, stems in enumerate(words):
        for key in dict.fromkeys(map(root, stems)):
            places.setdefault(key, []).append(place)
    return places


def _longer_at(
    place: int, names: Iterable[tuple[Stems, str, float]], words: Sequence[Sequence[str]]
) -> Iterator[Naming]:
    """Those names of which also the third and the following words stand there."""
    for name, concept, sure in names:
        after = words[place + 2 : place + len(name)]
        if len(after) == len(name) - 2 and all(part in there for part, there in zip(name[2:], after, strict=True)):
            yield Naming(concept, tuple(range(place, place + len(name))), sure, True)


def outermost(names: list[Naming]) -> list[Naming]:
    """Those names whose words are no part of a longer one."""
    if len(names) < 2:
        return names
    spans = {(naming.places[0], naming.places[-1]) for naming in names}
    longer = [span for span in spans if span[0] < span[1]]

    def inner(first: int, last: int) -> bool:
        return any(one <= first and last <= other and (one, other) != (first, last) for one, other in longer)

    return [naming for naming in names if not inner(naming.places[0], naming.places[-1])]


def _hinted(hints: Hints, vocabulary: Vocabulary, roots: Roots) -> dict[tuple[Words, str], None]:
    """The words of hints by their roots, with their concepts; without those of which only one of several words says
    something."""
    found: dict[tuple[Words, str], None] = {}
    for concept, several in hints.items():
        for hint in several:
            words = {tuple(sorted({roots[word] for word in alternatives})) for alternatives in hint}
            telling = tuple(sorted(words - {("",)}))
            if len(telling) > (len(hint) > 1) and any(vocabulary.says(word) for some in hint for word in some):
                found[telling, concept] = None
    return found


def _joined(some: Lookup[K, tuple[V, ...]], more: Mapping[K, Iterable[V]]) -> Lookup[K, tuple[V, ...]]:
    return over(some, {key: (*some.get(key, ()), *values) for key, values in more.items()})


def _said(named: Iterable[tuple[str, float]], writer: Writer) -> list[int]:
    return [number for concept, sure in named for number in (writer.number(concept), round(sure * _EXACT))]


def _named(strings: Strings, row: Sequence[int]) -> Named:
    pairs = zip(row[::2], row[1::2], strict=True)
    return tuple([(strings.text(concept), sure / _EXACT) for concept, sure in pairs])


def _said_longer(names: Iterable[tuple[Stems, str, float]], writer: Writer) -> list[int]:
    """Of each name its concept, how surely, and its words, with a 0 at the end."""
    found: list[int] = []
    for stems, concept, sure in names:
        found += [writer.number(concept), round(sure * _EXACT), *map(writer.number, stems), 0]
    return found


def _longer(strings: Strings, row: Sequence[int]) -> Longer:
    found = []
    numbers = iter(row)
    for concept in numbers:
        sure = next(numbers) / _EXACT
        stems = tuple(map(strings.text, iter(lambda: next(numbers), 0)))
        found.append((stems, strings.text(concept), sure))
    return tuple(found)
