"""A delivery: one message owed to one chat, and how it went.

It names what to show (a notice, kept as kind, subject and detail), never the words: those are made when it is sent, in
the reader's language and from what is true then. A lane is a priority; within a chat the order of writing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from mediabot.domain.errors import MediabotError
from mediabot.domain.notices.kinds import Detail, Notice, NoticeKind
from mediabot.domain.notices.packing import unpack

PARTS = "parts"
"""In the detail of a delivery, beside what its notice has there."""

LONGEST_DELAY = timedelta(minutes=15)
"""Nothing is put off for longer, nor claimed: what is later was written while the clock went ahead, and is due now."""


class Lane(IntEnum):
    """Who goes first when much is to be sent."""

    REPLY = 0
    REFERRAL = 1
    REMINDER = 2
    DIGEST = 3
    BROADCAST = 4


class Loss(StrEnum):
    """Why a delivery was given up."""

    BLOCKED = "blocked"
    """The person has blocked the bot."""
    GONE = "gone"
    """The account or the chat is no longer there."""
    FAILED = "failed"
    """Many tries, or a mistake of ours."""


@dataclass(frozen=True)
class Delivery:
    """`message_id` set: edit that message. `reader_id` None: a group, which reads the default language.

    `broadcast_id` set: one of a broadcast's many, claimed only while that is being sent, and in no order with the
    chat's other messages.
    """

    id: int
    chat_id: int
    kind: NoticeKind
    created_at: datetime
    due_at: datetime
    lane: Lane = Lane.REFERRAL
    reader_id: int | None = None
    subject: int = 0
    detail: Detail = field(default_factory=dict)
    message_id: int | None = None
    attempts: int = 0
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str = ""
    loss: Loss | None = None
    broadcast_id: int | None = None

    @property
    def notice(self) -> Notice:
        """What it shows."""
        return unpack(self.kind, self.subject, self.detail)

    @property
    def parts(self) -> int:
        """So many of its messages went out already: an album, say, but not its text."""
        parts = self.detail.get(PARTS, 0)
        return parts if isinstance(parts, int) else 0


@dataclass(frozen=True)
class Shown:
    """A message of a chat, and the subject of what stands there."""

    chat_id: int
    message_id: int
    subject: int


class DeliveryFailed(MediabotError):
    """A message could not be delivered this time. `parts` of it were all the same: an album, say, but not its text."""

    parts: int = 0


def in_parts(delivery: Delivery, error: DeliveryFailed) -> Delivery:
    """With a note of what has been sent of it."""
    return replace(delivery, detail={**delivery.detail, PARTS: error.parts}) if error.parts else delivery


class PersonUnreachable(DeliveryFailed):
    """They blocked the bot or never opened it, or the chat is gone: give up on this message."""

    def __init__(self, why: str, loss: Loss = Loss.GONE) -> None:
        super().__init__(why)
        self.loss = loss


class ChatMoved(DeliveryFailed):
    """The group became a supergroup: whatever was for it is for its new id."""

    def __init__(self, new_chat_id: int) -> None:
        super().__init__(f"the group is {new_chat_id} now")
        self.new_chat_id = new_chat_id


class NotTaken(DeliveryFailed):
    """Telegram does not take this content, now or later: a file that it no longer knows, or one over its limits."""


class MustWait(DeliveryFailed):
    """Telegram asks to wait. `seconds` is how long; `everywhere` says whether for all chats or this one."""

    def __init__(self, seconds: float, *, everywhere: bool = False) -> None:
        super().__init__(f"wait {seconds:g} s")
        self.seconds = seconds
        self.everywhere = everywhere


class TryAgain(DeliveryFailed):
    """The network or Telegram's servers failed; trying again later may help.

    A message whose answer was lost on the way may have been sent all the same: trying again sends it twice, and not
    trying would lose it.
    """
