"""The process in which a feed or a page is taken apart (`parsing.py`): started for each, and ended when it takes long.

It gets nothing of our environment, where passwords are.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from typing import Any

from mediabot.domain.sources import CantRead, Reason
from mediabot.sources.fetching import Fetched

SECONDS = 10
"""Of processor time; most take a tenth of one."""

WITHIN = 120.0
"""Seconds on the clock, for systems that can't limit the other, and for a machine that is busy."""

MEMORY = 2**30

AT_ONCE = 2
"""Processes side by side; whoever comes later waits."""


@dataclass(frozen=True)
class Apart:
    """Takes apart what was fetched."""

    seconds: int = SECONDS
    within: float = WITHIN
    memory: int = MEMORY
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def feed(self, fetched: Fetched) -> dict[str, Any]:
        """As `parsing.feed` tells it. Raises CantRead."""
        return await self._told("feed", fetched)

    async def page(self, fetched: Fetched) -> dict[str, Any]:
        """As `parsing.page` tells it. Raises CantRead."""
        return await self._told("page", fetched)

    async def _told(self, kind: str, fetched: Fetched) -> dict[str, Any]:
        wanted = {
            "kind": kind,
            "url": fetched.url,
            "content_type": fetched.headers.get("content-type", ""),
            "seconds": self.seconds,
            "memory": self.memory,
        }
        async with self._turns:
            told = await self._answer(json.dumps(wanted).encode() + b"\n" + fetched.body)
        if "reason" in told:
            raise CantRead(Reason(told["reason"]), told.get("detail", ""), feeds=tuple(told.get("feeds", ())))
        return told

    async def _answer(self, given: bytes) -> dict[str, Any]:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "mediabot.sources.parsing",
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=_environment(),
        )
        try:
            async with asyncio.timeout(self.within):
                answer, _ = await process.communicate(given)
        except TimeoutError:
            raise CantRead(Reason.UNREADABLE, f"not taken apart within {self.within:g} s") from None
        finally:
            await _end(process)
        if process.returncode:
            raise CantRead(Reason.UNREADABLE, f"the parser ended with {process.returncode}")
        return dict(json.loads(answer))


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
