"""A journalist's taps and words that change a question which is sent."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import questions as buttons
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.questions import QuestionCard
from mediabot.domain.questions import ChangePage


async def open_page(button: buttons.ChangeQuestion, context: Context) -> None:
    """In place on the card, or else on a new one at the bottom of the chat."""
    in_place = await context.desk.is_card(context.tapped, QuestionCard(button.question_id))
    page = None if button.place is buttons.ChangePlace.CARD else ChangePage(button.place.value)
    await context.services.changing.open_page(context.person, button.question_id, page, fresh=not in_place)


async def move_deadline(button: buttons.MoveDeadline, context: Context) -> None:
    await context.services.changing.move_to_preset(context.person, button.question_id, button.preset)


async def change_format(button: buttons.ChangeFormat, context: Context) -> None:
    await context.services.changing.set_format(context.person, button.question_id, button.format)


async def ask_next_now(button: buttons.AskNextNow, context: Context) -> None:
    await context.services.changing.ask_next(context.person, button.question_id)


async def try_again(button: buttons.TryAgain, context: Context) -> None:
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.changing.try_again(context.person, button.question_id, expert_id)


async def add_words(prompt: Prompt, message: Message, context: Context) -> None:
    files = enclosed_in(message).files
    await context.services.changing.add(context.person, prompt.subject, words_of(message), files)


async def move_to_words(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.changing.move_to_words(context.person, prompt.subject, words_of(message))


TAPS: Taps = {
    buttons.ChangeQuestion: open_page,
    buttons.MoveDeadline: move_deadline,
    buttons.ChangeFormat: change_format,
    buttons.AskNextNow: ask_next_now,
    buttons.TryAgain: try_again,
}

ANSWERS: Answers = {Ask.ADD_TO_QUESTION: add_words, Ask.MOVE_DEADLINE: move_to_words}
