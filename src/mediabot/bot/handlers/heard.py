"""Words that a person simply writes in private: done at once, or asked about."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import heard as buttons
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Context, Taps
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.understanding.meanings import Intent, Meaning, Understood
from mediabot.services.understanding.hearing import Words


async def act(understood: Understood, message: Message, context: Context) -> None:
    """What the words were understood as."""
    await context.services.hearing.act(context.person, understood, Words(words_of(message), enclosed_in(message)))


async def act_as_written(understood: Understood, message: Message, context: Context) -> None:
    """The same in the language of the words; with the first topic in another language a person may switch to it."""
    hearing, words = context.services.hearing, words_of(message)
    language = hearing.other_language(context.person, words)
    first = bool(language) and understood.intent is Intent.TOPIC and await hearing.is_first_in(context.person, language)
    context.turn.written_in = language
    await act(understood, message, context)
    if first:
        await context.desk.reply(Note(Event.OTHER_LANGUAGE))


async def take_as(button: buttons.TakeAs, context: Context) -> None:
    meaning = Meaning(button.intent, button.subject)
    await context.services.hearing.take_as(context.person, button.heard_id, meaning, context.tapped)


TAPS: Taps = {buttons.TakeAs: take_as}
