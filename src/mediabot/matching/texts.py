"""The texts of documents as words, taken as they stand: nothing is repaired, and no hint counts.

Documents say the same words over and over, so a word is read once for all texts, and so are words that name something
together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mediabot.matching.meaning import Word, named_by
from mediabot.matching.reading import Reader
from mediabot.matching.tokens import pieces_of, split_word
from mediabot.matching.vocabulary import STOP, UNKNOWN, Reading

MOST_WORDS = 64
_NO_WORD = Reading((), UNKNOWN)
"""How a person's name is read: it is no word of a language."""


class Texts:
    """Reads the texts of documents, and keeps what it read for the next text."""

    def __init__(self, reader: Reader) -> None:
        self._reader = replace(reader, names=reader.names.remembering())
        self._pieces: dict[tuple[str, bool], tuple[Word, ...]] = {}
        self._begins: set[Word] = set()
        self._reaches: dict[tuple[Word, Word], int] = {}
        self._named: dict[tuple[Word, ...], Sequence[Word]] = {}
        self._people: dict[tuple[str, bool], tuple[Word, ...]] = {}

    def read(self, text: str, *, loosely: bool = True) -> Sequence[Word]:
        """The words of a text without stop words; `loosely` also finds names whose words stand apart."""
        words = [word for word in self._words(text) if word.reading.kind != STOP]
        named = [word for part in self._parts(words) for word in self._naming(part)]
        return self._with_apart(named) if loosely else named

    def read_name(self, text: str) -> list[Word]:
        """The words of a person's name."""
        pieces, shouting = pieces_of(text)
        return [word for piece in pieces for word in self._of_name(piece, shouting)]

    def _words(self, text: str) -> list[Word]:
        pieces, shouting = pieces_of(text)
        found: list[Word] = []
        for piece in pieces:
            found += self._pieces.get((piece, shouting)) or self._of_piece(piece, shouting)
        return found[:MOST_WORDS]

    def _of_piece(self, piece: str, shouting: bool) -> tuple[Word, ...]:
        words = tuple([Word(token, self._reader.plain(token)) for token in split_word(piece, shouting)])
        self._pieces[piece, shouting] = words
        self._begins.update(word for word in words if any(key in self._reader.names.begins for key in word.stems))
        return words

    def _of_name(self, piece: str, shouting: bool) -> tuple[Word, ...]:
        words = self._people.get((piece, shouting))
        if words is None:
            words = tuple([Word(token, _NO_WORD) for token in split_word(piece, shouting)])
            self._people[piece, shouting] = words
        return words

    def _parts(self, words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
        """The words in parts of which none shares a name with another."""
        start = end = 0
        for place, pair in enumerate(pairwise(words), start=1):
            end = max(end, place - 1 + self._reach(pair))
            if place >= end:
                yield tuple(words[start:place])
                start = place
        yield tuple(words[start:])

    def _reach(self, pair: tuple[Word, Word]) -> int:
        """How many words the longest name has that begins with these two; 1 where none does."""
        if pair[0] not in self._begins:
            return 1
        reach = self._reaches.get(pair)
        if reach is None:
            reach = self._reaches[pair] = self._reader.names.reach(*(word.stems[0] for word in pair))
        return reach

    def _naming(self, part: tuple[Word, ...]) -> Sequence[Word]:
        named = self._named.get(part)
        if named is None:
            named = self._named[part] = named_by(part, self._reader.standing(part))
        return named

    def _with_apart(self, words: list[Word]) -> list[Word]:
        for naming in self._reader.names.standing_apart([word.stems for word in words]):
            for place in naming.places:
                word = words[place]
                if word.concepts.get(naming.concept, 0.0) < naming.quality:
                    words[place] = replace(word, concepts={**word.concepts, naming.concept: naming.quality})
        return words
