"""Short words that several screens share: formats, languages, attributions, reasons, deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from mediabot.bot.screens.base import h
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Format
from mediabot.domain.people import Role
from mediabot.domain.questions import Attribution
from mediabot.domain.referrals import Reason
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


def language_name(code: str, t: Translator) -> str:
    """The language's name; a code that we have no name for stays as it is."""
    return h(t.language_name(code))


def flag(code: str) -> str:
    """Before a text in a language that we write."""
    return "🇬🇧" if code == "en" else "🇧🇬"


def attribution_name(value: Attribution | None, t: Translator) -> str:
    if value is None:
        return ""
    names = {
        Attribution.ON_THE_RECORD: t.pgettext("attribution", "on the record: quoted by name"),
        Attribution.ON_BACKGROUND: t.pgettext("attribution", "on background: usable, source not named"),
        Attribution.OFF_THE_RECORD: t.pgettext("attribution", "off the record: not for publication"),
    }
    return names[value]


def attribution_key(value: Attribution, t: Translator) -> str:
    """The same, short enough for a key."""
    names = {
        Attribution.ON_THE_RECORD: t.pgettext("attribution key", "On the record"),
        Attribution.ON_BACKGROUND: t.pgettext("attribution key", "On background"),
        Attribution.OFF_THE_RECORD: t.pgettext("attribution key", "Off the record"),
    }
    return names[value]


def reason_name(reason: Reason | None, t: Translator) -> str:
    names = {
        Reason.NO_TIME: t.pgettext("reason", "no time"),
        Reason.NOT_MY_FIELD: t.pgettext("reason", "not their field"),
        Reason.CONFLICT: t.pgettext("reason", "conflict of interest"),
        Reason.NOT_THIS_OUTLET: t.pgettext("reason", "does not answer this outlet"),
        Reason.COLLEAGUE: t.pgettext("reason", "suggests a colleague"),
        Reason.OFFER_LEFT: t.pgettext("reason", "the condition was not accepted"),
        Reason.GONE: t.pgettext("reason", "no longer answers through the bot"),
    }
    return names[reason] if reason else ""


def role_name(role: Role, t: Translator) -> str:
    return {
        Role.EXPERT: t.pgettext("role", "expert"),
        Role.JOURNALIST: t.pgettext("role", "journalist"),
        Role.STAFF: t.pgettext("role", "staff"),
    }[role]


def deadline(instant: datetime | None, now: datetime, t: Translator) -> str:
    """The deadline with the time left, or that it has passed."""
    if instant is None:
        return ""
    moment = t.moment(instant, now)
    if instant <= now:
        return t.gettext("{moment} (passed)").format(moment=moment)
    return t.gettext("{moment} ({left} left)").format(moment=moment, left=t.left(instant - now))


def duration(delta: timedelta | None, t: Translator) -> str:
    """How long staff usually take, as a sentence."""
    if delta is None:
        return t.gettext("Staff usually answer within two hours on working days.")
    return t.gettext("Staff usually take about {time}.").format(time=t.left(delta))


def who(expert: ExpertView) -> str:
    """Name in bold, then title and organisation."""
    rest = ", ".join(h(part) for part in (expert.title, expert.organisation) if part)
    return f"<b>{h(expert.name)}</b>" + (f", {rest}" if rest else "")


def quoted(topic: str, t: Translator) -> str:
    """A topic in the quotation marks of the reader's language."""
    return t.pgettext("quotation", "“{text}”").format(text=h(topic))
