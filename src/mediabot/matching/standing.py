"""The names of concepts by their stems: of one word, of several in a row, and of those whose words may stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediabot.matching.concepts import ELSEWHERE, Concept
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.loose import Stems, Words, any_order
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import words_in
from mediabot.matching.vocabulary import TERM, Vocabulary

_AMBIGUOUS = 0.9
_SHORTEST_PART, _SHORTEST_ROOT = 4, 5
_LEAST_ALONE = 0.25
"""A word that is said too often is no name by itself when the rest of its name are stop words."""

_REFLEXIVE = ("се", "си")


class Standing:
    """The names of some concepts: what stands in one row, and what also means them apart."""

    def __init__(self, concepts: Iterable[Concept], vocabulary: Vocabulary) -> None:
        self.single: dict[str, dict[tuple[str, float], None]] = {}
        self.longer: dict[tuple[str, str], dict[tuple[Stems, str, float], None]] = {}
        self.apart: dict[tuple[Words, str], None] = {}
        shortened: list[tuple[str, tuple[str, float]]] = []
        for concept in concepts:
            for name in concept.bg + concept.en:
                sure = _AMBIGUOUS if name.startswith("~") else 1.0
                words, stems = _stems(name.removeprefix("~"), vocabulary)
                if len(stems) > 1:
                    self.longer.setdefault((stems[0], stems[1]), {})[stems, concept.id, sure] = None
                    if ELSEWHERE not in concept.broader:
                        self.apart[any_order((key,) for key in stems), concept.id] = None
                elif words > 1:
                    shortened.append((stems[0], (concept.id, sure)))
                elif stems:
                    self.single.setdefault(stems[0], {})[concept.id, sure] = None
                    for parts in _parts(stems[0], vocabulary) if ELSEWHERE not in concept.broader else ():
                        self.apart[any_order((key,) for key in parts), concept.id] = None
        for key, named in shortened:
            if (
                key not in self.single
                and not key.isdigit()
                and vocabulary.kinds.get(key, TERM) == TERM
                and vocabulary.rareness(key) >= _LEAST_ALONE
            ):
                self.single[key] = {named: None}

    def begins(self) -> dict[str, bool]:
        """The stems that longer names begin with."""
        return {first: True for first, _ in self.longer}

    def rooted(self) -> dict[str, dict[tuple[str, float], None]]:
        """Names of one word by its root."""
        found: dict[str, dict[tuple[str, float], None]] = {}
        for key, concepts in self.single.items():
            if len(root(key)) >= _SHORTEST_ROOT and is_cyrillic(key):
                found.setdefault(root(key), {}).update(concepts)
        return found


def _stems(name: str, vocabulary: Vocabulary) -> tuple[int, Stems]:
    """How many words a name has, and the stems of those that are no stop words."""
    words = [word for word in words_in(name) if word not in _REFLEXIVE]
    kept = [word for word in words if not vocabulary.is_stop(word)] or words
    return len(words), tuple([stem(word) for word in kept])


def _parts(key: str, vocabulary: Vocabulary) -> Iterator[Stems]:
    """A compound's two words, where both are known: people say „преглед по видео“ for „видеопреглед“."""
    for place in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
        other = key[place:]
        if other in vocabulary.kinds and (one := stem(key[:place])) in vocabulary.kinds:
            yield tuple(sorted({one, other}))
