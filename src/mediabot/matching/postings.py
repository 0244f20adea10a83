"""Where every key stands: phrases of documents by the keys of their words, and how much each word is worth.

A phrase is one field's text. A word weighs more the fewer documents have it; a posting is a phrase, the bits
of the words in it that the key covers, and how much the key says there: a word inside a longer name says
less.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from mediabot.matching.documents import Document, Field, Kind
from mediabot.matching.latin import sound
from mediabot.matching.reading import INSIDE_QUALITY, WEIGHTS, Reader, Word
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import COMMON, FILLER, GENERAL

_LEAST_WEIGHT = 0.55
_CONCEPT_WEIGHT = 0.8
_IN_DOCUMENT = {FILLER: 0.1, GENERAL: 0.25, COMMON: 0.4}


@dataclass(frozen=True)
class Phrase:
    """One field of one document, with the weight of each word and their sum."""

    document: int
    field: Field
    weights: tuple[float, ...]
    total: float


@dataclass(frozen=True)
class Postings:
    """All phrases, and for each key those that have it."""

    phrases: tuple[Phrase, ...]
    by_key: dict[str, tuple[tuple[int, int, float], ...]] = field(repr=False)
    rarity: dict[str, float] = field(repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document], reader: Reader) -> Postings:
        """Every field of every document, read."""
        fields = [(number, one) for number, document in enumerate(documents) for one in document.fields]
        read = [(number, one, reader.read_document(one.text)) for number, one in fields]
        rarity = _rarity([(number, words) for number, _, words in read])
        phrases: list[Phrase] = []
        by_key: dict[str, list[tuple[int, int, float]]] = {}
        for number, one, words in read:
            weights = tuple(_weight(word, rarity, one.kind) for word in words)
            for key, (bits, quality) in _bits(words, one.kind).items():
                by_key.setdefault(key, []).append((len(phrases), bits, quality))
            phrases.append(Phrase(number, one, weights, sum(weights) or 1.0))
        return cls(tuple(phrases), {key: tuple(found) for key, found in by_key.items()}, rarity)

    def weight_of(self, word: Word) -> float:
        """How much a word of a question is worth: nothing for filler, most for what few documents have."""
        listed = WEIGHTS.get(word.reading.kind)
        if listed is not None and not (word.concepts and word.inside):
            return listed
        rarest = [self.rarity.get(key, 1.0) for key in _plain_keys(word)]
        weight = _LEAST_WEIGHT + (1 - _LEAST_WEIGHT) * min(rarest, default=1.0)
        return weight if listed is None else _CONCEPT_WEIGHT * weight


def _plain_keys(word: Word) -> list[str]:
    return [*(key for key, _ in word.reading.stems), *("#" + concept for concept in word.concepts)]


def _rarity(read: list[tuple[int, tuple[Word, ...]]]) -> dict[str, float]:
    holders: dict[str, set[int]] = {}
    for number, words in read:
        for word in words:
            for key in _plain_keys(word):
                holders.setdefault(key, set()).add(number)
    count = len({number for number, _ in read}) or 1
    return {key: log(1 + count / len(having)) / log(1 + count) for key, having in holders.items()}


def _weight(word: Word, rarity: dict[str, float], kind: Kind) -> float:
    if kind is Kind.NAME:
        return 1.0
    rare = min((rarity[key] for key in _plain_keys(word)), default=1.0)
    weight = _LEAST_WEIGHT + (1 - _LEAST_WEIGHT) * rare
    listed = _IN_DOCUMENT.get(word.reading.kind, 1.0)
    return max(listed, _CONCEPT_WEIGHT) * weight if word.concepts and word.inside else listed * weight


def _bits(words: tuple[Word, ...], kind: Kind) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for place, word in enumerate(words):
        for key, quality in _keys(word, kind).items():
            bits, best = found.get(key, (0, 0.0))
            found[key] = bits | 1 << place, max(best, quality)
    return found


def _keys(word: Word, kind: Kind) -> dict[str, float]:
    keys: dict[str, float] = {}
    if kind is not Kind.NAME:
        keys |= dict.fromkeys(word.keys, INSIDE_QUALITY if word.inside else 1.0)
        keys |= {"#" + concept: 1.0 for concept in word.concepts}
    named = kind in (Kind.NAME, Kind.ORGANISATION) and word.reading.kind not in (GENERAL, FILLER)
    if named and len(word.token.word) > 2:
        keys["@" + sound(word.token.word)] = 1.0
    return keys


def words_of(documents: Iterable[Document]) -> list[str]:
    """The folded words of all fields but people's names, which are no words of a language."""
    return [
        token.word
        for document in documents
        for one in document.fields
        if one.kind is not Kind.NAME
        for token in tokens_of(one.text)
    ]
