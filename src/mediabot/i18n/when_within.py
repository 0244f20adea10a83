"""The deadline that a longer text names beside other things: „Може ли до сряда, удължиха ми срока“.

`when.understand` reads a phrase that is a time; here such a phrase is looked for. What is no deadline must not be taken
for one: ages, numbers, „в 3 от 4“, years, what happened on Friday. So a phrase has to begin with a word that sets a
limit, or with a day that can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from mediabot.i18n.acts import sounds_of
from mediabot.i18n.calendar_words import WEEKDAYS, month_words
from mediabot.i18n.when import understand
from mediabot.i18n.when_words import vocabulary

FAR, MOST_WORDS, LONGEST = 1000, 120, 8
"""So many signs and words of a text are looked at, and so many words make the longest phrase."""

PAST_WITHIN = 4
"""Words before a day that may say that it is over."""

SHORTEST_HEARD, SHORTEST_DAY = 4, 5

_SENTENCE = re.compile(r"[!?;\n]+|(?<![\dч])\.(?=\s|$)")
_WORD = re.compile(r"[^\s,\"„“”«»()]+")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:(?:20)?\d\d\.?)?")
_NUMBER = re.compile(r"\d[\d.:/-]*(?:-?[^\W\d]{1,4})?")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# not shown
_BEFORE = _set("преди before predi")
_LIMITS = _BEFORE | _set("до към докъм най-късно by until till til latest do")
_BEFORE_A_TIME = _LIMITS | _set("в във на за още след чак едва at on for to in within sled za na v")
_PAST = _set(
    "от миналия миналата миналото предишния вчера пратих изпратих питах попитах писах излезе излязоха каза казах"
)
_PAST |= _set("since from last yesterday sent wrote asked said published began bounces starting")
_LEADING_ON = _set("of the a an на в във за и and до next this by at on in to от следващия другия края")
"""No time ends with one of these: what it leads on to is no time."""

# not shown
_NUMBERS = r"(?:\d{1,2}|един|една|два|две|три|четири|пет|шест|седем|десет|an?|one|two|three|four|five|ten|couple of)"
_SPAN = re.compile(
    rf"(?:след|до|in|within|sled) {_NUMBERS} (?:работни )?"
    r"(?:час\w*|дни|ден|седмиц\w*|месец|месеца|minutes?|hours?|days?|weeks?)\b"
)
_LIMITED = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?(?:часа|chasa|ч|h|am|pm|a\.m|p\.m|o'clock)\b|\d{1,2}:\d\d\b"
    r"|\d{1,2}-?(?:ви|ри|ти|ми|и|то|vi|ri|ti|mi|st|nd|rd|th)\b|\d{1,2}[./]\d{1,2}\b"
    r"|края на (?:ден|дн|утр|раб|сед|тази|следв|друг|мес)|end of (?:the )?(?:day|week|mon|bus|play|today|next)"
    r"|(?:eod|eow|cob)\b|close of|next week|(?:друг|следващ|идн)\w+ седмица|днес|today|dnes"
    r"|обяд|обед|обяда|следобед|вечерта|полунощ|noon\b|midday|lunch|lunchtime|midnight|obqd|obed|сутринта"
    r"|(?:fri|mon|tue|wed|thu|sat|sun|пон|вт|ср|чет|пт|съб)\b)"
    rf"|{_SPAN.pattern}"
)
_BARE = re.compile(r"(?:до|към|by|до към|преди|before) (?:\d{1,2}|five|six|four|three|пет|шест)")
_TOMORROW = (
    "утре|утрешния|вдругиден|довечера|тази вечер|tomorrow|tmrw|tonight|this evening|utre|dovechera|след утре"
    "|noon tomorrow|(?:още|за) днес|today (?:at|by|before|noon|\\d)|днес (?:до|в|към|\\d)"
)
_FULL_DATE = r"\d{1,2}\.\d{1,2}\.(?:20\d\d)?|\d{1,2}/\d{1,2}/20\d\d"


@dataclass(frozen=True)
class _Clock:
    """What a phrase is understood by."""

    now: datetime
    zone: str
    language: str

    def means(self, words: Sequence[str]) -> datetime | None:
        at = self._understood(words)
        if at is None and words[0] in _BEFORE:
            at = self._understood(words[1:])
        return at if at is not None and at > self.now else None

    def _understood(self, words: Sequence[str]) -> datetime | None:
        return understand(" ".join(words), now=self.now, zone=self.zone, language=self.language)


def time_within(text: str, *, now: datetime, zone: str, language: str) -> datetime | None:
    """The one instant that is named as a deadline; None where there is none, or more than one."""
    clock, limits, others = _Clock(now, zone, language), set[datetime](), set[datetime]()
    for sentence in _SENTENCE.split(text.casefold()[:FAR]):
        for words, at in _named(_words(sentence), clock):
            (limits if words[0] in _LIMITS else others).add(at)
    instants = limits or others
    return instants.pop() if len(instants) == 1 else None


def _named(words: Sequence[str], clock: _Clock) -> Iterator[tuple[Sequence[str], datetime]]:
    """The phrases of a sentence that are a time, from left to right and each as long as can be."""
    start = 0
    while start < len(words):
        found = next(((end, at) for end in _ends(words, start) if (at := clock.means(words[start:end]))), None)
        if found is not None:
            yield words[start : found[0]], found[1]
        start = found[0] if found is not None else start + 1


def _ends(words: Sequence[str], start: int) -> Iterator[int]:
    """Where a phrase that begins there may end, the farthest first; nowhere where none may begin."""
    if words[start] not in _BEFORE_A_TIME and not _is_day(words[start : start + 3]):
        return
    farthest = next((at for at in range(start, len(words)) if not words[at]), len(words))
    for end in range(min(farthest, start + LONGEST), start, -1):
        if words[end - 1] not in _LEADING_ON and _is_time(words, start, end):
            yield end


def _is_time(words: Sequence[str], start: int, end: int) -> bool:
    first, phrase = words[start], " ".join(words[start:end])
    if first in _LIMITS:
        bare = end == len(words) and _BARE.fullmatch(phrase)
        return bool(bare) or _any(_day(), phrase) or _any(_LIMITED, phrase)
    if first in _BEFORE_A_TIME and _SPAN.match(phrase):
        return True
    past = not _PAST.isdisjoint(words[max(0, start - PAST_WITHIN) : start])
    return not past and _any(_day(), phrase)


def _is_day(words: Sequence[str]) -> bool:
    return _day().match(" ".join(words)) is not None


def _any(pattern: re.Pattern[str], phrase: str) -> bool:
    return pattern.search(phrase) is not None


def _words(sentence: str) -> list[str]:
    """As the tables write them, numbers as they stand, and nothing for what belongs to no time."""
    return [_known(word) for word in _WORD.findall(sentence)][:MOST_WORDS]


def _known(word: str) -> str:
    word = "ч" if word == "ch" else word if _DATE.fullmatch(word) else word.rstrip(".:…")
    if word in _tabled() or word in _BEFORE_A_TIME or word in _PAST or _NUMBER.fullmatch(word):
        return word
    if len(word) < SHORTEST_HEARD or not word.isascii():
        return ""
    return next((_heard()[sound] for sound in sounds_of(word) if sound in _heard()), "")


@cache
def _tabled() -> frozenset[str]:
    """Single words of all phrases that name times or may stand between them."""
    return frozenset(word for phrase, tag in vocabulary().items() if tag != "NO" for word in phrase.split())


@cache
def _heard() -> dict[str, str]:
    """Bulgarian words by how they sound, for those typed in Latin letters."""
    words = (word for word in _tabled() if len(word) >= SHORTEST_HEARD and not word.isascii())
    return {sound: word for word in words for sound in sounds_of(word)}


@cache
def _day() -> re.Pattern[str]:
    """What can be nothing but a day: a weekday by its name, a day of a month, tomorrow."""
    weekdays = "|".join(name for names in WEEKDAYS.values() for name in names.split("|") if len(name) >= SHORTEST_DAY)
    months = "|".join(sorted({re.escape(name) for name, _ in month_words()}, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{weekdays}|{_TOMORROW}|\d{{1,2}}(?:-?[^\W\d]{{1,2}})? (?:{months})|(?:{months}) \d{{1,2}})\b"
        rf"|\b{_FULL_DATE}"
    )
