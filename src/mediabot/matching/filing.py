"""Which keys the words of phrases are found by, and where each key stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mediabot.matching.documents import NAMED, Kind
from mediabot.matching.latin import sound
from mediabot.matching.meaning import Word
from mediabot.matching.reading import Reader
from mediabot.matching.texts import Texts
from mediabot.matching.vocabulary import FILLER, GENERAL

_LISTED = {FILLER: 0.1, GENERAL: 0.25}
_IN_BIGGER_NAME = 0.8

Mark = tuple[Kind, int, float]
"""How a key stands in a phrase: its kind, the bits of the words that the key covers, and how much it says there."""


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """A word as it stands in phrases."""

    plain: tuple[str, ...]
    """The keys that tell how rare it is."""

    says: float
    """How much it counts of a phrase, but for how rare it is."""

    keys: tuple[tuple[str, float], ...]
    """The keys that it is found by, with how surely each is meant."""


class Filing:
    """Files phrases under the keys of their words; what is known of a word serves every phrase."""

    def __init__(self, reader: Reader) -> None:
        self.places: dict[str, dict[Mark, list[int]]] = {}
        """For each key the numbers of the phrases in which it stands alike."""

        self._texts = Texts(reader)
        self._entries: dict[tuple[Word, bool], Entry] = {}

    def file(self, number: int, kind: Kind, text: str) -> Sequence[Entry]:
        """A phrase, filed under its number; gives its words."""
        words = self._texts.read_name(text) if kind is Kind.NAME else self._texts.read(text, loosely=kind in NAMED)
        entries = [self._entry(word, kind) for word in words]
        for key, (bits, said) in _marks(entries).items():
            self.places.setdefault(key, {}).setdefault((kind, bits, said), []).append(number)
        return entries

    def _entry(self, word: Word, kind: Kind) -> Entry:
        same = word, kind is Kind.ORGANISATION
        entry = self._entries.get(same)
        if entry is None:
            entry = self._entries[same] = Entry(plain_keys(word), _says(word, kind), tuple(_keys(word, kind).items()))
        return entry


def _marks(entries: Sequence[Entry]) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for place, entry in enumerate(entries):
        bit = 1 << place
        for key, quality in entry.keys:
            known = found.get(key)
            found[key] = (known[0] | bit, max(known[1], quality)) if known else (bit, quality)
    return found


@lru_cache(maxsize=32768)
def concept_key(concept: str) -> str:
    """The key that a concept is found by."""
    return "#" + concept


def plain_keys(word: Word) -> tuple[str, ...]:
    """The stems and concepts of a word."""
    return (*word.stems, *map(concept_key, word.concepts)) if word.concepts else tuple(word.stems)


def _says(word: Word, kind: Kind) -> float:
    listed = 1.0 if kind is Kind.NAME else _LISTED.get(word.reading.kind, 1.0)
    return max(listed, _IN_BIGGER_NAME) if word.inside else listed


def _keys(word: Word, kind: Kind) -> dict[str, float]:
    keys = {} if kind is Kind.NAME else word.keys
    for concept, quality in word.concepts.items():
        keys[concept_key(concept)] = quality
    named = kind in (Kind.NAME, Kind.ORGANISATION) and word.reading.kind not in (GENERAL, FILLER)
    if named and len(word.token.word) > 2:
        keys["@" + sound(word.token.word)] = 1.0
    return keys
