"""A broadcast to a crowd by real processes: who got it and how often, as the Bot API saw it, and what a kill cut off.

The broadcast and its readers are put into the database as staff's taps would leave them; everything from there on,
planning included, is done by `mediabot run`.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, and_, create_engine, func, select
from sqlalchemy.pool import NullPool

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.people import Person, Standing
from mediabot.storage.engine import DRIVERS
from mediabot.storage.rows.broadcasts import BroadcastRow
from mediabot.storage.rows.sending import DeliveryRow
from process.outcome import Kill, Outcome
from process.running import PATIENCE, House, Process, free_port
from process.wire import Wire

FIRST = 100_000
TEXT = "Отворена врата в лабораторията на 4 декември"
LOOKS = 15
"""So many looks in a row that find nothing under way mean that what a dead process asked for has come in."""

STANDS_STILL = PATIENCE
"""So many seconds without a message mean that nothing more will come. A lease is 20 s."""


class Sending:
    """One broadcast on its way."""

    def __init__(self, house: House, readers: int) -> None:
        self.house = house
        self.readers = range(FIRST, FIRST + readers)
        self.kills: list[Kill] = []
        self._eyes = create_engine(_looking(house.database_url), poolclass=NullPool)
        self._at_last_kill: Counter[int] = Counter()
        self._began = time.monotonic()
        self._took = 0.0
        self._id = 0

    async def begin(self) -> None:
        """Staff's last tap. The readers are verified journalists, which the staff of the house are not."""
        world, long_ago = self.house.api.world, datetime(2026, 1, 1, tzinfo=UTC)
        world.add_crowd(FIRST, len(self.readers), language_code="bg")
        world.open_chat(self.house.maria.id)
        now = datetime.now(UTC)
        async with self.house.store.begin() as work:
            for reader in self.readers:
                known = Person(reader, f"Reader {reader}", standing=Standing.VERIFIED, created_at=long_ago)
                await work.people.save(known)
            text, audience, sending = Content(TEXT), Audience(verified=True), BroadcastState.SENDING
            broadcast = Broadcast(
                0, 9001, now, content=NO_CONTENT.put("bg", text), audience=audience, state=sending, started_at=now
            )
            self._id = (await work.broadcasts.add(broadcast)).id
            await work.commit()
        self._began = time.monotonic()

    @property
    def copies(self) -> Counter[int]:
        """How many each reader has, of those who have any."""
        to = self.house.api.world.tally.to
        return Counter({reader: to[reader] for reader in self.readers if to[reader]})

    @property
    def got(self) -> int:
        """How many readers have it."""
        return len(self.copies)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    async def reaches(self, got: int) -> None:
        """Wait until so many readers have it."""
        await self._go_on_until(lambda: self.got >= got)

    @property
    def planned(self) -> tuple[int, bool]:
        """How many readers are planned so far, and whether all are."""
        readers, all_planned = self._look(
            BroadcastRow.readers, BroadcastRow.planned, where=BroadcastRow.id == self._id
        )[0]
        return readers, all_planned

    @property
    def owed(self) -> dict[int, datetime | None]:
        """Until when each reader's copy is claimed, of those which aren't marked as sent."""
        unfinished = and_(self._mine, DeliveryRow.sent_at.is_(None), DeliveryRow.failed_at.is_(None))
        return dict(self._look(DeliveryRow.chat_id, DeliveryRow.claimed_until, where=unfinished))

    @property
    def delivered(self) -> int:
        """How many are marked as sent."""
        return int(self._look(func.count(DeliveryRow.sent_at), where=self._mine)[0][0])

    def sent_at(self, readers: Iterable[int]) -> dict[int, datetime]:
        """When these were marked as sent."""
        mine = and_(self._mine, DeliveryRow.chat_id.in_(readers), DeliveryRow.sent_at.is_not(None))
        return dict(self._look(DeliveryRow.chat_id, DeliveryRow.sent_at, where=mine))

    async def planning_goes_on(self) -> None:
        """Wait until more are planned than at the last kill, or all are."""
        before, until = self.kills[-1].planned if self.kills else 0, time.monotonic() + STANDS_STILL
        while self.planned <= (before, False):
            assert not self.house.bot.collapsed, self.house.bot.output
            assert time.monotonic() < until, "nobody plans the broadcast"
            await asyncio.sleep(0.002)

    async def kill(self, process: Process, wire: Wire | None = None) -> None:
        """kill -9, and what it cut off: copies that came since the last kill to readers whose row is still open."""
        if wire is not None:
            wire.lose()
        await process.kill()
        await (self._nothing_comes_in() if wire is not None else self._taken_calls_end())
        copies = self.copies
        in_flight = sum(copies[reader] - self._at_last_kill[reader] for reader in self.owed)
        self._at_last_kill = copies
        self.kills.append(Kill(*self.planned, len(copies), in_flight))

    async def over(self, *others: Process) -> None:
        """Wait until the database says that nobody is owed a copy, or nothing has moved for long.

        Then the processes end in order, so that no second copy is on its way any more.
        """
        await self._go_on_until(lambda: self.got == len(self.readers))
        until = time.monotonic() + STANDS_STILL
        while time.monotonic() < until and not self._is_over():  # noqa: ASYNC110 - other processes know
            await asyncio.sleep(0.2)
        self._took = self.seconds
        for process in (self.house.bot, *others):
            if process.is_running:
                await process.stop()
        await self._nothing_comes_in()

    def outcome(self, name: str, *notes: str, allowed: int = 0, **more: Any) -> Outcome:
        """The counts, once it is over."""
        copies = self.copies
        return Outcome(
            name,
            len(self.readers),
            len(copies),
            copies.total() - len(copies),
            allowed + sum(kill.in_flight for kill in self.kills),
            self._took,
            self.kills,
            list(notes),
            len(self.readers) - self.delivered,
            refused=self._refused(),
            **more,
        )

    def _refused(self) -> dict[str, int]:
        refusals = self.house.api.calls.refusals
        return {name.split()[1]: count for name, count in sorted(refusals.items()) if name.startswith("sendmessage ")}

    async def _taken_calls_end(self) -> None:
        """The Bot API goes on with what it has taken, whoever asked for it."""
        now, calls = time.monotonic(), self.house.api.calls.all
        while any(not call.seconds for call in calls[-1000:] if call.at < now):  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    async def _nothing_comes_in(self) -> None:
        """The same when nobody runs any more: what stood between a dead process and the Bot API comes in, too."""
        calls, seen, quiet = self.house.api.calls, -1, 0
        while quiet < LOOKS:
            began = calls.counts["sendmessage"]
            quiet = quiet + 1 if began == seen and not calls.under_way else 0
            seen = began
            await asyncio.sleep(0.02)

    def _is_over(self) -> bool:
        return self.planned[1] and not self.owed

    @property
    def _mine(self) -> ColumnElement[bool]:
        return DeliveryRow.broadcast_id == self._id

    def _look(self, *columns: Any, where: ColumnElement[bool]) -> Sequence[Any]:
        """Past the store, whose units of work on SQLite take the lock that the bot needs."""
        with self._eyes.connect() as connection:
            return connection.execute(select(*columns).where(where)).all()

    async def _go_on_until(self, arrived: Callable[[], bool]) -> None:
        """Wait, for as long as messages keep coming."""
        seen, until = -1, 0.0
        while not arrived():
            assert not self.house.bot.collapsed, self.house.bot.output
            messages = self.copies.total()
            if messages != seen:
                seen, until = messages, time.monotonic() + STANDS_STILL
            if time.monotonic() > until:
                return
            await asyncio.sleep(0.02)


def _looking(url: str) -> str:
    kind, _, where = url.partition(":")
    return f"{DRIVERS[kind].replace('+aiosqlite', '')}:{where}"


def second_process(house: House, folder: Path, wires: tuple[Wire, Wire]) -> Process:
    """One more process on the same database; each has a line of its own to the Bot API. Neither is started."""
    house.bot.settings["api_url"] = wires[0].url
    port = free_port()
    own = {"api_url": wires[1].url, "web_port": str(port), "webhook_url": f"http://127.0.0.1:{port}/webhook"}
    folder.mkdir()
    second = Process(folder, {**house.bot.settings, **own})
    second.command = house.bot.command
    return second
