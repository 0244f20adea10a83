"""The courier: claims what is owed and due, and has it sent, evenly paced, the most urgent first.

A claim lasts 20 s (`outbox.LEASE`) and is never taken back early at a start: another replica may be sending it. So
whoever was owed something by a killed process gets it at most 20 s later. When kills follow each other, so do leases.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import count

from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.deliveries import Delivery
from mediabot.services.endings import end
from mediabot.services.outbox import LEASE, Outbox, cause_of
from mediabot.services.ports import Clock, Store, Work

log = logging.getLogger(__name__)

POLL = 1.0
"""Seconds between two looks into the database when nobody wakes the courier."""

AT_HAND = 28
"""How many claimed deliveries wait for their turn at most: a second's worth, far below the lease."""

BREATH = 0.05
STOP_WITHIN = 2.0
REFUSALS = 3
"""So many chats in a row that are asked to wait mean that all of them are."""

LONGEST_REST = 60.0


class Pace:
    """Lets one pass at a time, evenly; whoever comes after a pause passes at once."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        self._next = at + self._gap
        await asyncio.sleep(at - now)

    def rest(self, seconds: float) -> None:
        """Nobody passes for a while."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)


class Courier:
    """`wake` when something may have become due."""

    def __init__(
        self, store: Store, outbox: Outbox, clock: Clock, *, senders: int = 8, per_second: float = 28.0
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._clock = clock
        self._pace = Pace(per_second)
        self._free = asyncio.Semaphore(senders)
        self._low = senders
        self._at_hand: list[tuple[int, int, Delivery]] = []
        self._order = count()
        self._sending: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self._more = True
        self._refusals = 0
        self._looked = 0.0
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._running = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Look into the database now."""
        self._woken.set()

    async def stop(self) -> None:
        """Finish what is being sent (within 2 s), and give back what was only claimed."""
        if self._running is not None:
            await end([self._running])
        if self._sending:
            await asyncio.wait(self._sending, timeout=STOP_WITHIN)
        await end(self._sending)
        for _, _, delivery in self._at_hand:
            await self._outbox.release(delivery)
        self._at_hand.clear()

    async def _run(self) -> None:
        while True:
            if self._woken.is_set() or (self._more and len(self._at_hand) < self._low) or self._is_stale():
                await self._claim()
            if self._at_hand:
                await self._send_next()
            elif not self._more:
                await self._sleep()

    def _is_stale(self) -> bool:
        """Whether a pause of a broadcast may have been missed."""
        return bool(self._at_hand) and asyncio.get_running_loop().time() > self._looked + POLL

    async def _claim(self) -> None:
        """Take up to a second's worth, no more than one a chat; give back what is no longer to be sent."""
        self._woken.clear()
        self._looked = asyncio.get_running_loop().time()
        room = AT_HAND - len(self._at_hand)
        now = self._clock.now()
        try:
            async with self._store.begin() as work:
                sending = [one.id for one in await work.broadcasts.in_states({BroadcastState.SENDING})]
                halted = self._halted(sending)
                if halted:
                    await work.deliveries.give_back(halted)
                claimed = list(await work.deliveries.claim(now, now + LEASE, room)) if room > 0 else []
                many = await self._claim_many(work, sending, now, room - len(claimed))
                await work.commit()
            await self._outbox.foresee(many)
        except Exception as error:
            log.warning("due deliveries can't be read: %s", cause_of(error))
            claimed, many = [], []
        self._more = len(claimed) + len(many) >= room
        for delivery in (*claimed, *many):
            heappush(self._at_hand, (delivery.lane, next(self._order), delivery))

    def _halted(self, sending: Sequence[int]) -> list[int]:
        """Take what belongs to a paused or stopped broadcast from what is at hand."""
        halted = [
            one for _, _, one in self._at_hand if one.broadcast_id is not None and one.broadcast_id not in sending
        ]
        if halted:
            self._at_hand = [entry for entry in self._at_hand if entry[2] not in halted]
            heapify(self._at_hand)
        return [delivery.id for delivery in halted]

    async def _claim_many(self, work: Work, sending: Sequence[int], now: datetime, room: int) -> list[Delivery]:
        """Of the broadcasts that are being sent, by turns, as many of each as of the others."""
        claimed: list[Delivery] = []
        for place, broadcast_id in enumerate(sending):
            share = -(-(room - len(claimed)) // (len(sending) - place))
            if share > 0:
                claimed += await work.deliveries.claim_of(broadcast_id, now, now + LEASE, share)
        return claimed

    async def _send_next(self) -> None:
        """The sender and the turn come first, so that it is the most urgent one at that moment."""
        await self._free.acquire()
        try:
            await self._pace.turn()
        except asyncio.CancelledError:
            self._free.release()
            raise
        _, _, delivery = heappop(self._at_hand)
        task = asyncio.create_task(self._send(delivery))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send(self, delivery: Delivery) -> None:
        try:
            self._mind(await self._outbox.send(delivery))
        finally:
            self._free.release()
            self._more = True
            if not self._at_hand:
                self._woken.set()

    def _mind(self, asked_to_wait: float) -> None:
        """One chat may be asked to wait; when several in a row are, all the sending rests."""
        self._refusals = self._refusals + 1 if asked_to_wait else 0
        if self._refusals >= REFUSALS:
            self._refusals = 0
            rest = min(asked_to_wait, LONGEST_REST)
            log.warning("Telegram asks to wait: nothing is sent for %g s", rest)
            self._pace.rest(rest)

    async def _sleep(self) -> None:
        await asyncio.sleep(BREATH)
        try:
            async with asyncio.timeout(POLL):
                await self._woken.wait()
        except TimeoutError:
            self._woken.set()
