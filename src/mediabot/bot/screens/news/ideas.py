"""Leads: what could be a story now, each with the reason why it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.news import AskNewExpert, AskTopic, OpenNews, ShowTerms
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.news.item import embargo_line, linked_title
from mediabot.bot.screens.news.views import IdeasView, LeadView
from mediabot.bot.screens.words import ask_label, called, marked, marked_list, titles_of, who
from mediabot.domain.leads import LeadKind
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

KEY = 34
"""Characters of a key that has a row to itself."""


def ideas(view: IdeasView, t: Translator) -> Screen:
    """The leads with a key for each. What is under an embargo can't be passed on."""
    heading = "<b>" + t.gettext("Story ideas") + "</b>"
    nothing = t.gettext("Nothing stands out right now. Try /news, or write a topic and I’ll find an expert.")
    told = [f"{number}. {_lead(lead, view, t)}" for number, lead in enumerate(view.leads, start=1)]
    protect = any(lead.kind is LeadKind.EMBARGOED for lead in view.leads)
    return Screen(
        blocks(heading, *(told or [nothing]), _terms(view, t)), (*_keys(view, t), *_terms_row(view, t)), protect=protect
    )


def _lead(lead: LeadView, view: IdeasView, t: Translator) -> str:
    title = linked_title(lead.item) if lead.item else ""
    match lead.kind:
        case LeadKind.EMBARGOED if lead.item:
            why = t.gettext("You can prepare your story now; the news becomes public when the embargo ends.")
            return lines(embargo_line(lead.item, view.now, t), title, f"<i>{why}</i>")
        case LeadKind.FRESH:
            return lines(f"📰 {title}", f"<i>{_fresh(lead, t)}</i>")
        case LeadKind.ANNOUNCED:
            return lines(f"📅 {title}", f"<i>{_announced(lead, view.today, t)}</i>")
        case LeadKind.ANNIVERSARY:
            return lines(f"🗓 {title}", f"<i>{_anniversary(lead, view.today, t)}</i>")
        case LeadKind.ASKED:
            return lines(f"❓ <b>{h(marked(lead.topic, t))}</b>", f"<i>{_asked(lead, t)}</i>")
    return _newcomer(lead, t)


def _fresh(lead: LeadView, t: Translator) -> str:
    why = t.gettext("New on your topics.") if lead.mine else t.gettext("New in the last two weeks.")
    if lead.expert is None:
        return why
    parts = (called(lead.expert, t.language), marked(titles_of(lead.expert, t.language)[1], t))
    name = ", ".join(part for part in parts if part)
    explains = t.gettext("Can explain it: {name}.").format(name=h(name))
    return f"{why} {explains}"


def _announced(lead: LeadView, today: date, t: Translator) -> str:
    if lead.on == today:
        return t.gettext("The event is today.")
    days = (lead.on - today).days if lead.on else 0
    in_days = t.ngettext("Event date: {day} (in {count} day).", "Event date: {day} (in {count} days).", days)
    return in_days.format(day=t.day_near(lead.on or today), count=days)


def _anniversary(lead: LeadView, today: date, t: Translator) -> str:
    if lead.on == today:
        text = t.ngettext(
            "Anniversary today: {count} year since this news.",
            "Anniversary today: {count} years since this news.",
            lead.years,
        )
    else:
        text = t.ngettext(
            "Anniversary on {day}: {count} year since this news.",
            "Anniversary on {day}: {count} years since this news.",
            lead.years,
        )
    return text.format(count=lead.years, day=t.day_near(lead.on or today))


def _asked(lead: LeadView, t: Translator) -> str:
    """Never for fewer than five: `domain.leads` sees to that."""
    return t.ngettext(
        "{count} journalist asked about it in the last four weeks.",
        "{count} journalists asked about it in the last four weeks.",
        lead.askers,
    ).format(count=lead.askers)


def _newcomer(lead: LeadView, t: Translator) -> str:
    if lead.expert is None or lead.on is None:
        return ""
    why = t.gettext("Added to the directory on {day}. Topics: {topics}.").format(
        day=t.day(lead.on), topics=marked_list(lead.topics, t)
    )
    return lines(f"👤 {who(replace(lead.expert, organisation=''), t)}", f"<i>{why}</i>")


def _keys(view: IdeasView, t: Translator) -> tuple[Row, ...]:
    """Numbers in one row for what is read; words for what asks somebody."""
    numbered = list(enumerate(view.leads, start=1))
    numbers = tuple(Key(str(number), OpenNews(lead.item.id)) for number, lead in numbered if lead.item)
    asks = [(_asking(number, lead, t),) for number, lead in numbered if lead.item is None]
    return (*((numbers,) if numbers else ()), *asks)


def _asking(number: int, lead: LeadView, t: Translator) -> Key:
    if lead.expert is not None:
        ask = ask_label(lead.expert, t, KEY - len(f"{number} · "))
        return Key(cut(f"{number} · {ask}", KEY), AskNewExpert(expert_key(lead.expert.id)))
    return Key(cut(f"{number} · " + t.pgettext("button", "Ask an expert"), KEY), AskTopic(lead.topic_key))


def _terms(view: IdeasView, t: Translator) -> str:
    return (
        "🔒 " + t.gettext("There are also releases under embargo. You can see them once you agree to the terms.")
        if view.terms
        else ""
    )


def _terms_row(view: IdeasView, t: Translator) -> tuple[Row, ...]:
    return ((Key("🔒 " + t.pgettext("button", "The embargo terms"), ShowTerms()),),) if view.terms else ()
