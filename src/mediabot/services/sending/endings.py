"""Ending tasks for certain, and noticing those that end by themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from mediabot.domain.errors import MediabotError
from mediabot.services.sending.troubles import place_of

ASK_AGAIN = 0.5
"""Seconds a cancelled task has before it is cancelled anew."""


class Died(MediabotError):
    """A part of the process has ended that never should. Nobody else would notice."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part} has died ({why}); the process ends, to be started anew by whatever watches over it")


async def outlived(part: str, tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Wait until one of these ends, which none of them should. Raises what a person may meet as it is, and Died."""
    done, _ = await asyncio.wait(list(tasks), return_when=asyncio.FIRST_COMPLETED)
    ended = done.pop()
    error = None if ended.cancelled() else ended.exception()
    if isinstance(error, MediabotError):
        raise error
    raise Died(part, "it was ended" if error is None else place_of(error))


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
