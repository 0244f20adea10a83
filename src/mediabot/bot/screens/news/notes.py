"""Short answers at the news desk; part of `screens/notes.py`."""

from __future__ import annotations

from mediabot.i18n.translator import Translator

QUIET = frozenset({"news_offer_taken", "news_offer_left", "correction_dropped", "embargo_ended"})
"""What rings nobody."""


def newsdesk_notes(t: Translator) -> dict[str, str]:
    return _asked(t) | _refused(t) | _told(t)


def _asked(t: Translator) -> dict[str, str]:
    return {
        "ask_news_new": t.gettext(
            "Send the news as an answer to this message: a text whose first line is the title, a photo, video or "
            "document, an album, a forwarded post, or just a link."
        ),
        "ask_news_find": t.gettext("Answer this message with words from the title."),
        "ask_news_title": t.gettext("Answer this message with the title. Its language I see by myself."),
        "ask_news_summary": t.gettext(
            "Answer this message with the text. Its language I see by myself; “-” removes it."
        ),
        "ask_news_source": t.gettext("Answer this message with the source’s name; “-” removes it."),
        "ask_news_link": t.gettext("Answer this message with the link; “-” removes it."),
        "ask_news_in_bg": t.gettext("Answer this message with the Bulgarian version."),
        "ask_news_in_en": t.gettext("Answer this message with the English version."),
        "ask_news_files": t.gettext("Answer this message with photos, videos or documents, ten at most."),
        "ask_news_embargo": t.gettext(
            "Until when is it under embargo? Answer this message, for example “tomorrow 10:00”; “none” removes it."
        ),
        "ask_news_event": t.gettext(
            "On which day is it? Answer this message, for example “5 December”; “none” removes it."
        ),
        "ask_news_correction": t.gettext(
            "What was wrong, and what is right? Answer this message; before anything is sent you will see it once more."
        ),
        "ask_feed_url": t.gettext("Answer this message with the address of the feed (RSS or Atom)."),
        "ask_embargo_breach": t.gettext(
            "Answer this message with what happened. The access is then closed, and the person reads your words."
        ),
    }


def _refused(t: Translator) -> dict[str, str]:
    return {
        "item_gone": t.gettext("This is no longer there: deleted, joined or settled meanwhile. See /newsdesk."),
        "news_fixed": t.gettext("That can’t be done any more: the item’s state has changed. Open it anew: /newsdesk."),
        "title_missing": t.gettext("It can’t be published without a title. Tap “Title” first."),
        "topics_unconfirmed": t.gettext("Its topics are only suggested. Look at them and tap “Confirm topics” first."),
        "instant_passed": t.gettext(
            "That has passed already. An embargo ends in the future; please type another time."
        ),
        "not_an_instant": t.gettext(
            "I don’t see which day or time that is. Please type it for example like this: 5 December 10:00."
        ),
        "bad_link": t.gettext("That is no address I could use. It must begin with https:// or http://."),
        "nothing_usable": t.gettext("That can’t be used here. Please send what the message above asks for."),
        "news_odd_kind": t.gettext(
            "A news item can have text, photos, videos and documents. Please send one of these, or a link."
        ),
    }


def _told(t: Translator) -> dict[str, str]:
    return {
        "news_known": t.gettext("That story is here already; this is its item."),
        "news_shortened": t.gettext(
            "The text was too long for a news item and was shortened. Please look at its end, and keep the link."
        ),
        "news_offer_taken": t.gettext("📰 It is a draft now."),
        "news_offer_left": t.gettext("Left as it is."),
        "correction_dropped": t.gettext("No correction is sent."),
        "embargo_ended": t.gettext("🔓 The embargo has ended; everybody can read the item now: {title}"),
        "embargo_closed": t.gettext(
            "⛔ Staff have closed your access to news under embargo. Reason: {reason} You still get all other news, "
            "and can ask experts. If this is a mistake, write to staff: /human"
        ),
        "embargo_opened": t.gettext("🔓 Your access to news under embargo is open again."),
    }
