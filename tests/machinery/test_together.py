"""Small writes of many tasks go into few units of work, and none stands in the way of another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from machinery.doubles import NOON, ShakyStore, undone
from mediabot.domain.inbox import Received
from mediabot.services.ports.store import Work
from mediabot.services.sending.together import Together
from mediabot.storage.store import SqlStore


async def keep(work: Work, updates: Sequence[Received]) -> int:
    if any(update.payload == "poison" for update in updates):
        raise ValueError("poison")
    return len(await work.inbox.keep(updates))


def update(number: int, payload: str = "{}") -> Received:
    return Received(number, number, payload, NOON)


async def test_writes_that_come_at_once_share_a_unit_of_work(store: SqlStore) -> None:
    counting = ShakyStore(store)
    together = Together(counting, keep)

    await asyncio.gather(*(together.put(update(number)) for number in range(50)))

    assert await undone(store) == list(range(50))
    assert counting.begun < 10


async def test_a_write_returns_only_when_it_is_committed(store: SqlStore, second_store: SqlStore) -> None:
    assert await Together(store, keep).put(update(1), update(2)) == 2

    assert await undone(second_store) == [1, 2]


async def test_what_can_not_be_written_fails_alone(store: SqlStore) -> None:
    together = Together(store, keep)
    things = [update(1), update(2, "poison"), update(3)]

    outcomes = await asyncio.gather(*(together.put(thing) for thing in things), return_exceptions=True)

    assert await undone(store) == [1, 3]
    assert [isinstance(outcome, ValueError) for outcome in outcomes] == [False, True, False]


async def test_a_task_that_is_cancelled_leaves_the_others_to_their_writes(store: SqlStore) -> None:
    together = Together(store, keep)
    tasks = [asyncio.create_task(together.put(update(number))) for number in range(3)]
    await asyncio.sleep(0)

    tasks[1].cancel()

    await asyncio.gather(tasks[0], tasks[2])
    with pytest.raises(asyncio.CancelledError):
        await tasks[1]
    assert {0, 2} <= set(await undone(store))
