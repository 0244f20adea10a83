"""Short answers about entries of the directory."""

from __future__ import annotations

from mediabot.domain.notices.events import Event
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    """Those of this room."""
    return {
        Event.CARD_CHANGED: t.gettext(
            "✅ The Media Center team has accepted your correction. Journalists now see your card as you proposed it."
        ),
        Event.CARD_REFUSED: t.gettext(
            "The Media Center team has not accepted your correction. Reason: {reason}\nYou can propose another one "
            "from /card, or write to the team."
        ),
        Event.ENTRY_RETIRED: t.gettext(
            "The Media Center team has removed your entry from the directory, so no more journalists will be referred "
            "to you. Thank you for your help! If this is a mistake, write to the team."
        ),
        Event.CONSENT_CHANGED: t.gettext(
            "The text has changed since you opened it, so nothing has been recorded yet. Please read it below and "
            "agree again."
        ),
        Event.CARD_CONFIRMED: t.gettext("✅ Thank you! Your card is marked as checked today."),
        Event.CARD_UNLISTED: t.gettext(
            "We asked you three times whether your card is still right and did not hear from you, so it is no longer "
            "in the directory. If you would like it back, write to the Media Center team."
        ),
        Event.NOT_LISTED: t.gettext(
            "Your card is not in the directory at the moment. If you would like it back, write to the Media Center "
            "team."
        ),
        Event.ALREADY_DECIDED: t.gettext(
            "You have already decided on this invitation. If you have changed your mind, write to the Media Center "
            "team."
        ),
        Event.NOT_AN_ORCID: t.gettext(
            "That is not an ORCID, or one of its digits is wrong. Please send it again, such as 0000-0002-1825-0097."
        ),
        Event.ENTRY_PAUSED: t.gettext(
            "⏸ The Media Center team has paused your entry: no new requests will reach you until it resumes."
        ),
        Event.ENTRY_RESUMED: t.gettext("▶️ The Media Center team has resumed your entry: requests can reach you again."),
        Event.ENTRY_CLOSED: t.gettext(
            "This form is already closed: it was published, sent, refused or cancelled. Start a new one if you need to."
        ),
        Event.ENTRY_NOT_TAKEN: t.gettext(
            "The directory’s checks do not allow this change. Please open the entry with /experts and look at it first."
        ),
        Event.LAST_EXPERT: t.gettext(
            "This is the only expert in the directory, and it can’t be empty. Add somebody else first."
        ),
    }
