"""An expert's own card: /card, its keys, and the words typed on its pages."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import experts as buttons
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps
from mediabot.domain.conversation import ASKED_OF_TERMS, Prompt
from mediabot.domain.notices.experts import OwnCard
from mediabot.services.understanding.hearing import Words


async def card(update: Update, context: Context) -> None:
    """/card: anew at the bottom of the chat."""
    await context.services.availability.show(context.person, fresh=True)


async def open_card(button: buttons.OpenOwnCard, context: Context) -> None:
    await context.desk.make_card(context.tapped, OwnCard())
    await context.services.availability.show(context.person, button.page)


async def set_term(button: buttons.SetTerm, context: Context) -> None:
    await context.desk.make_card(context.tapped, OwnCard())
    await context.services.availability.set_term(context.person, button.page, button.value)


async def undo_away(button: buttons.UndoAway, context: Context) -> None:
    await context.services.availability.undo_away(
        context.person,
        context.tapped,
        until=button.until,
        since_before=button.since_before,
        until_before=button.until_before,
    )


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    text, availability = words_of(message), context.services.availability
    understood = await availability.understands(context.person, prompt.ask, text)
    if understood or not await context.services.hearing.otherwise(context.person, Words(text, enclosed_in(message))):
        await availability.words(context.person, prompt.ask, text)


COMMANDS: Commands = {"card": card}

TAPS: Taps = {
    buttons.OpenOwnCard: open_card,
    buttons.SetTerm: set_term,
    buttons.UndoAway: undo_away,
}

ANSWERS: Answers = dict.fromkeys(ASKED_OF_TERMS, words)
