"""A broadcast is planned: everybody in its audience is owed one copy, however often planning is cut short."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from machinery.doubles import NOON, MovableClock, ShakyStore
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.people import Person
from mediabot.services.broadcasts.planning import Planning
from mediabot.services.directory.office import empty_office
from mediabot.services.ports.store import Store
from mediabot.storage.store import SqlStore

OFFICE = empty_office()


def planning(store: Store, clock: MovableClock, piece: int = 10, **more: Any) -> Planning:
    return Planning(store, clock, lambda: OFFICE, more.get("on_change", lambda: None), piece)


async def people(store: SqlStore, count: int, **facts: Any) -> None:
    async with store.begin() as work:
        for number in range(1, count + 1):
            await work.people.save(Person(number, created_at=NOON, **facts))
        await work.commit()


async def broadcast(store: SqlStore, state: BroadcastState = BroadcastState.SENDING) -> Broadcast:
    async with store.begin() as work:
        added = await work.broadcasts.add(
            Broadcast(0, 1, NOON, content=NO_CONTENT.put("bg", Content("Здравейте")), state=state, started_at=NOON)
        )
        await work.commit()
    return added


async def owed(store: SqlStore, broadcast_id: int) -> Counter[int]:
    """How many copies each reader is owed."""
    async with store.begin() as work:
        claimed = await work.deliveries.claim_of(broadcast_id, NOON + timedelta(days=1), NOON + timedelta(days=2), 999)
    return Counter(delivery.chat_id for delivery in claimed)


async def kept(store: SqlStore, broadcast_id: int) -> Broadcast:
    async with store.begin() as work:
        found = await work.broadcasts.get(broadcast_id)
    assert found is not None
    return found


async def test_everybody_is_owed_one_copy(store: SqlStore, clock: MovableClock) -> None:
    await people(store, 25)
    sending = await broadcast(store)

    await planning(store, clock).plan()
    await planning(store, clock).plan()

    assert await owed(store, sending.id) == Counter(range(1, 26))
    after = await kept(store, sending.id)
    assert (after.planned, after.readers) == (True, 25)


async def test_who_came_after_sending_began_is_not_in_it(store: SqlStore, clock: MovableClock) -> None:
    await people(store, 3)
    sending = await broadcast(store)
    clock.passes(minutes=5)
    async with store.begin() as work:
        await work.people.save(Person(4, created_at=clock.now()))
        await work.commit()

    await planning(store, clock).plan()

    assert await owed(store, sending.id) == Counter([1, 2, 3])


@pytest.mark.parametrize("state", sorted(set(BroadcastState) - {BroadcastState.SENDING}))
async def test_only_what_is_being_sent_is_planned(store: SqlStore, clock: MovableClock, state: BroadcastState) -> None:
    await people(store, 3)
    waiting = await broadcast(store, state)

    await planning(store, clock).plan()

    assert await owed(store, waiting.id) == Counter()
    assert await kept(store, waiting.id) == waiting


async def test_planning_that_was_cut_short_goes_on_where_it_was(store: SqlStore, clock: MovableClock) -> None:
    await people(store, 25)
    sending = await broadcast(store)
    shaky = ShakyStore(store)

    def pull_the_plug() -> None:
        shaky.down = True

    with pytest.raises(OSError, match="disk"):
        await planning(shaky, clock, on_change=pull_the_plug).plan()
    half_way = await owed(store, sending.id)
    await planning(store, clock).plan()

    assert half_way == Counter(range(1, 11))
    assert await owed(store, sending.id) == Counter(range(1, 26))


async def test_a_pause_stops_planning_too_and_it_goes_on_afterwards(store: SqlStore, clock: MovableClock) -> None:
    await people(store, 25)
    sending = await broadcast(store)

    async def turn(state: BroadcastState) -> None:
        async with store.begin() as work:
            now = await work.broadcasts.lock(sending.id)
            assert now is not None
            await work.broadcasts.save(replace(now, state=state))
            await work.commit()

    pausing: list[asyncio.Task[None]] = []

    def pause() -> None:
        pausing.append(asyncio.create_task(turn(BroadcastState.PAUSED)))

    await planning(store, clock, on_change=pause).plan()
    paused_after = sum((await owed(store, sending.id)).values())
    await asyncio.gather(*pausing)
    await turn(BroadcastState.SENDING)
    await planning(store, clock).plan()

    assert paused_after < 25
    assert await owed(store, sending.id) == Counter(range(1, 26))


async def test_two_processes_plan_together(store: SqlStore, second_store: SqlStore, clock: MovableClock) -> None:
    await people(store, 45)
    sending, another = await broadcast(store), await broadcast(store)

    await asyncio.gather(*(planning(one, clock, piece=3).plan() for one in (store, second_store)))

    for each in (sending, another):
        assert await owed(store, each.id) == Counter(range(1, 46))
        assert (await kept(store, each.id)).readers == 45
