"""Short answers at the news desk; part of `screens/notes.py`."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.news import NewsPart
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator

QUIET = frozenset({Event.NEWS_OFFER_TAKEN, Event.NEWS_OFFER_LEFT, Event.CORRECTION_DROPPED, Event.EMBARGO_ENDED})
"""What rings nobody."""


def sentences(t: Translator) -> dict[Event, str]:
    return _refused(t) | _told(t)


def _refused(t: Translator) -> dict[Event, str]:
    return {
        Event.ITEM_GONE: t.gettext(
            "This is no longer here: it has been deleted, merged or settled in the meantime. See /newsdesk."
        ),
        Event.NEWS_FIXED: t.gettext(
            "That is no longer possible: the item’s state has changed. Open it again: /newsdesk."
        ),
        Event.TITLE_MISSING: t.gettext("It can’t be published without a title. Tap “Title” first."),
        Event.TOPICS_UNCONFIRMED: t.gettext(
            "Its topics are only suggested. Check them and tap “Confirm topics” first."
        ),
        Event.INSTANT_PASSED: t.gettext(
            "That has already passed. An embargo must end in the future; please enter another time."
        ),
        Event.NOT_AN_INSTANT: t.gettext(
            "I can’t tell which day or time you mean. Please write it like this, for example: 5 December 10:00."
        ),
        Event.BAD_LINK: t.gettext("I can’t use that address. It must begin with https:// or http://."),
        Event.NOTHING_USABLE: t.gettext("That can’t be used here. Please send what the message above asks for."),
        Event.NEWS_ODD_KIND: t.gettext(
            "A news item can have text, photos, videos and documents. Please send one of these, or a link."
        ),
    }


def _told(t: Translator) -> dict[Event, str]:
    return {
        Event.NEWS_KNOWN: t.gettext("We already have that story; here it is."),
        Event.NEWS_SHORTENED: t.gettext(
            "The text was too long for a news item and has been shortened. Please check how it ends, and keep the link."
        ),
        Event.NEWS_OFFER_TAKEN: t.gettext("📰 I’ve added it as a draft."),
        Event.NEWS_OFFER_LEFT: t.gettext("OK, I’ve left it as it is."),
        Event.CORRECTION_CHANGED: t.gettext(
            "The text of this correction has been changed since you saw its card, so I sent nothing. This is how "
            "it reads now: please check it and tap again."
        ),
        Event.CORRECTION_DROPPED: t.gettext("No correction will be sent."),
        Event.EMBARGO_ENDED: t.gettext("🔓 The embargo has ended; everyone can read the item now: {title}"),
        Event.EMBARGO_CLOSED: t.gettext(
            "⛔ The Media Center has closed your access to news under embargo.\nReason: {reason}\n\nYou still get "
            "all other news and can ask experts. If this is a mistake, write to the Media Center team: /human"
        ),
        Event.EMBARGO_OPENED: t.gettext("🔓 Your access to news under embargo has been restored."),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.NEWS_NEW: t.gettext(
            "Send the news as a reply to this message: text with the title on its first line, a photo, video or "
            "document, an album, a forwarded post, or just a link."
        ),
        Ask.NEWS_FIND: t.gettext("Reply to this message with words from the title."),
        Ask.FEED_URL: t.gettext("Reply to this message with the address of the feed (RSS or Atom)."),
        Ask.EMBARGO_BREACH: t.gettext(
            "Reply to this message and describe what happened. Access will then be closed, and the person will "
            "read what you wrote."
        ),
    }


def parts(t: Translator) -> dict[NewsPart, str]:
    """What is asked for a part of an item."""
    return {
        NewsPart.TITLE: t.gettext("Reply to this message with the title. I’ll detect the language myself."),
        NewsPart.SUMMARY: t.gettext(
            "Reply to this message with the text. I’ll detect the language myself; send “-” to remove it."
        ),
        NewsPart.SOURCE: t.gettext("Reply to this message with the source’s name; send “-” to remove it."),
        NewsPart.LINK: t.gettext("Reply to this message with the link; send “-” to remove it."),
        NewsPart.FILES: t.gettext("Reply to this message with photos, videos or documents, ten at most."),
        NewsPart.EMBARGO: t.gettext(
            "When does the embargo end? Reply to this message, for example “tomorrow 10:00”; send “none” to remove it."
        ),
        NewsPart.EVENT: t.gettext(
            "When is the event? Reply to this message, for example “5 December”; send “none” to remove the date."
        ),
        NewsPart.CORRECTION: t.gettext(
            "What was wrong, and what is right? Reply to this message; before anything is sent you will see it "
            "once more."
        ),
    }


def versions(t: Translator) -> dict[str, str]:
    """What is asked for an item’s version in a language."""
    return {
        "bg": t.gettext("Reply to this message with the Bulgarian version."),
        "en": t.gettext("Reply to this message with the English version."),
    }
