"""Short answers and announcements about digests."""

from __future__ import annotations

from mediabot.i18n.translator import Translator


def of_digests(t: Translator) -> dict[str, str]:
    """By the name of what happened."""
    return {
        "not_subscribed": t.gettext("You have no digest of your own. /digest turns one on."),
        "digests_off": t.gettext(
            "✔️ No digest comes to you any more, the Media Center’s own neither. /digest turns it on again."
        ),
        "digest_untested": t.gettext("First send a test and look at it in your chat; then the digest can be started."),
        "digest_nobody": t.gettext("Nobody is in this audience. Lift one of its conditions."),
        "edition_closed": t.gettext("This edition does not wait any more: it was decided already, or it is too late."),
        "digest_removed": t.gettext("✔️ The digest is deleted."),
        "ask_staff_digest_name": t.gettext(
            "Answer this message with the digest’s name; readers see it as its heading."
        ),
        "ask_staff_digest_days": t.gettext(
            "Answer this message with the weekdays, for example: Monday, Wednesday-Friday."
        ),
        "ask_staff_digest_hour": t.gettext("Answer this message with the hour, for example 8:30."),
        "ask_staff_digest_lead_bg": t.gettext("Answer this message with the lead-in in Bulgarian; a dash removes it."),
        "ask_staff_digest_lead_en": t.gettext("Answer this message with the lead-in in English; a dash removes it."),
        "ask_staff_digest_keep": t.gettext("Answer this message with a number of hours, 1 to 72."),
        "ask_staff_digest_test": t.gettext(
            "Answer this message with those who should get the test: @names or numbers of people who use the bot."
        ),
    }


def editions_skipped(count: int, t: Translator) -> str:
    """To staff; the places for the count and the digest's name are left open."""
    return t.ngettext(
        "⚠️ {count} edition of the digest “{digest}” was not sent: it is too old. Its news come in the next one.",
        "⚠️ {count} editions of the digest “{digest}” were not sent: they are too old. Their news come in the next one.",
        count,
    )


def edition_of_nobody(t: Translator) -> str:
    """To staff; the place for the digest's name is left open."""
    return t.gettext("⚠️ An edition of the digest “{digest}” went to nobody: its audience is empty. See /digests.")
