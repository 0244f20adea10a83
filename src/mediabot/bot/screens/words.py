"""Short words that several screens share: formats, languages, attributions, reasons, deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from mediabot.bot.screens.base import h
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.areas import Area
from mediabot.domain.availability import Why
from mediabot.domain.languages import language_of_letters
from mediabot.domain.mails import MailState
from mediabot.domain.people import BlockReason, Person, Role
from mediabot.domain.proofs import Proof
from mediabot.domain.questions import Attribution, Question
from mediabot.domain.referrals import Reason
from mediabot.domain.text import cut
from mediabot.i18n.titles import titles_around
from mediabot.i18n.translator import Translator
from mediabot.i18n.words import attribution_name as attribution_name
from mediabot.i18n.words import format_name as format_name
from mediabot.i18n.words import mark
from mediabot.i18n.words import marked as marked

ROOM = 38
"""Characters of a key that has a row to itself, on a narrow phone."""


def language_name(code: str, t: Translator) -> str:
    """The language's name; a code that we have no name for stays as it is."""
    return h(t.language_name(code))


def flag(code: str) -> str:
    """Before a text in a language that we write."""
    return "🇬🇧" if code == "en" else "🇧🇬"


def attribution_key(value: Attribution, t: Translator) -> str:
    """The same, short enough for a key."""
    names = {
        Attribution.ON_THE_RECORD: t.pgettext("attribution key", "On the record"),
        Attribution.ON_BACKGROUND: t.pgettext("attribution key", "On background"),
        Attribution.OFF_THE_RECORD: t.pgettext("attribution key", "Off the record"),
    }
    return names[value]


def area_names(t: Translator) -> dict[Area, str]:
    return {
        Area.DISEASES: t.pgettext("area of topics", "Diseases and treatment"),
        Area.INFECTIONS: t.pgettext("area of topics", "Infections and vaccines"),
        Area.PUBLIC_HEALTH: t.pgettext("area of topics", "Public health and food"),
        Area.SYSTEM: t.pgettext("area of topics", "The health system"),
        Area.MEDICINES: t.pgettext("area of topics", "Medicines and trials"),
        Area.DEVICES: t.pgettext("area of topics", "Devices and diagnostics"),
        Area.DIGITAL: t.pgettext("area of topics", "Digital health and AI"),
        Area.BIOTECH: t.pgettext("area of topics", "Biotechnology and genetics"),
        Area.SCIENCE: t.pgettext("area of topics", "Science, innovation, business"),
        Area.LAW: t.pgettext("area of topics", "Law and ethics"),
        Area.OTHER: t.gettext("Other topics"),
    }


def reason_name(reason: Reason | None, t: Translator) -> str:
    names = {
        Reason.NO_TIME: t.pgettext("reason", "no time"),
        Reason.NOT_MY_FIELD: t.pgettext("reason", "not their field"),
        Reason.CONFLICT: t.pgettext("reason", "conflict of interest"),
        Reason.NOT_THIS_OUTLET: t.pgettext("reason", "does not answer this outlet"),
        Reason.COLLEAGUE: t.pgettext("reason", "suggests a colleague"),
        Reason.OFFER_LEFT: t.pgettext("reason", "the condition was not accepted"),
        Reason.WITHDREW: t.pgettext("reason", "withdrew after saying yes"),
        Reason.DROPPED_OUT: t.pgettext("reason", "dropped out after saying yes"),
        Reason.GONE: t.pgettext("reason", "no longer answers through the bot"),
        Reason.STOOD_BY: t.pgettext("reason", "was not needed in reserve"),
        Reason.LEFT_RESERVE: t.pgettext("reason", "can no longer stand by"),
    }
    return names[reason] if reason else ""


def proof_key(how: Proof, t: Translator) -> str:
    return {
        Proof.REGISTER: t.pgettext("proof", "In a register"),
        Proof.ORCID: t.pgettext("proof", "By ORCID"),
        Proof.CALL: t.pgettext("proof", "By a call"),
        Proof.VOICE: t.pgettext("proof", "By voice"),
    }[how]


def proof_line(how: Proof, reference: str, day: date, t: Translator) -> str:
    """How the Media Center checked that an expert is that person, and when."""
    told = {
        Proof.REGISTER: t.gettext("✔️ Identity checked in a register ({reference}), {day}"),
        Proof.ORCID: t.gettext("✔️ Identity checked by ORCID ({reference}), {day}"),
        Proof.CALL: t.gettext("✔️ Identity checked by telephone, {day}"),
        Proof.VOICE: t.gettext("✔️ Identity checked by a voice message, {day}"),
    }[how]
    return told.format(reference=h(reference), day=t.day(day))


def proved(expert: ExpertView, t: Translator) -> str:
    """The same of an expert on a list; nothing where staff have not said so."""
    if expert.proof is None or expert.proved_on is None:
        return ""
    return proof_line(expert.proof.how, expert.proof.reference, expert.proved_on, t)


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
    return f"{moment} ({running_out(instant, now, t)})"


def running_out(instant: datetime, now: datetime, t: Translator) -> str:
    """The time left, as a moment that Telegram's apps count down to by themselves; the words are for older ones."""
    return f'<tg-time unix="{int(instant.timestamp())}" format="r">{left_until(instant, now, t)}</tg-time>'


def left_until(instant: datetime, now: datetime, t: Translator) -> str:
    """The same in plain words, for a key."""
    return t.gettext("{left} left").format(left=t.left(max(instant - now, timedelta())))


def duration(delta: timedelta | None, t: Translator) -> str:
    """How long staff usually take, as a sentence."""
    if delta is None:
        return t.gettext("On working days the team usually answers within two hours.")
    return t.gettext("This usually takes about {time}.").format(time=t.left(delta))


def who(expert: ExpertView, t: Translator) -> str:
    """Name in bold, before it what stands there in Bulgarian, after it the rest of the title and the organisation."""
    before, after = titles_of(expert, t.language)
    name = f"{h(before)} <b>{h(expert.name)}</b>".strip()
    return ", ".join((name, *(h(part) for part in (marked(after, t), expert.organisation) if part)))


def called(expert: ExpertView, language: str) -> str:
    """The name with what stands before it: „доц. д-р Яна Далечинова“, and in English the name alone."""
    return f"{titles_of(expert, language)[0]} {expert.name}".strip()


def titles_of(expert: ExpertView, language: str) -> tuple[str, str]:
    """What of the title stands before the name and what after it. A curator may have begun the name with it."""
    before, after = titles_around(expert.title, language)
    return "" if titles_around(expert.name, language)[0] else before, after


def with_post(expert: ExpertView, t: Translator) -> str:
    """Whom staff choose among many: a line for a key."""
    return " · ".join(part for part in (called(expert, t.language), titles_of(expert, t.language)[1]) if part)


def ask_label(expert: ExpertView, t: Translator, room: int = ROOM) -> str:
    """The label of a key that asks an expert, with their title where there is room for it."""
    ask = t.gettext("Ask {name}")
    titled = ask.format(name=called(expert, t.language))
    return titled if len(titled) <= room else ask.format(name=cut(expert.name, 40))


def when_free(expert: ExpertView, now: datetime, t: Translator) -> str:
    """From when an expert may be asked; nothing of one who may be asked now."""
    free = expert.free
    if free is None or free.by(now):
        return ""
    if free.at is None:
        return t.gettext("not available for this")
    if free.why is Why.AWAY:
        return t.gettext("away until {day}").format(day=last_day(free.at, now, t))
    return t.gettext("free from {moment}").format(moment=t.until_or_moment(free.at, now))


def month_full(asked: int, most: int, t: Translator) -> str:
    """An expert who was asked as often as they want this month."""
    return t.gettext("asked {asked} of {most} this month").format(asked=asked, most=most)


def last_day(instant: datetime, now: datetime, t: Translator) -> str:
    """The end of an absence, as whoever is away says it: with its last day where it ends at midnight."""
    before = instant - timedelta(seconds=1)
    return t.dated_day(before, now) if t.clock(instant) == t.hour(0, 0) else t.moment(instant, now)


def reason_line(reason: str, t: Translator) -> str:
    """Why staff refused something, in their own words."""
    return t.gettext("Reason: {reason}").format(reason=h(marked(reason, t))) if reason else ""


def why_blocked(person: Person, t: Translator) -> str:
    """Why staff blocked somebody, for both sides."""
    known = block_reasons(t).get(BlockReason(person.refusal)) if person.refusal in tuple(BlockReason) else None
    return reason_line(known or person.refusal, t)


def block_reasons(t: Translator) -> dict[BlockReason, str]:
    return {
        BlockReason.MAILING: t.pgettext("why blocked", "messages sent in bulk"),
        BlockReason.PRETENDS: t.pgettext("why blocked", "not the person they say they are"),
        BlockReason.ABUSE: t.pgettext("why blocked", "insults or threats"),
        BlockReason.RULES: t.pgettext("why blocked", "what experts said was used against the rules (/rules)"),
    }


def marked_list(texts: Sequence[str], t: Translator) -> str:
    """Several such texts as one, in HTML; the mark stands once where it holds for all."""
    written = {language_of_letters(text) for text in texts}
    if len(written) == 1:
        return mark(written.pop(), t).format(text=t.list_of(h(text) for text in texts))
    return t.list_of(h(marked(text, t)) for text in texts)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(topic: str, t: Translator) -> str:
    """A topic in the quotation marks of the reader's language."""
    return t.pgettext("quotation", "“{text}”").format(text=h(topic))


def files_line(question: Question, t: Translator) -> str:
    """How many files go with a question; nothing where none does."""
    return "📎 " + t.gettext("Files: {count}").format(count=len(question.files)) if question.files else ""


def for_staff(letter: MailState | None, t: Translator) -> str:
    """What is left to staff of asking an expert who does not use the bot."""
    if letter is None:
        return t.gettext("📨 Please contact {name} directly: this expert does not use the bot.")
    return {
        MailState.OWED: t.gettext("✉️ A letter to {name} is about to be sent."),
        MailState.SENT: t.gettext("✉️ {name} has been asked by e-mail and can answer with the link in the letter."),
        MailState.FAILED: t.gettext("📨 The letter to {name} could not be delivered. Please contact them directly."),
    }[letter]


def also_reachable(t: Translator) -> str:
    """What staff can still do about whoever was asked by e-mail."""
    return t.gettext("You can also reach the expert yourselves and record the answer here.")
