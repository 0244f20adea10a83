"""What an expert reads who opens an invitation, and what they are asked half a year after the entry was checked.

Raise `CONSENT_VERSION` when what is agreed to changes in substance.
"""

from __future__ import annotations

import hashlib

from mediabot.bot.buttons.entries import AgreeToText, CardIsRight, JoinStep, JoinTurn, ProposeEntry
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.entries.fields import filled
from mediabot.bot.screens.entries.views import CardRightView, JoinView
from mediabot.bot.screens.words import who
from mediabot.domain.entries import CONTACTS, EntryField
from mediabot.domain.joining import CONSENT_VERSION, MOST_ASKED, mark_of
from mediabot.i18n.translator import Translator

UNSEEN = frozenset(
    {EntryField(f"{name}_{code}") for name in ("name", "title", "organisation") for code in ("bg", "en")} | CONTACTS
)
"""What stands in the heading, and what journalists see only after a yes."""


def invitation(view: JoinView, t: Translator) -> Screen:
    """The card, what is seen and when, the consent; or what was decided."""
    if view.consent.agreed_at is not None:
        return Screen(_agreed(view, t))
    if view.consent.declined_at is not None:
        return Screen(t.gettext("Your entry has been removed from the directory. Thank you for letting us know."))
    if view.declining:
        return _declining(view, t)
    number = view.consent.id
    keys: tuple[Row, ...] = (
        (
            Key(
                "✅ " + t.pgettext("button", "I agree"),
                AgreeToText(number, t.language, mark_of(hash_of_consent(t))),
                style=Style.GOOD,
            ),
        ),
        (Key(t.pgettext("button", "No, don’t list me"), JoinTurn(number, JoinStep.DECLINE)),),
    )
    welcome = "👋 <b>" + t.gettext("The Media Center invites you as an expert") + "</b>"
    told = t.gettext(
        "If you agree, we will record when you did and which version of this text it was ({version}). Then you can set "
        "when and how often you may be asked."
    )
    return Screen(blocks(welcome, _card(view, t), consent(t), told.format(version=CONSENT_VERSION)), keys)


def consent(t: Translator) -> str:
    """What is agreed to, word for word."""
    return lines(
        "<b>" + t.gettext("What you agree to") + "</b>",
        "1. " + t.gettext("Journalists see the card above, and find you by your topics."),
        "2. " + t.gettext("A journalist’s question reaches you first; you may say no to any of them."),
        "3. " + t.gettext("Your contact details are passed on only after you say yes, and only those you choose."),
        "4. " + t.gettext("You say which interests a journalist should know about."),
        "5. " + t.gettext("You can change your card, pause or leave whenever you like."),
    )


def hash_of_consent(t: Translator) -> str:
    return hashlib.sha256(consent(t).encode()).hexdigest()


def _card(view: JoinView, t: Translator) -> str:
    """As journalists see it, between two lines that say so."""
    seen = "<b>" + t.gettext("Your card, as journalists see it:") + "</b>"
    contacts = [field for field in (view.phone, view.email) if field]
    kept = t.gettext("Only after your yes: {contacts}").format(contacts=h(", ".join(contacts))) if contacts else ""
    return blocks(seen, lines(f"👤 {who(view.expert, t)}", filled(view.entry, t, UNSEEN) if view.entry else "", kept))


def _agreed(view: JoinView, t: Translator) -> str:
    told = t.gettext("✅ You agreed on {day} (version {version} of the text).")
    day = t.day(view.agreed_on) if view.agreed_on else ""
    return blocks(told.format(day=day, version=view.consent.text_version), consent(t))


def _declining(view: JoinView, t: Translator) -> Screen:
    asked = t.gettext(
        "Shall I remove your entry from the directory? Journalists will no longer find you, and the Media Center team "
        "will be told."
    )
    number = view.consent.id
    surely = Key(
        t.pgettext("button", "Yes, remove my entry"), JoinTurn(number, JoinStep.DECLINE_SURELY), style=Style.BAD
    )
    back = Key(t.pgettext("button", "‹ Back"), JoinTurn(number, JoinStep.BACK))
    return Screen(asked, ((surely,), (back,)))


def is_card_right(view: CardRightView, t: Translator) -> Screen:
    """Half a year has passed."""
    ask = "🗓 <b>" + t.gettext("Is your card still right?") + "</b>"
    last = t.gettext("If we don’t hear from you within a week, we will remove your card from the directory.")
    keys: tuple[Row, ...] = (
        (Key("✅ " + t.pgettext("button", "Yes, all of it"), CardIsRight(), style=Style.GOOD),),
        (Key("✏️ " + t.pgettext("button", "Something has changed"), ProposeEntry()),),
    )
    card = lines(f"👤 {who(view.expert, t)}", filled(view.entry, t, UNSEEN - CONTACTS))
    return Screen(blocks(ask, card, last if view.times >= MOST_ASKED else ""), keys)
