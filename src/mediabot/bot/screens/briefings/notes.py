"""Short answers about briefings, and what is asked in words."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    return {
        Event.BRIEFING_FIXED: t.gettext(
            "That is not possible with this briefing as it stands now. Its card shows more: /briefings."
        ),
        Event.BRIEFING_OVER: t.gettext(
            "This briefing has begun or was cancelled, so nothing has changed. See what is coming up: /briefings."
        ),
        Event.BRIEFING_UNTITLED: t.gettext("There is no title yet. Please write one first, in either language."),
        Event.BRIEFING_TIMELESS: t.gettext(
            "A briefing has to begin at least ten minutes and at most three months from now. Please write another "
            "time, for example: tomorrow 11:00."
        ),
        Event.BRIEFING_PLACELESS: t.gettext("Nobody would know where to go. Please set an address or a link first."),
        Event.BRIEFING_FOR_NOBODY: t.gettext("Nobody would hear of it without a topic. Please tick at least one."),
        Event.BRIEFING_NUMBER: t.gettext("Please write the number of places in digits, for example 20, or “none”."),
        Event.BRIEFING_GONE: t.gettext("This briefing is no longer there. See /briefings."),
        Event.BRIEFING_FIRST: t.gettext(
            "You haven’t signed up for this briefing, so your question wasn’t passed on. Please sign up first, and "
            "then send it again."
        ),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.BRIEFING_TITLE: t.gettext(
            "What is the briefing about? Write a title in Bulgarian or English; the other language can be added on the "
            "card."
        ),
        Ask.BRIEFING_BG: t.gettext("Write the title in Bulgarian."),
        Ask.BRIEFING_EN: t.gettext("Write the title in English."),
        Ask.BRIEFING_TIME: t.gettext("When does it begin? For example: tomorrow 11:00, or 27 November 10:30."),
        Ask.BRIEFING_PLACE: t.gettext(
            "Where is it? Write an address or a link. Only those who have a place will see it."
        ),
        Ask.BRIEFING_PLACES: t.gettext("How many can come? Write a number, or “none” for no limit."),
        Ask.BRIEFING_NOTES: t.gettext("Write the link to the recording or notes; everyone who signed up will get it."),
        Ask.BRIEFING_QUESTION: t.gettext(
            "What would you like to hear about? Write your question; the Media Center team will pass it on to the "
            "experts without your name."
        ),
    }
