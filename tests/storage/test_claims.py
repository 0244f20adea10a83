"""Who is sent what next, and nothing to anybody twice: claims of deliveries, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

import pytest

from mediabot.domain.deliveries import Delivery, Lane
from mediabot.storage.repositories.outbox import SqlDeliveries
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, delivery, minutes, stored


async def claim(store: SqlStore, now: float = 0, limit: int = 10) -> list[Delivery]:
    async with store.begin() as work:
        claimed = list(await work.deliveries.claim(minutes(now), minutes(now + 1), limit))
        await work.commit()
    return claimed


async def finish(store: SqlStore, *deliveries: Delivery) -> None:
    async with store.begin() as work:
        for each in deliveries:
            await work.deliveries.save(replace(each, sent_at=NOW))
        await work.commit()


async def test_claims_go_by_lane_and_then_by_age(store: SqlStore) -> None:
    lanes = [Lane.BROADCAST, Lane.DIGEST, Lane.REPLY, Lane.REFERRAL, Lane.REMINDER, Lane.REPLY]
    kept = await stored(store, "deliveries", *(delivery(chat, lane) for chat, lane in enumerate(lanes)))

    claimed = await claim(store)

    assert [each.lane for each in claimed] == sorted(lanes)
    assert [each.id for each in claimed if each.lane is Lane.REPLY] == [kept[2].id, kept[5].id]
    assert all(each.claimed_until == minutes(1) for each in claimed)


async def test_no_more_than_the_limit_is_claimed(store: SqlStore) -> None:
    await stored(store, "deliveries", *(delivery(chat) for chat in range(5)))

    assert [len(await claim(store, limit=2)) for _ in range(4)] == [2, 2, 1, 0]


async def test_a_chat_gets_one_at_a_time_in_the_order_of_writing(store: SqlStore) -> None:
    first, second, third = await stored(
        store, "deliveries", delivery(lane=Lane.DIGEST), delivery(lane=Lane.REPLY), delivery(lane=Lane.DIGEST)
    )

    order = []
    while claimed := await claim(store):
        assert len(claimed) == 1
        assert await claim(store) == []
        order += claimed
        await finish(store, *claimed)

    assert [each.id for each in order] == [first.id, second.id, third.id]


async def test_in_a_group_the_most_urgent_goes_first(store: SqlStore) -> None:
    calm, first, second, late = await stored(
        store,
        "deliveries",
        delivery(-5, Lane.REMINDER),
        delivery(-5, Lane.REFERRAL),
        delivery(-5, Lane.REFERRAL),
        delivery(-5, Lane.REPLY, due_at=minutes(9)),
    )

    order = []
    while claimed := await claim(store):
        order += claimed
        await finish(store, *claimed)

    assert [each.id for each in order] == [first.id, second.id, calm.id]
    assert [each.id for each in await claim(store, now=10)] == [late.id]


async def test_an_urgent_message_lifts_the_digest_before_it_over_the_digests_of_others(store: SqlStore) -> None:
    await stored(store, "deliveries", *(delivery(chat, Lane.DIGEST) for chat in range(1, 9)))
    [digest, request] = await stored(store, "deliveries", delivery(9, Lane.DIGEST), delivery(9, Lane.REFERRAL))

    [first] = await claim(store, limit=1)
    await finish(store, first)
    [second] = await claim(store, limit=1)

    assert (first.id, second.id) == (digest.id, request.id)


async def test_nothing_passes_an_earlier_one_that_waits_to_be_tried_again(store: SqlStore) -> None:
    first, second = await stored(store, "deliveries", delivery(due_at=minutes(5)), delivery())

    assert await claim(store, now=4) == []
    assert [each.id for each in await claim(store, now=5)] == [first.id]
    assert second.due_at == NOW


async def test_one_given_up_no_longer_holds_its_chat(store: SqlStore) -> None:
    first, second = await stored(store, "deliveries", delivery(), delivery())
    async with store.begin() as work:
        await work.deliveries.save(replace(first, failed_at=NOW))
        await work.commit()

    assert [each.id for each in await claim(store)] == [second.id]


async def test_what_a_dead_claimer_held_is_claimed_again_when_its_time_is_over(store: SqlStore) -> None:
    await stored(store, "deliveries", delivery())

    [first] = await claim(store, now=0)
    assert await claim(store, now=0.9) == []
    [again] = await claim(store, now=1)

    assert again.id == first.id
    assert again.claimed_until == minutes(2)


async def test_a_claim_that_was_not_committed_holds_nothing(store: SqlStore) -> None:
    await stored(store, "deliveries", delivery())
    async with store.begin() as work:
        assert len(await work.deliveries.claim(NOW, minutes(1), 1)) == 1

    assert len(await claim(store)) == 1


async def test_claimers_side_by_side_never_get_the_same(store: SqlStore, second_store: SqlStore) -> None:
    chats = [number % 40 for number in range(120)]
    kept = await stored(store, "deliveries", *(delivery(chat) for chat in chats))
    sent: list[Delivery] = []

    async def courier(of: SqlStore) -> None:
        while len(sent) < len(kept):
            claimed = await claim(of, limit=7)
            await asyncio.sleep(0.001)
            sent.extend(claimed)
            await finish(of, *claimed)

    await asyncio.gather(*(courier(of) for of in (store, second_store) for _ in range(3)))

    assert Counter(each.id for each in sent) == Counter(each.id for each in kept)
    for chat in set(chats):
        ids = [each.id for each in sent if each.chat_id == chat]
        assert ids == sorted(ids)


@pytest.mark.slow
async def test_claims_among_fifty_thousand_waiting_take_the_first_each_time(store: SqlStore) -> None:
    waiting = [delivery(chat, Lane.BROADCAST) for chat in range(50_000)]
    async with store.begin() as work:
        rows = [{**SqlDeliveries.shelf.values(each), "id": number} for number, each in enumerate(waiting, 1)]
        await work.deliveries._run(SqlDeliveries.shelf.add, rows)
        await work.commit()

    claims = [await claim(store, limit=16) for _ in range(5)]

    assert [each.id for claimed in claims for each in claimed] == list(range(1, 81))


async def test_one_forgotten_while_it_was_being_sent_stays_forgotten(store: SqlStore) -> None:
    await stored(store, "deliveries", delivery())
    [claimed] = await claim(store)
    async with store.begin() as work:
        await work.books.forget(ANA)
        await work.commit()

    await finish(store, claimed)

    async with store.begin() as work:
        assert await work.deliveries.get(claimed.id) is None


async def claim_of(store: SqlStore, broadcast_id: int = 1, now: float = 0, limit: int = 10) -> list[Delivery]:
    async with store.begin() as work:
        claimed = list(await work.deliveries.claim_of(broadcast_id, minutes(now), minutes(now + 1), limit))
        await work.commit()
    return claimed


async def test_a_broadcasts_many_are_claimed_only_by_its_name(store: SqlStore) -> None:
    kept = await stored(store, "deliveries", *(delivery(chat, broadcast_id=1) for chat in range(1, 4)))
    await stored(store, "deliveries", delivery(9, broadcast_id=2))

    assert await claim(store) == []
    assert [each.id for each in await claim_of(store, limit=2)] == [kept[0].id, kept[1].id]
    assert [each.id for each in await claim_of(store)] == [kept[2].id]
    assert await claim_of(store) == []


async def test_what_of_a_broadcast_is_to_be_tried_again_waits_behind_the_rest(store: SqlStore) -> None:
    late = delivery(1, broadcast_id=1, due_at=minutes(5))
    kept = await stored(store, "deliveries", late, delivery(2, broadcast_id=1))

    assert [each.id for each in await claim_of(store, now=1)] == [kept[1].id]
    assert [each.id for each in await claim_of(store, now=5, limit=1)] == [kept[1].id]
    assert [each.id for each in await claim_of(store, now=5)] == [kept[0].id]


async def test_a_chat_has_one_claimed_message_whatever_it_belongs_to(store: SqlStore) -> None:
    kinds = [delivery(), delivery(broadcast_id=1), delivery(broadcast_id=2)]
    single, first, second = await stored(store, "deliveries", *kinds)

    assert [each.id for each in await claim(store)] == [single.id]
    assert await claim_of(store, 1) == await claim_of(store, 2) == []
    await finish(store, single)
    assert [each.id for each in await claim_of(store, 2)] == [second.id]
    await stored(store, "deliveries", delivery())
    assert await claim(store) == await claim_of(store, 1) == []
    await finish(store, second)
    assert [each.id for each in await claim_of(store, 1)] == [first.id]


async def test_claimers_of_two_broadcasts_never_meet_in_a_chat(store: SqlStore, second_store: SqlStore) -> None:
    many = (delivery(chat, broadcast_id=broadcast) for chat in range(40) for broadcast in (1, 2))
    kept = await stored(store, "deliveries", *many, *(delivery(chat) for chat in range(40)))
    sent: list[Delivery] = []
    under_way: Counter[int] = Counter()
    most = 0

    async def courier(of: SqlStore, broadcast_id: int | None) -> None:
        nonlocal most
        while len(sent) < len(kept):
            claimed = await (claim(of, limit=7) if broadcast_id is None else claim_of(of, broadcast_id, limit=7))
            under_way.update(each.chat_id for each in claimed)
            most = max(most, *under_way.values(), 0)
            await asyncio.sleep(0.001)
            sent.extend(claimed)
            under_way.subtract(each.chat_id for each in claimed)
            await finish(of, *claimed)

    await asyncio.gather(*(courier(of, what) for of in (store, second_store) for what in (None, 1, 2)))

    assert Counter(each.id for each in sent) == Counter(each.id for each in kept)
    assert most == 1
