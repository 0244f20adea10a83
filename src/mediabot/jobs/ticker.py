"""The ticker: every few seconds it does whatever has become due.

The scheduler knows no jobs of ours; it only wakes this. What is due stands in the database, so a missed beat is made
good by the next one. The scheduler goes by the machine's clock; one that jumps ahead and back would leave the next beat
for tomorrow, so what keeps time here looks after it by the time that passes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from mediabot.services.sending.endings import end, outlived
from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

STOP_WITHIN = 2.0

BEAT = "beat"

Task = Callable[[], Awaitable[None]]


class Ticker:
    """One beat at a time: a slow one makes the next one wait."""

    def __init__(self, tasks: Sequence[Task], seconds: float = 5) -> None:
        self._tasks = tasks
        self._seconds = seconds
        self._beating = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._keeping: list[asyncio.Task[None]] = []
        self._told = Told(log)
        self._began: float | None = None

    def start(self) -> None:
        """The first beat comes at once."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            id=BEAT,
            seconds=self._seconds,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._keeping = [asyncio.create_task(self._keep_time())]

    async def stop(self) -> None:
        """No more beats; one under way has 2 s to end, then it is cut short: what it did not commit is due again."""
        await end(self._keeping)
        if not self._scheduler.running:
            return
        self._scheduler.remove_all_jobs()
        try:
            async with asyncio.timeout(STOP_WITHIN):
                await self._beating.acquire()
        except TimeoutError:
            log.warning("a beat of the ticker was cut short")
        self._scheduler.shutdown(wait=False)

    async def failed(self) -> None:
        """Wait for its end, which should not come before `stop`. Raises Died."""
        await outlived(str(self), self._keeping)

    @property
    def beating_for(self) -> float:
        """Seconds since the beat under way began; 0 between two."""
        return 0.0 if self._began is None else asyncio.get_running_loop().time() - self._began

    async def tick(self) -> None:
        """Every task, each for itself: what one can't do now it does at the next beat."""
        async with self._beating:
            self._began = asyncio.get_running_loop().time()
            for task in self._tasks:
                await self._try(task)
            self._began = None

    async def _try(self, task: Task) -> None:
        about = f"{_name(task)} failed"
        try:
            await task()
        except Exception as error:
            self._told.trouble(about, cause_of(error))
        else:
            self._told.over(about)

    async def _keep_time(self) -> None:
        """Until the scheduler has no beat to come, which it always should have."""
        while (beat := self._scheduler.get_job(BEAT)) is not None:
            now = datetime.now(UTC)
            if beat.next_run_time > now + timedelta(seconds=2 * self._seconds):
                beat.modify(next_run_time=now)
            await asyncio.sleep(self._seconds)

    def __str__(self) -> str:
        return f"the ticker of {', '.join(map(_name, self._tasks))}"


def _name(task: Task) -> str:
    return str(getattr(task, "__qualname__", task))
