"""What an expert reads of the story that their answer led to, in the chat and in a letter: plain text."""

from __future__ import annotations

from mediabot.domain.follow_ups import Outcome
from mediabot.i18n.translator import Translator


def became(outcome: Outcome | None, link: str, t: Translator) -> str:
    """What became of it, as far as the journalist has said."""
    match outcome:
        case Outcome.PUBLISHED if link:
            return t.gettext("The piece is out: {link}").format(link=link)
        case Outcome.PUBLISHED:
            return t.gettext("The piece is out; we weren’t given a link.")
        case Outcome.NOT_USED:
            return t.gettext("Your answer was not used in the end. Thank you for your time all the same.")
    return t.gettext("We haven’t heard whether the piece has come out.")
