"""What words do: say yes, thank, ask how far it is. The phrases of both languages stand in `acts.tsv`.

Bulgarian words are compared by how they sound, so that „благодаря“, "blagodaria", "blagodarq" and „благодаряяя“ are
one; English ones by their letters, so that "no" is not „но“ and "off" not "of". A word in Latin letters may be either.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, product
from operator import attrgetter

from mediabot.domain.understanding.meanings import Act, Hold

BESIDE = {Act.GREETING: 0, Act.THANKS: 1}
MOSTLY_BESIDE = 2
"""So many words of matter beside an act leave it the whole of a message. One beside a greeting may be a topic."""

NEAR = 4
"""An act within so many words begins its sentence. That counts in the first and in the last one that has matter."""

SHORT = 12
"""In a message of so few words any place is its beginning; of more, a question in the middle is not asked."""

WITHIN = 9
"""What belongs together stands within so many words."""

MOST_PLACES = 4
"""A phrase is looked at in so many places of a sentence, and so is what it may be said with: nobody says it more
often."""

MOST_WORDS, FAR = 150, 2000
"""Further on in a text, by words or signs, nothing is done with words."""

MOST_WORDS_KEPT = 4096
"""Words whose keys are remembered: most people write the same ones."""

CIVIL = (Act.GREETING, Act.THANKS)
FILLER, QUESTION_MARK, THE_REST, ANY = "filler", "?", "…", "*"

LONGEST_WORD = 40
"""Letters; what is longer says nothing, however few its sounds are."""


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\?")
_APOSTROPHE = re.compile(r"['’]")
_DOUBLED = re.compile(r"([^\W\d])\1+")
_DRAWLED = re.compile(r"([^\W\d])\1\1+")
_VALUE = re.compile(r"\+?\d[\d\s/()-]{6,40}\d|[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_LINK = re.compile(r"https?://\S|www\.\w")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")

# not shown
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцчшъыэ", "abvgdeziiklmnoprstufhccsaie", strict=True)),
        **{"ж": "z", "щ": "st", "ь": "", "ю": "u", "я": "a", "ѝ": "i"},
    }
)
_LATIN = {
    **{"shch": "st", "sht": "st", "6t": "st", "tch": "c", "sch": "s", "ch": "c", "sh": "s", "zh": "z", "ts": "c"},
    **{"tz": "c", "yu": "u", "iu": "u", "ju": "u", "ya": "a", "ia": "a", "ja": "a", "ck": "k", "ph": "f", "4": "c"},
    **{"6": "s", "q": "a", "w": "v", "x": "h", "j": "z", "y": "i"},
}
_LATIN_SIGN = re.compile("|".join(_LATIN))
_OFTEN_SCHWA = str.maketrans("uy", "aa")
_HEARD = "~"
"""Before how a word sounds, which is never compared with letters."""


@dataclass(frozen=True)
class Said:
    """The acts of a text with their hold, how many words it has, whether it asks, whether a number or address stands
    there, and whether that of a page."""

    acts: dict[Act, Hold]
    words: int
    asks: bool
    value: bool
    link: bool


@dataclass(frozen=True)
class _Word:
    """The keys by which it is known. `soft`: it carries nothing of its own."""

    keys: tuple[str, ...]
    soft: bool


_ASKS = _Word((QUESTION_MARK,), soft=True)
_NOTHING = _Word((), soft=True)
_Index = dict[str, dict[str, list[int]]]
_Found = dict[int, list[range]]
"""Where each phrase stands in a sentence, by its number in the table."""


@dataclass(frozen=True)
class _Sentence:
    """`first`: where the message has its first word."""

    words: tuple[_Word, ...]
    first: int


@dataclass(frozen=True)
class _Part:
    """A word of a phrase, or the beginning of one."""

    key: str
    open: bool

    def stands_for(self, word: _Word) -> bool:
        return self.key in word.keys or (self.open and any(key.startswith(self.key) for key in word.keys))


@dataclass(frozen=True)
class _Slot:
    """One thing that has to stand in a sentence, by the numbers of its phrases; or must not, or begins it, or is all
    of it."""

    phrases: frozenset[int]
    sign: str

    def places(self, found: _Found, matter: range) -> list[range]:
        places = [place for phrase in self.phrases & found.keys() for place in found[phrase]]
        if self.sign in ("^", "="):
            places = [place for place in places if place.start <= matter.start]
        if self.sign == "=":
            places = [place for place in places if place.stop >= matter.stop]
        return sorted(places, key=attrgetter("start"))[:MOST_PLACES]


@dataclass(frozen=True)
class _Pattern:
    """`whole`: the rest of the sentence belongs to it."""

    act: Act
    slots: tuple[_Slot, ...]
    absent: frozenset[int]
    whole: bool

    def covers(self, found: _Found, matter: range, words: int) -> set[int]:
        """Which words of a sentence it takes; none where it doesn't stand there. `matter` is between the civilities."""
        if not self.absent.isdisjoint(found) or any(slot.phrases.isdisjoint(found) for slot in self.slots):
            return set()
        together = product(*(slot.places(found, matter) for slot in self.slots))
        taken = {at for places in together if _is_together(places) for place in places for at in place}
        return set(range(min(taken), words)) if taken and self.whole else taken


@dataclass(frozen=True)
class _Table:
    """`words` and `beginnings` have the phrases by their first word or its beginning, and then by the second word, ANY
    where that is a beginning, nothing where there is none. `telling`: the patterns by each phrase of the slot that is
    rarest. `civil` are greetings and thanks."""

    phrases: Sequence[tuple[_Part, ...]]
    words: _Index
    beginnings: _Index
    longest: int
    telling: Mapping[int, Sequence[_Pattern]]
    civil: frozenset[int]

    def starting_with(self, word: _Word, second: _Word) -> Iterator[int]:
        for by_second in self._first(word):
            for key in ("", ANY, *second.keys):
                yield from by_second.get(key, ())

    def _first(self, word: _Word) -> Iterator[Mapping[str, Sequence[int]]]:
        for key in word.keys:
            if key in self.words:
                yield self.words[key]
            for length in range(2, min(len(key), self.longest) + 1):
                if (beginning := key[:length]) in self.beginnings:
                    yield self.beginnings[beginning]


def said_in(text: str) -> Said:
    """What is done with these words."""
    sentences = list(_sentences(text))
    words = [word for sentence in sentences for word in sentence.words]
    taken: dict[Act, set[int]] = defaultdict(set)
    for sentence in sentences:
        for act, covered in _acts(sentence):
            taken[act].update(sentence.first + at for at in covered)
    soft = {at for at, word in enumerate(words) if word.soft}
    soft |= {at for act in CIVIL for at in taken.get(act, ())}
    acts = {act: _hold(act, places, soft, sentences) for act, places in taken.items()}
    spoken = sum(word is not _ASKS for word in words)
    asks = (taken.get(Act.QUESTION, set()) - soft) | {at for at, word in enumerate(words) if word is _ASKS}
    return Said(
        acts, spoken, _asks(asks, soft, sentences), bool(_VALUE.search(text[:FAR])), bool(_LINK.search(text[:FAR]))
    )


def _asks(places: set[int], soft: set[int], sentences: Sequence[_Sentence]) -> bool:
    """A long text asks only where it ends; before that it may answer what it asks."""
    matter = [one for one in sentences if not soft.issuperset(_range(one))] or sentences
    long = sum(len(one.words) for one in sentences) > SHORT
    return any(not places.isdisjoint(_range(one)) for one in (matter[-1:] if long else sentences))


def _acts(sentence: _Sentence) -> Iterator[tuple[Act, set[int]]]:
    table, found = _table(), _found(sentence)
    patterns = {id(one): one for phrase in found for one in table.telling.get(phrase, ())}
    matter = _matter(found, sentence)
    for pattern in patterns.values():
        if covered := pattern.covers(found, matter, len(sentence.words)):
            yield pattern.act, covered


def _matter(found: _Found, sentence: _Sentence) -> range:
    """From the first to the last word that is neither a filler nor a civility."""
    civil = {at for phrase in _table().civil & found.keys() for place in found[phrase] for at in place}
    matter = [at for at, word in enumerate(sentence.words) if not word.soft and at not in civil]
    return range(matter[0], matter[-1] + 1) if matter else range(len(sentence.words), 0)


def _found(sentence: _Sentence) -> _Found:
    table, found = _table(), dict[int, list[range]]()
    for at, (word, second) in enumerate(pairwise((*sentence.words, _NOTHING))):
        for phrase in table.starting_with(word, second):
            parts = table.phrases[phrase]
            if len(parts) == 1 or _stands(parts, sentence.words, at):
                places = found.setdefault(phrase, [])
                if len(places) < MOST_PLACES:
                    places.append(range(at, at + len(parts)))
    return found


def _stands(parts: Sequence[_Part], words: Sequence[_Word], at: int) -> bool:
    """Whether a phrase whose first word fits stands there whole."""
    return at + len(parts) <= len(words) and all(map(_Part.stands_for, parts[1:], words[at + 1 :]))


def _is_together(places: Sequence[range]) -> bool:
    """Side by side and not too far, each with words of its own."""
    inside = sorted(places, key=attrgetter("start"))
    apart = all(one.stop <= other.start for one, other in pairwise(inside))
    return apart and inside[-1].start - inside[0].stop <= WITHIN


def _hold(act: Act, places: set[int], soft: set[int], sentences: Sequence[_Sentence]) -> Hold:
    """Fillers, greetings and thanks are no matter beside an act."""
    words = sum(len(one.words) for one in sentences)
    if words - len(places | soft) <= BESIDE.get(act, MOSTLY_BESIDE):
        return Hold.WHOLE
    if words <= SHORT:
        return Hold.BEGINS
    matter = [one for one in sentences if not soft.issuperset(_range(one))]
    begins = (at for one in (*matter[:1], *matter[-1:]) for at in _beginning(one, places, soft))
    return Hold.INSIDE if places.isdisjoint(begins) else Hold.BEGINS


def _beginning(sentence: _Sentence, places: set[int], soft: set[int]) -> list[int]:
    return [at for at in _range(sentence) if at not in soft or at in places][:NEAR]


def _range(sentence: _Sentence) -> range:
    return range(sentence.first, sentence.first + len(sentence.words))


def _sentences(text: str) -> Iterator[_Sentence]:
    first = 0
    for part in _SENTENCE.split(unicodedata.normalize("NFC", text[:FAR]).casefold()):
        if words := tuple(map(_word, _WORD.findall(part)[: MOST_WORDS - first])):
            yield _Sentence(words, first)
            first += len(words)


@lru_cache(MOST_WORDS_KEPT)
def _word(typed: str) -> _Word:
    if typed == QUESTION_MARK:
        return _ASKS
    keys = tuple(_keys(_APOSTROPHE.sub("", typed)))
    return _Word(keys, not _fillers().isdisjoint(keys))


def _keys(word: str) -> Iterator[str]:
    """A Bulgarian word by its sound, one in Latin letters by these and by the sounds that it may have."""
    if len(word) > LONGEST_WORD:
        yield word
        return
    if not word.isascii():
        yield from sounds_of(word)
        return
    yield _DRAWLED.sub(r"\1\1", word)
    if not word.isdigit():
        yield from sounds_of(word)


def sounds_of(word: str) -> Sequence[str]:
    """How a folded Bulgarian word sounds, or how one in Latin letters may."""
    if not word.isascii():
        return (_HEARD + _DOUBLED.sub(r"\1", word.translate(_CYRILLIC)),)
    return tuple(dict.fromkeys(map(_sound, (word, word.replace("j", "zh"), word.translate(_OFTEN_SCHWA)))))


def _sound(word: str) -> str:
    return _HEARD + _DOUBLED.sub(r"\1", _LATIN_SIGN.sub(lambda sign: _LATIN[sign[0]], word))


# the table


@cache
def _table() -> _Table:
    numbers: dict[tuple[_Part, ...], int] = {}
    patterns = [_pattern(Act(act), slots.split(" + "), numbers) for act, slots in _lines() if act != FILLER]
    words: _Index = defaultdict(lambda: defaultdict(list))
    beginnings: _Index = defaultdict(lambda: defaultdict(list))
    for parts, number in numbers.items():
        second = "" if len(parts) == 1 else ANY if parts[1].open else parts[1].key
        (beginnings if parts[0].open else words)[parts[0].key][second].append(number)
    uses = Counter(phrase for pattern in patterns for slot in pattern.slots for phrase in slot.phrases)
    telling: dict[int, list[_Pattern]] = defaultdict(list)
    for pattern in patterns:
        for phrase in min(pattern.slots, key=lambda slot: max(uses[phrase] for phrase in slot.phrases)).phrases:
            telling[phrase].append(pattern)
    plain = [one.slots[0] for one in patterns if one.act in CIVIL and len(one.slots) == 1]
    civil = frozenset().union(*(slot.phrases for slot in plain if slot.sign != "="))
    return _Table(tuple(numbers), words, beginnings, max(map(len, beginnings)), telling, civil)


def _pattern(act: Act, written: Sequence[str], numbers: dict[tuple[_Part, ...], int]) -> _Pattern:
    slots = [_slot(one, numbers) for one in written if one != THE_REST]
    absent = [slot.phrases for slot in slots if slot.sign == "!"]
    stand = tuple(slot for slot in slots if slot.sign != "!")
    return _Pattern(act, stand, frozenset().union(*absent), THE_REST in written)


@cache
def _fillers() -> frozenset[str]:
    written = (word for act, words in _lines() if act == FILLER for word in words.split("|"))
    return frozenset(_part(word).key for word in written)


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("acts.tsv").read_text(encoding="utf-8")
    parts = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((act, slots) for act, _, slots in parts)


def _slot(written: str, numbers: dict[tuple[_Part, ...], int]) -> _Slot:
    """`numbers` has all phrases, and gets the new ones."""
    sign = written[0] if written[0] in "!^=" else ""
    phrases = (tuple(map(_part, phrase.split())) for phrase in written[len(sign) :].split("|"))
    return _Slot(frozenset(numbers.setdefault(phrase, len(numbers)) for phrase in phrases), sign)


def _part(written: str) -> _Part:
    return _Part(next(_keys(written.rstrip("*"))), written.endswith("*"))
