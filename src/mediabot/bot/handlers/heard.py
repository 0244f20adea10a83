"""Words that a person simply writes in private: done at once, or asked about."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.buttons import heard as buttons
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Context, Taps
from mediabot.domain.understanding import Meaning, Understood
from mediabot.services.understanding.hearing import Words


async def act(understood: Understood, message: Message, context: Context) -> None:
    """What the words were understood as."""
    await context.services.hearing.act(context.person, understood, Words(words_of(message), enclosed_in(message)))


async def take_as(button: buttons.TakeAs, context: Context) -> None:
    meaning = Meaning(button.intent, button.subject)
    await context.services.hearing.take_as(context.person, button.heard_id, meaning, context.tapped)


TAPS: Taps = {buttons.TakeAs: take_as}
