"""What a person simply wrote: what it was taken for, or the question what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.bot.buttons.heard import TakeAs
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h
from mediabot.bot.screens.words import quoted
from mediabot.domain.text import cut
from mediabot.domain.understanding.meanings import Intent, Meaning
from mediabot.i18n.translator import Translator

QUOTED = 160
"""So much of the words stands in the question what they are about."""


@dataclass(frozen=True)
class ChoiceView:
    """A meaning that a key offers: the question's number, the name of the other side of a talk or request."""

    meaning: Meaning
    number: int = 0
    name: str = ""


@dataclass(frozen=True)
class HeardView:
    """The words, what they were taken for (UNCLEAR: nothing yet), the keys; `closed`: they answered what is over."""

    id: int
    text: str
    taken: ChoiceView
    choices: tuple[ChoiceView, ...] = ()
    closed: bool = False


def what_about(view: HeardView, t: Translator) -> Screen:
    """A short question, with a key for each thing that the words may be about."""
    asked = t.gettext("What is this about?")
    if view.closed:
        asked = t.gettext(
            "The message you replied to is about something that is already closed, so your message was not passed on. "
            "Where should it go?"
        )
    return Screen(blocks(quoted(cut(view.text, QUOTED), t), f"<b>{asked}</b>"), _keys(view, t))


def taken_as(view: HeardView, t: Translator) -> Screen:
    """What was done with them."""
    text = taken(t)[view.taken.meaning.intent].format(name=h(view.taken.name), number=view.taken.number)
    return Screen(text, _keys(view, t))


def taken(t: Translator) -> dict[Intent, str]:
    """What was understood, by intent."""
    return {
        Intent.ANSWER: t.gettext("✔️ Taken as your answer."),
        Intent.SAY: t.gettext("✔️ Sent to {name}."),
        Intent.REPLY: t.gettext("✔️ Sent to the Media Center team. You’ll get the reply here."),
        Intent.FOR_STAFF: t.gettext("✔️ Sent to the Media Center team. You’ll get the reply here."),
        Intent.CHANGE_CONTACT: t.gettext(
            "✔️ The Media Center team has your new details and will change them; you’ll be told here."
        ),
        Intent.AWAY: t.gettext("✔️ The Media Center team knows that you’ll be away."),
        Intent.ACCEPT: t.gettext("✔️ Taken as your yes; it will be sent once you choose how you can be reached."),
        Intent.SEND_ANSWER: t.gettext("✔️ Sent to the journalist as your answer, which is also your yes."),
        Intent.DECLINE: t.gettext("✔️ Taken as your no; please choose the reason."),
        Intent.ASK_BACK: t.gettext("✔️ Sent to the journalist as your question."),
        Intent.ANSWER_BACK: t.gettext("✔️ Taken as your answer."),
        Intent.ADD: t.gettext("✔️ Added to your question No. {number}."),
        Intent.MOVE: t.gettext("✔️ Taken as the new deadline for your question No. {number}."),
        Intent.STATUS: t.gettext("✔️ Here is where your question stands."),
        Intent.CANCEL: t.gettext("✔️ Understood: you want to cancel question No. {number}."),
        Intent.PART: t.gettext("✔️ Understood: you want to end the conversation."),
        Intent.LEAVE: t.gettext("✔️ Understood: you want to leave."),
        Intent.NEWS_SEARCH: t.gettext("✔️ I searched the cluster’s news."),
        Intent.TOPIC: t.gettext("✔️ Taken as a new question."),
        Intent.THANKS: t.gettext("✔️ Thank you!"),
        Intent.GREETING: t.gettext("✔️ Hello!"),
    }


def labels(t: Translator) -> dict[Intent, str]:
    """The keys, by intent."""
    return {
        Intent.ANSWER: t.pgettext("button", "This is my answer"),
        Intent.SAY: t.pgettext("button", "To {name}"),
        Intent.REPLY: t.pgettext("button", "To the Media Center"),
        Intent.FOR_STAFF: t.pgettext("button", "To the Media Center"),
        Intent.CHANGE_CONTACT: t.pgettext("button", "My details have changed"),
        Intent.AWAY: t.pgettext("button", "I’ll be away"),
        Intent.ACCEPT: t.pgettext("button", "Yes to No. {number}"),
        Intent.SEND_ANSWER: t.pgettext("button", "Send as my answer"),
        Intent.DECLINE: t.pgettext("button", "No to No. {number}"),
        Intent.ASK_BACK: t.pgettext("button", "Ask about No. {number}"),
        Intent.ANSWER_BACK: t.pgettext("button", "This is my answer"),
        Intent.ADD: t.pgettext("button", "Add to No. {number}"),
        Intent.MOVE: t.pgettext("button", "Deadline for No. {number}"),
        Intent.STATUS: t.pgettext("button", "Where is my question?"),
        Intent.CANCEL: t.pgettext("button", "Cancel No. {number}"),
        Intent.PART: t.pgettext("button", "End the conversation"),
        Intent.LEAVE: t.pgettext("button", "Delete my data"),
        Intent.NEWS_SEARCH: t.pgettext("button", "Search the news"),
        Intent.TOPIC: t.pgettext("button", "A new question"),
    }


def _keys(view: HeardView, t: Translator) -> tuple[Row, ...]:
    """Each in a row of its own."""
    return tuple((Key(_label(one, t), _button(view, one)),) for one in view.choices)


def _button(view: HeardView, choice: ChoiceView) -> TakeAs:
    return TakeAs(view.id, choice.meaning.intent, choice.meaning.subject)


def _label(choice: ChoiceView, t: Translator) -> str:
    return labels(t)[choice.meaning.intent].format(number=choice.number, name=cut(choice.name, 40))
