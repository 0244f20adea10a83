"""Short words that chat, letters and pages share: formats, attributions, the mark of the other language."""

from __future__ import annotations

from functools import cache

from mediabot.domain.directory import Format
from mediabot.domain.languages import language_of_letters
from mediabot.domain.questions import Attribution
from mediabot.i18n.translator import Translator


def format_name(value: str | Format | None, t: Translator) -> str:
    return _formats(t).get(Format(value), "") if value else ""


@cache
def _formats(t: Translator) -> dict[Format, str]:
    return {
        Format.QUOTE: t.pgettext("format", "written quote"),
        Format.INTERVIEW: t.pgettext("format", "phone interview"),
        Format.LIVE: t.pgettext("format", "live interview"),
        Format.BACKGROUND: t.pgettext("format", "explanation for context"),
    }


def attribution_name(value: Attribution | None, t: Translator) -> str:
    if value is None:
        return ""
    names = {
        Attribution.ON_THE_RECORD: t.pgettext("attribution", "on the record: quoted by name"),
        Attribution.ON_BACKGROUND: t.pgettext("attribution", "on background: usable, source not named"),
        Attribution.OFF_THE_RECORD: t.pgettext("attribution", "off the record: not for publication"),
    }
    return names[value]


def marked(text: str, t: Translator) -> str:
    """A text of the directory or of staff; where it is in the other language than its reader's, that is said."""
    return mark(language_of_letters(text), t).format(text=text)


def mark(language: str, t: Translator) -> str:
    """How a text in that language is shown to this reader."""
    if t.language == "en":
        return {"bg": t.gettext("{text} (in Bulgarian)")}.get(language, "{text}")
    return {"en": t.gettext("{text} (in English)")}.get(language, "{text}")
