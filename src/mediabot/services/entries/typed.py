"""What is typed into the form of an entry: a text, topics a line each, languages, formats, contacts, a day.

A lone dash takes out what is there. What isn't taken raises EntryNotTaken, which says of what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mediabot.domain.directory import LONG, SHORT, Expert, Format, Localized, Topic, is_account, is_email, is_phone
from mediabot.domain.entries import LONG_TEXTS, EntryField, EntryNotTaken, EntryTrouble, get
from mediabot.domain.languages import SPOKEN
from mediabot.domain.text import clean
from mediabot.i18n.languages import language_called
from mediabot.services.questions.typed import as_format, as_language

NOTHING = frozenset({"-", "–", "—"})
_BETWEEN = re.compile(r"[,;/\n]+|\s+(?:и|and)\s+")  # not shown
_BY_COMMA = re.compile(r",\s*")
_TODAY = frozenset({"today", "днес"})  # not shown
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s?г\.?)?", re.ASCII)  # not shown


def read(field: EntryField, words: str, entry: Expert, today: date) -> Any:
    """The value that these words give the field. Raises EntryNotTaken."""
    if words.strip() in NOTHING:
        return _emptied(field)
    if field.text:
        return _line(words, LONG if field.text[0] in LONG_TEXTS else SHORT)
    match field:
        case EntryField.TOPICS:
            return _topics(words, get(entry, field))
        case EntryField.LANGUAGES:
            return tuple(dict.fromkeys(_language(part) for part in _parts(words)))
        case EntryField.FORMATS:
            return tuple(dict.fromkeys(_format(part) for part in _parts(words)))
        case EntryField.CHECKED_ON:
            return _day(words, today)
    return _contact(field, _line(words, SHORT))


def written(topics: Sequence[Topic]) -> str:
    """Topics as they are typed: `телемедицина / telemedicine; e-health`."""
    return "\n".join("; ".join((" / ".join(topic.name.texts()), *topic.aliases)) for topic in topics)  # not shown


def _emptied(field: EntryField) -> Any:
    if field is EntryField.TOPICS:
        raise EntryNotTaken(EntryTrouble.TOPICS_MISSING)
    if field in (EntryField.LANGUAGES, EntryField.FORMATS):
        return ()
    return None if field in (EntryField.TELEGRAM, EntryField.CHECKED_ON) else ""


def _line(words: str, limit: int) -> str:
    text = " ".join(clean(words, limit=len(words) + 1).split())
    if not text:
        raise EntryNotTaken(EntryTrouble.EMPTY)
    if len(text) > limit:
        raise EntryNotTaken(EntryTrouble.TOO_LONG, f"{len(text)}/{limit}")
    return text


def _parts(words: str) -> Iterator[str]:
    parts = [part.strip(" .") for part in _BETWEEN.split(words)]
    if not any(parts):
        raise EntryNotTaken(EntryTrouble.EMPTY)
    return (part for part in parts if part)


def _language(part: str) -> str:
    code = part.lower() if part.lower() in SPOKEN else language_called(part) or as_language(part)
    if code is None:
        raise EntryNotTaken(EntryTrouble.NOT_A_LANGUAGE, part[:40])
    return code


def _format(part: str) -> Format:
    found = as_format(part)
    if found is None:
        raise EntryNotTaken(EntryTrouble.NOT_A_FORMAT, part[:40])
    return found


def _contact(field: EntryField, text: str) -> Any:
    if field is EntryField.TELEGRAM:
        if not is_account(text):
            raise EntryNotTaken(EntryTrouble.NOT_AN_ACCOUNT, text[:40])
        return int(text)
    if field is EntryField.EMAIL and not is_email(text):
        raise EntryNotTaken(EntryTrouble.NOT_AN_ADDRESS, text[:40])
    if field is EntryField.PHONE and not is_phone(text):
        raise EntryNotTaken(EntryTrouble.NOT_A_PHONE, text[:40])
    return text


def _day(words: str, today: date) -> date:
    if words.strip().casefold() in _TODAY:
        return today
    found = _DAY.fullmatch(words.strip())
    try:
        year, month, day = map(int, (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4]))  # type: ignore[index]
        read_day = date(year, month, day)
    except (TypeError, ValueError):
        raise EntryNotTaken(EntryTrouble.NOT_A_DAY, words.strip()[:40]) from None
    if not date(2000, 1, 1) <= read_day <= today:
        raise EntryNotTaken(EntryTrouble.NOT_A_DAY, words.strip()[:40])
    return read_day


# topics


def _topics(words: str, before: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """All of them anew; or, where every line begins with + or -, these added and taken out.

    A line that stands there as it did before is that topic with all it has.
    """
    listed = [line.strip() for line in words.splitlines() if line.strip()]
    if listed and all(re.match(r"[+–-]\s?\S", line) for line in listed):
        return _amended(listed, before)
    known = {written([topic]): topic for topic in before}
    lines = listed if len(listed) != 1 or ";" in listed[0] or listed[0] in known else _BY_COMMA.split(listed[0])
    return _without_twins([known.get(line) or _topic(line) for line in lines if line.strip()])


def _amended(listed: Sequence[str], before: tuple[Topic, ...]) -> tuple[Topic, ...]:
    topics = list(before)
    for line in listed:
        if line[0] == "+":
            topics.append(_topic(line[1:]))
        else:
            topics.remove(_named(line[1:].strip(), topics))
    if not topics:
        raise EntryNotTaken(EntryTrouble.TOPICS_MISSING)
    return _without_twins(topics)


def _named(name: str, topics: Sequence[Topic]) -> Topic:
    for topic in topics:
        if name.casefold() in (text.casefold() for text in (*topic.name.texts(), written([topic]))):
            return topic
    raise EntryNotTaken(EntryTrouble.NO_SUCH_TOPIC, name[:40])


def _topic(line: str) -> Topic:
    """`name`, or `Bulgarian name / English name`; after it, behind semicolons, other words for it."""
    name, *aliases = [_short(part) for part in line.split(";") if part.strip()] or [_short(line)]
    both = [_short(part) for part in re.split(r"\s+/\s+", name, maxsplit=1)]
    names = Localized(*both) if len(both) > 1 else Localized(plain=name)
    return Topic(names, tuple(dict.fromkeys(aliases)))


def _short(text: str) -> str:
    return unicodedata.normalize("NFC", _line(text, SHORT))


def _without_twins(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """No name stands in two topics. Raises EntryNotTaken."""
    if not topics:
        raise EntryNotTaken(EntryTrouble.EMPTY)
    seen: set[str] = set()
    for topic in topics:
        names = {text.casefold() for text in topic.name.texts()}
        if twice := names & seen:
            raise EntryNotTaken(EntryTrouble.TOPIC_TWICE, min(twice)[:40])
        seen |= names
    return tuple(topics)
