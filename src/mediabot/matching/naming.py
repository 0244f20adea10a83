"""Finding concepts in a row of words: by their names as they stand, by a name's words nearby, by a hint.

A name as it stands is surest. The same words in another order or apart ("infection in hospital"), compared by their
roots, are less sure; a hint, which tells of a thing without naming it, less again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mediabot.matching.concepts import Concept
from mediabot.matching.frequency import rareness
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import COMMON, TERM, Vocabulary

NEARBY, HINTED, AMBIGUOUS = 0.85, 0.85, 0.9
_WINDOW = 4
"""So many other words may stand between the words of a name or a hint."""

LEAST_SHARE = 0.6
"""Of a hint, so much has to stand in the question, by what its words say."""

_LEAST_SAID = 0.3
_LEAST_ALONE = 0.25
"""A word that is said too often is no name by itself when the rest of its name are stop words."""

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Naming:
    """A concept that words were found to mean: which words, how surely, and whether as a name that stands so."""

    concept: str
    places: tuple[int, ...]
    quality: float
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class Loose:
    """Roots that together mean a concept, in any order, with how much each says; a hint may lack one."""

    roots: tuple[str, ...]
    weights: tuple[float, ...]
    concept: str
    hint: bool


@dataclass(frozen=True, eq=False)
class Names:
    """All names by their first stem, and all loose ones by their rarest root."""

    exact: Mapping[str, tuple[tuple[Stems, str, float], ...]] = field(repr=False)
    loose: Mapping[str, tuple[tuple[Loose, int], ...]] = field(repr=False)

    @classmethod
    def of(cls, concepts: Iterable[Concept], vocabulary: Vocabulary) -> Names:
        """Every name and hint of these concepts."""
        exact: dict[str, dict[tuple[Stems, str, float], None]] = {}
        several: dict[tuple[Stems, str], bool] = {}
        for concept in concepts:
            for name in concept.bg + concept.en:
                stems = _name(name.removeprefix("~"), vocabulary)
                if stems:
                    entry = stems, concept.id, AMBIGUOUS if name.startswith("~") else 1.0
                    exact.setdefault(stems[0], {})[entry] = None
                if len(stems) > 1:
                    several[tuple(sorted(set(stems))), concept.id] = False
            for hint in concept.hints:
                stems = _name(hint, vocabulary)
                if stems:
                    several.setdefault((tuple(sorted(set(stems))), concept.id), True)
        return cls({key: tuple(names) for key, names in exact.items()}, _by_root(several))

    def with_more(self, concepts: Iterable[Concept], vocabulary: Vocabulary) -> Names:
        """These names and those of more concepts."""
        more = Names.of(concepts, vocabulary)
        exact = {key: (*self.exact.get(key, ()), *names) for key, names in more.exact.items()}
        loose = {key: (*self.loose.get(key, ()), *names) for key, names in more.loose.items()}
        return Names({**self.exact, **exact}, {**self.loose, **loose})

    def find(self, words: Sequence[Sequence[str]], *, hints: bool) -> list[Naming]:
        """What a row of words means; each word is given by the stems that it may stand for."""
        names = _outermost(list(self._exact(words)))
        taken = {(naming.concept, place) for naming in names for place in naming.places}
        loose = self._loose(words, hints)
        return names + [naming for naming in loose if (naming.concept, naming.places[0]) not in taken]

    def _exact(self, words: Sequence[Sequence[str]]) -> Iterator[Naming]:
        for place, stems in enumerate(words):
            for key in stems:
                for name, concept, quality in self.exact.get(key, ()):
                    after = words[place + 1 : place + len(name)]
                    if len(after) == len(name) - 1 and all(
                        part in there for part, there in zip(name[1:], after, strict=True)
                    ):
                        yield Naming(concept, tuple(range(place, place + len(name))), quality, True)

    def _loose(self, words: Sequence[Sequence[str]], hints: bool) -> Iterator[Naming]:
        places: dict[str, list[int]] = {}
        for place, stems in enumerate(words):
            for key in dict.fromkeys(map(root, stems)):
                places.setdefault(key, []).append(place)
        touched: dict[Loose, list[int]] = {}
        for key in places:
            for one, number in self.loose.get(key, ()):
                if hints or not one.hint:
                    touched.setdefault(one, []).append(number)
        for one, numbers in touched.items():
            share = sum(one.weights[number] for number in numbers)
            if len(numbers) == len(one.roots) or (one.hint and len(numbers) > 1 and share >= LEAST_SHARE):
                found = _together([places[one.roots[number]] for number in numbers])
                if found:
                    yield Naming(one.concept, found, (HINTED if one.hint else NEARBY) * share, False)


def _outermost(names: list[Naming]) -> list[Naming]:
    """Without those whose words are a part of a longer name."""
    spans = {(naming.places[0], naming.places[-1]) for naming in names}
    longer = [span for span in spans if span[0] < span[1]]

    def inner(first: int, last: int) -> bool:
        return any(one <= first and last <= other and (one, other) != (first, last) for one, other in longer)

    return [naming for naming in names if not inner(naming.places[0], naming.places[-1])]


def _together(words: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """One place of each word, near to one another; empty where they stand too far apart."""
    for anchor in words[0]:
        chosen = {min(places, key=lambda place: abs(place - anchor)) for places in words}
        if max(chosen) - min(chosen) < len(words) + _WINDOW:
            return tuple(sorted(chosen))
    return ()


def _name(name: str, vocabulary: Vocabulary) -> Stems:
    """The stems of a name without its stop words; empty for one that would say nothing."""
    words = [token.word for token in tokens_of(name)]
    kept = [word for word in words if not vocabulary.is_stop(word)] or words
    stems = tuple(stem(word) for word in kept)
    if len(words) > len(stems) == 1:
        says = vocabulary.kinds.get(stems[0], TERM) in (TERM, COMMON) and rareness(stems[0]) >= _LEAST_ALONE
        return stems if says else ()
    return stems


def _by_root(several: Mapping[tuple[Stems, str], bool]) -> dict[str, tuple[tuple[Loose, int], ...]]:
    found: dict[str, list[tuple[Loose, int]]] = {}
    for (stems, concept), hint in several.items():
        says = [_LEAST_SAID + rareness(key) for key in stems]
        one = Loose(tuple(map(root, stems)), tuple(said / sum(says) for said in says), concept, hint)
        for number, key in enumerate(one.roots):
            found.setdefault(key, []).append((one, number))
    return {key: tuple(names) for key, names in found.items()}
