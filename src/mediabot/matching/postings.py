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
from heapq import nlargest
from itertools import accumulate, chain
from math import log

from mediabot.matching.documents import NAMED, Document, Kind
from mediabot.matching.filing import Entry, Filing, Mark, plain_keys
from mediabot.matching.meaning import Word
from mediabot.matching.reading import Reader
from mediabot.matching.vocabulary import COMMON, FILLER, GENERAL, PERSON, UNKNOWN

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
_UNKNOWN, _COMMON, _PERSON = 0.4, 0.4, 0.9
_TOGETHER = 1.2

Places = tuple[tuple[Mark, Sequence[int]], ...]
"""How a key stands, with the numbers of the phrases in which it stands so."""


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
        filing = Filing(reader)
        drafts = [filing.file(number, kind, text) for number, (kind, text) in enumerate(numbers)]
        rarity = _rarity(of_document, drafts)
        weights = {entry: _weight(entry, rarity) for entry in chain.from_iterable(drafts)}
        phrases = tuple(
            _phrase(kind, text, array("f", [weights[entry] for entry in draft]))
            for (kind, text), draft in zip(numbers, drafts, strict=True)
        )
        places = {key: _best(filing.places.pop(key), phrases) for key in list(filing.places)}
        return cls(phrases, places, *_holders(of_document, len(phrases)), of_document, groups, rarity)

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
        rarest = min((self.rarity.get(key, 1.0) for key in plain_keys(word)), default=1.0)
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


def _best(there: Mapping[Mark, Sequence[int]], phrases: Sequence[Phrase]) -> Places:
    """Where a key says most: in the fields that count most, and where it covers most of the phrase."""
    if sum(map(len, there.values())) > _MOST_PLACES:
        there = _most_saying(there, phrases)
    return tuple([(mark, array("I", numbers)) for mark, numbers in there.items()])


def _most_saying(there: Mapping[Mark, Sequence[int]], phrases: Sequence[Phrase]) -> dict[Mark, list[int]]:
    def says(number: int, mark: Mark) -> float:
        kind, bits, said = mark
        return FIELD_WEIGHTS[kind] * said * bits.bit_count() / (len(phrases[number].weights) or 1)

    every = ((number, mark) for mark, numbers in there.items() for number in numbers)
    kept: dict[Mark, list[int]] = {}
    for number, mark in nlargest(_MOST_PLACES, every, key=lambda place: (says(*place), -place[0])):
        kept.setdefault(mark, []).append(number)
    return kept


def _phrase(kind: Kind, text: str, weights: Sequence[float]) -> Phrase:
    return Phrase(kind, text, weights, sum(weights) or 1.0)


def _weight(entry: Entry, rarity: Mapping[str, float]) -> float:
    rarest = min([rarity[key] for key in entry.plain], default=1.0)
    return entry.says * (_LEAST_RARE + (1 - _LEAST_RARE) * rarest)


def _rarity(of_document: Iterable[Sequence[int]], drafts: Sequence[Sequence[Entry]]) -> dict[str, float]:
    having: Counter[str] = Counter()
    keys = [frozenset([key for entry in draft for key in entry.plain]) for draft in drafts]
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
