"""A broadcast to 50,000 is planned and sent at Telegram's limit, while people write to the bot and are answered.

python -m tests.benchmarks.delivery.planning [--readers 50000] [--seconds 60] [--no-postgresql]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from subprocess import Popen

import psutil

from benchmarks.__main__ import databases, say
from benchmarks.delivery.readers import FIRST, begin_broadcast, kept, with_readers
from benchmarks.machines import MEDIABOT, PATIENCE, TOKEN, mediabot_settings, running
from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.records import Change

LIMIT = 30
WRITERS = 40
PAUSE = 0.2
"""Seconds between two messages of people; each of them writes once in eight seconds."""


@dataclass
class Watch:
    """Answer times in ms by the moment of writing, and the memory of the bot's process in MB."""

    answers: list[tuple[float, float]] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def between(self, begin: float, end: float) -> list[float]:
        return [spent for at, spent in self.answers if begin <= at < end]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.delivery.planning", description=__doc__)
    parser.add_argument("--readers", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=60, help="how long it is watched while it is being sent")
    parser.add_argument("--no-postgresql", action="store_true")
    chosen = parser.parse_args()
    say(f"\nA broadcast to {chosen.readers}, the Bot API enforces {LIMIT} a second; people write every {PAUSE:g} s\n")
    with databases(not chosen.no_postgresql) as known:
        for name, new_database in known.items():
            url = new_database()
            with_readers(url, chosen.readers)
            asyncio.run(measure(name, url, chosen.readers, chosen.seconds))


async def measure(name: str, url: str, readers: int, seconds: float) -> None:
    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "media_bot", "Media Center")
        api.world.add_crowd(FIRST, readers)
        writers = [api.add_user(1001 + number, f"Writer {number}", "bg", started=True) for number in range(WRITERS)]
        api.limit(per_second=LIMIT, per_chat=1, per_group=20)
        with tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
            settings = mediabot_settings(api.url, url, webhook=False)
            with running(MEDIABOT, settings=settings, folder=Path(folder)) as process:
                await called(api, "getupdates")
                watch = Watch()
                others = [asyncio.create_task(write(api, writers, watch)), asyncio.create_task(weigh(process, watch))]
                await asyncio.sleep(4)
                before, began = max(watch.memory), time.monotonic()
                broadcast_id = await asyncio.to_thread(begin_broadcast, url)
                planned = await until_planned(url, broadcast_id, readers)
                sent, watched = api.calls.counts["sendmessage"], time.monotonic()
                await asyncio.sleep(seconds)
                rate = (api.calls.counts["sendmessage"] - sent) / (time.monotonic() - watched)
                for task in others:
                    task.cancel()
                await asyncio.gather(*others, return_exceptions=True)
        report(name, watch, began, planned, before, rate, api.calls.statuses[429])


def report(name: str, watch: Watch, began: float, planned: float, before: float, rate: float, refused: int) -> None:
    say(f"{name}: planned in {planned - began:.1f} s; memory grew by {max(watch.memory) - before:.1f} MB at its peak")
    say(f"  then {rate:.1f} messages a second, answers included; {refused} refused with 429")
    phases = (("before", 0.0, began), ("while it was planned", began, planned), ("while it was sent", planned, 1e12))
    for phase, begin, end in phases:
        spent = watch.between(begin, end)
        late = quantiles(spent, n=100)[98] if len(spent) > 1 else max(spent, default=0)
        middle, worst = (median(spent), max(spent)) if spent else (0, 0)
        say(f"  answers {phase}: {len(spent)}, median {middle:.0f} ms, p99 {late:.0f} ms, worst {worst:.0f} ms")


async def write(api: LocalBotApi, writers: list[Person], watch: Watch) -> None:
    """Whoever got an answer late does not keep the others from writing."""
    asked: dict[int, float] = {}

    def hear(change: Change) -> None:
        chat = change.chat.id if change.chat else 0
        if change.kind == "message" and change.message and change.message.sender.is_bot and chat in asked:
            at = asked.pop(chat)
            watch.answers.append((at, (time.monotonic() - at) * 1000))

    api.world.listeners.append(hear)
    number = 0
    while True:
        writer = writers[number % len(writers)]
        asked[writer.id] = time.monotonic()
        await writer.sends("/help")
        number += 1
        await asyncio.sleep(PAUSE)


async def weigh(process: Popen[bytes], watch: Watch) -> None:
    while True:
        watch.memory.append(psutil.Process(process.pid).memory_info().rss / 2**20)
        await asyncio.sleep(0.05)


async def until_planned(url: str, broadcast_id: int, readers: int) -> float:
    """When everybody was owed a copy."""
    until = time.monotonic() + PATIENCE
    while True:
        found = await asyncio.to_thread(kept, url, broadcast_id)
        if found.planned:
            assert found.readers >= readers, found
            return time.monotonic()
        assert time.monotonic() < until, found
        await asyncio.sleep(0.25)


async def called(api: LocalBotApi, method: str) -> None:
    until = time.monotonic() + PATIENCE
    while not api.calls.counts[method]:
        assert time.monotonic() < until, f"no {method} after {PATIENCE:g} s"
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    main()
