"""A word that was read, with what it means where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mediabot.matching.loose import CIRCLE, NAMED, Naming
from mediabot.matching.stems import root
from mediabot.matching.tokens import Token
from mediabot.matching.vocabulary import Reading

_ROOT_QUALITY = 0.72
_INSIDE_QUALITY = 0.8


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """One word that was read: as typed, its reading, and the concepts that it names or helps to name."""

    token: Token
    reading: Reading
    concepts: Mapping[str, float] = field(default_factory=dict)
    """How surely each is meant."""

    inside: bool = False
    """Inside a name of several words, where the word alone says less."""

    part: float = 0.0
    """Its part of what several words name together: of two words that surely name a concept, a half."""

    hinted: float = 0.0
    """The same, of what they only hint at."""

    told: Mapping[str, int] = field(default_factory=dict)
    """Of its concepts those that no name says, with how they are told."""

    @property
    def stems(self) -> list[str]:
        """What it may stand for, the likeliest first."""
        return [key for key, _ in self.reading.stems]

    @property
    def keys(self) -> dict[str, float]:
        """Keys of the word alone, with how surely each is meant."""
        found: dict[str, float] = {}
        for key, quality in self.reading.stems:
            quality *= _INSIDE_QUALITY if self.inside else 1.0
            found[key] = quality
            if len(key) > 4 and key[0] >= "а":
                found["~" + root(key)] = quality * _ROOT_QUALITY
        return found


def named_by(words: Sequence[Word], namings: Iterable[Naming]) -> tuple[Word, ...]:
    """Words with the concepts that they name together or alone; a name is as sure as the least sure of its words."""
    surest = [max([quality for _, quality in word.reading.stems], default=1.0) for word in words]
    by_place: dict[int, list[tuple[Naming, float]]] = {}
    for naming in namings:
        sure = naming.quality * min([surest[place] for place in naming.places])
        for place in naming.places:
            by_place.setdefault(place, []).append((naming, sure))
    return tuple([_naming(word, by_place[at]) if at in by_place else word for at, word in enumerate(words)])


def _naming(word: Word, namings: Iterable[tuple[Naming, float]]) -> Word:
    concepts: dict[str, float] = {}
    told: dict[str, int] = {}
    inside, part, hinted = False, 0.0, 0.0
    for (concept, places, _, exact, how), sure in namings:
        concepts[concept] = max(sure, concepts.get(concept, 0.0))
        told[concept] = min(how, told.get(concept, CIRCLE))
        if len(places) > 1 and exact:
            inside, part = True, max(part, sure / len(places))
        elif len(places) > 1:
            hinted = max(hinted, sure / len(places))
    return Word(word.token, word.reading, concepts, inside, part, hinted, _only(told))


def _only(told: Mapping[str, int]) -> dict[str, int]:
    return {concept: how for concept, how in told.items() if how != NAMED}
