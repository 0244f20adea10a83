"""Ending tasks for certain."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

ASK_AGAIN = 0.5
"""Seconds a cancelled task has before it is cancelled anew."""


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks until they have ended, whatever becomes of them.

    Once is not enough where a task waits through code that may swallow a cancellation: `asyncio.wait_for` does, before
    Python 3.12, when what it waits for happens at the same moment.
    """
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        done, left = await asyncio.wait(left, timeout=ASK_AGAIN)
        for task in done:
            if not task.cancelled():
                task.exception()
