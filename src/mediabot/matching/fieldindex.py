"""An immutable index of documents of any kind: a question in, scored documents out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from mediabot.matching.asking import Asked, sense_of
from mediabot.matching.building import uncollected
from mediabot.matching.concepts import Concept, Kin, Lexicon
from mediabot.matching.documents import NAMED, Document, Field, Kind
from mediabot.matching.evidence import Hit
from mediabot.matching.filing import concept_key
from mediabot.matching.latin import readings, sound
from mediabot.matching.lookups import Lookup, Lying
from mediabot.matching.meaning import Word
from mediabot.matching.postings import Postings
from mediabot.matching.reading import Reader, reader_of
from mediabot.matching.scoring import Scored, score
from mediabot.matching.spelling import Spelling, nearest
from mediabot.matching.texts import Texts
from mediabot.matching.tokens import tokens_of, words_in
from mediabot.matching.vocabulary import COMMON, FILLER, GENERAL, PERSON, UNKNOWN

_SHORTEST_NAME = 5
_MOST_NAMES_TRIED = 8
_CONCEPT_QUALITY = 0.96
_LONG, _COMMON_MISSED = 6, 0.5
"""In a question of so many words a common one that names nothing is rather decoration, and is missed by half."""

_MOST_NEAR = 1024
"""So many concepts are kept with what is near to them."""


class Near(Lying[str, tuple[tuple[str, float], ...]]):
    """For a concept the keys that answer to it among those that are here, with how well."""

    def __init__(self, kin: Kin, here: frozenset[str]) -> None:
        self.found = lru_cache(_MOST_NEAR)(partial(_answering, kin, here))  # type: ignore[method-assign]


def _answering(kin: Kin, here: frozenset[str], concept: str) -> tuple[tuple[str, float], ...] | None:
    near = kin.near(concept)
    answering = sorted(one for one in near if one in here)
    return tuple((concept_key(one), near[one] * _CONCEPT_QUALITY) for one in answering) or None


@dataclass(frozen=True, eq=False)
class FieldIndex:
    """Documents, the reader that knows their words, and where each word stands."""

    documents: tuple[Document, ...]
    reader: Reader
    postings: Postings
    names: Spelling = field(repr=False)
    near: Lookup[str, tuple[tuple[str, float], ...]] = field(repr=False)
    """For each concept the keys that answer to it here, with how well."""

    elsewhere: frozenset[str] = field(repr=False)
    """Concepts of other fields, of which nobody here speaks either."""

    @classmethod
    @uncollected()
    def build(cls, documents: Iterable[Document], lexicon: Lexicon) -> FieldIndex:
        """The index of these documents; what they call one thing in two languages joins the lexicon."""
        documents = tuple(documents)
        reader = reader_of(lexicon).with_more(_terms(documents), subjects=_subjects(documents))
        reader = reader.with_more((), _named_here(documents, reader)).with_phrases(_topics(documents))
        postings = Postings.of(documents, reader)
        elsewhere = frozenset(reader.kin.elsewhere()) - _topics_of(postings)
        near = Near(reader.kin, frozenset(key[1:] for key in postings.places if key.startswith("#")))
        return cls(documents, reader, postings, _name_sounds(documents), near, elsewhere)

    def ask(self, text: str) -> Asked:
        """The question, understood."""
        words = self.reader.read_question(text)
        rareness = self.reader.vocabulary.rareness
        weights = tuple(
            self.postings.weights_of(word, rareness(*(key for key, _ in word.reading.stems))) for word in words
        )
        tried = iter(range(_MOST_NAMES_TRIED))
        keyed = [self._keys_of(word, self._as_name(word, tried)) for word in words]
        common = _COMMON_MISSED if len(words) >= _LONG else 1.0
        away = [self._is_elsewhere(word) for word in words]
        missed = tuple(
            found if gone else missed * (common if _is_decoration(word) else 1.0)
            for word, gone, (found, missed) in zip(words, away, weights, strict=True)
        )
        keys, named = (tuple(one) for one in zip(*keyed, strict=True)) if keyed else ((), ())
        found = tuple(found for found, _ in weights)
        return Asked(words, found, missed, keys, named, sense_of(words, found, missed, away))

    def score(self, asked: Asked) -> list[Scored]:
        """Scored documents, best first; in the order of the documents where scores are equal."""
        found = score(asked, self.postings)
        return sorted(found, key=lambda one: (-round(one.confidence, 6), one.document))

    def field_of(self, document: int, hit: Hit) -> Field:
        """The field of a document that a hit is in."""
        return self.documents[document].fields[self.postings.of_document[document].index(hit.number)]

    def _is_elsewhere(self, word: Word) -> bool:
        return any(concept in self.elsewhere for concept in word.concepts)

    def _keys_of(self, word: Word, sounds: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
        """Every key of the index by which a word of a question can be found, the surest first; and those by name."""
        if self._is_elsewhere(word):
            return {}, {}
        named = word.keys
        told: dict[str, float] = {}
        for concept, sure in word.concepts.items():
            keys = told if concept in word.told else named
            for key, quality in self.near.get(concept, ()):
                quality *= sure
                if keys.get(key, 0.0) < quality:
                    keys[key] = quality
        named.update(sounds)
        every = told | {key: quality for key, quality in named.items() if quality >= told.get(key, 0.0)}
        known = ((key, quality) for key, quality in every.items() if key in self.postings.places)
        return dict(sorted(known, key=lambda pair: (-pair[1], pair[0]))), named

    def _as_name(self, word: Word, tried: Iterator[int]) -> dict[str, float]:
        """Keys by which a word may be a name of a person or an organisation, in either alphabet."""
        token = word.token
        if word.reading.kind in (FILLER, GENERAL) or len(token.word) <= 2:
            return {}
        spellings = (token.word,) if token.cyrillic else (token.word, *readings(token.word))
        heard = {"@" + sound(spelling): 1.0 for spelling in spellings}
        exact = {key: quality for key, quality in heard.items() if key in self.postings.places}
        if exact or not (word.reading.kind in (PERSON, UNKNOWN) or word.reading.typo) or next(tried, None) is None:
            return exact
        return self._nearly(sound(token.word))

    def _nearly(self, heard: str) -> dict[str, float]:
        near = nearest(self.names.near(heard)) if len(heard) >= _SHORTEST_NAME else {}
        return {"@" + name: 0.95 - 0.07 * errors for name, errors in near.items() if name[:1] == heard[:1]}


def _is_decoration(word: Word) -> bool:
    return word.reading.kind == COMMON and not word.concepts


def _terms(documents: Iterable[Document]) -> Iterator[str]:
    """The folded words of all fields but people's names, which are no words of a language."""
    return _words_of(one.text for document in documents for one in document.fields if one.kind is not Kind.NAME)


def _words_of(texts: Iterable[str]) -> Iterator[str]:
    """The folded words of texts, most of them once; in an order that does not change from process to process."""
    pieces = {piece for text in texts for piece in text.split()}
    return (word for piece in sorted(pieces) for word in words_in(piece))


def _topics_of(postings: Postings) -> set[str]:
    """Concepts that stand in somebody's topics."""
    concepts = ((key[1:], there) for key, there in postings.places.items() if key.startswith("#"))
    return {concept for concept, there in concepts if any(kind in NAMED for (kind, _, _), _ in there)}


def _subjects(documents: Iterable[Document]) -> list[str]:
    """The topics that are one word."""
    cut = (tokens_of(text) for text in _topics(documents) if len(text.split()) == 1)
    return [tokens[0].word for tokens in cut if len(tokens) == 1]


def _topics(documents: Iterable[Document]) -> list[str]:
    return sorted({one.text for document in documents for one in document.fields if one.kind in NAMED})


def _name_sounds(documents: Iterable[Document]) -> Spelling:
    words = _words_of(one.text for document in documents for one in document.fields if one.kind is Kind.NAME)
    sounds = sorted({sound(word) for word in words if len(word) > 3})
    return Spelling.of(dict(zip(sounds, sounds, strict=True)))


def _named_here(documents: Sequence[Document], reader: Reader) -> list[Concept]:
    """Concepts that the documents themselves name: a topic with names in both languages, or with aliases."""
    groups: dict[tuple[str, ...], None] = {}
    for document in documents:
        names: dict[int, list[str]] = {}
        for one in document.fields:
            if one.kind in NAMED:
                names.setdefault(one.group, []).append(one.text)
        groups.update({tuple(group): None for group in names.values() if len(group) > 1})
    texts = Texts(reader)
    return [concept for names in groups if (concept := _concept(names, texts))]


def _concept(names: tuple[str, ...], texts: Texts) -> Concept | None:
    wholes = [_whole(texts.read(name, loosely=False)) for name in names]
    known = {concept for concepts in wholes for concept in concepts}
    new = tuple(name for name, concepts in zip(names, wholes, strict=True) if not concepts)
    if len(known) > 1 or not new:
        return None
    return Concept(known.pop() if known else "here:" + names[0], new, ())


def _whole(words: Sequence[Word]) -> tuple[str, ...]:
    """The concepts that a name as a whole stands for."""
    if not words:
        return ()
    shared = set(words[0].concepts).intersection(*(word.concepts for word in words))
    if len(words) > 1 and not all(word.inside for word in words):
        return ()
    return tuple(sorted(shared))
