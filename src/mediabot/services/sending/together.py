"""Small writes of many tasks in few units of work.

Whoever comes while a unit of work is being committed goes along with the next one. A lone write waits for nobody; under
load the price of a transaction is shared.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from mediabot.services.ports.store import Store, Work

T = TypeVar("T")
R = TypeVar("R")

MOST = 100

Entry = tuple[Sequence[T], "asyncio.Future[R]"]


class Together(Generic[T, R]):
    """`write` puts the things of several tasks into one unit of work."""

    def __init__(self, store: Store, write: Callable[[Work, Sequence[T]], Awaitable[R]]) -> None:
        self._store = store
        self._write = write
        self._waiting: list[Entry[T, R]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, *things: T) -> R:
        """Once they are committed: what `write` said of them and of all that went along. Raises what went wrong."""
        written: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((things, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await written

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                entries, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._settle(entries)
        finally:
            self._writing = None

    async def _settle(self, entries: Sequence[Entry[T, R]]) -> None:
        """One thing that can't be written must not stand in the way of the others."""
        try:
            outcome = await self._commit([thing for things, _ in entries for thing in things])
        except Exception as error:
            if len(entries) > 1:
                for entry in entries:
                    await self._settle([entry])
            elif not entries[0][1].done():
                entries[0][1].set_exception(error)
        else:
            for _, written in entries:
                if not written.done():
                    written.set_result(outcome)

    async def _commit(self, things: Sequence[T]) -> R:
        async with self._store.begin() as work:
            outcome = await self._write(work, things)
            await work.commit()
        return outcome
