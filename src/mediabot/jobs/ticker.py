"""The ticker: every few seconds it does whatever has become due.

What is due stands in the database, so a missed beat is made good by the next one. The beats go by the time that passes
and not by the machine's clock: one that jumps ahead and back leaves no beat to wait for until tomorrow.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from mediabot.services.sending.endings import end, outlived
from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

STOP_WITHIN = 2.0

Task = Callable[[], Awaitable[None]]


class Ticker:
    """One beat at a time: a slow one makes the next one wait."""

    def __init__(self, tasks: Sequence[Task], seconds: float = 5) -> None:
        self._tasks = tasks
        self._seconds = seconds
        self._beating = asyncio.Lock()
        self._stopping = asyncio.Event()
        self._running: list[asyncio.Task[None]] = []
        self._told = Told(log)
        self._began: float | None = None

    def start(self) -> None:
        """The first beat comes at once."""
        self._running = [asyncio.create_task(self._run())]

    async def stop(self) -> None:
        """No more beats; one under way has 2 s to end, then it is cut short: what it did not commit is due again."""
        self._stopping.set()
        if self._running and (await asyncio.wait(self._running, timeout=STOP_WITHIN))[1]:
            log.warning("a beat of the ticker was cut short")
        await end(self._running)

    async def failed(self) -> None:
        """Wait for its end, which should not come before `stop`. Raises Died."""
        await outlived(str(self), self._running)

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

    async def _run(self) -> None:
        while not self._stopping.is_set():
            await self.tick()
            try:
                async with asyncio.timeout(self._seconds):
                    await self._stopping.wait()
            except TimeoutError:
                continue

    def __str__(self) -> str:
        return f"the ticker of {', '.join(map(_name, self._tasks))}"


def _name(task: Task) -> str:
    return str(getattr(task, "__qualname__", task))
