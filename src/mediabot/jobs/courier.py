"""The courier: claims what is owed and due, and has it sent, the most urgent first.

Messages to single people are claimed before those of broadcasts, of which only those that are being sent are asked for:
a pause or a stop is noticed at the next look, and what is at hand of it is given back.

A claim lasts 20 s (`outbox.LEASE`) and is never taken back early at a start: another replica may be sending it. So
whoever was owed something by a killed process gets it at most 20 s later. When kills follow each other, so do leases.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import chain, zip_longest

from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.deliveries import Delivery
from mediabot.jobs.at_hand import AtHand
from mediabot.jobs.pacing import Gate
from mediabot.services.ports.store import Clock, Store, Work
from mediabot.services.sending.endings import end, outlived
from mediabot.services.sending.heartbeat import Heartbeat
from mediabot.services.sending.outbox import LEASE, Outbox
from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

POLL = 0.5
"""Seconds between two looks into the database, also when nobody wakes the courier."""

BREATH = 0.03
STOP_WITHIN = 2.0
SINGLES = 8
"""So many messages to single people are taken at a time, however much of broadcasts is at hand."""

LONGEST_HELD = 2.0
"""So many seconds at most a claimed delivery waits in memory for its chat; longer, and it is given back."""

LONGEST_REST = 0.5
UNWRITTEN = 8
"""So many for each sender may be sent and not yet written down; a slow disk would hold up the sending otherwise."""

SOON = 30.0


def most_at_hand(per_second: float | None) -> int:
    """How many claimed deliveries wait for their turn at most: a second's worth, far below the lease."""
    return 400 if per_second is None else min(max(int(per_second * 0.9), 4), 500)


class Slot:
    """A place of a semaphore that is given back once, by whoever comes first."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places: asyncio.Semaphore | None = places

    def free(self) -> None:
        if self._places is not None:
            self._places.release()
        self._places = None


class Courier:
    """`wake` when something may have become due. The gate paces; `senders` calls are under way at most."""

    def __init__(self, store: Store, outbox: Outbox, clock: Clock, gate: Gate, *, senders: int = 16) -> None:
        self._store = store
        self._outbox = outbox
        self._clock = clock
        self._gate = gate
        senders = min(senders, max(2, int(gate.per_second or senders)))
        self._free = asyncio.Semaphore(senders)
        self._unwritten = asyncio.Semaphore(UNWRITTEN * senders)
        self._most = most_at_hand(gate.per_second)
        self.looked = Heartbeat(clock)
        self._told = Told(log)
        self._at_hand = AtHand()
        self._claimed_anew: list[Delivery] = []
        self._sending: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self._news = asyncio.Event()
        self._more = True
        self._looking = False
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._tasks = [asyncio.create_task(self._look()), asyncio.create_task(self._run())]

    async def failed(self) -> None:
        """Wait for its end, which should not come before `stop`. Raises Died."""
        await outlived("the courier", self._tasks)

    def wake(self) -> None:
        """Look into the database now."""
        self._woken.set()

    async def stop(self) -> None:
        """Finish what is being sent (within 2 s), and give back what was only claimed."""
        self._stopping = True
        self._woken.set()
        for task in self._tasks[:1]:
            await asyncio.wait([task], timeout=STOP_WITHIN)
        await end(self._tasks)
        if self._sending:
            await asyncio.wait(self._sending, timeout=STOP_WITHIN)
        await end(self._sending)
        await self._release()

    async def _release(self) -> None:
        """Give back all that waits; what is stale may be another's by now."""
        unused = [*self._at_hand.take_all(), *self._ended(self._claimed_anew, self._outbox.under_way)]
        self._claimed_anew = [one for one in self._claimed_anew if one.id in self._outbox.under_way]
        await self._outbox.release([delivery for delivery in unused if not self._is_stale(delivery)])

    # claiming

    async def _look(self) -> None:
        """Claim when woken, and now and then, also to see whether a broadcast was halted."""
        while not self._stopping:
            if rest := self._gate.closed_for():
                await self._release()
                self.looked.beat()
                await asyncio.sleep(min(rest, LONGEST_REST))
                continue
            self._woken.clear()
            self._looking = True
            await self._claim()
            self._looking = False
            self._news.set()
            if not self._wants_more():
                await self._rest()

    def _wants_more(self) -> bool:
        return self._more and len(self._at_hand) <= self._most // 2

    async def _rest(self) -> None:
        await asyncio.sleep(BREATH)
        try:
            async with asyncio.timeout(POLL):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _claim(self) -> None:
        """Not what this process is sending just now or still writing down, however old that claim has become.

        That is claimed anew all the same. What of it turns out to be owed still is given back at the next look.
        """
        now, under_way = self._clock.now(), frozenset(self._outbox.under_way)
        ended = self._ended(self._claimed_anew, under_way)
        try:
            async with self._store.begin() as work:
                sending = [one.id for one in await work.broadcasts.in_states({BroadcastState.SENDING})]
                await self._halt(work, sending)
                if ended:
                    await work.deliveries.give_back([one.id for one in ended if not self._is_stale(one)])
                room = self._most - len(self._at_hand)
                claimed = await work.deliveries.claim(now, now + LEASE, max(room, SINGLES))
                many = await self._claim_many(work, sending, now, room - len(claimed))
                await work.commit()
        except Exception as error:
            self._told.trouble("due deliveries can't be read", cause_of(error))
            self._more = False
            return
        self.looked.beat()
        self._told.over("due deliveries can't be read")
        self._more = len(claimed) + len(many) >= room
        anew = (one for one in (*self._claimed_anew, *claimed, *many) if one.id in under_way)
        self._claimed_anew = list({one.id: one for one in anew}.values())
        claimed, many = ([one for one in some if one.id not in under_way] for some in (claimed, many))
        self._at_hand.add(*claimed)
        await self._foresee(many)
        self._at_hand.add(*many)

    def _ended(self, anew: Sequence[Delivery], under_way: Collection[int]) -> list[Delivery]:
        """Those that are no longer under way."""
        return [delivery for delivery in anew if delivery.id not in under_way]

    async def _halt(self, work: Work, sending: Sequence[int]) -> None:
        """What is at hand of a paused broadcast goes back, what is of a stopped one goes away."""
        halted = self._at_hand.take_all(lambda one: one.broadcast_id is not None and one.broadcast_id not in sending)
        if not halted:
            return
        await work.deliveries.give_back([delivery.id for delivery in halted if not self._is_stale(delivery)])
        for broadcast_id in {one.broadcast_id for one in halted if one.broadcast_id}:
            broadcast = await work.broadcasts.get(broadcast_id)
            if broadcast is None or broadcast.state is BroadcastState.CANCELLED:
                await work.deliveries.drop(broadcast_id, len(halted))

    async def _claim_many(self, work: Work, sending: Sequence[int], now: datetime, room: int) -> list[Delivery]:
        """Of the broadcasts that are being sent, as many of each as of the others, and by turns."""
        claimed: list[Sequence[Delivery]] = []
        for place, broadcast_id in enumerate(sending):
            share = -(-(room - sum(map(len, claimed))) // (len(sending) - place))
            if share > 0:
                claimed.append(await work.deliveries.claim_of(broadcast_id, now, now + LEASE, share))
        by_turns = chain.from_iterable(zip_longest(*claimed))
        return [delivery for delivery in by_turns if delivery is not None]

    async def _foresee(self, many: Sequence[Delivery]) -> None:
        """What can't be made now, each is told for itself when it is its turn."""
        try:
            await self._outbox.foresee(many)
        except Exception as error:
            self._told.trouble("deliveries can't be drawn ahead", cause_of(error))
        else:
            self._told.over("deliveries can't be drawn ahead")

    # sending

    async def _run(self) -> None:
        while True:
            await self._unwritten.acquire()
            await self._free.acquire()
            delivery = await self._next()
            task = asyncio.create_task(self._send(delivery))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _next(self) -> Delivery:
        """The most urgent one whose chat may be written to."""
        while True:
            self._news.clear()
            while not self._gate.closed_for() and (delivery := self._at_hand.next()) is not None:
                if self._is_stale(delivery):
                    continue
                held = self._gate.holds(delivery.chat_id)
                if not held:
                    self._look_if_wanted()
                    return delivery
                if held > LONGEST_HELD:
                    await self._outbox.postpone(delivery, held)
                    self._look_after(held)
                else:
                    self._at_hand.put_aside(delivery, held, self._news.set)
            await self._news.wait()

    def _is_stale(self, delivery: Delivery) -> bool:
        """Whether it waited here so long that another process has it, or will before this one has sent it.

        A machine that was suspended wakes with a hand full of these. They are claimed anew, by whoever comes first.
        """
        until = delivery.claimed_until
        return until is not None and until < self._clock.now() + LEASE / 2

    async def _send(self, delivery: Delivery) -> None:
        """The next one may be sent while this one is still being written down."""
        slot = Slot(self._free)
        try:
            again_after = await self._outbox.send(delivery, called=slot.free)
            if again_after:
                self._look_after(again_after)
        finally:
            slot.free()
            self._unwritten.release()
            self._more = True
            self._look_if_wanted()

    def _look_if_wanted(self) -> None:
        if self._wants_more() and not self._looking:
            self._woken.set()

    def _look_after(self, seconds: float) -> None:
        """To the moment where it is soon; later on the next look will do."""
        if seconds <= SOON:
            asyncio.get_running_loop().call_later(seconds + BREATH, self._woken.set)
