"""Short answers and announcements about digests."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    """By what happened."""
    return {
        Event.NOT_SUBSCRIBED: t.gettext("You have no digest of your own. /digest turns one on."),
        Event.DIGESTS_OFF: t.gettext(
            "✔️ No digest comes to you any more, the Media Center’s own neither. /digest turns it on again."
        ),
        Event.DIGEST_UNTESTED: t.gettext(
            "First send a test and look at it in your chat; then the digest can be started."
        ),
        Event.DIGEST_NOBODY: t.gettext("Nobody is in this audience. Lift one of its conditions."),
        Event.EDITION_CLOSED: t.gettext(
            "This edition does not wait any more: it was decided already, or it is too late."
        ),
        Event.DIGEST_REMOVED: t.gettext("✔️ The digest is deleted."),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.STAFF_DIGEST_NAME: t.gettext("Answer this message with the digest’s name; readers see it as its heading."),
        Ask.STAFF_DIGEST_DAYS: t.gettext(
            "Answer this message with the weekdays, for example: Monday, Wednesday-Friday."
        ),
        Ask.STAFF_DIGEST_HOUR: t.gettext("Answer this message with the hour, for example 8:30."),
        Ask.STAFF_DIGEST_LEAD_BG: t.gettext("Answer this message with the lead-in in Bulgarian; a dash removes it."),
        Ask.STAFF_DIGEST_LEAD_EN: t.gettext("Answer this message with the lead-in in English; a dash removes it."),
        Ask.STAFF_DIGEST_KEEP: t.gettext("Answer this message with a number of hours, 1 to 72."),
        Ask.STAFF_DIGEST_TEST: t.gettext(
            "Answer this message with those who should get the test: @names or numbers of people who use the bot."
        ),
    }
