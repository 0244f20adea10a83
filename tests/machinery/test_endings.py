"""A task that is ended has ended, whatever it makes of a cancellation."""

from __future__ import annotations

import asyncio

from mediabot.services.sending.endings import end
from waiting import PATIENCE


async def test_a_task_that_swallows_its_cancellation_is_cancelled_again() -> None:
    swallowed = 0

    async def stubborn() -> None:
        nonlocal swallowed
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                swallowed += 1
                if swallowed == 2:
                    raise

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)

    async with asyncio.timeout(PATIENCE):
        await end([task])

    assert task.cancelled()
    assert swallowed == 2


async def test_a_task_that_fails_at_its_end_is_over_too() -> None:
    async def failing() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            raise ValueError("at the end")

    task = asyncio.create_task(failing())
    await asyncio.sleep(0)

    await end([task])

    assert isinstance(task.exception(), ValueError)


async def test_nothing_to_end_is_no_trouble() -> None:
    await end([])
