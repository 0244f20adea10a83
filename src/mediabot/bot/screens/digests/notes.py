"""Short answers and announcements about digests."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    """By what happened."""
    return {
        Event.NOT_SUBSCRIBED: t.gettext("You have no digest of your own. Turn one on with /digest."),
        Event.DIGESTS_OFF: t.gettext(
            "✔️ You will get no more digests, not even the Media Center’s own. Turn them on again with /digest."
        ),
        Event.DIGEST_UNTESTED: t.gettext(
            "First send a test and look at it in your chat; then the digest can be started."
        ),
        Event.DIGEST_NOBODY: t.gettext("There is nobody in this audience. Remove one of the conditions."),
        Event.EDITION_CLOSED: t.gettext(
            "This edition is no longer pending: it has already been decided, or it is too late."
        ),
        Event.DIGEST_REMOVED: t.gettext("✔️ The digest has been deleted."),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.STAFF_DIGEST_NAME: t.gettext("Reply to this message with the digest’s name; readers see it as the title."),
        Ask.STAFF_DIGEST_DAYS: t.gettext(
            "Reply to this message with the weekdays, for example: Monday, Wednesday-Friday."
        ),
        Ask.STAFF_DIGEST_HOUR: t.gettext("Reply to this message with the time, for example 8:30."),
        Ask.STAFF_DIGEST_LEAD_BG: t.gettext(
            "Reply to this message with the lead-in in Bulgarian; send “-” to remove it."
        ),
        Ask.STAFF_DIGEST_LEAD_EN: t.gettext(
            "Reply to this message with the lead-in in English; send “-” to remove it."
        ),
        Ask.STAFF_DIGEST_KEEP: t.gettext(
            "How many hours late may an edition still be sent? Reply to this message with a number from 1 to 72."
        ),
        Ask.STAFF_DIGEST_TEST: t.gettext(
            "Who should get the test? Reply to this message with @usernames or numbers of people who use the bot."
        ),
    }
