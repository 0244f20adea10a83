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

FIELD_WEIGHTS = {
    Kind.TOPIC: 1.0,
    Kind.ALIAS: 0.98,
    Kind.NAME: 1.0,
    Kind.TITLE: 0.85,
    Kind.ORGANISATION: 0.78,
    Kind.BIO: 0.6,
}
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


Places = tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, eq=False)
class Postings:
    """All phrases; for each key the documents that have it, and for each document the phrases by key."""

    phrases: tuple[Phrase, ...]
    documents: dict[str, tuple[tuple[int, float], ...]] = field(repr=False)
    places: tuple[dict[str, Places], ...] = field(repr=False)
    rarity: dict[str, float] = field(repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document], reader: Reader) -> Postings:
        """Every field of every document, read."""
        read = [[(one, reader.read_document(one.text)) for one in document.fields] for document in documents]
        rarity = _rarity([[word for _, words in fields for word in words] for fields in read])
        phrases: list[Phrase] = []
        places: list[dict[str, Places]] = []
        for number, fields in enumerate(read):
            own: dict[str, list[tuple[int, int, float]]] = {}
            for one, words in fields:
                for key, (bits, quality) in _bits(words, one.kind).items():
                    own.setdefault(key, []).append((len(phrases), bits, quality))
                weights = tuple(_weight(word, rarity, one.kind) for word in words)
                phrases.append(Phrase(number, one, weights, sum(weights) or 1.0))
            places.append({key: tuple(found) for key, found in own.items()})
        return cls(tuple(phrases), _by_key(places, phrases), tuple(places), rarity)

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


def _rarity(read: list[list[Word]]) -> dict[str, float]:
    having: dict[str, int] = {}
    for words in read:
        for key in dict.fromkeys(key for word in words for key in _plain_keys(word)):
            having[key] = having.get(key, 0) + 1
    most = log(1 + len(read)) or 1.0
    return {key: log(1 + len(read) / count) / most for key, count in having.items()}


def _by_key(places: list[dict[str, Places]], phrases: list[Phrase]) -> dict[str, tuple[tuple[int, float], ...]]:
    """Documents by key, each with the most that the key can count for there."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, own in enumerate(places):
        for key, there in own.items():
            most = max(said * FIELD_WEIGHTS[phrases[phrase].field.kind] for phrase, _, said in there)
            found.setdefault(key, []).append((number, most))
    return {key: tuple(documents) for key, documents in found.items()}


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


def subjects_of(documents: Iterable[Document]) -> list[str]:
    """The topics that are one word."""
    fields = (one for document in documents for one in document.fields if one.kind in (Kind.TOPIC, Kind.ALIAS))
    cut = (tokens_of(one.text) for one in fields)
    return [tokens[0].word for tokens in cut if len(tokens) == 1]
