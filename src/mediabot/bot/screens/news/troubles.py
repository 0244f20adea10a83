"""Why a page or a feed could not be read, and what staff can do instead."""

from __future__ import annotations

from mediabot.domain.notices.events import Event, cant_read
from mediabot.domain.sources import Reason
from mediabot.i18n.translator import Translator


def sentences(t: Translator) -> dict[Event, str]:
    """Of reading pages that staff brought."""
    instead = t.gettext("The draft has been saved with its link; please write the title and the text yourself.")
    told = {cant_read(reason): f"{trouble(reason, t)} {instead}" for reason in Reason}
    return {
        Event.READING_PAGE: t.gettext("I’m reading the page; the item will appear again as soon as I have finished."),
        **told,
    }


def trouble(reason: Reason, t: Translator) -> str:
    """One sentence."""
    return {
        Reason.BAD_LINK: t.gettext("This is not the address of a page."),
        Reason.LOCAL_ADDRESS: t.gettext("This address is inside a private network, so I can’t open it."),
        Reason.NO_ANSWER: t.gettext("The page’s server did not answer."),
        Reason.TOO_SLOW: t.gettext("The page’s server answers too slowly."),
        Reason.TOO_LARGE: t.gettext("The content at this address is too large."),
        Reason.REDIRECT_LOOP: t.gettext("This address keeps redirecting without end."),
        Reason.REFUSED: t.gettext("The page’s server answered with an error."),
        Reason.GONE: t.gettext("The content at this address has been removed."),
        Reason.NOT_A_FEED: t.gettext("There is no RSS or Atom feed at this address."),
        Reason.UNREADABLE: t.gettext("I could not make sense of the content at this address."),
        Reason.NO_TEXT: t.gettext("I could not find a title and a text on this page."),
    }[reason]
