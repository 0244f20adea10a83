"""A text read: its words, what each may stand for, and the concepts that they name together.

Only a question's words are repaired and guessed at, and only in a question do hints count; `texts` reads documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import zip_longest

from mediabot.matching.building import uncollected
from mediabot.matching.concepts import Concept, Kin, Lexicon, by_id
from mediabot.matching.flat import Flat, Writer
from mediabot.matching.hints import called, hints_of, names_of, said_of, subjects_of, words_of
from mediabot.matching.keeping import kept
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.lookups import Lookup
from mediabot.matching.loose import Naming
from mediabot.matching.meaning import Word, named_by
from mediabot.matching.naming import Names, outermost
from mediabot.matching.people import names_in
from mediabot.matching.phrases import Phrases, slips
from mediabot.matching.stems import stem
from mediabot.matching.tokens import Token, tokens_of
from mediabot.matching.vocabulary import FILLER, GENERAL, PERSON, STOP, TERM, UNKNOWN, Reading, Vocabulary
from mediabot.matching.wordlists import words as listed

MOST_ASKED = 32
"""So many words of a question count, stop words not among them: the longest graded one has fewer."""

MOST_REPAIRED = 4
"""So many unknown words of a question are looked at for typing errors, which takes longer than all else that is done
with a word; who writes more of them is not asking. No graded question finds anybody else for it."""

_MOST_VOTES = 24
_MOST_COMPOUNDS = 32
_SHORTEST_COMPOUND = 9


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
        vocabulary = self.vocabulary.with_terms([*words_of(concepts), *terms], [*subjects_of(concepts), *subjects])
        if not concepts:
            return replace(self, vocabulary=vocabulary)
        names = self.names.with_more(concepts, hints_of(concepts), vocabulary)
        phrases = (*self.phrases, Phrases.of(names_of(concepts), vocabulary))
        return replace(self, vocabulary=vocabulary, names=names, phrases=phrases)

    def with_phrases(self, texts: Iterable[str]) -> Reader:
        """This reader with more names of several words that a typing error may be told by."""
        return replace(self, phrases=(*self.phrases, Phrases.of(texts, self.vocabulary)))

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
                flags = bulgarian_latin, english_only, unknown < MOST_REPAIRED
                seen[token.word] = self._guess(token, *flags)
            if seen[token.word].kind != STOP:
                found.append(Word(token, seen[token.word]))
            if len(found) >= MOST_ASKED:
                break
        return _each_once(self._with_concepts(self._meant(found)))

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
        if token.abbreviation and not bulgarian_too and (plain := self.plain(token)).known:
            return plain
        return self.vocabulary.read(
            token.word, bulgarian_latin=bulgarian_latin, english_only=english_only, repair=repair
        )

    def _meant(self, words: list[Word]) -> list[Word]:
        """Words that the ones beside them show to be typing errors become what was meant."""
        stems = [word.stems for word in words]
        meant = slips(self.phrases, [word.token.word for word in words], stems)
        return [
            replace(word, reading=self.vocabulary.mistaken(word.reading, meant[place])) if place in meant else word
            for place, word in enumerate(words)
        ]

    def plain(self, token: Token) -> Reading:
        """What a word stands for, taken as it stands."""
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

    def standing(self, words: Sequence[Word]) -> list[Naming]:
        """The names that stand in a row of words as they are, without those within longer ones."""
        standing = self.names.standing([word.stems for word in words])
        return [naming for naming in outermost(standing) if not _is_everyday(words, naming)]

    def _with_concepts(self, words: Sequence[Word]) -> tuple[Word, ...]:
        outer = self.standing(words)
        apart = self.names.standing_apart([word.stems for word in words])
        return named_by(words, [*outer, *apart, *self._only_hinted(words, outer)])

    def _only_hinted(self, words: Sequence[Word], outer: Iterable[Naming]) -> list[Naming]:
        """What is hinted at by more than words that say nothing alone, or that are names and mean what they say."""
        stems = [word.stems for word in words]
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
        vocabulary = Vocabulary.of(words_of(concepts), subjects_of(concepts), said_of(hints))
        vocabulary.lay(writer)
        Kin.lay(concepts, writer)
        Phrases.of(names_of(concepts), vocabulary).lay(writer)
        Names.lay(concepts, hints, vocabulary, writer)
        writer.texts("called", called(concepts))
        return writer


@lru_cache(maxsize=2)
def reader_of(lexicon: Lexicon) -> Reader:
    """The reader of a lexicon alone; made once, for the directories to build on."""
    return Reader.lying(kept(lexicon, made_of))


@uncollected()
def made_of(concepts: Iterable[Concept]) -> Writer:
    """All that a reader of a lexicon needs, laid down."""
    return Reader.lay(tuple(by_id(concepts).values()))


def _is_everyday(words: Sequence[Word], naming: Naming) -> bool:
    """Whether a name of one word is only the stem of an everyday one („рано“ of „рана“)."""
    return len(naming.places) == 1 and words[naming.places[0]].token.word in _everyday()


@cache
def _everyday() -> frozenset[str]:
    return listed("everyday", "bg") | listed("everyday", "en")


def _each_once(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A word that is said again in the same sense adds nothing."""
    return tuple({(word.token.word, *word.concepts): word for word in reversed(words)}.values())[::-1]
