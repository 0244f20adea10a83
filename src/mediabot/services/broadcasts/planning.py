"""Planning a broadcast: every reader in its audience, as that was when sending began, is owed a copy.

In pieces, each with the mark how far it got in one unit of work: a killed process goes on behind its last piece, two
processes take turns, nobody is owed two copies, and taps get at the database in between.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from mediabot.domain.broadcasts import BroadcastState
from mediabot.services.desk import Office
from mediabot.services.ports.store import Clock, Store

log = logging.getLogger(__name__)

PIECE = 500
"""Readers planned in one unit of work."""

BREATH = 0.01
"""Seconds in which others get at the database between two pieces."""


class Planning:
    """Called by a ticker of its own, because it may take long. `on_change` wakes the courier."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        office: Callable[[], Office],
        on_change: Callable[[], None],
        piece: int = PIECE,
    ) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change
        self._piece = piece

    async def plan(self) -> None:
        """Plan every broadcast that is being sent, one piece of each in turn."""
        async with self._store.begin() as work:
            sending = await work.broadcasts.in_states({BroadcastState.SENDING})
        left = [broadcast.id for broadcast in sending if not broadcast.planned]
        while left:
            left = [broadcast_id for broadcast_id in left if await self._plan(broadcast_id)]
            self._on_change()
            await asyncio.sleep(BREATH)

    async def _plan(self, broadcast_id: int) -> bool:
        """One piece; whether there may be more."""
        async with self._store.begin() as work:
            broadcast = await work.broadcasts.lock(broadcast_id)
            if broadcast is None or broadcast.planned or broadcast.state is not BroadcastState.SENDING:
                return False
            readers = await work.deliveries.plan(
                broadcast_id,
                broadcast.audience,
                broadcast.started_at or self._clock.now(),
                self._office().language,
                after=broadcast.planned_to,
                limit=self._piece,
            )
            planned_to = readers[-1] if readers else broadcast.planned_to
            count = broadcast.readers + len(readers)
            await work.broadcasts.save(replace(broadcast, planned_to=planned_to, planned=not readers, readers=count))
            await work.commit()
        if not readers:
            log.info("broadcast %s is planned: %s readers", broadcast_id, count)
        return bool(readers)
