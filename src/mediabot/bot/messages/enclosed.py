"""What comes with the words of a letter."""

from __future__ import annotations

from telegram import Message

from mediabot.bot.messages.content import content_of
from mediabot.services.people.correspondence import Enclosed


def enclosed_in(message: Message) -> Enclosed:
    """Empty where it is of a kind that can't be sent anew."""
    files = content_of(message).attachments
    return Enclosed(files, message.media_group_id or "", (message.message_id,) if files else ())
