"""What people simply write: kept until it is known what it is about, and which message of the bot was about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mediabot.domain.content import Attachment
from mediabot.domain.notices.kinds import NoticeKind

HEARD_KEPT = timedelta(days=30)
"""So long a key under “what is this about?” still acts on the words."""

SENT_KEPT = timedelta(days=400)
"""So long an answer to a message of the bot is known to be one."""


@dataclass(frozen=True)
class Heard:
    """Words of which the bot asked what they are about, or said how it took them: a key may still take them otherwise.

    `taken` is what has been done with them, empty while nothing has. `messages` is where their files stand in the
    person's chat, from where a talk copies them.
    """

    id: int
    person_id: int
    text: str
    heard_at: datetime
    taken: str = ""
    attachments: tuple[Attachment, ...] = ()
    messages: tuple[int, ...] = ()


@dataclass(frozen=True)
class SentMessage:
    """A message of the bot in a private chat, and what it was about."""

    chat_id: int
    message_id: int
    kind: NoticeKind
    subject: int
    sent_at: datetime
