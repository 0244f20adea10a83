"""A journalist's own questions: those that run, with state, deadline and a key each; apart, those that are finished."""

from __future__ import annotations

from mediabot.bot.buttons.lists import Listed, TurnList
from mediabot.bot.buttons.questions import AskAgain, ShowQuestion
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.lists import turning
from mediabot.bot.screens.questions.question import standing
from mediabot.bot.screens.questions.views import OwnQuestionsView, QuestionView
from mediabot.bot.screens.words import ROOM, deadline
from mediabot.domain.changes import may_ask_again
from mediabot.domain.text import clean_line
from mediabot.i18n.translator import Translator

BEGINNING = 120
"""Characters of a question that tell which one it is."""


def running(view: OwnQuestionsView, t: Translator) -> Screen:
    """What can still be answered, the nearest deadline first."""
    if not view.count and not view.others:
        return Screen(t.gettext("You haven’t sent any questions yet. Write a topic to begin."))
    keys = tuple((_key(one, t),) for one in view.shown)
    page = turning(range(view.count), view.page, Listed.QUESTIONS, t)
    if not view.count:
        text = t.gettext("None of your questions is open at the moment. Write a topic to ask a new one.")
    else:
        text = blocks(_title(t.gettext("Your open questions")), *(_running(one, t) for one in view.shown), _how(t))
    return Screen(text, (*keys, *page, *_finished_key(view, t)))


def finished(view: OwnQuestionsView, t: Translator) -> Screen:
    """What nothing more comes of, the newest first; each can be asked again."""
    if not view.count:
        return Screen(t.gettext("None of your questions is finished yet."), (_open_key(t),))
    keys = tuple(_finished_row(one, t) for one in view.shown)
    text = blocks(_title(t.gettext("Your finished questions")), *(_finished(one, t) for one in view.shown), _how(t))
    return Screen(text, (*keys, *turning(range(view.count), view.page, Listed.FINISHED, t), _open_key(t)))


def _title(text: str) -> str:
    return f"<b>{text}</b>"


def _running(view: QuestionView, t: Translator) -> str:
    question = view.question
    by = t.gettext("Needed by {deadline}").format(deadline=deadline(question.deadline, view.now, t))
    return lines(_heading(view, t), by if question.deadline else "", _begins(view))


def _finished(view: QuestionView, t: Translator) -> str:
    return lines(_heading(view, t), _begins(view))


def _heading(view: QuestionView, t: Translator) -> str:
    number = t.gettext("No. {number}").format(number=view.question.id)
    return f"<b>{number}</b> · {standing(view, t)}"


def _begins(view: QuestionView) -> str:
    return f"<i>{h(clean_line(view.question.story, BEGINNING))}</i>" if view.question.story else ""


def _key(view: QuestionView, t: Translator) -> Key:
    sign, question = standing(view, t).split()[0], view.question
    return Key(clean_line(f"{sign} {question.id} · {question.story}", ROOM), ShowQuestion(question.id))


def _finished_row(view: QuestionView, t: Translator) -> Row:
    number = t.gettext("No. {number}").format(number=view.question.id)
    show = Key(number, ShowQuestion(view.question.id))
    if not may_ask_again(view.question, view.now):
        return (show,)
    return (show, Key("🔁 " + t.pgettext("button", "Ask again"), AskAgain(view.question.id)))


def _finished_key(view: OwnQuestionsView, t: Translator) -> tuple[Row, ...]:
    if not view.others:
        return ()
    label = t.pgettext("button", "Finished: {count}").format(count=view.others)
    return ((Key(label, TurnList(Listed.FINISHED, 0)),),)


def _open_key(t: Translator) -> Row:
    return (Key(t.pgettext("button", "Open questions"), TurnList(Listed.QUESTIONS, 0)),)


def _how(t: Translator) -> str:
    return t.gettext("Tap a question, or type /questions and its number.")
