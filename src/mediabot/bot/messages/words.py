"""The words of a message: what was typed, or what stands under a file."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Message, MessageEntity

from mediabot.domain.text import TOPIC_LIMIT, clean


def words_of(message: Message) -> str:
    """Cleaned and of a bearable length; empty where a message has none. Where words hide a link, it stands after them:
    what is bold or the like is not kept."""
    hidden: list[str | None] = [MessageEntity.TEXT_LINK]
    if message.text:
        return clean(_with_links(message.text, message.parse_entities(hidden)), limit=TOPIC_LIMIT)
    caption = message.caption or ""
    return clean(_with_links(caption, message.parse_caption_entities(hidden) if caption else {}), limit=TOPIC_LIMIT)


def _with_links(text: str, hidden: Mapping[MessageEntity, str]) -> str:
    """Telegram counts in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity, shown in sorted(hidden.items(), key=lambda one: one[0].offset, reverse=True):
        end = 2 * (entity.offset + entity.length)
        link = f" ({entity.url})" if entity.url and shown.strip() not in entity.url else ""
        units = units[:end] + link.encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", "surrogatepass")
