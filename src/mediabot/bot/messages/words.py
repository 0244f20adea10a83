"""The words of a message: what was typed, or what stands under a file."""

from __future__ import annotations

from telegram import Message

from mediabot.domain.text import TOPIC_LIMIT, clean


def words_of(message: Message) -> str:
    """Cleaned and of a bearable length; empty where a message has none."""
    return clean(message.text or message.caption or "", limit=TOPIC_LIMIT)
