"""Short words that chat, letters and pages share: formats and attributions."""

from __future__ import annotations

from functools import cache

from mediabot.domain.directory import Format
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
