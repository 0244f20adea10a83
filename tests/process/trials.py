"""Trials of a broadcast: kills, two processes, a database and a Bot API that go away, errors, storms, lost answers.

Each begins with an empty database and ends with the counts. The tests run them small and assert; the benchmark
(`python -m tests.benchmarks.delivery.trials`) runs them large and prints.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from mediabot.services.sending import outbox
from process import hasty
from process.outcome import Outcome
from process.postgresql import OwnServer
from process.running import UNMARKED, House, Process, open_house, wait_for
from process.sending import Sending, second_process
from process.wire import Wire

LEASE = outbox.LEASE.total_seconds()

AWAY = (0.0, 0.0, 8.0, LEASE + 5)
"""Seconds without a database, besides those that it takes to end and to start."""

STORMY = 3600.0
"""Seconds that a storm would last if it were not ended."""

ANSWER_TIME = 0.1
"""Seconds that Telegram takes for a message; a kill meets more of them on their way than if it answered at once."""


@dataclass(frozen=True)
class Place:
    """Where a trial is held: an empty folder, an empty migrated database, and how many readers there are."""

    folder: Path
    database_url: str
    readers: int
    settings: dict[str, str] = field(default_factory=dict)
    hasty: bool = False
    """With a short lease."""

    seed: int = 20261123

    @property
    def kind(self) -> str:
        return self.database_url.partition(":")[0]

    def furnish(self, house: House) -> None:
        house.bot.settings |= self.settings
        if self.hasty:
            house.bot.command = hasty.COMMAND


@asynccontextmanager
async def _one(place: Place) -> AsyncIterator[tuple[House, Sending]]:
    """A house with a broadcast that is to be sent, and a process that isn't started yet."""
    async with open_house(place.folder, place.database_url) as house:
        place.furnish(house)
        sending = Sending(house, place.readers)
        await sending.begin()
        yield house, sending


@asynccontextmanager
async def _two(place: Place) -> AsyncIterator[tuple[Sending, tuple[Process, Process], tuple[Wire, Wire]]]:
    """The same with two processes that run already: they plan it side by side, too."""
    async with open_house(place.folder, place.database_url, webhook=True) as house:
        place.furnish(house)
        sending = Sending(house, place.readers)
        wires = Wire(house.api.url), Wire(house.api.url)
        for wire in wires:
            await wire.mend()
        second = second_process(house, place.folder / "second", wires)
        try:
            await asyncio.gather(house.bot.start(), second.start())
            house.api.delay("sendMessage", ANSWER_TIME)
            await sending.begin()
            yield sending, (house.bot, second), wires
        finally:
            await second.close()
            for wire in wires:
                await wire.cut()
            assert "Traceback" not in second.outputs


@asynccontextmanager
async def _line(house: House, late: float = 0.0) -> AsyncIterator[Wire]:
    """Between the process and the Bot API."""
    wire = Wire(house.api.url, late)
    await wire.mend()
    house.bot.settings["api_url"] = wire.url
    yield wire
    await house.bot.close()
    await wire.cut()


async def kills(place: Place, times: int = 10, while_planning: int = 2) -> Outcome:
    """Killed at random moments, and started again each time. The first kills fall into planning.

    A call is half of its time on the way to the Bot API, where a kill undoes it, and the other half on the way back.
    """
    dice = Random(place.seed)
    moments = sorted(dice.randrange(place.readers) for _ in range(times - while_planning))
    async with _one(place) as (house, sending), _line(house, late=ANSWER_TIME / 2) as wire:
        house.api.delay("sendMessage", ANSWER_TIME / 2)
        for number in range(times):
            await house.bot.launch()
            if number < while_planning:
                await sending.planning_goes_on()
            else:
                await sending.reaches(moments[number - while_planning])
                await asyncio.sleep(dice.uniform(0.0, 0.5))
            await sending.kill(house.bot, wire)
        await house.bot.launch()
        await sending.over()
        return sending.outcome(f"{times} kills, {place.kind}", f"seed {place.seed}")


async def together(place: Place) -> Outcome:
    """Two processes on one database, and nothing goes wrong."""
    async with _two(place) as (sending, (_, second), wires):
        await sending.over(second)
        return sending.outcome(f"two processes, {place.kind}", shares=_shares(wires))


async def takeover(place: Place) -> Outcome:
    """Two processes, one of which is killed in the middle: how long until the other has sent what it had claimed."""
    async with _two(place) as (sending, (first, second), wires):
        await _both_send(sending, wires)
        killed_at = datetime.now(UTC)
        await sending.kill(first)
        claimed = {reader: until for reader, until in sending.owed.items() if until and until > killed_at}
        await sending.over(second)
        told = f"{len(claimed)} claimed by both at the kill"
        sent_at = sending.sent_at(claimed)
        late = [at for reader, at in sent_at.items() if at >= claimed[reader]]
        seconds = max(((at - killed_at).total_seconds() for at in sent_at.values()), default=0.0)
        name, shares = f"one of two killed, {place.kind}", _shares(wires)
        return sending.outcome(name, told, shares=shares, taken_over=len(late), taken_over_after=seconds)


async def frozen(place: Place, seconds: float = LEASE + 5) -> Outcome:
    """Two processes, one of which stands still for longer than a lease and then goes on as if nothing had been."""
    async with _two(place) as (sending, (first, second), wires):
        await _both_send(sending, wires)
        first.freeze()
        await asyncio.sleep(seconds)
        first.thaw()
        await sending.over(second)
        name = f"one of two frozen for {seconds:g} s, {place.kind}"
        return sending.outcome(name, allowed=UNMARKED, shares=_shares(wires))


async def database_restarts(place: Place, server: OwnServer, away: tuple[float, ...] = AWAY) -> Outcome:
    """PostgreSQL ends in the middle and comes back, by turns in an orderly way and by a crash; the bot stays."""
    async with _one(place) as (house, sending):
        house.api.delay("sendMessage", ANSWER_TIME)
        await house.bot.start()
        told = []
        for number, seconds in enumerate(away):
            await sending.reaches(place.readers * (number + 1) // (len(away) + 1))
            mode = ("fast", "immediate")[number % 2]
            told.append(f"{mode} {await server.restart(mode, seconds):.1f} s")
        assert not house.bot.collapsed
        await sending.over()
        return sending.outcome("PostgreSQL restarts", *told)


async def errors(place: Place, share: float = 0.2) -> Outcome:
    """A share of the calls is answered with 500 or 502, and nothing was sent then."""
    async with _one(place) as (house, sending):
        house.api.fail_share("sendMessage", share / 2, 500, seed=place.seed)
        house.api.fail_share("sendMessage", share / 2 / (1 - share / 2), 502, seed=place.seed + 1)
        await house.bot.launch()
        await sending.over()
        return sending.outcome(f"{share:.0%} errors, {place.kind}")


async def storms(place: Place, lengths: tuple[float, ...] = (5.0, 25.0)) -> Outcome:
    """Telegram asks everybody to wait, for as long as that takes, some of it longer than a lease."""
    async with _one(place) as (house, sending):
        house.api.delay("sendMessage", ANSWER_TIME)
        await house.bot.launch()
        for number, seconds in enumerate(lengths):
            await sending.reaches(place.readers * (number + 1) // (len(lengths) + 1))
            before = house.api.calls.refusals["sendmessage 429"]
            house.api.storm(STORMY, retry_after=int(seconds))
            await wait_for(partial(_refused_more_than, house, before), "a refusal")
            await asyncio.sleep(seconds)
            house.api.storm(0, retry_after=0)
        await sending.over()
        told = "storms of " + " and ".join(f"{seconds:g} s" for seconds in lengths)
        return sending.outcome(f"storms of 429, {place.kind}", told)


async def chats(place: Place, seconds: int = 3) -> Outcome:
    """Every tenth reader must wait for some time, and nobody else."""
    async with _one(place) as (house, sending):
        house.api.delay("sendMessage", ANSWER_TIME)
        for reader in sending.readers[::10]:
            house.api.fail_next("sendMessage", retry_after=seconds, chat_id=reader)
        await house.bot.launch()
        await sending.over()
        return sending.outcome(f"429 to every tenth reader, {place.kind}")


async def lost_answers(place: Place, share: float = 0.05) -> Outcome:
    """A share of the connections is cut when the message has really been sent: nobody can know, so it is sent again."""
    async with _one(place) as (house, sending):
        house.api.drop_share("sendMessage", share, seed=place.seed)
        await house.bot.launch()
        await sending.over()
        cut = house.api.calls.refusals["sendmessage 0"]
        return sending.outcome(f"{share:.0%} answers lost, {place.kind}", allowed=cut)


async def bot_api_away(place: Place, seconds: float = 20.0) -> Outcome:
    """Nobody answers at the Bot API's address for some time."""
    async with _one(place) as (house, sending), _line(house) as wire:
        await house.bot.launch()
        await sending.reaches(place.readers // 2)
        await wire.cut()
        await asyncio.sleep(seconds)
        await wire.mend()
        back, before = time.monotonic(), sending.got
        await sending.reaches(before + 1)
        told = f"away for {seconds:g} s, the next message {time.monotonic() - back:.1f} s after that"
        await sending.over()
        return sending.outcome(f"Bot API away, {place.kind}", told, allowed=UNMARKED)


async def _both_send(sending: Sending, wires: tuple[Wire, Wire]) -> None:
    """Wait until each process has sent some, and a third of the readers have it."""
    await sending.reaches(len(sending.readers) // 3)
    await wait_for(lambda: min(_shares(wires)) >= 10, "both of them send")


def _refused_more_than(house: House, before: int) -> bool:
    return house.api.calls.refusals["sendmessage 429"] > before


def _shares(wires: tuple[Wire, Wire]) -> tuple[int, int]:
    return wires[0].sent, wires[1].sent
