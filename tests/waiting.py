"""Waiting for what must come, as long as a busy machine may take; never for a while in which nothing should come.

Where something must not happen, wait for what would have come after it, and look then.
"""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

PATIENCE = 180.0
"""Seconds, far more than anything takes: a lease of a killed process included, with more tests beside it than cores."""

GLANCE = 0.005

Found = TypeVar("Found")


async def until(look: Callable[[], Found | None], what: str = "", *, patience: float = PATIENCE) -> Found:
    """What `look` finds, as soon as it finds anything. `what` is told when nothing came."""

    async def found() -> Found | None:
        return look()

    return await until_true(found, what or _source(look), patience=patience)


async def until_true(
    look: Callable[[], Awaitable[Found | None]], what: str = "", *, every: float = GLANCE, patience: float = PATIENCE
) -> Found:
    """The same where looking takes a while, as into a database."""
    end = time.monotonic() + patience
    while not (found := await look()):
        assert time.monotonic() < end, f"after {patience:g} s still not: {what or _source(look)}"
        await asyncio.sleep(every)
    return found


def _source(look: Callable[..., object]) -> str:
    return inspect.getsource(look).strip()
