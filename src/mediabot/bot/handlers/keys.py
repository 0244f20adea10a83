"""Keys that are typed: an answer to the message that has them, or words right after it.

An answer with the words on a key, or its number, is a tap, in private and in the staff group. Words that answer nothing
are one where they stand on a key of the bot's last messages as these would read now, and mean nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton, Message

from mediabot.bot.buttons.codec import Button, unpack
from mediabot.bot.screens.base import Key
from mediabot.bot.screens.keys import LONGEST, chosen
from mediabot.bot.showing.draw import draw
from mediabot.bot.turn import Context
from mediabot.domain.deliveries import Delivery
from mediabot.domain.errors import MediabotError
from mediabot.domain.heard import SentMessage
from mediabot.domain.understanding.meanings import Intent

NOT_ON_A_KEY = frozenset({Intent.ANSWER, Intent.ACCEPT, Intent.DECLINE, Intent.THANKS, Intent.GREETING, Intent.SAY})
"""What words plainly mean by themselves, whatever stands on a key."""

_COUNTED = re.compile(r"^\W*\d+[.)]\s", re.MULTILINE)


async def answered(message: Message, context: Context, *, numbers: bool) -> bool:
    """Whether it answers a message of the bot with what stands on one of its keys, which is tapped by that. `numbers`:
    nothing else was asked for, and so the number of a key can be meant, unless the message counts something itself."""
    to = message.reply_to_message
    if to is None or to.reply_markup is None or message.text is None:
        return False
    if to.from_user is None or to.from_user.id != context.bot.id:
        return False
    keys = [key for row in to.reply_markup.inline_keyboard for key in row]
    counted = _COUNTED.search(to.text or to.caption or "")
    place = chosen([key.text for key in keys], message.text, numbers=numbers and not counted)
    if place is None:
        return False
    await _press(_key(keys[place]), context)
    return True


async def named(message: Message, intent: Intent, context: Context) -> bool:
    """Whether it is what stands on a key of the last messages, and nothing else."""
    text = message.text
    if text is None or intent in NOT_ON_A_KEY or len(text) > LONGEST or "\n" in text:
        return False
    for sent in await context.services.hearing.sent_last(context.person):
        keys = await _keys_of(sent, context)
        place = chosen([key.label for key in keys], text, numbers=False)
        if place is not None:
            await _press(keys[place], context)
            return True
    return False


async def _keys_of(sent: SentMessage, context: Context) -> Sequence[Key]:
    """As the message would read now; nothing where it can't be drawn from its subject alone."""
    desk = context.desk
    delivery = Delivery(0, sent.chat_id, sent.kind, desk.now, desk.now, reader_id=sent.chat_id, subject=sent.subject)
    try:
        screen = await draw(desk, context.turn.catalogs, delivery)
    except (MediabotError, LookupError, TypeError, ValueError):
        return ()
    return [key for row in screen.keys for key in row]


async def _press(key: Key, context: Context) -> None:
    if key.button is None:
        context.toast(key.copy or key.url)
        return
    await context.turn.taps[type(key.button)](key.button, context)
    await context.desk.bring_down()


def _key(key: InlineKeyboardButton) -> Key:
    copy = key.copy_text.text if key.copy_text else ""
    button: Button | None = unpack(str(key.callback_data)) if key.callback_data else None
    return Key(key.text, button, copy=copy, url=key.url or "")
