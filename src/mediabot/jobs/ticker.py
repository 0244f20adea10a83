"""The ticker: every few seconds it does whatever has become due.

The scheduler knows no jobs of ours; it only wakes this. What is due stands in the database, so a missed beat is made
good by the next one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

STOP_WITHIN = 2.0

Task = Callable[[], Awaitable[None]]


class Ticker:
    """One beat at a time: a slow one makes the next one wait."""

    def __init__(self, tasks: Sequence[Task], seconds: float = 5) -> None:
        self._tasks = tasks
        self._seconds = seconds
        self._beating = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """The first beat comes at once."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=self._seconds,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """No more beats; one under way has 2 s to end, then it is cut short: what it did not commit is due again."""
        if not self._scheduler.running:
            return
        self._scheduler.remove_all_jobs()
        try:
            async with asyncio.timeout(STOP_WITHIN):
                await self._beating.acquire()
        except TimeoutError:
            log.warning("a beat of the ticker was cut short")
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Every task, each for itself: what one can't do now it does at the next beat."""
        async with self._beating:
            for task in self._tasks:
                try:
                    await task()
                except Exception as error:
                    log.error("%s failed: %s", _name(task), type(error).__name__)


def _name(task: Task) -> str:
    return str(getattr(task, "__qualname__", task))
