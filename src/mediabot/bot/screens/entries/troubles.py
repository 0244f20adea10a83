"""What was wrong with what somebody did with the form of an entry, and what they can do next."""

from __future__ import annotations

from mediabot.bot.screens.base import h
from mediabot.bot.screens.entries.views import EntryDraftView
from mediabot.domain.entries import EntryTrouble
from mediabot.i18n.translator import Translator


def trouble(view: EntryDraftView, t: Translator) -> str:
    return "⚠️ " + troubles(t)[view.trouble].format(about=h(view.about)) if view.trouble else ""


def troubles(t: Translator) -> dict[EntryTrouble, str]:
    return {
        EntryTrouble.EMPTY: t.gettext("There was no text in that. Please write it again."),
        EntryTrouble.TOO_LONG: t.gettext("That is too long: {about} characters. Please shorten it and send it again."),
        EntryTrouble.TOPIC_TWICE: t.gettext(
            "The topic “{about}” is there twice. Please send the topics again, with it once."
        ),
        EntryTrouble.NO_SUCH_TOPIC: t.gettext(
            "There is no topic “{about}” to remove. Write its name as it appears next to “Now”."
        ),
        EntryTrouble.NOT_A_LANGUAGE: t.gettext(
            "“{about}” is not a language I know. Write its name or its two-letter code, such as bg."
        ),
        EntryTrouble.NOT_A_FORMAT: t.gettext("“{about}” is not a format. Tap one of the four, or type its name."),
        EntryTrouble.NOT_AN_ADDRESS: t.gettext(
            "“{about}” is not an e-mail address. I need one such as name@example.org."
        ),
        EntryTrouble.NOT_A_PHONE: t.gettext(
            "“{about}” is not a telephone number. I need one such as +359 2 000 00 00."
        ),
        EntryTrouble.NOT_AN_ACCOUNT: t.gettext(
            "“{about}” is not a Telegram number. I need digits such as 100001; or leave it, and send the "
            "expert an invite link."
        ),
        EntryTrouble.ACCOUNT_TAKEN: t.gettext(
            "That Telegram number already belongs to {about}, and an account can belong to one expert only. Change it "
            "in one of the two entries."
        ),
        EntryTrouble.NOT_A_DAY: t.gettext(
            "“{about}” is not a date I can use: it has to be today or earlier. Write “today” or a "
            "date such as 2026-11-01."
        ),
        EntryTrouble.NAME_MISSING: t.gettext("The name is missing. Write it in Bulgarian, in English or in both."),
        EntryTrouble.TOPICS_MISSING: t.gettext("An expert needs at least one topic. Write the topics first."),
        EntryTrouble.CHANGED_MEANWHILE: t.gettext(
            "The directory has changed since you opened this, so nothing has been published. What you see above is up "
            "to date: tap again if it is right."
        ),
        EntryTrouble.NOTHING_CHANGED: t.gettext("There are no changes here yet. Choose a field first."),
        EntryTrouble.REFUSED_BY_CHECK: t.gettext(
            "The check of the directory refuses this: {about}. Change that field and publish again."
        ),
    }
