"""Short answers about expert reactions, and what is asked in words."""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.domain.reactions import LONGEST, LONGEST_VOICE, MOST_ASKED
from mediabot.domain.stories import TITLE_LIMIT
from mediabot.i18n.translator import Translator

MINUTES = int(LONGEST_VOICE.total_seconds() // 60)


def sentences(t: Translator) -> dict[Event, str]:
    return _to_staff(t) | _to_experts(t)


def _to_staff(t: Translator) -> dict[Event, str]:
    return {
        Event.REACTION_FIXED: t.gettext("This reaction has moved on. Its card shows where it stands now: /reaction."),
        Event.REACTION_UNASKED: t.gettext("There is no question yet. Please write one first, in either language."),
        Event.REACTION_LONG: t.gettext(
            "The question becomes the headline of the piece, so it may have at most {count} characters. Please shorten "
            "it and send it again."
        ).replace("{count}", t.number(TITLE_LIMIT)),
        Event.REACTION_NOBODY: t.gettext("No experts are ticked. Please choose whom to ask first."),
        Event.REACTION_NOT_FREE: t.gettext(
            "None of those you ticked can be asked now; from when they can stands beside their names. Please choose "
            "others, or ask them later."
        ),
        Event.REACTION_FULL: t.gettext(
            "At most {count} experts can be asked at once. Take the tick off somebody first."
        ).replace("{count}", t.number(MOST_ASKED)),
        Event.REACTION_TIME: t.gettext(
            "The time to answer by has to be at least ten minutes and at most three months ahead. Please write another "
            "one, for example: tomorrow 15:00."
        ),
        Event.REACTION_UNANSWERED: t.gettext(
            "Nobody has answered, so there is nothing to publish. You can give more time, ask others, or drop it."
        ),
        Event.REACTION_GONE: t.gettext("This reaction is no longer there. See /reaction."),
        Event.NOT_A_SLIP: t.gettext(
            "That changes more than a slip: figures, a “not” and the sense stay as the expert wrote them, so I left it "
            "as it was. Please send the answer again with only the slip corrected, or ask the expert."
        ),
    }


def _to_experts(t: Translator) -> dict[Event, str]:
    return {
        Event.ANSWERS_CLOSED: t.gettext(
            "The answers to this question are closed, so nothing has changed. If something in yours is wrong, write to "
            "the Media Center team: /human"
        ),
        Event.STATEMENT_LONG: t.gettext(
            "Your answer has {number} characters; at most {count} can be published. Please shorten it and send it "
            "again."
        ).replace("{count}", t.number(LONGEST)),
        Event.VOICE_LONG: t.gettext(
            "The voice message is longer than {minutes} minutes, and nobody could quote from it. Please record a "
            "shorter one, or write."
        ).replace("{minutes}", t.number(MINUTES)),
        Event.STATEMENT_KIND: t.gettext("Please answer with text or with a voice message recorded here."),
    }


def asks(t: Translator) -> dict[Ask, str]:
    """What is asked of somebody."""
    return {
        Ask.REACTION_QUESTION: t.gettext(
            "What should the experts answer? Write the question as a headline, in Bulgarian or English; the other "
            "language can be added on the card."
        ),
        Ask.REACTION_BG: t.gettext("Write the question in Bulgarian."),
        Ask.REACTION_EN: t.gettext("Write the question in English."),
        Ask.REACTION_TIME: t.gettext("By when should they answer? For example: tomorrow 15:00, or Friday 12:00."),
        Ask.REACTION_EMBARGO: t.gettext(
            "Until when is it under embargo? For example: Thursday 10:00. Write “none” for no embargo."
        ),
        Ask.STATEMENT_ANSWER: t.gettext(
            "Write the answer, up to {count} characters, or send a voice message of up to {minutes} minutes."
        ).format(count=t.number(LONGEST), minutes=MINUTES),
        Ask.STATEMENT_INTERESTS: t.gettext(
            "Which interests should readers know of: funding, advisory roles, shares? Write “none” if there are none."
        ),
        Ask.STATEMENT_MEND: t.gettext(
            "Send the whole answer with the slip corrected. The expert will see it and may object."
        ),
    }
