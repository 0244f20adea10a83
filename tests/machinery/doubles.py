"""Doubles at the ports, and small things, for the tests of what carries updates in and messages out."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from mediabot.bot.telegram.receiver import Handled
from mediabot.domain.deliveries import Delivery, Lane
from mediabot.domain.inbox import Received
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.services.ports.sending import Gate, OpenGate
from mediabot.services.ports.store import Store, Work
from mediabot.storage.store import SqlStore

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TOKEN = "1:local"


@dataclass
class MovableClock:
    """The Clock port, moved by hand."""

    present: datetime = NOON

    def now(self) -> datetime:
        return self.present

    def passes(self, **span: float) -> None:
        self.present += timedelta(**span)


@dataclass
class StillTime:
    """Seconds for a gate, moved by hand. Each look takes a hundred-thousandth, so that what is paced still gets on."""

    present: float = 1000.0

    def __call__(self) -> float:
        self.present += 1e-5
        return self.present

    def passes(self, seconds: float) -> None:
        self.present += seconds


@dataclass
class Post:
    """The Messenger port: takes every message, or does what `troubles` says first."""

    sent: list[Delivery] = field(default_factory=list)
    troubles: dict[int, list[Exception]] = field(default_factory=dict)
    slow: float = 0
    under_way: int = 0
    most_at_once: int = 0
    foreseen: list[int] = field(default_factory=list)
    gate: Gate = field(default_factory=OpenGate)
    _most: float = math.inf
    _let: asyncio.Event = field(default_factory=asyncio.Event)

    async def foresee(self, deliveries: Sequence[Delivery]) -> None:
        self.foreseen += [delivery.id for delivery in deliveries]

    async def send(self, delivery: Delivery) -> int | None:
        async with self.gate.turn(delivery.chat_id, delivery.lane):
            self.under_way += 1
            self.most_at_once = max(self.most_at_once, self.under_way)
            await asyncio.sleep(self.slow)
            await self._may_go()
            self.under_way -= 1
            if waiting := self.troubles.get(delivery.chat_id):
                raise waiting.pop(0)
            self.sent.append(delivery)
            return delivery.message_id or 100 + len(self.sent)

    def takes(self, most: float = math.inf) -> None:
        """So many messages in all, and holds the others on their way; all of them, if nothing is said."""
        self._most = most
        self._let.set()

    async def _may_go(self) -> None:
        while len(self.sent) >= self._most:
            self._let.clear()
            await self._let.wait()

    @property
    def chats(self) -> list[int]:
        return [delivery.chat_id for delivery in self.sent]


Step = Callable[[Work, Received], Awaitable[Handled]]


@dataclass
class Scribe:
    """A handler that writes down what it handled; `on` gives an update a behaviour of its own."""

    on: dict[int, Step] = field(default_factory=dict)
    on_failed: Step | None = None
    handled: list[int] = field(default_factory=list)
    apologies: list[tuple[int, str]] = field(default_factory=list)
    slow: float = 0
    under_way: set[int] = field(default_factory=set)
    together: set[frozenset[int]] = field(default_factory=set)

    async def handle(self, work: Work, received: Received) -> Handled:
        self.under_way.add(received.update_id)
        self.together.add(frozenset(self.under_way))
        await asyncio.sleep(self.slow)
        self.under_way.discard(received.update_id)
        if received.update_id in self.on:
            outcome = await self.on[received.update_id](work, received)
        else:
            outcome = Handled()
        self.handled.append(received.update_id)
        return outcome

    async def failed(self, work: Work, received: Received, error: Exception) -> Handled:
        self.apologies.append((received.update_id, str(error)))
        return await self.on_failed(work, received) if self.on_failed else Handled()


class ShakyStore:
    """A store whose database fails as long as `down` is set."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.down = False
        self.begun = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        self.begun += 1
        if self.down:
            raise OSError("disk I/O error")
        async with self._store.begin() as work:
            yield work


class LateStore:
    """A store whose units of work are committed, and return to whoever has begun them once `may_return` is set."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.may_return = asyncio.Event()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        async with self._store.begin() as work:
            yield work
        await self.may_return.wait()


def message(update_id: int, person_id: int = 7, text: str = "здравейте") -> dict[str, Any]:
    """An update as Telegram sends it."""
    person = {"id": person_id, "is_bot": False, "first_name": "Ана"}
    chat = {"id": person_id, "type": "private", "first_name": "Ана"}
    body = {"message_id": update_id, "date": 1_795_000_000, "from": person, "chat": chat, "text": text}
    return {"update_id": update_id, "message": body}


def owed(chat_id: int, kind: NoticeKind = NoticeKind.PING, **facts: Any) -> Delivery:
    facts = {"created_at": NOON, "due_at": NOON, "lane": Lane.REFERRAL, **facts}
    return Delivery(id=0, chat_id=chat_id, kind=kind, **facts)


async def put(store: SqlStore, *deliveries: Delivery) -> list[Delivery]:
    """Owe these."""
    async with store.begin() as work:
        added = [await work.deliveries.add(delivery) for delivery in deliveries]
        await work.commit()
    return added


async def read(store: SqlStore, delivery: Delivery) -> Delivery:
    async with store.begin() as work:
        found = await work.deliveries.get(delivery.id)
    assert found is not None
    return found


async def undone(store: SqlStore) -> list[int]:
    async with store.begin() as work:
        return [received.update_id for received in await work.inbox.undone(1000)]


async def waiting(store: SqlStore) -> int:
    async with store.begin() as work:
        return await work.deliveries.waiting()


async def person(store: SqlStore, person_id: int) -> Person | None:
    async with store.begin() as work:
        return await work.people.get(person_id)


async def claimed(store: SqlStore, *deliveries: Delivery) -> list[int]:
    """Which of these somebody has claimed and not finished."""
    now = [await read(store, delivery) for delivery in deliveries]
    return [one.id for one in now if one.claimed_until is not None and one.sent_at is None]
