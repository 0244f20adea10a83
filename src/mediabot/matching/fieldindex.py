"""An immutable index of documents of any kind: a question in, scored documents out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediabot.matching.concepts import Concept, Lexicon
from mediabot.matching.documents import Document, Kind
from mediabot.matching.latin import readings, sound
from mediabot.matching.postings import Postings, subjects_of, words_of
from mediabot.matching.reading import Reader, Word
from mediabot.matching.scoring import Scored, keys_of, score
from mediabot.matching.tokens import tokens_of
from mediabot.matching.vocabulary import FILLER, GENERAL, UNKNOWN, tolerance

_SHORTEST_NAME = 5
_MOST_NAMES_TRIED = 8


@dataclass(frozen=True)
class Asked:
    """A question as the index understood it: words, their weights and the keys tried for each."""

    words: tuple[Word, ...]
    weights: tuple[float, ...]
    keys: tuple[dict[str, float], ...]


@dataclass(frozen=True, eq=False)
class FieldIndex:
    """Documents, the reader that knows their words, and where each word stands."""

    documents: tuple[Document, ...]
    reader: Reader
    postings: Postings
    names: tuple[str, ...] = field(repr=False)

    @classmethod
    def build(cls, documents: Iterable[Document], lexicon: Lexicon) -> FieldIndex:
        """The index of these documents; what they call one thing in two languages joins the lexicon."""
        documents = tuple(documents)
        words, subjects = words_of(documents), subjects_of(documents)
        named = _named_here(documents, Reader.of(lexicon, words, subjects))
        reader = Reader.of(lexicon.with_more(named), words, subjects)
        return cls(documents, reader, Postings.of(documents, reader), _name_sounds(documents))

    def ask(self, text: str) -> Asked:
        """The question, understood."""
        words = self.reader.read_question(text)
        weights = tuple(self.postings.weight_of(word) for word in words)
        tried = iter(range(_MOST_NAMES_TRIED))
        keys = tuple(keys_of(word, self.reader, self._as_name(word, tried)) for word in words)
        return Asked(words, weights, keys)

    def score(self, asked: Asked) -> list[Scored]:
        """Scored documents, best first; in the order of the documents where scores are equal."""
        found = score(asked.weights, asked.keys, self.postings)
        return sorted(found, key=lambda one: (-round(one.confidence, 6), one.document))

    def _as_name(self, word: Word, tried: Iterable[int]) -> dict[str, float]:
        """Keys by which a word may be a name of a person or an organisation, in either alphabet."""
        token = word.token
        if word.reading.kind in (FILLER, GENERAL) or len(token.word) <= 2:
            return {}
        spellings = (token.word,) if token.cyrillic else (token.word, *readings(token.word))
        heard = {"@" + sound(spelling): 1.0 for spelling in spellings}
        exact = {key: quality for key, quality in heard.items() if key in self.postings.documents}
        if exact or not (word.reading.kind == UNKNOWN or word.reading.typo) or next(iter(tried), None) is None:
            return exact
        return self._nearly(sound(token.word))

    def _nearly(self, heard: str) -> dict[str, float]:
        most = tolerance(heard) if len(heard) >= _SHORTEST_NAME else 0
        if not most:
            return {}
        near = process.extract(heard, self.names, scorer=OSA.distance, score_cutoff=most, limit=3)
        return {"@" + name: 0.95 - 0.07 * distance for name, distance, _ in near if name[:1] == heard[:1]}


def _name_sounds(documents: tuple[Document, ...]) -> tuple[str, ...]:
    texts = (one.text for document in documents for one in document.fields if one.kind is Kind.NAME)
    return tuple(sorted({sound(token.word) for text in texts for token in tokens_of(text) if len(token.word) > 3}))


def _named_here(documents: tuple[Document, ...], reader: Reader) -> list[Concept]:
    """Concepts that the documents themselves name: a topic with names in both languages, or with aliases."""
    groups: dict[tuple[str, ...], None] = {}
    for document in documents:
        names: dict[int, list[str]] = {}
        for one in document.fields:
            if one.kind in (Kind.TOPIC, Kind.ALIAS):
                names.setdefault(one.group, []).append(one.text)
        groups.update({tuple(group): None for group in names.values() if len(group) > 1})
    return [concept for names in groups if (concept := _concept(names, reader))]


def _concept(names: tuple[str, ...], reader: Reader) -> Concept | None:
    wholes = [_whole(name, reader) for name in names]
    known = {concept for concepts in wholes for concept in concepts}
    new = tuple(name for name, concepts in zip(names, wholes, strict=True) if not concepts)
    if len(known) > 1 or not new:
        return None
    return Concept(known.pop() if known else "here:" + names[0], new, ())


def _whole(name: str, reader: Reader) -> tuple[str, ...]:
    words = reader.read_document(name)
    if not words or not words[0].concepts or any(word.concepts != words[0].concepts for word in words):
        return ()
    return words[0].concepts if len(words) == 1 or all(word.inside for word in words) else ()
