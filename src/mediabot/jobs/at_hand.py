"""Claimed deliveries that wait in memory for their turn: by lane, then in the order in which they were claimed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from itertools import count

from mediabot.domain.deliveries import Delivery

Entry = tuple[int, int, Delivery]


class AtHand:
    """Those put aside count, too: they are still claimed."""

    def __init__(self) -> None:
        self._ready: list[Entry] = []
        self._aside: dict[int, Entry] = {}
        self._order = count()

    def __len__(self) -> int:
        return len(self._ready) + len(self._aside)

    def add(self, *deliveries: Delivery) -> None:
        for delivery in deliveries:
            heappush(self._ready, (delivery.lane, next(self._order), delivery))

    def next(self) -> Delivery | None:
        """The most urgent one, taken out."""
        return heappop(self._ready)[2] if self._ready else None

    def put_aside(self, delivery: Delivery, seconds: float, then: Callable[[], None]) -> None:
        """Its chat has to wait so long; it keeps its place among those that come after."""
        self._aside[delivery.id] = (delivery.lane, next(self._order), delivery)

        def back() -> None:
            if (entry := self._aside.pop(delivery.id, None)) is not None:
                heappush(self._ready, entry)
                then()

        asyncio.get_running_loop().call_later(seconds, back)

    def take_all(self, which: Callable[[Delivery], bool] = lambda delivery: True) -> list[Delivery]:
        """All of that sort, taken out."""
        taken = [delivery for *_, delivery in (*self._ready, *self._aside.values()) if which(delivery)]
        gone = {delivery.id for delivery in taken}
        self._ready = [entry for entry in self._ready if entry[2].id not in gone]
        heapify(self._ready)
        self._aside = {id_: entry for id_, entry in self._aside.items() if id_ not in gone}
        return taken
