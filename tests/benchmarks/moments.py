"""From a topic typed to its answer shown, and from the start of the process to its first question to Telegram."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.machines import MEDIABOT, PATIENCE, TOKEN, mediabot_settings, running
from benchmarks.rates import TOPICS
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.records import Change

ANSWERS = 200
STARTS = 5


async def answer_times(*, webhook: bool) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds of one topic after the other. The Bot API lives in this process."""
    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "media_bot", "Media Center")
        people = [api.add_user(1001 + number, f"Reader {number}", "bg") for number in range(20)]
        shown = asyncio.Event()

        def hear(change: Change) -> None:
            if change.kind == "message" and change.message is not None and change.message.sender.is_bot:
                shown.set()

        api.world.listeners.append(hear)
        spent = []
        with tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
            settings = mediabot_settings(api.url, f"sqlite:///{folder}/bot.db", webhook=webhook)
            with running(MEDIABOT, settings=settings, folder=Path(folder)):
                await _called(api, "setwebhook" if webhook else "getupdates")
                for number in range(20 + ANSWERS):
                    shown.clear()
                    began = time.perf_counter()
                    await people[number % 20].sends(TOPICS[number % len(TOPICS)])
                    await asyncio.wait_for(shown.wait(), PATIENCE)
                    spent.append((time.perf_counter() - began) * 1000)
                    await asyncio.sleep(0.02)
    return median(spent[20:]), quantiles(spent[20:], n=100)[98]


async def start_times() -> tuple[float, float]:
    """Seconds from the start of the process until it asks Telegram for updates: on a new database, and later."""
    first: list[float] = []
    later: list[float] = []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
            for spent in (first, later):
                spent.append(await _start_time(Path(folder)))
    return median(first), median(later)


async def _start_time(folder: Path) -> float:
    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "media_bot", "Media Center")
        settings = mediabot_settings(api.url, f"sqlite:///{folder}/bot.db", webhook=False)
        began = time.perf_counter()
        with running(MEDIABOT, settings=settings, folder=folder):
            await _called(api, "getupdates")
            spent = time.perf_counter() - began
            api.app.release()
    return spent


async def _called(api: LocalBotApi, method: str) -> None:
    until = time.monotonic() + PATIENCE
    while not api.calls.counts[method]:
        assert time.monotonic() < until, f"no {method} after {PATIENCE:g} s"
        await asyncio.sleep(0.005)
