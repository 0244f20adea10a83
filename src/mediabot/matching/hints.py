"""Names and hints as words; a hint is what people say of a thing without naming it, each word with alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mediabot.matching.concepts import Concept
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import words_in
from mediabot.matching.vocabulary import Vocabulary

_PLAIN = re.compile("[a-zа-я/ ]*")
"""Words that are folded already; most hints are."""

Hint = tuple[tuple[str, ...], ...]
Hints = Mapping[str, tuple[Hint, ...]]
"""The hints of each concept, by its id."""


class Roots(dict[str, str]):
    """The roots of words, kept from hint to hint; empty for a word that only holds a sentence together."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> str:
        found = self[word] = "" if self._vocabulary.is_stop(word) else root(stem(word))
        return found


def hints_of(concepts: Iterable[Concept]) -> Hints:
    """Every concept's hints, folded and cut into words."""
    return {concept.id: tuple([_cut(hint) for hint in concept.hints]) for concept in concepts}


def _cut(hint: str) -> Hint:
    """A hyphenated word is two words; among alternatives only its longest part counts."""
    if _PLAIN.fullmatch(hint):
        return tuple([tuple(word.split("/")) for word in hint.split()])
    found: list[tuple[str, ...]] = []
    for word in hint.split():
        several = [words for part in word.split("/") if (words := words_in(part))]
        if len(several) > 1:
            found.append(tuple([max(words, key=len) for words in several]))
        else:
            found += [(part,) for words in several for part in words]
    return tuple(found)


def words_of(concepts: Iterable[Concept]) -> Iterator[str]:
    """The words of names, and hints of one word; the words of longer hints belong to no field."""
    texts = (text for concept in concepts for text in (*concept.names, *_alone(concept)))
    return (word for text in texts for word in words_in(text))


def names_of(concepts: Iterable[Concept]) -> Iterator[str]:
    """All names."""
    return (name for concept in concepts for name in concept.names)


def called(concepts: Iterable[Concept]) -> dict[str, list[str]]:
    """The ids of the concepts that each name in small letters belongs to."""
    ids: dict[str, list[str]] = {}
    for concept in concepts:
        for name in concept.names:
            ids.setdefault(name.casefold(), []).append(concept.id)
    return ids


def said_of(hints: Hints) -> Iterator[str]:
    """The words of all hints."""
    return (word for several in hints.values() for hint in several for words in hint for word in words)


def _alone(concept: Concept) -> list[str]:
    return [word for hint in concept.hints if " " not in hint for word in hint.split("/")]


def subjects_of(concepts: Iterable[Concept]) -> Iterator[str]:
    """The names and hints that are one word."""
    cut = (words_in(text) for concept in concepts for text in (*concept.names, *_alone(concept)))
    return (words[0] for words in cut if len(words) == 1)
