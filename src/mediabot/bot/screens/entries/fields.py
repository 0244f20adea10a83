"""The fields of an entry in words: what each is called, what stands there, and how two entries differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediabot.bot.screens.base import h, lines
from mediabot.bot.screens.words import flag, format_name, language_name
from mediabot.domain.directory import Expert, Topic
from mediabot.domain.entries import EntryField, changed_fields, get
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

OLD = 200
"""Characters of what stood there before."""


def field_name(field: EntryField, t: Translator) -> str:
    return {
        EntryField.NAME_BG: t.pgettext("entry", "Name in Bulgarian"),
        EntryField.NAME_EN: t.pgettext("entry", "Name in English"),
        EntryField.TITLE_BG: t.pgettext("entry", "Title in Bulgarian"),
        EntryField.TITLE_EN: t.pgettext("entry", "Title in English"),
        EntryField.ORGANISATION_BG: t.pgettext("entry", "Organisation in Bulgarian"),
        EntryField.ORGANISATION_EN: t.pgettext("entry", "Organisation in English"),
        EntryField.TOPICS: t.pgettext("entry", "Topics"),
        EntryField.BIO_BG: t.pgettext("entry", "Biography in Bulgarian"),
        EntryField.BIO_EN: t.pgettext("entry", "Biography in English"),
        EntryField.LANGUAGES: t.pgettext("entry", "Interview languages"),
        EntryField.FORMATS: t.pgettext("entry", "Formats"),
        EntryField.INTERESTS_BG: t.pgettext("entry", "Declared interests in Bulgarian"),
        EntryField.INTERESTS_EN: t.pgettext("entry", "Declared interests in English"),
        EntryField.PHONE: t.pgettext("entry", "Telephone"),
        EntryField.EMAIL: t.pgettext("entry", "E-mail"),
        EntryField.TELEGRAM: t.pgettext("entry", "Telegram number"),
        EntryField.CHECKED_ON: t.pgettext("entry", "Checked on"),
    }[field]


def field_key(field: EntryField, t: Translator) -> str:
    """The same, short enough for a key."""
    if not field.text:
        return _keys(t).get(field.value, "") or field_name(field, t)
    name, language = field.text
    return f"{flag(language)} {_keys(t)[name]}"


def _keys(t: Translator) -> dict[str, str]:
    return {
        "name": t.pgettext("entry key", "Name"),
        "title": t.pgettext("entry key", "Title"),
        "organisation": t.pgettext("entry key", "Organisation"),
        "bio": t.pgettext("entry key", "Biography"),
        "interests": t.pgettext("entry key", "Interests"),
        "languages": t.pgettext("entry key", "Languages"),
        "telegram": t.pgettext("entry key", "Telegram"),
    }


def filled(entry: Expert, t: Translator, leave_out: frozenset[EntryField] = frozenset()) -> str:
    """A line for each field that holds something."""
    shown = [field for field in EntryField if field not in leave_out and get(entry, field)]
    return lines(*(_line(field, value_of(get(entry, field), t), t) for field in shown))


def differences(before: Expert, after: Expert, t: Translator) -> str:
    """A line for each field that is to be otherwise."""
    return lines(*(_difference(field, before, after, t) for field in changed_fields(before, after)))


def _difference(field: EntryField, before: Expert, after: Expert, t: Translator) -> str:
    if field is EntryField.TOPICS:
        return _topics(before.topics, after.topics, t)
    old, new = value_of(get(before, field), t), value_of(get(after, field), t)
    return _line(field, f"{cut(old, OLD) or '—'} → {new or '—'}", t)


def _topics(before: Sequence[Topic], after: Sequence[Topic], t: Translator) -> str:
    marked = [f"＋ {topic_name(topic)}" for topic in after if topic not in before]
    marked += [f"− {topic_name(topic)}" for topic in before if topic not in after]
    told = marked or [topic_name(topic) for topic in after]
    return _line(EntryField.TOPICS, "\n" + "\n".join(h(one) for one in told), t)


def _line(field: EntryField, value: str, t: Translator) -> str:
    return f"<b>{field_name(field, t)}:</b> {value}"


def value_of(value: Any, t: Translator) -> str:
    """What stands in a field, in HTML."""
    match value:
        case None | "" | ():
            return ""
        case str() | int():
            return h(value)
        case tuple():
            return t.list_of(_one_of(one, t) for one in value)
    return t.day(value)


def _one_of(value: Any, t: Translator) -> str:
    if isinstance(value, Topic):
        return h(topic_name(value))
    return format_name(value, t) if hasattr(value, "value") else language_name(value, t)


def topic_name(topic: Topic) -> str:
    """With its other words."""
    name = " / ".join(topic.name.texts())  # not shown: a topic as it is typed
    return f"{name} ({', '.join(topic.aliases)})" if topic.aliases else name
