"""What time does to broadcasts: begins those that are due, keeps the cards of running ones live, ends them, and clears
what a stopped one still owed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mediabot.domain import broadcasts
from mediabot.domain.broadcasts import RUNNING, STALE, Broadcast, BroadcastState, Progress
from mediabot.domain.notices.broadcasts import BroadcastCard
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.services.broadcasts.broadcasting import ask_others, readers_of, refresh_cards, senders, whom_to_tell
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk

log = logging.getLogger(__name__)

CLEARED_AT_ONCE = 2000
BREATH = 0.02
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class BroadcastRounds(Clockwork):
    """Called every two seconds or so."""

    _shown: dict[int, Progress] = field(default_factory=dict, init=False)
    """What the cards of running ones show."""

    async def tick(self) -> None:
        """Everything that is due, each broadcast in a unit of work of its own."""
        async with self.store.begin() as work:
            known = await work.broadcasts.in_states({BroadcastState.SCHEDULED, *RUNNING})
            stopped = await work.broadcasts.uncleared()
        for broadcast in known:
            if broadcast.state in RUNNING:
                await self._go_on(broadcast.id)
            elif _begins_at(broadcast) <= self.clock.now():
                await self._begin(broadcast.id)
        for broadcast in stopped:
            await self._clear(broadcast.id)

    async def _begin(self, broadcast_id: int) -> None:
        async with self.desk() as desk:
            broadcast = await desk.work.broadcasts.lock(broadcast_id)
            if broadcast is None or desk.now < _begins_at(broadcast):
                return
            if desk.now - _begins_at(broadcast) > STALE:
                await self._give_back(desk, broadcast)
            elif not await _still_holds(desk, broadcast):
                await self._ask_again(desk, broadcast)
            else:
                await desk.work.broadcasts.save(broadcasts.start(broadcast, desk.now))
                log.info("broadcast %s begins", broadcast_id)
            await refresh_cards(desk, broadcast_id)

    async def _ask_again(self, desk: Desk, broadcast: Broadcast) -> None:
        """What it was scheduled on holds no longer; the card says what is missing."""
        await desk.work.broadcasts.save(broadcasts.ask_again(broadcast))
        log.info("broadcast %s waits: its sender may not send, or its audience has grown", broadcast.id)
        for chat_id in await whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, BroadcastCard(broadcast.id, fresh=True))
        await ask_others(desk, broadcast)

    async def _give_back(self, desk: Desk, broadcast: Broadcast) -> None:
        """Too late to begin without being asked again."""
        await desk.work.broadcasts.save(broadcasts.take_back(broadcast))
        for chat_id in await whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, Note(Event.BROADCAST_STALE, broadcast.id))

    async def _go_on(self, broadcast_id: int) -> None:
        """Refresh the card where something changed; end what is through."""
        async with self.desk() as desk:
            broadcast = await desk.work.broadcasts.lock(broadcast_id)
            if broadcast is None or broadcast.state not in RUNNING:
                return
            # Counted under the lock: what was counted before it may be older than the end of the planning.
            progress = await desk.work.deliveries.progress(broadcast_id)
            done = broadcast.planned and not progress.waiting and broadcast.state is BroadcastState.SENDING
            if not done and self._shown.get(broadcast_id) == progress:
                return
            if done:
                await desk.work.broadcasts.save(broadcasts.finish(broadcast, desk.now, progress))
                log.info("broadcast %s is finished: %s delivered", broadcast_id, progress.delivered)
            await refresh_cards(desk, broadcast_id)
            if done:
                await self._report(desk, broadcast)
        self._shown[broadcast_id] = progress
        if done:
            del self._shown[broadcast_id]

    async def _report(self, desk: Desk, broadcast: Broadcast) -> None:
        """The card with its figures comes once more, at the bottom of the chat."""
        for chat_id in await whom_to_tell(desk, broadcast):
            await desk.owe(chat_id, BroadcastCard(broadcast.id, fresh=True))

    async def _clear(self, broadcast_id: int) -> None:
        """In pieces, so that taps get at the database in between."""
        went = CLEARED_AT_ONCE
        while went == CLEARED_AT_ONCE:
            async with self.desk() as desk:
                went = await desk.work.deliveries.drop(broadcast_id, CLEARED_AT_ONCE)
                if went < CLEARED_AT_ONCE:
                    await desk.work.broadcasts.set_cleared(broadcast_id)
            await asyncio.sleep(BREATH)


def _begins_at(broadcast: Broadcast) -> datetime:
    """Never, where it is not scheduled (any more)."""
    return (broadcast.send_at if broadcast.state is BroadcastState.SCHEDULED else None) or NEVER


async def _still_holds(desk: Desk, broadcast: Broadcast) -> bool:
    """Whether it may begin as it was sent, with who may send and who is in its audience now."""
    readers, above = await readers_of(desk, broadcast), desk.office.confirm_above
    return broadcasts.holds(broadcast, await senders(desk), readers=readers, confirm_above=above)
