"""What words do: say yes, thank, ask how far it is. The phrases of both languages stand in `acts.tsv`.

Words are compared by a key in which Bulgarian in Latin letters meets Bulgarian: „благодаря“, "blagodaria" and
"blagodarq" have the same. Keys forget doubled letters, so that „благодаряяя“ has it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mediabot.domain.understanding import Act, Hold

BESIDE = 2
"""So many words of matter beside an act leave it the whole of a message."""

NEAR = 4
"""An act that begins within so many words begins its sentence."""

SHORT = 12
"""In a message of so few words any place is its beginning."""

QUESTION_MARK = "?"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\?", re.UNICODE)
_APOSTROPHE = re.compile(r"['’]")
_DOUBLED = re.compile(r"([^\d])\1+")
_VALUE = re.compile(r"\+?\d[\d\s/()-]{6,}\d|[\w.+-]+@[\w-]+\.\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")

# not shown
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцчшъыэ", "abvgdeziiklmnoprstufhccsaie", strict=True)),
        **{"ж": "z", "щ": "st", "ь": "", "ю": "u", "я": "a", "ѝ": "i"},
    }
)
_LATIN = (
    *(("shch", "st"), ("sht", "st"), ("6t", "st"), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("zh", "z")),
    *(("ts", "c"), ("tz", "c"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a")),
    *(("4", "c"), ("6", "s"), ("q", "a"), ("w", "v"), ("x", "h"), ("j", "z"), ("y", "i"), ("ck", "k"), ("ph", "f")),
)


@dataclass(frozen=True)
class Said:
    """The acts of a text with their hold, how many words it has, whether it asks, whether a number or address stands
    there."""

    acts: dict[Act, Hold]
    words: int
    asks: bool
    value: bool


@dataclass(frozen=True)
class _Sentence:
    """The keys of its words, and where the message has its first. `line` is made of them for the patterns."""

    words: tuple[str, ...]
    first: int

    @property
    def line(self) -> str:
        return f" {' '.join(self.words)} "

    def place(self, at: int) -> int:
        """Which word of the message begins at that character of the line."""
        return self.first + self.line.count(" ", 0, at) - 1


@dataclass(frozen=True)
class _Slot:
    """One thing that has to stand in a sentence, or must not, or has to begin it."""

    pattern: re.Pattern[str]
    absent: bool = False
    begins: bool = False


@dataclass(frozen=True)
class _Pattern:
    act: Act
    slots: tuple[_Slot, ...]

    def covers(self, sentence: _Sentence) -> set[int]:
        """The words of the message that it takes of a sentence; none where it doesn't stand there."""
        taken: set[int] = set()
        for slot in self.slots:
            found = slot.pattern.search(sentence.line)
            if slot.absent:
                if found:
                    return set()
                continue
            if found is None or (slot.begins and not _is_beginning(sentence, found)):
                return set()
            first = sentence.place(found.start())
            taken |= set(range(first, first + found[0].strip().count(" ") + 1))
        return taken


def said_in(text: str) -> Said:
    """What is done with these words."""
    sentences = list(_sentences(text))
    words = [word for sentence in sentences for word in sentence.words]
    taken: dict[Act, set[int]] = {}
    for pattern in _patterns():
        for sentence in sentences:
            if covered := pattern.covers(sentence):
                taken.setdefault(pattern.act, set()).update(covered)
    soft = {at for at, word in enumerate(words) if word in _fillers() or word == QUESTION_MARK}
    soft |= taken.get(Act.GREETING, set()) | taken.get(Act.THANKS, set())
    acts = {act: _hold(places, soft, sentences, len(words)) for act, places in taken.items()}
    spoken = sum(word != QUESTION_MARK for word in words)
    return Said(acts, spoken, QUESTION_MARK in words, bool(_VALUE.search(text)))


def _hold(places: set[int], soft: set[int], sentences: Sequence[_Sentence], words: int) -> Hold:
    """Fillers, greetings and thanks are no matter beside an act."""
    if words - len(places | soft) <= BESIDE:
        return Hold.WHOLE
    if words <= SHORT:
        return Hold.BEGINS
    first = next((one for one in sentences if not soft.issuperset(_range(one))), None)
    if first is None:
        return Hold.WHOLE
    matter = [at for at in _range(first) if at not in soft or at in places]
    return Hold.BEGINS if places & set(matter[:NEAR]) else Hold.INSIDE


def _range(sentence: _Sentence) -> range:
    return range(sentence.first, sentence.first + len(sentence.words))


def _is_beginning(sentence: _Sentence, found: re.Match[str]) -> bool:
    """Whether nothing but fillers stands before it."""
    before = sentence.line[: found.start()].split()
    return all(word in _fillers() or word in _greetings() for word in before)


def _sentences(text: str) -> Iterator[_Sentence]:
    first = 0
    for part in _SENTENCE.split(text.casefold()):
        if words := tuple(_key(word) for word in _WORD.findall(part)):
            yield _Sentence(words, first)
            first += len(words)


def _key(word: str) -> str:
    """How it sounds, in whichever letters."""
    word = _APOSTROPHE.sub("", word)
    if any("а" <= letter <= "ѝ" for letter in word):
        word = word.translate(_CYRILLIC)
    elif not word.isdigit():
        for written, sound in _LATIN:
            word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


# the table


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(Act(act), tuple(_slot(slot) for slot in slots.split(" + ")))
        for act, slots in _lines()
        if act != "filler"
    )


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_key(word) for act, words in _lines() if act == "filler" for word in words.split("|"))


@cache
def _greetings() -> frozenset[str]:
    first = next(words for act, words in _lines() if act == Act.GREETING)
    return frozenset(_key(word) for word in first.replace("|", " ").replace("*", "").split())


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("acts.tsv").read_text(encoding="utf-8")
    parts = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((act, slots) for act, _, slots in parts)


def _slot(written: str) -> _Slot:
    """Raises re.error for what can't be read."""
    alternatives = "|".join(_alternative(one) for one in written.lstrip("!^").split("|") if one)
    return _Slot(re.compile(f" (?:{alternatives})(?= )"), written.startswith("!"), written.startswith("^"))


def _alternative(phrase: str) -> str:
    return " ".join(re.escape(_key(word.rstrip("*"))) + r"\S*" * word.endswith("*") for word in phrase.split())
