"""The inbox, on both databases: every update is kept once, taken once, and in the order of its sequence."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from mediabot.storage.repositories.inbox import SqlInbox
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, PETROVA, minutes, received


async def keep(store: SqlStore, *updates: int, sequence: int = ANA) -> list[int]:
    async with store.begin() as work:
        kept = await work.inbox.keep([received(update_id, sequence) for update_id in updates])
        await work.commit()
    return [each.update_id for each in kept]


async def take(store: SqlStore, update_id: int, sequence: int = ANA) -> bool:
    async with store.begin() as work:
        taken = await work.inbox.take(received(update_id, sequence), NOW)
        await work.commit()
    return taken


async def undone(store: SqlStore, limit: int = 1000) -> list[int]:
    async with store.begin() as work:
        return [each.update_id for each in await work.inbox.undone(limit)]


async def test_only_what_is_new_is_kept_and_returned(store: SqlStore) -> None:
    assert await keep(store, 1, 3) == [1, 3]
    assert await keep(store, 2, 3, 1, 4) == [2, 4]
    assert await keep(store, 5, 5) == [5]
    assert await keep(store) == []
    assert await undone(store) == [1, 2, 3, 4, 5]


async def test_a_large_batch_is_kept_whole(store: SqlStore) -> None:
    updates = list(range(1, 1501))

    assert await keep(store, *updates) == updates
    assert await undone(store, limit=2000) == updates
    assert await undone(store, limit=2) == [1, 2]


async def test_an_update_comes_back_as_received(store: SqlStore) -> None:
    await keep(store, 1)

    async with store.begin() as work:
        assert await work.inbox.undone(1) == [received(1)]


async def test_an_update_is_taken_once(store: SqlStore) -> None:
    await keep(store, 1)

    assert [await take(store, 1), await take(store, 1), await take(store, 2)] == [True, False, False]
    assert await undone(store) == []
    assert await keep(store, 1) == []


async def test_a_taken_update_no_longer_holds_what_a_person_wrote(store: SqlStore) -> None:
    await keep(store, 1)
    await take(store, 1)

    async with store.begin() as work:
        everything = await work.inbox._many(SqlInbox.shelf.all)

    assert everything == [replace(received(1), payload="", done_at=NOW)]


async def test_an_update_waits_for_the_earlier_ones_of_its_sequence_only(store: SqlStore) -> None:
    await keep(store, 1, 3)
    await keep(store, 2, sequence=PETROVA)

    assert not await take(store, 3)
    assert await take(store, 2, sequence=PETROVA)
    assert await take(store, 1)
    assert await take(store, 3)


async def test_an_update_whose_work_was_rolled_back_is_undone(store: SqlStore) -> None:
    await keep(store, 1)
    async with store.begin() as work:
        assert await work.inbox.take(received(1), NOW)

    assert await undone(store) == [1]
    assert await take(store, 1)


async def test_two_processes_take_each_update_once_and_in_order(store: SqlStore, second_store: SqlStore) -> None:
    await keep(store, *range(1, 31))
    order: list[int] = []

    async def work_off(of: SqlStore) -> None:
        while left := await undone(of, limit=5):
            for update_id in left:
                async with of.begin() as work:
                    if await work.inbox.take(received(update_id), NOW):
                        await asyncio.sleep(0.001)
                        order.append(update_id)
                        await work.commit()

    await asyncio.gather(work_off(store), work_off(second_store), work_off(store))

    assert order == list(range(1, 31))


async def test_two_receivers_of_the_same_updates_keep_each_once(store: SqlStore, second_store: SqlStore) -> None:
    updates = range(1, 101)

    one, other = await asyncio.gather(keep(store, *updates), keep(second_store, *updates))

    assert sorted(one + other) == list(updates)


async def test_old_rows_that_are_done_are_removed(store: SqlStore) -> None:
    await keep(store, 1, 2)
    await take(store, 1)

    async with store.begin() as work:
        assert await work.inbox.forget(NOW) == 0
        assert await work.inbox.forget(minutes(1)) == 1
        assert [each.update_id for each in await work.inbox.undone(10)] == [2]
