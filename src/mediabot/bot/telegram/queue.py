"""Stored updates that wait in memory, in one line per sequence.

Only the first of a line is ever out at a worker; the lines take turns, so that one busy person does not keep the
others waiting.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Iterable
from operator import attrgetter

from mediabot.domain.inbox import Received

by_id = attrgetter("update_id")


class Queue:
    """`most` is how many may wait before `room` lets nobody pass."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lines: dict[int, list[Received]] = {}
        self._ids: set[int] = set()
        self._ready: asyncio.Queue[int | None] = asyncio.Queue()
        self._closed = False
        self._has_room = asyncio.Event()
        self._has_room.set()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, updates: Iterable[Received]) -> int:
        """Put each in its place, save those that are here already; how many are new."""
        before = len(self)
        for received in updates:
            if received.update_id not in self._ids:
                self._ids.add(received.update_id)
                self._place(received)
        self._mind_room()
        return len(self) - before

    async def next(self) -> Received | None:
        """The first of the next line in turn; its line rests until `finished` or `later`. None: closed."""
        sequence = await self._ready.get()
        return None if sequence is None else self._lines[sequence][0]

    def finished(self, received: Received) -> None:
        """That one is done."""
        line = self._lines[received.sequence]
        line.remove(received)
        self._ids.discard(received.update_id)
        if line:
            self._ready.put_nowait(received.sequence)
        else:
            del self._lines[received.sequence]
        self._mind_room()

    def later(self, received: Received, seconds: float) -> None:
        """Its line rests for a while."""
        asyncio.get_running_loop().call_later(seconds, self._ready.put_nowait, received.sequence)

    async def room(self) -> None:
        """Wait until fewer than `most` are here."""
        await self._has_room.wait()

    def close(self, workers: int) -> None:
        """Send every worker home, and hold nobody up any more."""
        self._closed = True
        for _ in range(workers):
            self._ready.put_nowait(None)
        self._has_room.set()

    def _place(self, received: Received) -> None:
        line = self._lines.get(received.sequence)
        if line is None:
            self._lines[received.sequence] = [received]
            self._ready.put_nowait(received.sequence)
        else:
            insort(line, received, key=by_id)

    def _mind_room(self) -> None:
        if self._closed or len(self) < self.most:
            self._has_room.set()
        else:
            self._has_room.clear()
