"""What time does to broadcasts: begins those that are due, keeps the cards of running ones live, ends them, and clears
what a stopped one still owed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from mediabot.domain import broadcasts
from mediabot.domain.broadcasts import RUNNING, STALE, Broadcast, BroadcastState, Progress
from mediabot.domain.deliveries import Notice
from mediabot.services.broadcasts.broadcasting import refresh_cards
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.store import Clock, Store

log = logging.getLogger(__name__)

CLEARED_AT_ONCE = 2000
BREATH = 0.02


class BroadcastRounds:
    """Called every two seconds or so. `on_change` wakes the courier."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], Office], on_change: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change
        self._shown: dict[int, Progress] = {}

    async def tick(self) -> None:
        """Everything that is due, each broadcast in a unit of work of its own."""
        async with self._store.begin() as work:
            known = await work.broadcasts.in_states({BroadcastState.SCHEDULED, *RUNNING})
            stopped = await work.broadcasts.uncleared()
        for broadcast in known:
            await (self._go_on(broadcast.id) if broadcast.state in RUNNING else self._begin(broadcast.id))
        for broadcast in stopped:
            await self._clear(broadcast.id)

    async def _begin(self, broadcast_id: int) -> None:
        async with self._store.begin() as work:
            broadcast = await work.broadcasts.lock(broadcast_id)
            now = self._clock.now()
            if broadcast is None or broadcast.state is not BroadcastState.SCHEDULED:
                return
            if broadcast.send_at is None or now < broadcast.send_at:
                return
            desk = Desk(work, now, self._office())
            if now - broadcast.send_at > STALE:
                await self._give_back(desk, broadcast)
            else:
                await work.broadcasts.save(broadcasts.start(broadcast, now))
                log.info("broadcast %s begins", broadcast_id)
            await refresh_cards(desk, broadcast_id)
            await work.commit()
        self._on_change()

    async def _give_back(self, desk: Desk, broadcast: Broadcast) -> None:
        """Too late to begin without being asked again."""
        await desk.work.broadcasts.save(broadcasts.take_back(broadcast))
        for chat_id in await _whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, Notice.NOTE, broadcast.id, event="broadcast_stale")

    async def _go_on(self, broadcast_id: int) -> None:
        """Refresh the card where something changed; end what is through."""
        async with self._store.begin() as work:
            broadcast = await work.broadcasts.lock(broadcast_id)
            if broadcast is None or broadcast.state not in RUNNING:
                return
            # Counted under the lock: what was counted before it may be older than the end of the planning.
            progress = await work.deliveries.progress(broadcast_id)
            now = self._clock.now()
            done = broadcast.planned and not progress.waiting and broadcast.state is BroadcastState.SENDING
            if not done and self._shown.get(broadcast_id) == progress:
                return
            desk = Desk(work, now, self._office())
            if done:
                await work.broadcasts.save(broadcasts.finish(broadcast, now, progress))
                log.info("broadcast %s is finished: %s delivered", broadcast_id, progress.delivered)
            await refresh_cards(desk, broadcast_id)
            if done:
                await self._report(desk, broadcast)
            await work.commit()
        self._shown[broadcast_id] = progress
        if done:
            del self._shown[broadcast_id]
        self._on_change()

    async def _report(self, desk: Desk, broadcast: Broadcast) -> None:
        """The card with its figures comes once more, at the bottom of the chat."""
        for chat_id in await _whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, Notice.STAFF_BROADCAST, broadcast.id, fresh=1)

    async def _clear(self, broadcast_id: int) -> None:
        """In pieces, so that taps get at the database in between."""
        went = CLEARED_AT_ONCE
        while went == CLEARED_AT_ONCE:
            async with self._store.begin() as work:
                went = await work.deliveries.drop(broadcast_id, CLEARED_AT_ONCE)
                if went < CLEARED_AT_ONCE:
                    await work.broadcasts.set_cleared(broadcast_id)
                await work.commit()
            await asyncio.sleep(BREATH)


async def _whom_to_tell(desk: Desk, broadcast: Broadcast) -> tuple[int, ...]:
    """The author, or all staff once the author is none of them any more."""
    present = broadcast.author_id in await desk.staff_ids()
    return (broadcast.author_id,) if present else await desk.staff_chats()
