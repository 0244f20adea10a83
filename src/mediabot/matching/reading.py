"""A text read: its words, what each may stand for, and the concepts that they name together.

Documents and questions are read by the same reader; only a question's words are repaired and guessed at, and only in
a question do hints count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import zip_longest

from mediabot.matching.building import uncollected
from mediabot.matching.concepts import Concept, Kin, Lexicon, by_id
from mediabot.matching.flat import Flat, Lookup, Writer
from mediabot.matching.hints import Hints, hints_of
from mediabot.matching.keeping import kept
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.loose import CIRCLE, NAMED, Naming
from mediabot.matching.naming import Names, outermost
from mediabot.matching.people import names_in
from mediabot.matching.phrases import Phrases, slips
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import Token, tokens_of, words_in
from mediabot.matching.vocabulary import FILLER, GENERAL, PERSON, STOP, TERM, UNKNOWN, Reading, Vocabulary
from mediabot.matching.wordlists import words as listed

MOST_WORDS = 64
_MOST_ASKED = 40
_MOST_REPAIRED = 8
"""So many unknown words of a question are looked at for typing errors; who writes more of them is not asking."""

_MOST_VOTES = 24
_MOST_COMPOUNDS = 32
_ROOT_QUALITY = 0.72
_INSIDE_QUALITY = 0.8
_SHORTEST_COMPOUND = 9


@dataclass(frozen=True)
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
    def keys(self) -> dict[str, float]:
        """Keys of the word alone, with how surely each is meant."""
        found: dict[str, float] = {}
        for key, quality in self.reading.stems:
            quality *= _INSIDE_QUALITY if self.inside else 1.0
            found[key] = quality
            if len(key) > 4 and key[0] >= "а":
                found["~" + root(key)] = quality * _ROOT_QUALITY
        return found


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads texts with what is made of a lexicon: the kin of its concepts, its vocabulary, and its names."""

    kin: Kin
    vocabulary: Vocabulary
    names: Names
    phrases: tuple[Phrases, ...]
    called: Lookup[str, tuple[str, ...]] = field(repr=False)
    """The concepts of each name in small letters, as it stands in the lexicon."""

    def with_more(self, terms: Iterable[str], concepts: Iterable[Concept] = (), subjects: Iterable[str] = ()) -> Reader:
        """This reader with more words and concepts; a subject is a word that is a topic by itself."""
        concepts = tuple(concepts)
        vocabulary = self.vocabulary.with_terms([*_words_of(concepts), *terms], [*_subjects_of(concepts), *subjects])
        if not concepts:
            return replace(self, vocabulary=vocabulary)
        names = self.names.with_more(concepts, hints_of(concepts), vocabulary)
        phrases = (*self.phrases, Phrases.of(_names_of(concepts), vocabulary))
        return replace(self, vocabulary=vocabulary, names=names, phrases=phrases)

    def with_phrases(self, texts: Iterable[str]) -> Reader:
        """This reader with more names of several words that a typing error may be told by."""
        return replace(self, phrases=(*self.phrases, Phrases.of(texts, self.vocabulary)))

    def read_document(
        self, text: str, known: dict[Token, Word] | None = None, *, loosely: bool = True
    ) -> tuple[Word, ...]:
        """The words of a document's text, taken as they stand.

        `known` keeps words from text to text; `loosely` also finds names whose words stand apart.
        """
        known = {} if known is None else known
        words = []
        for token in tokens_of(text)[:MOST_WORDS]:
            word = known.get(token)
            if word is None:
                word = known[token] = Word(token, self._plain(token))
            if word.reading.kind != STOP:
                words.append(word)
        return self._with_concepts(words, hints=False, loosely=loosely)

    def read_question(self, text: str) -> tuple[Word, ...]:
        """The words of a question: repaired, Latin-typed Bulgarian read back, stop words dropped."""
        tokens = tokens_of(text)
        bulgarian_latin, english_only = self._votes(tokens)
        found: list[Word] = []
        seen: dict[str, Reading] = {}
        people = names_in(tokens, self.vocabulary)
        for token in self._compounds(tokens):
            if token in people:
                seen[token.word] = Reading((), PERSON)
            elif token.word not in seen:
                unknown = sum(reading.typo or not reading.known for reading in seen.values())
                flags = bulgarian_latin, english_only, unknown < _MOST_REPAIRED
                seen[token.word] = self._guess(token, *flags)
            if seen[token.word].kind != STOP:
                found.append(Word(token, seen[token.word]))
            if len(found) >= _MOST_ASKED:
                break
        return _each_once(self._with_concepts(self._meant(found), hints=True))

    def is_latin_bulgarian(self, text: str) -> bool:
        """Whether a text in Latin letters is rather Bulgarian than English."""
        tokens = tokens_of(text)
        bulgarian_latin, english_only = self._votes(tokens)
        if bulgarian_latin or english_only:
            return bulgarian_latin
        stems = [word.reading.stems for word in self.read_question(text) if word.reading.known]
        cyrillic = sum(any(is_cyrillic(key) for key, _ in keys) for keys in stems)
        return cyrillic > len(stems) - cyrillic

    def _guess(self, token: Token, bulgarian_latin: bool, english_only: bool, repair: bool) -> Reading:
        bulgarian_too = bulgarian_latin and not token.cyrillic
        if token.abbreviation and not bulgarian_too and (plain := self._plain(token)).known:
            return plain
        return self.vocabulary.read(
            token.word, bulgarian_latin=bulgarian_latin, english_only=english_only, repair=repair
        )

    def _meant(self, words: list[Word]) -> list[Word]:
        """Words that the ones beside them show to be typing errors become what was meant."""
        stems = [[key for key, _ in word.reading.stems] for word in words]
        meant = slips(self.phrases, [word.token.word for word in words], stems)
        return [
            replace(word, reading=self.vocabulary.mistaken(word.reading, meant[place])) if place in meant else word
            for place, word in enumerate(words)
        ]

    def _plain(self, token: Token) -> Reading:
        if self.vocabulary.is_stop(token.word) and not token.abbreviation:
            return Reading((), STOP)
        key = stem(token.word)
        return Reading(((key, 1.0),), self.vocabulary.kind_of(token.word))

    def _votes(self, tokens: Iterable[Token]) -> tuple[bool, bool]:
        """Whether Latin words here are rather Bulgarian, and whether they can only be English."""
        latin = [token.word for token in tokens if not token.cyrillic and len(token.word) > 1]
        votes = [self.vocabulary.votes(word) for word in latin[:_MOST_VOTES]]
        as_english, as_bulgarian = (sum(one) for one in zip(*votes, strict=True)) if votes else (0, 0)
        return as_bulgarian > as_english, as_english > as_bulgarian

    def _compounds(self, tokens: tuple[Token, ...]) -> Iterator[Token]:
        """Words typed apart that are known as one ("cyber security"), and the other way round."""
        skip = False
        for place, (here, after) in enumerate(zip_longest(tokens, tokens[1:])):
            if skip:
                skip = False
            elif place >= _MOST_COMPOUNDS:
                yield here
            elif after is not None and self._is_joined(here.word, after.word):
                skip = True
                yield Token(f"{here.typed} {after.typed}", here.word + after.word)
            elif len(here.word) >= _SHORTEST_COMPOUND and stem(here.word) not in self.vocabulary.kinds:
                yield from self._parts(here)
            else:
                yield here

    def _is_joined(self, one: str, other: str) -> bool:
        if len(one) + len(other) < 5 or self.vocabulary.is_stop(one) or self.vocabulary.is_stop(other):
            return False
        if not self._is_term(one + other):
            return False
        kinds = self.vocabulary.kinds
        return not (stem(one) in kinds and stem(other) in kinds and len(other) > 3)

    def _parts(self, token: Token) -> tuple[Token, ...]:
        for place in range(4, len(token.word) - 3):
            one, other = token.word[:place], token.word[place:]
            if self._is_term(one) and self._is_term(other) and not self.vocabulary.is_stop(one):
                return Token(token.typed, one), Token(token.typed, other)
        return (token,)

    def _is_term(self, word: str) -> bool:
        return self.vocabulary.kinds.get(stem(word), UNKNOWN) == TERM

    def _with_concepts(self, words: Sequence[Word], *, hints: bool, loosely: bool = True) -> tuple[Word, ...]:
        stems = [[key for key, _ in word.reading.stems] for word in words]
        outer = [naming for naming in outermost(self.names.standing(stems)) if not _is_everyday(words, naming)]
        apart = self.names.standing_apart(stems) if loosely else []
        namings = [*outer, *apart, *self._only_hinted(words, outer)] if hints else [*outer, *apart]
        if not namings:
            return tuple(words)
        concepts: list[dict[str, float]] = [{} for _ in words]
        told: list[dict[str, int]] = [{} for _ in words]
        parts, hinted = [0.0] * len(words), [0.0] * len(words)
        inside: set[int] = set()
        for naming in namings:
            sure = naming.quality * _surety(words, naming) if hints else naming.quality
            for place in naming.places:
                concepts[place][naming.concept] = max(sure, concepts[place].get(naming.concept, 0.0))
                told[place][naming.concept] = min(naming.told, told[place].get(naming.concept, CIRCLE))
                if len(naming.places) > 1:
                    shares = parts if naming.exact else hinted
                    shares[place] = max(shares[place], sure / len(naming.places))
            if naming.exact and len(naming.places) > 1:
                inside.update(naming.places)
        return tuple(
            [
                Word(word.token, word.reading, own, place in inside, parts[place], hinted[place], _only(told[place]))
                if own
                else word
                for place, (word, own) in enumerate(zip(words, concepts, strict=True))
            ]
        )

    def _only_hinted(self, words: Sequence[Word], outer: Iterable[Naming]) -> list[Naming]:
        """What is hinted at by more than words that say nothing alone, or that are names and mean what they say."""
        stems = [[key for key, _ in word.reading.stems] for word in words]
        telling = [[] if word.reading.kind == FILLER else keys for word, keys in zip(words, stems, strict=True)]
        vague = {place for place, word in enumerate(words) if word.reading.kind in (GENERAL, FILLER)}
        named = {place for naming in outer for place in naming.places}
        return [
            naming
            for naming in self.names.hinted(stems, telling)
            if not named.issuperset(naming.places) and not vague.issuperset(naming.places)
        ]

    @classmethod
    def lying(cls, flat: Flat) -> Reader:
        """The reader that `lay` laid down."""
        return cls(
            Kin.lying(flat), Vocabulary.lying(flat), Names.lying(flat), (Phrases.lying(flat),), flat.texts("called")
        )

    @staticmethod
    def lay(concepts: Sequence[Concept]) -> Writer:
        """All that a reader of these concepts needs, laid down."""
        writer, hints = Writer(), hints_of(concepts)
        vocabulary = Vocabulary.of(_words_of(concepts), _subjects_of(concepts), _said_of(hints))
        vocabulary.lay(writer)
        Kin.lay(concepts, writer)
        Phrases.of(_names_of(concepts), vocabulary).lay(writer)
        Names.lay(concepts, hints, vocabulary, writer)
        writer.texts("called", _called(concepts))
        return writer


@lru_cache(maxsize=2)
def reader_of(lexicon: Lexicon) -> Reader:
    """The reader of a lexicon alone; made once, for the directories to build on."""
    return Reader.lying(kept(lexicon, made_of))


@uncollected()
def made_of(concepts: Iterable[Concept]) -> Writer:
    """All that a reader of a lexicon needs, laid down."""
    return Reader.lay(tuple(by_id(concepts).values()))


def _words_of(concepts: Iterable[Concept]) -> Iterator[str]:
    """The words of names, and hints of one word; the words of longer hints belong to no field."""
    texts = (text for concept in concepts for text in (*concept.names, *_alone(concept)))
    return (word for text in texts for word in words_in(text))


def _names_of(concepts: Iterable[Concept]) -> Iterator[str]:
    return (name for concept in concepts for name in concept.names)


def _called(concepts: Iterable[Concept]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for concept in concepts:
        for name in concept.names:
            ids.setdefault(name.casefold(), []).append(concept.id)
    return ids


def _said_of(hints: Hints) -> Iterator[str]:
    """The words of all hints."""
    return (word for several in hints.values() for hint in several for words in hint for word in words)


def _alone(concept: Concept) -> list[str]:
    return [word for hint in concept.hints if " " not in hint for word in hint.split("/")]


def _subjects_of(concepts: Iterable[Concept]) -> Iterator[str]:
    """The names and hints that are one word."""
    cut = (words_in(text) for concept in concepts for text in (*concept.names, *_alone(concept)))
    return (words[0] for words in cut if len(words) == 1)


def _surety(words: Sequence[Word], naming: Naming) -> float:
    """A name is as sure as the least sure of its words."""
    return min(max((quality for _, quality in words[place].reading.stems), default=1.0) for place in naming.places)


def _is_everyday(words: Sequence[Word], naming: Naming) -> bool:
    """Whether a name of one word is only the stem of an everyday one („рано“ of „рана“)."""
    return len(naming.places) == 1 and words[naming.places[0]].token.word in _everyday()


@cache
def _everyday() -> frozenset[str]:
    return listed("everyday", "bg") | listed("everyday", "en")


def _only(told: Mapping[str, int]) -> dict[str, int]:
    return {concept: how for concept, how in told.items() if how != NAMED}


def _each_once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A word that is said again in the same sense adds nothing."""
    return tuple({(word.token.word, *word.concepts): word for word in reversed(words)}.values())[::-1]
