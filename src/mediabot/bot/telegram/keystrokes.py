"""Inline queries, which Telegram sends at nearly every keystroke: each is answered from what is true now, or dropped.

They are the one kind of update that is not stored: nothing is done by them, their words are nobody's business, and an
answer is of use for some seconds only. Of one person only the last matters, and only one of theirs is at work; so
whoever types fast keeps nobody else waiting. What a kill loses, the next keystroke asks again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from mediabot.bot.telegram.updates import sequence_of
from mediabot.services.ports.store import Store, Work
from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

MOST_WAITING = 200
"""People; the one who has waited longest for nothing gives way."""

ABOUT = "inline queries can't be answered"

Query = dict[str, Any]
"""The update, as Telegram's JSON."""


class Offering(Protocol):
    async def offer(self, work: Work, update: Query) -> Callable[[], Awaitable[None]] | None:
        """What answers it, once the unit of work has ended; that is not committed."""
        ...


class Keystrokes:
    """Takes inline queries out of what came, and answers them, a few side by side."""

    def __init__(self, store: Store, offering: Offering, *, workers: int = 2, most: int = MOST_WAITING) -> None:
        self._store = store
        self._offering = offering
        self._workers = workers
        self._most = most
        self._waiting: dict[int, Query] = {}
        self._at_work: set[int] = set()
        self._news = asyncio.Condition()
        self._troubles = Told(log)

    def start(self) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self._work()) for _ in range(self._workers)]

    async def take(self, updates: list[Query]) -> None:
        """A person's newer query stands in the place of the one before."""
        for update in updates:
            self._waiting[sequence_of(update)] = update
            if len(self._waiting) > self._most:
                del self._waiting[next(iter(self._waiting))]
        await self._look()

    async def _work(self) -> None:
        while True:
            person, update = await self._next()
            try:
                await self._answer(update)
            except Exception as error:
                self._troubles.trouble(ABOUT, cause_of(error))
            else:
                self._troubles.over(ABOUT)
            finally:
                self._at_work.discard(person)
            await self._look()

    async def _next(self) -> tuple[int, Query]:
        async with self._news:
            await self._news.wait_for(lambda: self._first() is not None)
            person = self._first() or 0
            self._at_work.add(person)
            return person, self._waiting.pop(person)

    def _first(self) -> int | None:
        """Whoever waits longest with nothing of theirs at work."""
        return next((person for person in self._waiting if person not in self._at_work), None)

    async def _look(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def _answer(self, update: Query) -> None:
        async with self._store.begin() as work:
            answer = await self._offering.offer(work, update)
        if answer is not None:
            await answer()


def is_keystroke(update: Query) -> bool:
    return isinstance(update.get("inline_query"), dict)
