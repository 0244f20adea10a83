"""An expert's own card: as journalists see it, with the expert's terms beneath, each changed by a key or by words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from mediabot.bot.buttons.entries import ProposeEntry
from mediabot.bot.buttons.experts import OpenOwnCard, SetTerm, UndoAway
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines, rows, ticked
from mediabot.bot.screens.questions.asking import entry
from mediabot.bot.screens.questions.views import MatchView
from mediabot.bot.screens.words import capital, format_name, language_name, last_day
from mediabot.domain.availability import MOST_ASKS, Terms
from mediabot.domain.directory import Format
from mediabot.domain.languages import SPOKEN
from mediabot.domain.notices.experts import AwaySet, CardPage
from mediabot.i18n.translator import Translator

A_MONTH = (1, 2, 4, 8, MOST_ASKS)
AT_ONCE = (1, 2, 3)
LANGUAGES_OFFERED = 6


@dataclass(frozen=True)
class OwnCardView:
    """`match` is the card as a journalist sees it. `asked` so often this month, `open` asks are running; `contacts` are
    the ways to be reached that the entry has."""

    match: MatchView
    terms: Terms
    page: CardPage
    now: datetime
    asked: int = 0
    open: int = 0
    contacts: tuple[str, ...] = ()
    trouble: str = ""


def own_card(view: OwnCardView, t: Translator) -> Screen:
    """The whole card, or the page of a term."""
    if view.page is CardPage.CARD:
        return Screen(blocks(_seen(view, t), _terms(view, t), _going_on(view, t)), _pages(view, t))
    back: Row = (Key(t.pgettext("button", "‹ Back"), OpenOwnCard(CardPage.CARD)),)
    ask = f"<b>{_asks(t)[view.page]}</b>"
    now = t.gettext("Now: {value}").format(value=_value(view.page, view, t))
    return Screen(blocks(_trouble(view, t), ask, now, _hints(t)[view.page]), (*_keys(view, t), back))


def away_set(told: AwaySet, since: datetime | None, until: datetime, now: datetime, t: Translator) -> Screen:
    """What was understood of an absence, and how it is taken back."""
    day = last_day(until, now, t)
    understood = t.gettext("🏖 Understood: you are away until {day}. You’ll get no requests before then.")
    if since is not None:
        understood = t.gettext("🏖 Understood: you are away from {first} until {day}. You’ll get no requests then.")
    first = t.dated_day(since, now) if since else ""
    text = lines(
        understood.format(day=day, first=first),
        t.gettext("Requests that you already have stay open. The team has been told. Your terms: /card"),
    )
    undo = Key(t.pgettext("button", "Undo"), UndoAway(told.until, told.since_before, told.until_before))
    return Screen(text, ((undo,),))


def _seen(view: OwnCardView, t: Translator) -> str:
    return lines("<b>" + t.gettext("Your card, as journalists see it") + "</b>", entry(view.match, view.now, t))


def _terms(view: OwnCardView, t: Translator) -> str:
    names = _names(t)
    listed = (f"• {names[page]}: {_value(page, view, t)}" for page in names)
    return lines("<b>" + t.gettext("Your terms") + "</b>", *listed)


def _going_on(view: OwnCardView, t: Translator) -> str:
    if not view.open:
        return ""
    return t.ngettext(
        "{count} request that you already have goes on: /requests",
        "{count} requests that you already have go on: /requests",
        view.open,
    ).format(count=view.open)


def _names(t: Translator) -> dict[CardPage, str]:
    return {
        CardPage.AWAY: t.pgettext("terms", "Requests"),
        CardPage.HOURS: t.pgettext("terms", "Hours and days"),
        CardPage.LANGUAGES: t.pgettext("terms", "Interview languages"),
        CardPage.FORMATS: t.pgettext("terms", "Formats"),
        CardPage.LIMITS: t.pgettext("terms", "How many"),
        CardPage.NOT_TAKEN: t.pgettext("terms", "Not taken"),
        CardPage.CONTACTS: t.pgettext("terms", "Shared with a yes"),
    }


def _value(page: CardPage, view: OwnCardView, t: Translator) -> str:
    """How a term stands."""
    terms, expert = view.terms, view.match.expert
    match page:
        case CardPage.AWAY:
            return _away(view, t)
        case CardPage.HOURS:
            return _hours(terms, t)
        case CardPage.LANGUAGES:
            return t.list_of(language_name(code, t) for code in expert.languages) or t.gettext("any")
        case CardPage.FORMATS:
            return t.list_of(format_name(value, t) for value in expert.formats) or t.gettext("any")
        case CardPage.LIMITS:
            return _limits(view, t)
        case CardPage.NOT_TAKEN:
            return t.list_of(h(one) for one in terms.not_taken) or t.pgettext("not taken", "nothing")
    names = _ways(t)
    return t.list_of(names[one] for one in terms.shared) or t.gettext("you choose each time")


def _away(view: OwnCardView, t: Translator) -> str:
    terms = view.terms
    if terms.paused:
        return t.gettext("paused, nobody can ask you")
    if terms.away_until is None or terms.away_until <= view.now:
        return t.gettext("welcome")
    day = last_day(terms.away_until, view.now, t)
    if terms.away_from is None or terms.away_from <= view.now:
        return t.pgettext("you", "away until {day}").format(day=day)
    return t.gettext("away from {first} until {day}").format(first=t.dated_day(terms.away_from, view.now), day=day)


def _hours(terms: Terms, t: Translator) -> str:
    if terms.any_time:
        return t.gettext("any time")
    days = t.list_of(t.weekday_key(day + 1) for day in terms.weekdays) or t.gettext("every day")
    hours = f"{_clock(terms.opens, t)} – {_clock(terms.closes, t)}" if terms.opens is not None else ""
    off = "" if terms.on_holidays else t.gettext("not on public holidays")
    return ", ".join(part for part in (days, hours, off) if part)


def _clock(at: time | None, t: Translator) -> str:
    return t.hour(at.hour, at.minute) if at is not None else ""


def _limits(view: OwnCardView, t: Translator) -> str:
    terms = view.terms
    if terms.a_month >= MOST_ASKS:
        return t.gettext("any number a month, {once} at a time; this month so far: {asked}").format(
            once=terms.at_once, asked=view.asked
        )
    return t.gettext("up to {month} a month, {once} at a time; this month so far: {asked}").format(
        month=terms.a_month, once=terms.at_once, asked=view.asked
    )


def _ways(t: Translator) -> dict[str, str]:
    return {
        "phone": t.pgettext("contact", "phone"),
        "email": t.pgettext("contact", "e-mail"),
        "telegram": t.pgettext("contact", "Telegram"),
        "bot": t.pgettext("contact", "a conversation here, through the bot"),
    }


def _pages(view: OwnCardView, t: Translator) -> tuple[Row, ...]:
    keys = [Key(f"✏️ {name}", OpenOwnCard(page)) for page, name in _names(t).items()]
    pause = Key(t.pgettext("button", "⏸ Pause requests"), SetTerm(CardPage.AWAY, "pause"))
    resume = Key(t.pgettext("button", "▶️ Take requests again"), SetTerm(CardPage.AWAY, "back"))
    correct = Key("📇 " + t.pgettext("button", "Correct my card"), ProposeEntry())
    return (*rows(keys), (resume if view.terms.paused else pause,), (correct,))


def _asks(t: Translator) -> Mapping[CardPage, str]:
    return {
        CardPage.AWAY: t.gettext("Until when are you away?"),
        CardPage.HOURS: t.gettext("When may you be asked?"),
        CardPage.LANGUAGES: t.gettext("In which languages do you give interviews?"),
        CardPage.FORMATS: t.gettext("In which formats do you answer?"),
        CardPage.LIMITS: t.gettext("How many requests do you take?"),
        CardPage.NOT_TAKEN: t.gettext("Which outlets or topics don’t you take?"),
        CardPage.CONTACTS: t.gettext("What shall be chosen already when you say yes?"),
    }


def _hints(t: Translator) -> Mapping[CardPage, str]:
    return {
        CardPage.AWAY: t.gettext(
            "Choose, or write it: “until 15 December”, “from 20 December to 5 January”, “next week”, “I’m back”."
        ),
        CardPage.HOURS: t.gettext(
            "Choose, or write it: “Mon-Fri 9-17”, “Tuesday and Thursday 18-21, no public holidays”, “any time”."
        ),
        CardPage.LANGUAGES: t.gettext("Choose, or write them: “Bulgarian, English”; “all” means as in the directory."),
        CardPage.FORMATS: t.gettext("Choose, or write them: “phone, written quote”; “all” means as in the directory."),
        CardPage.LIMITS: t.gettext(
            "Choose, or write it: “2 a month, 1 at a time”. Beyond that the next expert is asked; a pause means none."
        ),
        CardPage.NOT_TAKEN: t.gettext(
            "Write them with commas between: “Example Daily, homeopathy”; “nothing” clears the list. Journalists see "
            "only that you are not available for this."
        ),
        CardPage.CONTACTS: t.gettext(
            "Choose, or write them: “phone, e-mail”. Nothing leaves before your yes, and you can change it each time."
        ),
    }


def _trouble(view: OwnCardView, t: Translator) -> str:
    return {
        "not_understood": t.gettext("⚠️ I did not understand that."),
        "until_when": t.gettext("🏖 You’ll be away. The team has been told; until when should nobody ask you?"),
        "too_far": t.gettext(
            "⚠️ That is more than a year. Pause requests instead; you can take them again at any time."
        ),
        "too_many": t.gettext("⚠️ The list is full: twelve outlets and topics at most."),
    }.get(view.trouble, "")


def _keys(view: OwnCardView, t: Translator) -> tuple[Row, ...]:
    match view.page:
        case CardPage.AWAY:
            return _away_keys(view, t)
        case CardPage.HOURS:
            return _hours_keys(view.terms, t)
        case CardPage.LANGUAGES:
            codes = dict.fromkeys((*view.match.expert.languages, *SPOKEN[:LANGUAGES_OFFERED]))
            spoken = view.match.expert.languages
            return rows([_turn(view, capital(language_name(code, t)), code, code in spoken) for code in codes])
        case CardPage.FORMATS:
            chosen = view.match.expert.formats
            return rows([_turn(view, capital(format_name(one, t)), one.value, one.value in chosen) for one in Format])
        case CardPage.LIMITS:
            return _limits_keys(view, t)
        case CardPage.NOT_TAKEN:
            return tuple((_turn(view, f"✖️ {one}", str(n), False),) for n, one in enumerate(view.terms.not_taken))
    names = _ways(t)
    return rows([_turn(view, capital(names[one]), one, one in view.terms.shared) for one in view.contacts], width=1)


def _turn(view: OwnCardView, label: str, value: str, chosen: bool) -> Key:
    return Key(ticked(label, chosen), SetTerm(view.page, value))


def _away_keys(view: OwnCardView, t: Translator) -> tuple[Row, ...]:
    weeks = [
        _turn(view, t.ngettext("{count} week", "{count} weeks", count).format(count=count), f"{count}w", False)
        for count in (1, 2, 4)
    ]
    gone = view.terms.paused or (view.terms.away_until is not None and view.terms.away_until > view.now)
    back = [_turn(view, t.pgettext("button", "I’m back"), "back", False)] if gone else []
    pause = [] if view.terms.paused else [_turn(view, t.pgettext("button", "⏸ Pause requests"), "pause", False)]
    return (tuple(weeks), *((key,) for key in (*back, *pause)))


def _hours_keys(terms: Terms, t: Translator) -> tuple[Row, ...]:
    def key(label: str, value: str, chosen: bool) -> Key:
        return Key(ticked(label, chosen), SetTerm(CardPage.HOURS, value))

    days = [key(t.weekday_key(day + 1), str(day), not terms.weekdays or day in terms.weekdays) for day in range(7)]
    hours = [
        key(
            f"{t.hour(opens, 0)} – {t.hour(closes, 0)}",
            f"{opens}-{closes}",
            (terms.opens, terms.closes) == (time(opens), time(closes)),
        )
        for opens, closes in ((9, 17), (8, 20), (18, 22))
    ]
    return (
        tuple(days[:4]),
        tuple(days[4:]),
        tuple(hours),
        (key(t.pgettext("button", "Working days"), "working", False),),
        (key(t.pgettext("button", "Not on public holidays"), "holidays", not terms.on_holidays),),
        (key(t.pgettext("button", "Any time"), "any", terms.any_time),),
    )


def _limits_keys(view: OwnCardView, t: Translator) -> tuple[Row, ...]:
    terms = view.terms
    monthly = [_turn(view, _monthly(count, t), f"month-{count}", terms.a_month == count) for count in A_MONTH]
    once = [
        _turn(view, t.gettext("{count} at a time").format(count=count), f"once-{count}", terms.at_once == count)
        for count in AT_ONCE
    ]
    return (*rows(monthly, 2), *rows(once, 2))


def _monthly(count: int, t: Translator) -> str:
    return t.gettext("{count} a month").format(count=count) if count < MOST_ASKS else t.gettext("Any number a month")
