"""What is kept of messages, and how they go out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Protocol

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Progress
from mediabot.domain.chats import LostChat
from mediabot.domain.deliveries import Delivery, Lane, Shown
from mediabot.domain.heard import SentMessage
from mediabot.domain.inbox import Received
from mediabot.domain.mails import Mail, MailCode, MailKind
from mediabot.domain.notices.kinds import NoticeKind


class Cards(Protocol):
    """Which message of a chat shows a card."""

    async def get(self, chat_id: int, kind: NoticeKind, subject: int) -> int | None: ...
    async def shown_by(self, chat_id: int, kind: NoticeKind, message_id: int) -> int | None:
        """The subject whose card of that kind the message is."""
        ...

    async def put(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None: ...
    async def chats(self, kind: NoticeKind, subject: int) -> Sequence[int]:
        """The chats that show it."""
        ...

    async def leave(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None:
        """That message shows it as well, and stays as it is."""
        ...

    async def showing(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        """The cards of these."""
        ...

    async def take_older(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        """Messages that were cards of these before, or show them as well; asked for once, to be emptied."""
        ...

    async def drop(self, chat_id: int, kind: NoticeKind, subject: int) -> None: ...
    async def drop_all(self, kind: NoticeKind, subjects: Sequence[int]) -> None:
        """No message is a card of these any more."""
        ...

    async def forget(self, chat_id: int) -> None: ...


class SentMessages(Protocol):
    """What each message of the bot in a private chat was about."""

    async def get(self, chat_id: int, message_id: int) -> SentMessage | None: ...
    async def newest(self, chat_id: int, limit: int) -> Sequence[SentMessage]:
        """The last ones of that chat, newest first."""
        ...

    async def put_all(self, messages: Sequence[SentMessage]) -> None:
        """A message that is edited into another one is about that from now on."""
        ...

    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


class Mails(Protocol):
    """E-mail that is owed."""

    async def get(self, mail_id: int) -> Mail | None: ...
    async def add(self, mail: Mail) -> Mail:
        """Owe this one. An unclaimed, unsent one of the same kind, subject and address already serves."""
        ...

    async def save(self, mail: Mail) -> None: ...
    async def remove(self, mail_id: int) -> None: ...
    async def last(self, kind: MailKind, subject: int) -> Mail | None:
        """The newest about that."""
        ...

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Mail]:
        """Take up to `limit` that are due, of each address the first; nobody else gets them before `until`."""
        ...

    async def waiting(self) -> int:
        """How many are owed."""
        ...

    async def tidy(self, before: datetime) -> int:
        """Remove what was finished before; how many went."""
        ...


class MailCodes(Protocol):
    """The last code of each person who said that an address is theirs."""

    async def get(self, person_id: int) -> MailCode | None: ...
    async def put(self, code: MailCode) -> None: ...
    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


class Deliveries(Protocol):
    async def get(self, delivery_id: int) -> Delivery | None: ...
    async def add(self, delivery: Delivery) -> Delivery:
        """Owe this message. An unclaimed, unsent delivery of the same card, alike in its detail, to the same chat
        already serves: it is returned instead (cards are made from what is true when they are sent). One that is
        claimed from the start is always added."""
        ...

    async def add_many(self, deliveries: Sequence[Delivery]) -> None:
        """Owe all of these in one statement, whatever is owed already."""
        ...

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """Take up to `limit` due deliveries, by lane and age, no more than one a chat and never past an earlier
        unfinished one of the same chat; nobody else gets them before `until`. What is put off or claimed for longer
        than `LONGEST_DELAY` is due: the clock has been set back since."""
        ...

    async def claim_of(self, broadcast_id: int, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """The same of a broadcast's many, longest due first. Whether it may be sent now the caller must know."""
        ...

    async def save(self, delivery: Delivery) -> None: ...
    async def sent(self, delivery_ids: Collection[int], now: datetime) -> Collection[int]:
        """These were sent, and need no detail any more. Those that are still there: whose they were may have left."""
        ...

    async def shown(self, delivery_id: int, message_id: int) -> None:
        """It was sent, and that message shows it."""
        ...

    async def messages(self, delivery_ids: Collection[int]) -> Collection[int]:
        """The messages that show these."""
        ...

    async def give_back(self, delivery_ids: Collection[int]) -> None:
        """Nobody holds these any more."""
        ...

    async def move(self, chat_id: int, new_chat_id: int) -> None:
        """Whatever is owed to that chat is owed to the new one, as new messages."""
        ...

    async def plan(
        self, broadcast_id: int, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[int]:
        """Owe a broadcast to the next people of its audience, by id, as it was at `now`; who they are. Nobody: it is
        planned."""
        ...

    async def progress(self, broadcast_id: int) -> Progress:
        """How the deliveries of a broadcast went so far."""
        ...

    async def drop_broadcasts_to(self, chat_id: int) -> None:
        """Remove what of broadcasts is owed to that chat, but for what is under way already."""
        ...

    async def drop(self, broadcast_id: int, limit: int, lapsed: datetime | None = None) -> int:
        """Remove some of what a broadcast still owes; how many went. What is claimed stays with whoever sends it;
        with `lapsed` also what was claimed until before then goes."""
        ...

    async def failed(self, since: datetime) -> Sequence[Delivery]:
        """Given up since then, newest first; a broadcast counts its own."""
        ...

    async def owed_to(self, chat_id: int) -> Sequence[Delivery]:
        """What is owed to that chat and held by nobody, in order."""
        ...

    async def remove(self, delivery_id: int) -> None: ...
    async def waiting(self) -> int:
        """How many are owed."""
        ...

    async def oldest(self, now: datetime) -> Mapping[Lane, datetime]:
        """By lane, since when the oldest is owed that is due; a broadcast's only while it is being sent."""
        ...

    async def tidy(self, before: datetime, limit: int = ...) -> int:
        """Remove some rows sent or given up before that instant, or left by a broadcast that is over; how many went."""
        ...


class MovedChats(Protocol):
    """Groups that became supergroups and have another id since."""

    async def put(self, chat_id: int, new_chat_id: int) -> None: ...
    async def where(self, chat_id: int) -> int:
        """The id of that chat now."""
        ...


class LostChats(Protocol):
    """Groups that can't be written to, until a message arrives there again."""

    async def get(self, chat_id: int) -> LostChat | None: ...
    async def put(self, lost: LostChat) -> None: ...
    async def drop(self, chat_id: int) -> None: ...


class Inbox(Protocol):
    async def keep(self, updates: Sequence[Received]) -> Sequence[Received]:
        """Store what is new (by update_id) and return only that."""
        ...

    async def take(self, received: Received, now: datetime) -> bool:
        """Mark as done and empty the payload, in this unit of work. False when it is done already, or when an
        earlier update of the same sequence is not."""
        ...

    async def unname(self, update_id: int) -> None:
        """Forget whose this one was, which is done."""
        ...

    async def undone(self, limit: int) -> Sequence[Received]:
        """Not handled yet, by update_id."""
        ...

    async def heard_from(self, sequence: int, since: datetime) -> bool:
        """Whether anything has come from there since then."""
        ...

    async def forget(self, before: datetime) -> int:
        """Remove rows done before that instant; how many went."""
        ...


class Gate(Protocol):
    """Lets messages out in such a pace that Telegram takes them all, the most urgent lane first."""

    def turn(self, chat_id: int, lane: Lane, messages: int = 1) -> AbstractAsyncContextManager[None]:
        """Enter when so many messages may go to that chat; inside, call Telegram once, and let its MustWait pass.

        Raises MustWait at once where the chat, or everybody, has to wait for longer than a moment.
        """
        ...


class OpenGate:
    """No pace at all."""

    @asynccontextmanager
    async def turn(self, chat_id: int, lane: Lane, messages: int = 1) -> AsyncIterator[None]:
        yield


class Messenger(Protocol):
    async def foresee(self, deliveries: Sequence[Delivery]) -> None:
        """These are sent within a second or so: what they need may be read at one go."""
        ...

    async def send(self, delivery: Delivery) -> int | None:
        """Show it to its chat: edits `delivery.message_id` where set (sends anew when that message is gone).

        The id of the message that shows it now; None when there was nothing left to show. Raises a `DeliveryFailed`
        that says whether to give up, wait or try again.
        """
        ...
