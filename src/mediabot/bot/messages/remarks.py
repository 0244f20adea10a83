"""What a message of a person is in a talk: words, or something that Telegram copies to the other side."""

from __future__ import annotations

from telegram import Message, PhotoSize

from mediabot.bot.messages.content import content_of
from mediabot.domain.conversation import Came, Carries

NOT_COPIED = ("paid_media", "giveaway", "giveaway_winners", "invoice")
"""What Telegram copies for nobody."""


def came_as(message: Message) -> Came | None:
    """None where it can't be copied."""
    if not _can_be_copied(message):
        return None
    answered = message.reply_to_message
    return Came(
        message_id=message.message_id,
        carries=_carries(message),
        file=_file(message),
        answers=answered.message_id if answered else None,
        quote=message.quote.text if message.quote and message.quote.is_manual else "",
    )


def _can_be_copied(message: Message) -> bool:
    if message.has_protected_content or any(getattr(message, kind, None) for kind in NOT_COPIED):
        return False
    return message.poll is None or message.poll.type != "quiz" or bool(message.poll.correct_option_ids)


def _carries(message: Message) -> Carries:
    if message.text is not None:
        return Carries.WORDS
    return Carries.FILE if content_of(message).attachments else Carries.BARE


def _file(message: Message) -> str:
    """By what Telegram knows the file again, however often it is sent; of a picture by its largest form."""
    found = message.effective_attachment
    largest = found[-1] if isinstance(found, tuple) and found and isinstance(found[-1], PhotoSize) else found
    return str(getattr(largest, "file_unique_id", ""))
