"""Where every key stands: the distinct phrases of all documents by the keys of their words, and who has each phrase.

A phrase is the text of fields of one kind; many documents may share it, and it is read once. A word weighs more the
fewer documents have it. A posting is a phrase, the bits of the words in it that the key covers, and how much the key
says there: a word inside a longer name says less.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate
from math import log

from mediabot.matching.documents import NAMED, Document, Kind
from mediabot.matching.latin import sound
from mediabot.matching.reading import Reader, Word
from mediabot.matching.tokens import Token, tokens_of
from mediabot.matching.vocabulary import COMMON, FILLER, GENERAL, PERSON, UNKNOWN, Reading

FIELD_WEIGHTS = {
    Kind.TOPIC: 1.0,
    Kind.ALIAS: 0.98,
    Kind.NAME: 1.0,
    Kind.TITLE: 0.85,
    Kind.ORGANISATION: 0.78,
    Kind.BIO: 0.6,
}
"""How much it counts to be found in a field of a kind."""

_MOST_PLACES = 500
"""More places of one key are not kept: where so many could answer, the best of them are enough."""

_LEAST_RARE, _LEAST_SPECIAL = 0.55, 0.4
_NAMED = 0.9
"""A word that names a concept says at least so much, however often it is said."""

_LISTED = {FILLER: 0.0, GENERAL: 0.12}
_LISTED_IN_DOCUMENT = {FILLER: 0.1, GENERAL: 0.25}
_UNKNOWN, _COMMON, _PERSON = 0.4, 0.4, 0.9
_IN_BIGGER_NAME, _TOGETHER = 0.8, 1.2

_NO_WORD = Reading((), UNKNOWN)
"""How a person's name is read: it is no word of a language."""

Mark = tuple[int, float]
"""The bits of the words that a key covers in a phrase, and how much it says there."""

Said = tuple[tuple[str, ...], float]
"""The keys of a word, and how much it says where it stands."""

Draft = tuple[Said, ...]
"""The words of a phrase."""

Places = tuple[Sequence[int], Sequence[Mark]]
"""Numbers of phrases, and the mark of the key in each."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that stands in fields of one kind, with the weight of each of its words and their sum."""

    kind: Kind
    text: str
    weights: Sequence[float]
    total: float


@dataclass(frozen=True, eq=False)
class Postings:
    """All phrases, where each key stands, who holds a phrase, and the phrases of each document, field by field."""

    phrases: tuple[Phrase, ...]
    places: Mapping[str, Places] = field(repr=False)
    holders: Sequence[int] = field(repr=False)
    """The documents of all phrases, one phrase after the other; where each begins is in `starts`."""

    starts: Sequence[int] = field(repr=False)
    of_document: tuple[Sequence[int], ...] = field(repr=False)
    groups: tuple[Sequence[int], ...] = field(repr=False)
    """What each of those phrases names, by the groups of its document's fields."""

    rarity: Mapping[str, float] = field(repr=False)

    @classmethod
    def of(cls, documents: Sequence[Document], reader: Reader) -> Postings:
        """Every field of every document, each distinct text read once."""
        numbers: dict[tuple[Kind, str], int] = {}
        of_document = tuple(
            array("I", (numbers.setdefault((one.kind, one.text), len(numbers)) for one in document.fields))
            for document in documents
        )
        groups = tuple(array("H", (one.group for one in document.fields)) for document in documents)
        places: dict[str, tuple[list[int], list[Mark]]] = {}
        marks: dict[Mark, Mark] = {}
        drafts: list[Draft] = []
        alike: dict[Said, Said] = {}
        known: dict[Token, Word] = {}
        keys: dict[tuple[Token, bool], dict[str, float]] = {}
        for number, (kind, text) in enumerate(numbers):
            words = _read(kind, text, reader, known)
            said = [(_plain_keys(word), _says_there(word, kind)) for word in words]
            drafts.append(tuple([alike.setdefault(one, one) for one in said]))
            for key, mark in _marks(words, kind, keys).items():
                there = places.get(key) or places.setdefault(key, ([], []))
                there[0].append(number)
                there[1].append(marks.setdefault(mark, mark))
        rarity = _rarity(of_document, drafts)
        phrases = tuple(_phrase(kind, text, draft, rarity) for (kind, text), draft in zip(numbers, drafts, strict=True))
        best = {key: _best(places.pop(key), phrases) for key in list(places)}
        return cls(phrases, best, *_holders(of_document, len(phrases)), of_document, groups, rarity)

    def holders_of(self, phrase: int) -> Sequence[int]:
        """The documents that have a phrase, by its number."""
        return self.holders[self.starts[phrase] : self.starts[phrase + 1]]

    def topics_among(self, document: int, phrases: Container[int]) -> int:
        """How many of a document's topics have one of these phrases for a name."""
        numbers = zip(self.of_document[document], self.groups[document], strict=True)
        return len({group for number, group in numbers if number in phrases and self.phrases[number].kind in NAMED})

    def weights_of(self, word: Word, rareness: float) -> tuple[float, float]:
        """How much a word of a question is worth where it is found, and how much is missing where it is not.

        Nothing for filler, most for what few documents have and what is rarely said elsewhere (`rareness`, 0 to 1);
        what words only hint at is not missed.
        """
        rarest = min((self.rarity.get(key, 1.0) for key in _plain_keys(word)), default=1.0)
        here = _LEAST_RARE + (1 - _LEAST_RARE) * rarest
        return _special(word, rareness, hinted=True) * here, _special(word, rareness, hinted=False) * here


def _special(word: Word, rareness: float, *, hinted: bool) -> float:
    """How much a word says about a subject, whatever the documents: rare words and words of names most."""
    kind = word.reading.kind
    together = max(word.part, word.hinted if hinted else 0.0) * _TOGETHER
    if kind in _LISTED:
        return max(_LISTED[kind], together)
    named = 0.0 if word.part or word.hinted else max(word.concepts.values(), default=0.0)
    if kind == PERSON:
        return _PERSON
    if kind == UNKNOWN and not named:
        return max(_UNKNOWN, together)
    special = _LEAST_SPECIAL + (1 - _LEAST_SPECIAL) * rareness
    alone = special * (_COMMON if kind == COMMON else 1.0)
    return max(alone, together, _NAMED * named * (0.5 + 0.5 * rareness))


def _best(places: Places, phrases: Sequence[Phrase]) -> Places:
    """Where a key says most: in the fields that count most, and where it covers most of the phrase."""
    numbers, marks = places
    if len(numbers) <= _MOST_PLACES:
        return array("I", numbers), tuple(marks)

    def says(number: int, mark: Mark) -> float:
        phrase = phrases[number]
        return FIELD_WEIGHTS[phrase.kind] * mark[1] * mark[0].bit_count() / (len(phrase.weights) or 1)

    kept = nlargest(_MOST_PLACES, zip(numbers, marks, strict=True), key=lambda place: (says(*place), -place[0]))
    return array("I", (number for number, _ in kept)), tuple(mark for _, mark in kept)


def _phrase(kind: Kind, text: str, draft: Draft, rarity: Mapping[str, float]) -> Phrase:
    rarest = [min([rarity[key] for key in keys], default=1.0) for keys, _ in draft]
    said = [says for _, says in draft]
    weights = array(
        "f", [says * (_LEAST_RARE + (1 - _LEAST_RARE) * rare) for says, rare in zip(said, rarest, strict=True)]
    )
    return Phrase(kind, text, weights, sum(weights) or 1.0)


def _says_there(word: Word, kind: Kind) -> float:
    """How much a word counts of the phrase that it stands in, but for how rare it is."""
    listed = 1.0 if kind is Kind.NAME else _LISTED_IN_DOCUMENT.get(word.reading.kind, 1.0)
    return max(listed, _IN_BIGGER_NAME) if word.inside else listed


def _read(kind: Kind, text: str, reader: Reader, known: dict[Token, Word]) -> tuple[Word, ...]:
    if kind is Kind.NAME:
        return tuple([Word(token, _NO_WORD) for token in tokens_of(text)])
    return reader.read_document(text, known, loosely=kind in (Kind.TOPIC, Kind.ALIAS))


@lru_cache(maxsize=32768)
def concept_key(concept: str) -> str:
    """The key that a concept is found by."""
    return "#" + concept


def _plain_keys(word: Word) -> tuple[str, ...]:
    stems = [key for key, _ in word.reading.stems]
    return (*stems, *map(concept_key, word.concepts)) if word.concepts else tuple(stems)


def _rarity(of_document: Iterable[Sequence[int]], drafts: Sequence[Draft]) -> dict[str, float]:
    having: Counter[str] = Counter()
    keys = [frozenset(key for plain, _ in draft for key in plain) for draft in drafts]
    count = 0
    for numbers in of_document:
        count += 1
        having.update(frozenset().union(*[keys[number] for number in numbers]))
    most = log(1 + count) or 1.0
    rare = {times: log(1 + count / times) / most for times in set(having.values())}
    return {key: rare[times] for key, times in having.items()}


def _holders(of_document: Sequence[Sequence[int]], phrases: int) -> tuple[Sequence[int], Sequence[int]]:
    """The documents of every phrase, and where each phrase's begin."""
    having = Counter(number for numbers in of_document for number in set(numbers))
    starts = array("I", accumulate((having[number] for number in range(phrases)), initial=0))
    holders, free = array("I", [0]) * starts[-1], starts[:]
    for document, numbers in enumerate(of_document):
        for number in set(numbers):
            holders[free[number]] = document
            free[number] += 1
    return holders, starts


def _marks(words: tuple[Word, ...], kind: Kind, known: dict[tuple[Token, bool], dict[str, float]]) -> dict[str, Mark]:
    """The keys of a phrase; `known` keeps those of words that name nothing there from phrase to phrase."""
    found: dict[str, Mark] = {}
    for place, word in enumerate(words):
        for key, quality in _known_keys(word, kind, known).items():
            bits, best = found.get(key, (0, 0.0))
            found[key] = bits | 1 << place, max(best, quality)
    return found


def _known_keys(word: Word, kind: Kind, known: dict[tuple[Token, bool], dict[str, float]]) -> dict[str, float]:
    if word.concepts or kind is Kind.NAME:
        return _keys(word, kind)
    same = word.token, kind is Kind.ORGANISATION
    if (keys := known.get(same)) is None:
        keys = known[same] = _keys(word, kind)
    return keys


def _keys(word: Word, kind: Kind) -> dict[str, float]:
    keys = {} if kind is Kind.NAME else word.keys
    for concept, quality in word.concepts.items():
        keys[concept_key(concept)] = quality
    named = kind in (Kind.NAME, Kind.ORGANISATION) and word.reading.kind not in (GENERAL, FILLER)
    if named and len(word.token.word) > 2:
        keys["@" + sound(word.token.word)] = 1.0
    return keys
