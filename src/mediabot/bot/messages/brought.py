"""A message of staff as something that can become a news item: text, first link, files, and where it was posted."""

from __future__ import annotations

from telegram import Message, MessageEntity, MessageOriginChannel, MessageOriginChat

from mediabot.bot.messages.content import content_of
from mediabot.domain.content import Kind
from mediabot.domain.news_offers import Brought

_FILES = frozenset({Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT, Kind.ANIMATION, Kind.AUDIO})


def brought_of(message: Message) -> Brought:
    """Empty where it is of a kind that no news item can carry."""
    files = tuple(file for file in content_of(message).attachments if file.kind in _FILES)
    source, link = _origin(message)
    return Brought(
        text=message.text or message.caption or "",
        link=link or _first_link(message),
        source=source,
        posted=int(message.forward_origin.date.timestamp()) if message.forward_origin else 0,
        attachments=files,
        album=message.media_group_id or "",
    )


def _origin(message: Message) -> tuple[str, str]:
    """Name and, where it is public, address of the post; people who forward their own words stay unnamed."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        name = origin.chat.username
        return origin.chat.title or "", f"https://t.me/{name}/{origin.message_id}" if name else ""
    if isinstance(origin, MessageOriginChat):
        return origin.sender_chat.title or "", ""
    return "", ""


def _first_link(message: Message) -> str:
    if not (message.text or message.caption):
        return ""
    kinds: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity, text in sorted(found.items(), key=lambda pair: pair[0].offset):
        url = entity.url or text
        url = url if "://" in url else f"https://{url}"
        if url.lower().startswith(("https://", "http://")):
            return url
    return ""
