"""The words that are known, and what a typed word can be: itself, a Latin spelling, a typing error.

A known word is never taken for a typing error of another, and words of three letters or fewer are taken as
typed. A Latin word that English knows is English, unless its neighbours say that all is Bulgarian in Latin letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, cast

from mediabot.matching import bulgarian
from mediabot.matching.flat import Flat, Writer
from mediabot.matching.frequency import RAREST, frequencies, often_said, rareness
from mediabot.matching.latin import readings, sound
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.lookups import Lookup, over
from mediabot.matching.spelling import Spelling, nearest
from mediabot.matching.stems import root, stem
from mediabot.matching.wordlists import words

TERM, GENERAL, COMMON, FILLER, STOP = "term", "general", "common", "filler", "stop"
PERSON, UNKNOWN = "person", "unknown"
_RANKS = (TERM, COMMON, GENERAL, FILLER)
_SCRIPTS = ("c", "l", "s")
_TYPO_QUALITY = {1: 0.9, 2: 0.8}
_LATIN_QUALITY = 0.97
_MISTAKEN_QUALITY = 0.85
_MOST_STEMS = 4
_SHORTEST_STEM = 5
_OFTEN_TYPED = 4.25


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


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Known stems with their kinds, and ways to reach them from other spellings. Build it with `of`."""

    kinds: Lookup[str, str]
    roots: Lookup[str, bool]
    subjects: Lookup[str, bool]
    sounds: Lookup[str, tuple[str, ...]]
    spellings: Mapping[str, tuple[Spelling, ...]] = field(repr=False)
    """By alphabet: "c" Cyrillic, "l" Latin, "s" the sounds of Cyrillic words."""

    often: Lookup[str, float] = field(repr=False)
    """How often stems are said whatever the subject, in the figures of `frequency.often_said`."""

    @classmethod
    def of(cls, terms: Iterable[str], subjects: Iterable[str] = (), said: Iterable[str] = ()) -> Vocabulary:
        """A vocabulary of these folded words, the word lists, and the words that are often said.

        `said` are more words that belong to no field.
        """
        often = frequencies()
        common = dict.fromkeys([*_often_said(), *said])
        spellings = {script: (Spelling.of(forms),) for script, forms in _shapes(common).items()}
        kinds = dict.fromkeys(map(stem, common), COMMON) | _common(often)
        return cls(kinds, {}, {}, _sounds_of(kinds), spellings, often).with_terms(terms, subjects)

    def with_terms(self, terms: Iterable[str], subjects: Iterable[str] = ()) -> Vocabulary:
        """This vocabulary and more terms, folded; a subject is a word that names something all by itself."""
        new = [word for word in dict.fromkeys(terms) if self.kinds.get(stem(word), COMMON) == COMMON]
        named = {stem(word) for word in subjects}
        if not new and all(key in self.subjects for key in named):
            return self
        kinds = {key: TERM for word in new if (key := stem(word)) in named or key not in self.kinds}
        fresh = {key for key in kinds if key not in self.sounds.get(sound(key), ())}
        sounds = {key: (*self.sounds.get(key, ()), *more) for key, more in _by_sound(fresh).items()}
        roots = {root(stem(word)) for word in new if is_cyrillic(word) and len(word) > 4}
        spellings = {
            script: (*self.spellings.get(script, ()), Spelling.of(forms)) for script, forms in _shapes(new).items()
        }
        return replace(
            self,
            kinds=over(self.kinds, kinds),
            roots=over(self.roots, dict.fromkeys(roots, True)),
            subjects=over(self.subjects, dict.fromkeys(named, True)),
            sounds=over(self.sounds, sounds),
            spellings={**self.spellings, **spellings},
        )

    @classmethod
    def lying(cls, flat: Flat) -> Vocabulary:
        """The vocabulary that `lay` laid down."""
        roots, subjects = (flat.codes(name, (False, True)) for name in ("roots", "subjects"))
        several = {script: range(flat.numbers(f"spellings.{script}")[0]) for script in _SCRIPTS}
        return cls(
            flat.codes("kinds", ("", *_RANKS)),
            roots,
            subjects,
            flat.texts("sounds"),
            {
                script: tuple(Spelling.lying(flat, f"spelling.{script}{number}") for number in numbers)
                for script, numbers in several.items()
            },
            flat.codes("often", [code / 4 - 1 for code in range(256)]),
        )

    def lay(self, writer: Writer) -> None:
        """Lay this vocabulary down."""
        of = self.kinds, self.roots, self.subjects, self.sounds, self.often
        kinds, roots, subjects, sounds, often = (cast(dict[str, Any], one) for one in of)
        for script, several in self.spellings.items():
            writer.numbers(f"spellings.{script}", [len(several)])
            for number, spelling in enumerate(several):
                spelling.lay(writer, f"spelling.{script}{number}")
        writer.codes("kinds", {key: 1 + _RANKS.index(kind) for key, kind in kinds.items()})
        writer.codes("roots", roots)
        writer.codes("subjects", subjects)
        writer.codes("often", {key: round(4 * (said + 1)) for key, said in often.items()})
        writer.texts("sounds", sounds)

    def is_stop(self, word: str) -> bool:
        """Whether a folded word only holds a sentence together."""
        return word in words("stop", "bg") or word in words("stop", "en")

    def rareness(self, *stems: str) -> float:
        """How much the rarest of these stems says about the subject by being rare, from 0 to 1."""
        return max([rareness(self.often.get(key, RAREST)) for key in stems], default=1.0)

    def kind_of(self, word: str) -> str:
        """What kind of word a folded word is, taken as it stands."""
        return self.kinds.get(stem(word), UNKNOWN)

    def says(self, word: str) -> bool:
        """Whether a folded word is more than a general word of this trade or filler."""
        return not self.is_stop(word) and self.kinds.get(stem(word), TERM) not in (GENERAL, FILLER)

    def votes(self, word: str) -> tuple[bool, bool]:
        """Whether a folded Latin word looks like English, and whether like Bulgarian."""
        if word in words("stop", "en"):
            return sound(word) not in _stop_sounds(), False
        as_english = stem(word) in self.kinds
        if sound(word) in _stop_sounds():
            return as_english and len(word) > 2, True
        return as_english, not as_english and bool(self._heard(word))

    def read(
        self, word: str, *, bulgarian_latin: bool = False, english_only: bool = False, repair: bool = True
    ) -> Reading:
        """What one folded word stands for.

        The flags say what its neighbours tell about Latin words, and whether typing errors are looked for.
        """
        if word.isdigit():
            return Reading(((word, 1.0),), FILLER)
        known = self._cyrillic(word) if is_cyrillic(word) else self._latin(word, bulgarian_latin, english_only)
        if known is not None:
            return known
        key = stem(word)
        derived = is_cyrillic(word) and len(word) > 5 and root(key) in self.roots
        repaired = self._repaired(word, key, bulgarian_latin, english_only) if repair else None
        if derived:
            return Reading(((key, 1.0), *(repaired.stems if repaired else ())), TERM, typo=repaired is not None)
        return repaired or Reading(((key, 1.0),), UNKNOWN)

    def mistaken(self, reading: Reading, key: str) -> Reading:
        """A word that was rather meant as another one, by the stem of that; it may still be what it says."""
        return Reading(((key, _MISTAKEN_QUALITY), *reading.stems), self.kinds.get(key, TERM), typo=True)

    def _cyrillic(self, word: str) -> Reading | None:
        if word in words("stop", "bg"):
            return Reading((), STOP)
        key = stem(word)
        if key in self.kinds:
            return self._as_known(((key, 1.0),), (word,))
        return None

    def _latin(self, word: str, bulgarian_latin: bool, english_only: bool) -> Reading | None:
        stops = sound(word) in _stop_sounds()
        if bulgarian_latin and stops and len(word) < 3:
            return Reading((), STOP)
        if word in words("stop", "en") and not (bulgarian_latin and stops):
            return Reading((), STOP)
        key = stem(word)
        heard = () if english_only else self._heard(word)
        if key in self.kinds and not (bulgarian_latin and heard):
            also = heard if self.kinds[key] == COMMON else ()
            return self._as_known(((key, 1.0), *((one, _LATIN_QUALITY) for one in also)), (word,))
        if not english_only and stops and (bulgarian_latin or len(word) > 3 or word == "6te"):
            return Reading((), STOP)
        if heard:
            return self._as_known(tuple((one, _LATIN_QUALITY) for one in heard), readings(word))
        return None

    def _heard(self, word: str) -> tuple[str, ...]:
        if len(word) < 2:
            return ()
        read = readings(word)
        if listed := [stem(reading) for reading in read if reading in _listed()]:
            return tuple(dict.fromkeys(listed))
        found = [key for reading in read for key in self.sounds.get(sound(stem(reading)), ())]
        return tuple(dict.fromkeys(found))[:_MOST_STEMS]

    def _repaired(self, word: str, key: str, bulgarian_latin: bool, english_only: bool) -> Reading | None:
        if is_cyrillic(word):
            return self._mistyped((word, bulgarian.without_article(word), key), "c")
        as_english = None if bulgarian_latin else self._mistyped((word, key), "l")
        if as_english or english_only or not word.isascii():
            return as_english
        first = readings(word)[:1]
        forms = (form for one in first for form in (one, bulgarian.without_article(one), stem(one)))
        return self._mistyped(tuple(sound(form) for form in forms), "s")

    def _mistyped(self, forms: tuple[str, ...], script: str) -> Reading | None:
        tried = dict.fromkeys(form for form in forms if form == forms[0] or len(form) >= _SHORTEST_STEM)
        spellings = self.spellings.get(script, ())
        best = nearest(near for form in tried for spelling in spellings for near in spelling.near(form))
        if not best:
            return None
        keys = sorted(best, key=self._by_use)[:_MOST_STEMS]
        stems = tuple((key, _TYPO_QUALITY[best[key]]) for key in keys)
        return Reading(stems, self.kinds.get(keys[0], TERM), typo=True)

    def _as_known(self, stems: tuple[tuple[str, float], ...], forms: tuple[str, ...]) -> Reading:
        """A form that no list has is not listed because another form is: „ставите“ are joints, „става“ is filler."""
        kind = min((self.kinds[key] for key, _ in stems), key=_RANKS.index)
        if kind in (GENERAL, FILLER) and not any(form in _listed() for form in forms):
            kind = TERM if any(key in self.subjects for key, _ in stems) else kind
        return Reading(stems, kind)

    def _by_use(self, key: str) -> tuple[int, float, str]:
        return _RANKS.index(self.kinds.get(key, TERM)), -self.often.get(key, 0.0), key


def _common(often: Iterable[str]) -> dict[str, str]:
    """Words of no field: those often said, and the word lists, whose word counts more."""
    found = dict.fromkeys(often, COMMON)
    for kind in (GENERAL, FILLER):
        found.update((stem(word), kind) for language in ("bg", "en") for word in words(kind, language))
    return found


def _often_said() -> list[str]:
    """Words that a typing error may be meant as, though they belong to no field."""
    listed = {word for kind in (GENERAL, FILLER) for language in ("bg", "en") for word in words(kind, language)}
    return sorted(listed | {word for word, often in often_said().items() if often >= _OFTEN_TYPED})


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(words(kind, language) for kind in (GENERAL, FILLER) for language in ("bg", "en")))


@cache
def _stop_sounds() -> frozenset[str]:
    return frozenset(sound(word) for word in words("stop", "bg"))


def _sounds_of(kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Stems by their sound; small talk also by the sound of the whole word, as its stem may have lost a vowel."""
    listed = {sound(word): (stem(word),) for word in sorted(_listed()) if is_cyrillic(word)}
    return listed | _by_sound(kinds)


def _by_sound(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in sorted(key for key in stems if is_cyrillic(key)):
        found.setdefault(sound(key), []).append(key)
    return {key: tuple(same) for key, same in found.items()}


def _shapes(every: Iterable[str]) -> dict[str, dict[str, str]]:
    """Forms with their stems, by alphabet; Cyrillic ones also by their sound, for Latin spellings."""
    found: dict[str, dict[str, str]] = {"c": {}, "l": {}, "s": {}}
    for word in every:
        key = stem(word)
        for form in (word, key):
            if len(form) > 2:
                found["c" if is_cyrillic(word) else "l"].setdefault(form, key)
                if is_cyrillic(word):
                    found["s"].setdefault(sound(form), key)
    return found
