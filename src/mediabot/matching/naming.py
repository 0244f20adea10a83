"""Finding concepts in a row of words: by their names as they stand, by a name's words nearby, by a hint.

A name as it stands is surest. The same words in another order or apart ("infection in hospital"), compared by their
roots, are less sure; a hint, which tells of a thing without naming it, less again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from mediabot.matching.concepts import Concept
from mediabot.matching.frequency import rareness
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import COMMON, TERM, Vocabulary

NEARBY, HINTED, ROOTED, AMBIGUOUS = 0.85, 0.95, 0.8, 0.9
_WINDOW = 4
"""So many other words may stand between the words of a name or a hint."""

LEAST_SHARE = 0.6
"""Of a hint, so much has to stand in the question, by what its words say."""

_LEAST_SAID = 0.3
_SHORTEST_PART, _SHORTEST_ROOT = 4, 5
_LEAST_ALONE = 0.25
"""A word that is said too often is no name by itself when the rest of its name are stop words."""

Stems = tuple[str, ...]
K = TypeVar("K")
V = TypeVar("V")


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
    """Roots that together mean a concept, in any order; of a hint, one may be missing."""

    roots: Stems
    concept: str
    hint: bool


@dataclass(frozen=True, eq=False)
class Names:
    """Names of one word by its stem, longer ones by their first two, and loose ones by each of their roots."""

    single: Mapping[str, tuple[tuple[str, float], ...]] = field(repr=False)
    longer: Mapping[tuple[str, str], tuple[tuple[Stems, str, float], ...]] = field(repr=False)
    loose: Mapping[str, tuple[Loose, ...]] = field(repr=False)
    says: Mapping[str, float] = field(repr=False)
    """How much each root says in a loose name."""

    rooted: Mapping[str, tuple[tuple[str, float], ...]] = field(repr=False)
    """Names of one word by its root."""

    @classmethod
    def of(cls, concepts: Iterable[Concept], vocabulary: Vocabulary) -> Names:
        """Every name and hint of these concepts."""
        single: dict[str, dict[tuple[str, float], None]] = {}
        longer: dict[tuple[str, str], dict[tuple[Stems, str, float], None]] = {}
        loose: dict[tuple[Stems, str], bool] = {}
        for concept in concepts:
            for name in concept.bg + concept.en:
                stems, sure = _name(name.removeprefix("~"), vocabulary), AMBIGUOUS if name.startswith("~") else 1.0
                if len(stems) == 1:
                    single.setdefault(stems[0], {})[concept.id, sure] = None
                    for parts in _parts(stems[0], vocabulary):
                        loose[parts, concept.id] = False
                elif stems:
                    longer.setdefault((stems[0], stems[1]), {})[stems, concept.id, sure] = None
                    loose[tuple(sorted(set(stems))), concept.id] = False
            for hint in concept.hints:
                if stems := _hint(hint, vocabulary):
                    loose.setdefault((tuple(sorted(set(stems))), concept.id), True)
        by_root, says = _by_root(loose)
        return cls(_frozen(single), _frozen(longer), by_root, says, _rooted(single))

    def with_more(self, concepts: Iterable[Concept], vocabulary: Vocabulary) -> Names:
        """These names and those of more concepts."""
        more = Names.of(concepts, vocabulary)
        return Names(
            _joined(self.single, more.single),
            _joined(self.longer, more.longer),
            _joined(self.loose, more.loose),
            {**more.says, **self.says},
            _joined(self.rooted, more.rooted),
        )

    def standing(self, words: Sequence[Sequence[str]]) -> list[Naming]:
        """Names that stand in a row of words as they are, those within longer ones included.

        Each word is given by the stems that it may stand for.
        """
        found: list[Naming] = []
        for place, stems in enumerate(words):
            for key in stems:
                found += [Naming(concept, (place,), sure, True) for concept, sure in self.single.get(key, ())]
                for second in words[place + 1] if place + 1 < len(words) else ():
                    if names := self.longer.get((key, second)):
                        found += _longer_at(place, names, words)
        return found

    def anywhere(self, words: Sequence[Sequence[str]]) -> list[Naming]:
        """Names whose words stand apart or in another order, other words of a name's root, and hints."""
        places: dict[str, list[int]] = {}
        for place, stems in enumerate(words):
            for key in dict.fromkeys(map(root, stems)):
                places.setdefault(key, []).append(place)
        touched: dict[Loose, list[str]] = {}
        found: list[Naming] = []
        for key, here in places.items():
            rooted = self.rooted.get(key, ())
            found += [Naming(concept, (here[0],), sure * ROOTED, False, True) for concept, sure in rooted]
            for one in self.loose.get(key, ()):
                touched.setdefault(one, []).append(key)
        found += [naming for one, roots in touched.items() if (naming := self._naming(one, roots, places))]
        return found

    def _naming(self, one: Loose, roots: Sequence[str], places: Mapping[str, Sequence[int]]) -> Naming | None:
        whole = len(roots) == len(one.roots)
        if not whole and (not one.hint or len(roots) < 2):
            return None
        said = [self.says[key] for key in one.roots]
        share = sum(self.says[key] for key in roots) / sum(said)
        if share < LEAST_SHARE:
            return None
        found = _together([places[key] for key in roots])
        return Naming(one.concept, found, (HINTED if one.hint else NEARBY) * share, False) if found else None


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


def _hint(hint: str, vocabulary: Vocabulary) -> Stems:
    """The stems of a hint; empty for a hint of several words of which only one says something."""
    stems = _name(hint, vocabulary)
    return stems if len(stems) > 1 or " " not in hint else ()


def _parts(key: str, vocabulary: Vocabulary) -> Iterator[Stems]:
    """A compound's two words, where both are known: people say „преглед по видео“ for „видеопреглед“."""
    for place in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
        one, other = stem(key[:place]), key[place:]
        if one in vocabulary.kinds and other in vocabulary.kinds:
            yield tuple(sorted({one, other}))


def _rooted(single: Mapping[str, Iterable[tuple[str, float]]]) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, dict[tuple[str, float], None]] = {}
    for key, concepts in single.items():
        if len(root(key)) >= _SHORTEST_ROOT and is_cyrillic(key):
            found.setdefault(root(key), {}).update(dict.fromkeys(concepts))
    return _frozen(found)


def _by_root(several: Mapping[tuple[Stems, str], bool]) -> tuple[dict[str, tuple[Loose, ...]], dict[str, float]]:
    """Loose names by each of their roots, and how much the roots say."""
    found: dict[str, list[Loose]] = {}
    says: dict[str, float] = {}
    for (stems, concept), hint in several.items():
        for key in stems:
            says[root(key)] = min(says.get(root(key), 2.0), _LEAST_SAID + rareness(key))
        one = Loose(tuple([root(key) for key in stems]), concept, hint)
        for key in dict.fromkeys(one.roots):
            found.setdefault(key, []).append(one)
    return _frozen(found), says


def _frozen(found: Mapping[K, Iterable[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in found.items()}


def _joined(some: Mapping[K, tuple[V, ...]], more: Mapping[K, tuple[V, ...]]) -> dict[K, tuple[V, ...]]:
    return {**some, **{key: (*some.get(key, ()), *values) for key, values in more.items()}}
