"""A text read: its words, what each may stand for, and the concepts that they name together.

Documents and questions are read by the same reader; only a question's words are repaired and guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from mediabot.matching import bulgarian
from mediabot.matching.concepts import Lexicon
from mediabot.matching.latin import sound
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.tokens import Token, tokens_of
from mediabot.matching.vocabulary import (
    COMMON,
    FILLER,
    GENERAL,
    STOP,
    TERM,
    UNKNOWN,
    Reading,
    Vocabulary,
    stem,
)

MOST_WORDS = 64
_MOST_GUESSES = 24
_MOST_COMPOUNDS = 32
_ROOT_QUALITY = 0.72
INSIDE_QUALITY = 0.8
_CONCEPT_QUALITY = 0.96
WEIGHTS = {FILLER: 0.0, GENERAL: 0.12, COMMON: 0.2, UNKNOWN: 0.4}


@dataclass(frozen=True)
class Word:
    """One word that was read: as typed, its reading, and the spans of concepts it is in."""

    token: Token
    reading: Reading
    concepts: tuple[str, ...] = ()
    inside: bool = False
    """Inside a concept of several words, where the word alone says less."""

    @property
    def keys(self) -> dict[str, float]:
        """Keys of the word alone, with how surely each is meant."""
        found: dict[str, float] = {}
        for key, quality in self.reading.stems:
            quality *= INSIDE_QUALITY if self.inside else 1.0
            found[key] = quality
            if len(key) > 4 and key[0] >= "а":
                found["~" + bulgarian.root(key)] = quality * _ROOT_QUALITY
        return found


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads texts with a lexicon and a vocabulary; `phrases` are names of concepts by their first stem."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)

    @classmethod
    def of(cls, lexicon: Lexicon, terms: Iterable[str], subjects: Iterable[str] = ()) -> Reader:
        """A reader that knows the lexicon's names, the documents' words, and their one-word subjects."""
        names = [(name, concept.id) for concept in lexicon.concepts.values() for name in concept.names]
        named = [([token.word for token in tokens_of(name)], concept_id) for name, concept_id in names]
        every = dict.fromkeys([*(word for words, _ in named for word in words), *terms])
        alone = dict.fromkeys(words[0] for words, _ in named if len(words) == 1)
        vocabulary = Vocabulary.of(every, [*alone, *subjects])
        return cls(lexicon, vocabulary, _phrases(named, vocabulary))

    def read_document(self, text: str) -> tuple[Word, ...]:
        """The words of a document's text, taken as they stand."""
        stop = self.vocabulary.stop
        tokens = [token for token in tokens_of(text) if token.abbreviation or token.word not in stop]
        return self._with_concepts([Word(token, self._plain(token)) for token in tokens[:MOST_WORDS]])

    def read_question(self, text: str) -> tuple[Word, ...]:
        """The words of a question: repaired, Latin-typed Bulgarian read back, stop words dropped."""
        tokens = tokens_of(text)
        bulgarian_latin, english_only = self._votes(tokens)
        found: list[Word] = []
        seen: dict[str, Reading] = {}
        for token in self._compounds(tokens):
            if token.word not in seen:
                seen[token.word] = self._guess(token, bulgarian_latin, english_only, len(seen))
            if seen[token.word].kind != STOP:
                found.append(Word(token, seen[token.word]))
            if len(found) >= MOST_WORDS:
                break
        return _each_once(self._with_concepts(found))

    def is_latin_bulgarian(self, text: str) -> bool:
        """Whether a text in Latin letters is rather Bulgarian than English."""
        tokens = tokens_of(text)
        bulgarian_latin, english_only = self._votes(tokens)
        if bulgarian_latin or english_only:
            return bulgarian_latin
        stems = [word.reading.stems for word in self.read_question(text) if word.reading.known]
        cyrillic = sum(any(is_cyrillic(key) for key, _ in keys) for keys in stems)
        return cyrillic > len(stems) - cyrillic

    def _guess(self, token: Token, bulgarian_latin: bool, english_only: bool, place: int) -> Reading:
        if token.abbreviation or place >= _MOST_GUESSES:
            plain = self._plain(token)
            if plain.known or place >= _MOST_GUESSES * 2:
                return plain
        return self.vocabulary.read(token.word, bulgarian_latin=bulgarian_latin, english_only=english_only)

    def _plain(self, token: Token) -> Reading:
        if token.word in self.vocabulary.stop and not token.abbreviation:
            return Reading((), STOP)
        key = stem(token.word)
        return Reading(((key, 1.0),), self.vocabulary.kinds.get(key, UNKNOWN))

    def _votes(self, tokens: Iterable[Token]) -> tuple[bool, bool]:
        """Whether Latin words here are rather Bulgarian, and whether they can only be English."""
        stop, sounds = self.vocabulary.stop, self.vocabulary.stop_sounds
        latin = [token.word for token in tokens if not token.cyrillic]
        longer = [word for word in latin if len(word) > 1]
        as_english = sum(word in stop and sound(word) not in sounds for word in longer)
        heard = [word for word in longer if word not in stop and stem(word) not in self.vocabulary.kinds]
        as_bulgarian = sum(sound(word) in sounds for word in heard)
        return as_bulgarian > as_english, as_english > as_bulgarian

    def _compounds(self, tokens: tuple[Token, ...]) -> Iterator[Token]:
        """Words typed apart that are known as one ("cyber security"), and the other way round."""
        kinds = self.vocabulary.kinds
        skip = False
        for place, (here, after) in enumerate(zip_longest(tokens, tokens[1:])):
            if skip:
                skip = False
            elif place >= _MOST_COMPOUNDS:
                yield here
            elif after is not None and self._is_joined(here.word, after.word):
                skip = True
                yield Token(f"{here.typed} {after.typed}", here.word + after.word)
            elif len(here.word) >= 9 and stem(here.word) not in kinds:
                yield from self._parts(here)
            else:
                yield here

    def _is_joined(self, one: str, other: str) -> bool:
        kinds = self.vocabulary.kinds
        if len(one) + len(other) < 5 or (one in self.vocabulary.stop or other in self.vocabulary.stop):
            return False
        return stem(one + other) in kinds and not (stem(one) in kinds and stem(other) in kinds and len(other) > 3)

    def _parts(self, token: Token) -> tuple[Token, ...]:
        kinds = self.vocabulary.kinds
        for place in range(4, len(token.word) - 3):
            one, other = token.word[:place], token.word[place:]
            if stem(one) in kinds and stem(other) in kinds and one not in self.vocabulary.stop:
                return Token(token.typed, one), Token(token.typed, other)
        return (token,)

    def _with_concepts(self, words: list[Word]) -> tuple[Word, ...]:
        found = list(words)
        place = 0
        while place < len(words):
            length, concepts = self._longest(words, place)
            for index in range(place, place + length):
                found[index] = Word(words[index].token, words[index].reading, concepts, length > 1)
            place += max(length, 1)
        return tuple(found)

    def _longest(self, words: list[Word], place: int) -> tuple[int, tuple[str, ...]]:
        best, concepts = 0, dict[str, None]()
        for key, _ in words[place].reading.stems:
            for name, concept_id in self.phrases.get(key, ()):
                if len(name) >= best and self._follows(words, place, name):
                    concepts = concepts if len(name) == best else {}
                    concepts[concept_id], best = None, len(name)
        return best, tuple(concepts)

    def _follows(self, words: list[Word], place: int, name: tuple[str, ...]) -> bool:
        if place + len(name) > len(words):
            return False
        return all(any(key == part for key, _ in words[place + step].reading.stems) for step, part in enumerate(name))

    def concept_keys(self, concept_id: str) -> dict[str, float]:
        """Keys of a concept and of what is broader or narrower, with how well each answers."""
        return {"#" + near: quality * _CONCEPT_QUALITY for near, quality in self.lexicon.near(concept_id).items()}


def _each_once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A word that is said again in the same sense adds nothing."""
    return tuple({(word.token.word, word.concepts): word for word in reversed(words)}.values())[::-1]


def _phrases(
    named: list[tuple[list[str], str]], vocabulary: Vocabulary
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for words, concept_id in named:
        kept = [word for word in words if word not in vocabulary.stop] or words
        name = tuple(stem(word) for word in kept)
        if name and not (len(words) > len(name) == 1 and vocabulary.kinds.get(name[0], TERM) != TERM):
            found.setdefault(name[0], {})[name, concept_id] = None
    return {key: tuple(names) for key, names in found.items()}
