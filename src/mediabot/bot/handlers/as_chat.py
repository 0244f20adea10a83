"""Messages of a group or a channel that speaks for itself: anonymous administrators, a group's own channel.

Nobody can tell who wrote them, so nothing is done for them; but they are told the chat's number, and what to do.
"""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from mediabot.bot.turn import Context
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.services.desk import Desk


async def _nothing(update: Update, context: Context) -> None:
    """The handlers here are only asked whether they would take a message."""


ID: CommandHandler[Context, None] = CommandHandler("id", _nothing, filters=filters.UpdateType.MESSAGE)


def speaks_for_itself(update: Update) -> bool:
    message = update.effective_message
    return message is not None and message.sender_chat is not None and update.callback_query is None


async def answer(desk: Desk, update: Update) -> None:
    """To /id anywhere; in the staff group to whatever is for the bot."""
    if ID.check_update(update):
        await desk.reply(Note(Event.ID, number=str(desk.chat_id)))
    elif desk.chat_id == desk.office.staff_chat and _is_for_bot(update):
        await desk.reply(Note(Event.ANONYMOUS))


def _is_for_bot(update: Update) -> bool:
    message = update.message
    if message is None or message.is_automatic_forward:
        return False
    bot, answered = message.get_bot(), message.reply_to_message
    answers_bot = answered is not None and answered.from_user is not None and answered.from_user.id == bot.id
    command = bool(filters.COMMAND.check_update(update)) and (message.text or "").split()[0]
    addressee = command.partition("@")[2] if command else ""
    return answers_bot or (bool(command) and addressee.lower() in ("", bot.username.lower()))
