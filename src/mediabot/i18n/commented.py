"""What an expert reads of a reaction, in the chat, in a letter and on the page behind its link: plain text."""

from __future__ import annotations

from mediabot.domain.reactions import NO_INTERESTS, ReactionState, StatementState
from mediabot.i18n.translator import Translator
from mediabot.i18n.words import marked


def standing(reaction: ReactionState, given: StatementState, t: Translator) -> str:
    """How it stands for this expert; nothing while they are simply asked."""
    if given is StatementState.LATE:
        return t.gettext(
            "⌛ Thank you! Your answer came after the close. The Media Center team has it and may still include it."
        )
    match reaction:
        case ReactionState.OPEN:
            return _open(given, t)
        case ReactionState.DROPPED:
            return t.gettext("✖️ The Media Center will not publish this after all. Thank you!")
        case ReactionState.PUBLISHED if given is StatementState.ANSWERED:
            return t.gettext("✅ Published. Thank you!")
        case _ if given is StatementState.ANSWERED:
            return t.gettext("✅ The answers are in, and the Media Center team is putting them together. Thank you!")
    return t.gettext("⌛ The time to answer has passed. Thank you! If you still reply, the Media Center team gets it.")


def _open(given: StatementState, t: Translator) -> str:
    return {
        StatementState.ANSWERED: t.gettext("✅ Thank you! You can change your answer until then."),
        StatementState.DECLINED: t.gettext("✔️ Not this time. If you change your mind, you can still answer."),
        StatementState.TAKEN_BACK: t.gettext("✔️ You took your answer back, so you won’t be quoted."),
    }.get(given, "")


def published_how(t: Translator) -> str:
    """What becomes of the answers."""
    return t.gettext(
        "Several experts are being asked. The answers are published together as news for journalists, under your "
        "name and title, with the interests you declare."
    )


def interests_line(interests: str, t: Translator) -> str:
    """What a reader should know of an expert's interests."""
    if interests in ("", NO_INTERESTS):
        return t.gettext("Declared interests: none")
    return t.gettext("Declared interests: {interests}").format(interests=marked(interests, t))


def dropped(t: Translator) -> str:
    return t.gettext("✖️ The Media Center will not publish the answers to this question after all. Thank you for yours!")


def mended(t: Translator) -> str:
    """Above the words as they will be published."""
    return t.gettext("The Media Center team has corrected a slip in it. It will be published like this:")


def keeps_own_words(t: Translator) -> str:
    return t.gettext("✔️ Your own words stand, as you wrote them.")


def embargo_line(moment: str, t: Translator) -> str:
    return t.gettext("Embargo until {moment}; please keep the question to yourself until then.").format(moment=moment)


def recording(seconds: int, t: Translator) -> str:
    """How long it is, as a clock shows it."""
    return t.gettext("Voice message, {time}").format(time=f"{seconds // 60}:{seconds % 60:02}")
