"""What a key of an expert's own card, or the words typed in its place, make of their terms.

A key sends a word, `words` reads what people write; neither knows who asks. None: not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TypeVar

from mediabot.domain.availability import LONGEST_AWAY, MOST_ASKS, WORKING_DAYS, Terms
from mediabot.domain.directory import Expert, Format
from mediabot.domain.languages import SPOKEN
from mediabot.domain.notices.experts import CardPage
from mediabot.domain.text import clean_line
from mediabot.i18n.absence import absence
from mediabot.i18n.open_hours import open_times
from mediabot.services.questions.typed import as_format, as_language

T = TypeVar("T")

WEEKS = {"1w": 7, "2w": 14, "4w": 28}
HOURS = {"9-17": (9, 17), "8-20": (8, 20), "18-22": (18, 22)}
A_MONTH = (1, 2, 4, 8, MOST_ASKS)
AT_ONCE = (1, 2, 3)
MOST_NOT_TAKEN, NOT_TAKEN_LENGTH = 12, 60
CONTACTS = ("phone", "email", "telegram", "bot")

_HERE = r"върнах се|тук съм|отново съм|на разположение|не отсъствам|i'?m back|i am back|back|available"  # not shown
_BACK = re.compile(rf"(?:{_HERE})\W*", re.IGNORECASE)
_PAUSE = re.compile(r"пауза|завинаги|спри|pause|for ever|forever|stop", re.IGNORECASE)  # not shown
_ALL = re.compile(r"всички|без значение|all|any", re.IGNORECASE)  # not shown
_NOTHING = re.compile(r"(?:нищо|никои|никакви|няма|none|nothing)\W*", re.IGNORECASE)  # not shown
_TOGETHER = r"наведнъж|едновременно|по едно и също време|at once|at a time|at one time"  # not shown
_ONCE = re.compile(rf"(\d+)\s*(?:\w+\s+)?(?:{_TOGETHER})", re.IGNORECASE)
_MONTHLY = re.compile(r"(\d+)\s*(?:\w+\s+)?(?:на|в|per|a)\s+(?:месец|month)", re.IGNORECASE)  # not shown
_PARTS = re.compile(r"[,;\n]|\s(?:и|and)\s")  # not shown
# not shown
_WAYS = {
    "phone": ("тел", "phone", "call"),
    "email": ("имейл", "мейл", "поща", "mail", "e-mail", "email"),
    "telegram": ("telegram", "телеграм"),
    "bot": ("бот", "тук", "bot", "here"),
}


@dataclass(frozen=True)
class Chosen:
    """The terms as they shall be, or what was wrong."""

    terms: Terms | None = None
    trouble: str = "not_understood"

    @property
    def understood(self) -> bool:
        return self.terms is not None or self.trouble != "not_understood"


def by_key(terms: Terms, page: CardPage, value: str, entry: Expert, now: datetime) -> Chosen:
    """A key was tapped; one that no page has any more changes nothing."""
    match page:
        case CardPage.AWAY:
            return Chosen(_away_by_key(terms, value, now))
        case CardPage.HOURS:
            return Chosen(_hours_by_key(terms, value))
        case CardPage.LANGUAGES if value in SPOKEN:
            return Chosen(_turned_languages(terms, value, entry))
        case CardPage.FORMATS if value in set(Format):
            return Chosen(_turned_formats(terms, Format(value), entry))
        case CardPage.LIMITS:
            return Chosen(_limits_by_key(terms, value))
        case CardPage.NOT_TAKEN:
            return Chosen(replace(terms, not_taken=tuple(_without(terms.not_taken, value))))
        case CardPage.CONTACTS if value in CONTACTS:
            return Chosen(replace(terms, shared=_turned(terms.shared, value, CONTACTS)))
    return Chosen()


def by_words(terms: Terms, page: CardPage, text: str, now: datetime, zone: str, language: str) -> Chosen:
    """What was typed while that page stood open."""
    match page:
        case CardPage.AWAY:
            return away_in_words(terms, text, now, zone, language)
        case CardPage.HOURS:
            return Chosen(_hours_in_words(terms, text))
        case CardPage.LANGUAGES:
            return Chosen(_languages_in_words(terms, text))
        case CardPage.FORMATS:
            return Chosen(_formats_in_words(terms, text))
        case CardPage.LIMITS:
            return Chosen(_limits_in_words(terms, text))
        case CardPage.NOT_TAKEN:
            return _not_taken_in_words(terms, text)
        case CardPage.CONTACTS:
            return Chosen(_contacts_in_words(terms, text))
    return Chosen()


def away_in_words(terms: Terms, text: str, now: datetime, zone: str, language: str) -> Chosen:
    """An absence, the end of one, or a pause, which has no end. For ever is a pause, too."""
    if _BACK.fullmatch(text.strip()):
        return Chosen(terms.away(None))
    named = absence(text, now=now, zone=zone, language=language)
    if named is not None:
        too_long = named.until > now + LONGEST_AWAY
        return Chosen(trouble="too_far") if too_long else Chosen(terms.away(named.until, named.since))
    return Chosen(replace(terms, paused=True)) if _PAUSE.search(text) else Chosen()


def _away_by_key(terms: Terms, value: str, now: datetime) -> Terms | None:
    if value == "back":
        return terms.away(None)
    if value == "pause":
        return replace(terms, paused=True)
    return terms.away(now + timedelta(days=WEEKS[value])) if value in WEEKS else None


def _hours_by_key(terms: Terms, value: str) -> Terms | None:
    if value == "any":
        return replace(terms, opens=None, closes=None, weekdays=(), on_holidays=True)
    if value == "working":
        return replace(terms, weekdays=WORKING_DAYS, on_holidays=False)
    if value == "holidays":
        return replace(terms, on_holidays=not terms.on_holidays)
    if value in HOURS:
        opens, closes = HOURS[value]
        return replace(terms, opens=_hour(opens), closes=_hour(closes))
    if value in map(str, range(7)):
        days = _turned(terms.weekdays or tuple(range(7)), int(value), tuple(range(7)))
        return replace(terms, weekdays=() if len(days) == 7 else days)
    return None


def _hours_in_words(terms: Terms, text: str) -> Terms | None:
    said = open_times(text)
    if said is None:
        return None
    if said.hours is not None:
        terms = replace(terms, opens=said.hours[0], closes=said.hours[1])
    if said.days is not None:
        terms = replace(terms, weekdays=said.days)
    return terms if said.on_holidays is None else replace(terms, on_holidays=said.on_holidays)


def _turned_languages(terms: Terms, value: str, entry: Expert) -> Terms:
    """One stays: who speaks none is asked by nobody."""
    return replace(terms, languages=_turned(terms.languages or entry.languages, value, SPOKEN))


def _turned_formats(terms: Terms, value: Format, entry: Expert) -> Terms:
    return replace(terms, formats=_turned(terms.formats or entry.formats, value, tuple(Format)))


def _languages_in_words(terms: Terms, text: str) -> Terms | None:
    if _ALL.fullmatch(text.strip()):
        return replace(terms, languages=())
    named = [as_language(part) for part in _parts(text)]
    known = tuple(dict.fromkeys(one for one in named if one))
    return replace(terms, languages=known) if named and all(named) else None


def _formats_in_words(terms: Terms, text: str) -> Terms | None:
    if _ALL.fullmatch(text.strip()):
        return replace(terms, formats=())
    named = [as_format(part) for part in _parts(text)]
    known = tuple(dict.fromkeys(one for one in named if one))
    return replace(terms, formats=known) if named and all(named) else None


def _limits_by_key(terms: Terms, value: str) -> Terms | None:
    kind, _, number = value.partition("-")
    if kind not in ("month", "once") or not number.isdecimal():
        return None
    return _limited(terms, **{"a_month" if kind == "month" else "at_once": int(number)})


def _limits_in_words(terms: Terms, text: str) -> Terms | None:
    once, monthly = _ONCE.search(text), _MONTHLY.search(text)
    alone = re.fullmatch(r"\s*(\d+)\s*\.?\s*", text)
    named = {"at_once": once, "a_month": monthly or alone}
    return _limited(terms, **{name: int(found[1]) for name, found in named.items() if found})


def _limited(terms: Terms, **limits: int) -> Terms | None:
    """At least one: who wants none pauses."""
    fits = limits and all(1 <= number <= MOST_ASKS for number in limits.values())
    return replace(terms, **limits) if fits else None  # type: ignore[arg-type]


def _not_taken_in_words(terms: Terms, text: str) -> Chosen:
    if _NOTHING.fullmatch(text.strip()):
        return Chosen(replace(terms, not_taken=()))
    named = [clean_line(part, limit=NOT_TAKEN_LENGTH) for part in re.split(r"[,;\n]", text)]
    listed = tuple(dict.fromkeys((*terms.not_taken, *filter(None, named))))
    if not any(named) or len(listed) > MOST_NOT_TAKEN:
        return Chosen(trouble="too_many" if any(named) else "not_understood")
    return Chosen(replace(terms, not_taken=listed))


def _contacts_in_words(terms: Terms, text: str) -> Terms | None:
    if _NOTHING.fullmatch(text.strip()):
        return replace(terms, shared=())
    parts = _parts(text)
    named = [next((name for name, words in _WAYS.items() if part.casefold().startswith(words)), "") for part in parts]
    return replace(terms, shared=tuple(one for one in CONTACTS if one in named)) if named and all(named) else None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _without(listed: tuple[str, ...], place: str) -> list[str]:
    return [one for number, one in enumerate(listed) if str(number) != place]


def _turned(chosen: tuple[T, ...], value: T, every: tuple[T, ...]) -> tuple[T, ...]:
    """With it, or without it where it was chosen; in the usual order."""
    turned = {*chosen} ^ {value}
    return tuple(one for one in every if one in turned)


def _hour(hour: int) -> time:
    return time(hour)
