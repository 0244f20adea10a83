"""What a message of a person carries, as content that can be kept and sent anew."""

from __future__ import annotations

from typing import Any

from telegram import Message

from mediabot.domain.content import CAPTION_LIMIT, Attachment, Content, Kind, Poll
from mediabot.domain.notices.events import Event
from mediabot.domain.text import clean, length


def content_of(message: Message) -> Content:
    """Formatted text, file, poll; empty where it is something that can't be sent anew (a place, a contact, a game).

    Of an album every message carries one file: the caller puts those of one `media_group_id` together.
    """
    if message.poll is not None:
        return Content(poll=_poll(message))
    file = _attachment(message)
    html = (message.caption_html if file else message.text_html) or ""
    return Content(html=html, attachments=(file,) if file else (), album=message.media_group_id or "")


def trouble_with(message: Message) -> Event | None:
    """What keeps a message from being sent anew as it is."""
    content = content_of(message)
    unseen = not (content.attachments or content.poll or clean(message.text or ""))
    if unseen:
        return Event.CANT_BROADCAST
    if (
        content.poll is not None
        and message.poll is not None
        and message.poll.type == "quiz"
        and content.poll.correct is None
    ):
        return Event.QUIZ_UNKNOWN
    words = message.caption if content.attachments else message.text
    if content.attachments and length(words or "") > CAPTION_LIMIT:
        return Event.CAPTION_LONG
    return None


def _attachment(message: Message) -> Attachment | None:
    if message.photo:
        largest = message.photo[-1]
        return Attachment(Kind.PHOTO, largest.file_id, size=largest.file_size or 0)
    if message.animation:  # Telegram sets `document` beside it.
        return _named(Kind.ANIMATION, message.animation)
    for kind in (Kind.VIDEO, Kind.DOCUMENT, Kind.AUDIO):
        if (file := getattr(message, kind.value)) is not None:
            return _named(kind, file)
    if message.voice:
        return Attachment(Kind.VOICE, message.voice.file_id, size=message.voice.file_size or 0)
    return None


def _named(kind: Kind, file: Any) -> Attachment:
    return Attachment(kind, file.file_id, name=file.file_name or "", size=file.file_size or 0)


def _poll(message: Message) -> Poll:
    poll = message.poll
    assert poll is not None
    return Poll(
        question=poll.question,
        options=tuple(option.text for option in poll.options),
        anonymous=poll.is_anonymous,
        multiple=poll.allows_multiple_answers,
        correct=poll.correct_option_ids[0] if poll.correct_option_ids else None,
    )
