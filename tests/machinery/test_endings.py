"""A task that is ended has ended, whatever it makes of a cancellation."""

from __future__ import annotations

import asyncio

import pytest

from mediabot.domain.errors import MediabotError
from mediabot.services.sending.endings import Died, end, outlived
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


async def test_a_part_that_ends_by_itself_is_told_with_the_place_and_without_its_words() -> None:
    async def stumbles() -> None:
        raise ValueError("what a person wrote")

    async def goes_on() -> None:
        await asyncio.sleep(3600)

    tasks = [asyncio.create_task(stumbles()), asyncio.create_task(goes_on())]

    with pytest.raises(Died, match=r"^the part has died \(ValueError: stumbles:\d+.*process ends") as died:
        await outlived("the part", tasks)
    await end(tasks)

    assert "wrote" not in str(died.value)


async def test_a_part_that_comes_to_its_end_without_an_error_has_died_too() -> None:
    with pytest.raises(Died, match="it was ended"):
        await outlived("the part", [asyncio.create_task(asyncio.sleep(0))])


async def test_an_error_that_an_operator_may_meet_is_told_as_it_is() -> None:
    async def refused() -> None:
        raise MediabotError("the token is refused")

    with pytest.raises(MediabotError, match=r"^the token is refused$"):
        await outlived("the part", [asyncio.create_task(refused())])
