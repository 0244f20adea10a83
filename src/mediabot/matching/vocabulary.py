"""The words that an index knows, and what a typed word can be: itself, a Latin spelling, a typing error.

A known word is never taken for a typing error of another, and words of three letters or fewer are taken as
typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediabot.matching import bulgarian, english
from mediabot.matching.latin import readings, sound
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.wordlists import words

TERM, GENERAL, COMMON, FILLER, STOP, UNKNOWN = "term", "general", "common", "filler", "stop", "unknown"
_LISTED = (COMMON, GENERAL, FILLER)
_TYPO_QUALITY = {1: 0.9, 2: 0.8}
_LATIN_QUALITY = 0.97
_MOST_STEMS = 4
_SHORTEST_STEM = 5


@dataclass(frozen=True)
class Reading:
    """What a word stands for: stems with how surely, and what kind of word it is."""

    stems: tuple[tuple[str, float], ...]
    kind: str
    typo: bool = False

    @property
    def known(self) -> bool:
        """Whether the word, or what it is a spelling of, is known here."""
        return self.kind != UNKNOWN


def stem(word: str) -> str:
    """The stem of a folded word by the rules of its alphabet's language."""
    return bulgarian.stem(word) if is_cyrillic(word) else english.stem(word)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Known stems with their kinds, and tables to reach them from other spellings. Build it with `of`."""

    kinds: dict[str, str]
    roots: frozenset[str]
    stop: frozenset[str]
    stop_sounds: frozenset[str]
    sounds: dict[str, tuple[str, ...]]
    forms: dict[tuple[str, str, int], dict[str, str]] = field(repr=False)

    @classmethod
    def of(cls, terms: Iterable[str], subjects: Iterable[str] = ()) -> Vocabulary:
        """A vocabulary of the word lists and of these folded words; a subject is never a common word."""
        pairs = [(word, TERM) for word in terms]
        named = {stem(word) for word in subjects}
        pairs += [(word, kind) for kind in _LISTED for language in ("bg", "en") for word in words(kind, language)]
        pairs.sort(key=lambda pair: (_rank(pair[1]), pair[0]))
        stop_bg = words("stop", "bg")
        kinds: dict[str, str] = {}
        for word, kind in pairs:
            key = stem(word)
            kinds[key] = TERM if kind == COMMON and key in named else kind
        return cls(
            kinds=kinds,
            roots=frozenset(bulgarian.root(word) for word, _ in pairs if is_cyrillic(word) and len(word) > 4),
            stop=stop_bg | words("stop", "en"),
            stop_sounds=frozenset(sound(word) for word in stop_bg),
            sounds=_by_sound(key for key in kinds if is_cyrillic(key)),
            forms=_by_shape(word for word, _ in pairs),
        )

    def read(self, word: str, *, bulgarian_latin: bool = False, english_only: bool = False) -> Reading:
        """What one folded word stands for; the flags say what its neighbours tell about Latin words."""
        if is_cyrillic(word):
            return self._cyrillic(word)
        return self._latin(word, bulgarian_latin, english_only)

    def _cyrillic(self, word: str) -> Reading:
        if word in self.stop:
            return Reading((), STOP)
        key = bulgarian.stem(word)
        if key in self.kinds:
            return self._as_known(((key, 1.0),))
        if len(word) > 5 and bulgarian.root(word) in self.roots:
            return Reading(((key, 1.0),), TERM)
        return self._mistyped((word, key), "c") or Reading(((key, 1.0),), UNKNOWN)

    def _latin(self, word: str, bulgarian_latin: bool, english_only: bool) -> Reading:
        if word in self.stop and not (bulgarian_latin and sound(word) in self.stop_sounds):
            return Reading((), STOP)
        key = english.stem(word)
        heard = () if english_only else self._heard(word)
        if key in self.kinds and not (bulgarian_latin and heard):
            return self._as_known(((key, 1.0),))
        if not english_only and sound(word) in self.stop_sounds and (bulgarian_latin or len(word) > 3 or word == "6te"):
            return Reading((), STOP)
        if heard:
            return self._as_known(tuple((one, _LATIN_QUALITY) for one in heard))
        return self._mistyped_latin(word, key, bulgarian_latin, english_only) or Reading(((key, 1.0),), UNKNOWN)

    def _heard(self, word: str) -> tuple[str, ...]:
        found = [key for reading in readings(word) for key in self.sounds.get(sound(bulgarian.stem(reading)), ())]
        return tuple(dict.fromkeys(found))[:_MOST_STEMS] if len(word) > 1 else ()

    def _mistyped_latin(self, word: str, key: str, bulgarian_latin: bool, english_only: bool) -> Reading | None:
        as_english = None if bulgarian_latin else self._mistyped((word, key), "l")
        if as_english or english_only or not word.isascii():
            return as_english
        first = readings(word)[:1]
        return self._mistyped(tuple(sound(form) for one in first for form in (one, bulgarian.stem(one))), "s")

    def _mistyped(self, forms: tuple[str, ...], script: str) -> Reading | None:
        best: dict[str, int] = {}
        whole = forms[0]
        for form in dict.fromkeys(form for form in forms if form == whole or len(form) >= _SHORTEST_STEM):
            for key, distance in self._near(form, script):
                best[key] = min(distance, best.get(key, distance))
        if not best:
            return None
        least = min(best.values())
        keys = sorted((key for key, distance in best.items() if distance == least), key=self._by_use)[:_MOST_STEMS]
        kind = self.kinds.get(keys[0], TERM)
        return Reading(tuple((key, _TYPO_QUALITY[least]) for key in keys), kind, typo=True)

    def _near(self, form: str, script: str) -> list[tuple[str, int]]:
        most = tolerance(form)
        found: list[tuple[str, int]] = []
        for length in range(len(form) - most, len(form) + most + 1) if most else ():
            choices = self.forms.get((script, form[:1], length))
            if choices:
                near = process.extract(form, choices.keys(), scorer=OSA.distance, score_cutoff=most, limit=6)
                found += [(choices[name], int(distance)) for name, distance, _ in near if distance > 0]
        return found + self._scrambled(form, script)

    def _scrambled(self, form: str, script: str) -> list[tuple[str, int]]:
        """Words of the same letters in another order: fast fingers swap more than one pair."""
        if not 6 <= len(form) <= 8:
            return []
        choices, letters = self.forms.get((script, form[:1], len(form)), {}), sorted(form)
        return [(key, 2) for name, key in choices.items() if sorted(name) == letters and OSA.distance(form, name) == 2]

    def _as_known(self, stems: tuple[tuple[str, float], ...]) -> Reading:
        kinds = [self.kinds[key] for key, _ in stems]
        return Reading(stems, min(kinds, key=_rank))

    def _by_use(self, key: str) -> tuple[int, str]:
        return _rank(self.kinds.get(key, TERM)), key


def tolerance(word: str) -> int:
    """How many typing errors a word of this length may have."""
    if len(word) <= 3 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) <= 8 else 2


def _rank(kind: str) -> int:
    return (TERM, COMMON, GENERAL, FILLER).index(kind)


def _by_sound(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in sorted(stems):
        found.setdefault(sound(key), []).append(key)
    return {key: tuple(same) for key, same in found.items()}


def _by_shape(every: Iterable[str]) -> dict[tuple[str, str, int], dict[str, str]]:
    """Forms by alphabet, first letter and length; Cyrillic ones also by their sound, for Latin spellings."""
    found: dict[tuple[str, str, int], dict[str, str]] = {}
    for word in every:
        key = stem(word)
        shapes = [("c" if is_cyrillic(word) else "l", form) for form in (word, key)]
        shapes += [("s", sound(form)) for form in (word, key)] if is_cyrillic(word) else []
        for script, form in shapes:
            if len(form) > 2:
                found.setdefault((script, form[:1], len(form)), {}).setdefault(form, key)
    return found
