"""Planning a broadcast: every reader in its audience, as that was when sending began, is owed a copy.

In pieces, each with the mark how far it got in one unit of work: a killed process goes on behind its last piece, two
processes take turns, nobody is owed two copies, and taps get at the database in between.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.text import counted
from mediabot.services.clockwork import Clockwork

log = logging.getLogger(__name__)

PIECE = 500
"""Readers planned in one unit of work."""

BREATH = 0.01
"""Seconds in which others get at the database between two pieces."""


@dataclass(frozen=True)
class Planning(Clockwork):
    """Called by a ticker of its own, because it may take long."""

    piece: int = PIECE

    async def plan(self) -> None:
        """Plan every broadcast that is being sent, one piece of each in turn."""
        async with self.store.begin() as work:
            sending = await work.broadcasts.in_states({BroadcastState.SENDING})
        left = [broadcast.id for broadcast in sending if not broadcast.planned]
        while left:
            left = [broadcast_id for broadcast_id in left if await self._plan(broadcast_id)]
            await asyncio.sleep(BREATH)

    async def _plan(self, broadcast_id: int) -> bool:
        """One piece; whether there may be more."""
        async with self.desk() as desk:
            work = desk.work
            broadcast = await work.broadcasts.lock(broadcast_id)
            if broadcast is None or broadcast.planned or broadcast.state is not BroadcastState.SENDING:
                return False
            readers = await work.deliveries.plan(
                broadcast_id,
                broadcast.audience,
                broadcast.started_at or desk.now,
                desk.office.language,
                after=broadcast.planned_to,
                limit=self.piece,
            )
            planned_to = readers[-1] if readers else broadcast.planned_to
            count = broadcast.readers + len(readers)
            await work.broadcasts.save(replace(broadcast, planned_to=planned_to, planned=not readers, readers=count))
        if not readers:
            log.info("broadcast %s is planned: %s", broadcast_id, counted(count, "reader"))
        return bool(readers)
