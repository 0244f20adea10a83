"""The courier: everything that is due, in order, the most urgent first, and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from machinery.doubles import NOON, MovableClock, Post, ShakyStore, owed, put, read, until, waiting
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import Content
from mediabot.domain.deliveries import Lane, MustWait, TryAgain
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import Gate
from mediabot.services.sending.outbox import LEASE, Outbox
from mediabot.storage.store import SqlStore

Make = Callable[..., Courier]


@pytest.fixture
async def make(store: SqlStore, outbox: Outbox, post: Post, clock: MovableClock) -> AsyncIterator[Make]:
    made: list[Courier] = []

    def make(store: SqlStore = store, per_second: float | None = None, senders: int = 8) -> Courier:
        gate = post.gate = Gate(per_second)
        made.append(Courier(store, outbox, clock, gate, senders=senders))
        return made[-1]

    yield make
    for courier in made:
        await courier.stop()


async def test_everything_that_is_due_is_sent_in_the_order_of_each_chat(
    make: Make, store: SqlStore, post: Post
) -> None:
    owing = await put(store, *(owed(number % 5 + 1) for number in range(60)))

    make().start()

    await until(lambda: len(post.sent) == 60)
    for chat_id in range(1, 6):
        expected = [delivery.id for delivery in owing if delivery.chat_id == chat_id]
        assert [delivery.id for delivery in post.sent if delivery.chat_id == chat_id] == expected


async def test_it_wakes_for_what_becomes_due_meanwhile(make: Make, store: SqlStore, post: Post) -> None:
    courier = make()
    courier.start()
    await asyncio.sleep(0.1)

    await put(store, owed(7))
    courier.wake()

    await until(lambda: post.chats == [7])


async def test_it_finds_what_nobody_told_it_of(make: Make, store: SqlStore, post: Post) -> None:
    make().start()
    await asyncio.sleep(0.1)

    await put(store, owed(7))

    await until(lambda: post.chats == [7])


async def test_what_is_not_due_yet_waits(make: Make, store: SqlStore, post: Post, clock: MovableClock) -> None:
    later = clock.now().replace(hour=13)
    await put(store, owed(7, due_at=later), owed(8))
    courier = make()
    courier.start()
    await until(lambda: post.chats == [8])

    clock.passes(hours=1)

    await until(lambda: post.chats == [8, 7])


async def test_an_urgent_message_overtakes_a_broadcast(make: Make, store: SqlStore, post: Post) -> None:
    await put(store, *(owed(number, lane=Lane.BROADCAST) for number in range(1, 120)))
    courier = make(per_second=100.0)
    courier.start()
    await until(lambda: len(post.sent) >= 10)

    await put(store, owed(500, lane=Lane.REFERRAL))
    courier.wake()

    await until(lambda: len(post.sent) == 120)
    assert post.chats.index(500) < 60


async def test_no_more_are_sent_at_once_than_there_are_senders(make: Make, store: SqlStore, post: Post) -> None:
    post.slow = 0.01
    await put(store, *(owed(number) for number in range(1, 41)))

    make(senders=3).start()

    await until(lambda: len(post.sent) == 40)
    assert post.most_at_once == 3


async def test_a_chat_that_must_wait_does_not_hold_up_the_others(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    post.troubles[1] = [MustWait(0.5)]
    post.troubles[2] = [TryAgain("no answer in time")]
    await put(store, *(owed(number) for number in range(1, 11)))
    make().start()
    await until(lambda: sorted(post.chats) == list(range(3, 11)))

    clock.passes(seconds=6)

    await until(lambda: sorted(post.chats) == list(range(1, 11)))


async def test_when_all_chats_must_wait_all_the_sending_rests(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    for chat_id in range(1, 4):
        post.troubles[chat_id] = [MustWait(1)]
    owing = await put(store, *(owed(number) for number in range(1, 31)))
    courier = make(senders=1)
    began = asyncio.get_running_loop().time()
    courier.start()
    await asyncio.sleep(0.5)
    sent_meanwhile, held = len(post.sent), [one for one in owing if (await read(store, one)).claimed_until is not None]

    clock.passes(seconds=1)
    await until(lambda: len(post.sent) == 30)

    assert (sent_meanwhile, held) == (0, [])
    assert post.at[0] - began >= 1


async def test_two_replicas_send_nothing_twice(make: Make, store: SqlStore, second_store: SqlStore, post: Post) -> None:
    await put(store, *(owed(number % 20 + 1) for number in range(100)))

    make().start()
    make(store=second_store).start()

    await until(lambda: len(post.sent) >= 100)
    await asyncio.sleep(0.1)
    assert len(post.sent) == len({delivery.id for delivery in post.sent}) == 100


async def test_what_a_killed_process_claimed_goes_out_after_the_lease(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    until_then = clock.now().replace(second=20)
    await put(store, owed(7, claimed_until=until_then), owed(8))
    make().start()
    await until(lambda: post.chats == [8])

    clock.passes(seconds=21)

    await until(lambda: post.chats == [8, 7])


async def test_what_waited_here_longer_than_its_claim_is_left_to_who_has_it_now(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    post.slow = 0.05
    await put(store, *(owed(number) for number in range(1, 11)))
    make(senders=1).start()
    await until(lambda: post.under_way == 1)

    clock.passes(seconds=21)
    async with store.begin() as work:
        taken_over = await work.deliveries.claim(clock.now(), clock.now() + LEASE, 100)
        await work.commit()

    await asyncio.sleep(0.5)
    assert len(taken_over) >= 9
    assert len(post.sent) <= 10 - len(taken_over) + 1


async def test_what_could_not_be_written_down_for_longer_than_its_claim_is_not_sent_a_second_time(
    store: SqlStore, post: Post, clock: MovableClock
) -> None:
    post.slow = 0.05
    await put(store, *(owed(number) for number in range(1, 5)))
    shaky = ShakyStore(store)
    courier = Courier(store, Outbox(shaky, post, clock), clock, Gate(None), senders=1)
    courier.start()
    await until(lambda: post.under_way == 1)
    shaky.down = True
    await until(lambda: len(post.sent) == 4)

    clock.passes(seconds=21)
    courier.wake()
    await asyncio.sleep(0.5)
    shaky.down = False

    await asyncio.sleep(1.5)
    assert sorted(post.chats) == [1, 2, 3, 4]
    assert await waiting(store) == 0
    await courier.stop()


async def test_stopping_finishes_what_is_being_sent_and_gives_the_rest_back(
    make: Make, store: SqlStore, post: Post
) -> None:
    post.slow = 0.05
    owing = await put(store, *(owed(number) for number in range(1, 21)))
    courier = make(senders=2)
    courier.start()
    await until(lambda: post.under_way == 2)

    await courier.stop()

    left = [delivery for delivery in [await read(store, one) for one in owing] if delivery.sent_at is None]
    assert len(post.sent) + len(left) == 20
    assert len(left) == await waiting(store) > 0
    assert all(delivery.claimed_until is None for delivery in left)


@pytest.mark.parametrize("turns", range(6))
async def test_it_stops_also_when_it_is_woken_at_that_moment(make: Make, turns: int) -> None:
    """Waking and cancelling may meet between any two turns of the event loop."""
    courier = make()
    courier.start()
    await asyncio.sleep(0.1)

    courier.wake()
    for _ in range(turns):
        await asyncio.sleep(0)

    async with asyncio.timeout(5):
        await courier.stop()


async def broadcast(store: SqlStore, state: BroadcastState = BroadcastState.SENDING) -> Broadcast:
    async with store.begin() as work:
        added = await work.broadcasts.add(Broadcast(0, 1, NOON, bg=Content("Здравейте"), state=state))
        await work.commit()
    return added


async def put_into(store: SqlStore, broadcast: Broadcast, state: BroadcastState) -> None:
    async with store.begin() as work:
        await work.broadcasts.save(replace(broadcast, state=state))
        await work.commit()


async def test_a_broadcast_goes_to_everybody_and_is_drawn_ahead(make: Make, store: SqlStore, post: Post) -> None:
    sending = await broadcast(store)
    owing = await put(store, *(owed(number, broadcast_id=sending.id) for number in range(1, 401)))

    make().start()

    await until(lambda: len(post.sent) == 400)
    assert sorted(post.chats) == list(range(1, 401))
    assert sorted(post.foreseen) == [delivery.id for delivery in owing]


@pytest.mark.parametrize("state", sorted(set(BroadcastState) - {BroadcastState.SENDING}))
async def test_what_is_not_being_sent_does_not_leave(
    make: Make, store: SqlStore, post: Post, state: BroadcastState
) -> None:
    waiting = await broadcast(store, state)
    await put(store, owed(1, broadcast_id=waiting.id), owed(2))

    make().start()

    await until(lambda: post.chats == [2])
    await asyncio.sleep(0.1)
    assert post.chats == [2]


async def test_a_pause_is_obeyed_within_two_seconds_and_nothing_is_lost(
    make: Make, store: SqlStore, post: Post
) -> None:
    sending = await broadcast(store)
    owing = await put(store, *(owed(number, broadcast_id=sending.id) for number in range(1, 121)))
    make(per_second=30.0).start()
    await until(lambda: len(post.sent) >= 5)

    await put_into(store, sending, BroadcastState.PAUSED)
    await asyncio.sleep(2)
    after_two_seconds = len(post.sent)
    await asyncio.sleep(0.5)

    assert len(post.sent) == after_two_seconds < 60
    assert {(await read(store, one)).claimed_until for one in owing} == {None}
    await put_into(store, sending, BroadcastState.SENDING)
    await until(lambda: len(post.sent) > after_two_seconds)


async def test_what_is_at_hand_of_a_stopped_broadcast_goes_away(make: Make, store: SqlStore, post: Post) -> None:
    sending = await broadcast(store)
    await put(store, *(owed(number, broadcast_id=sending.id) for number in range(1, 28)))
    make(per_second=30.0).start()
    await until(lambda: len(post.sent) >= 3)

    async with store.begin() as work:
        await work.broadcasts.save(replace(sending, state=BroadcastState.CANCELLED))
        await work.deliveries.drop(sending.id, 1000)
        await work.commit()
    await asyncio.sleep(1.5)

    async with store.begin() as work:
        progress = await work.deliveries.progress(sending.id)
    assert progress.delivered == len(post.sent) < 27
    assert progress.waiting == 0


async def test_two_broadcasts_go_side_by_side(make: Make, store: SqlStore, post: Post) -> None:
    first, second = await broadcast(store), await broadcast(store)
    for each in (first, second):
        await put(store, *(owed(number, broadcast_id=each.id) for number in range(1, 301)))

    make(per_second=400.0).start()

    await until(lambda: len(post.sent) >= 200)
    of_first = sum(delivery.broadcast_id == first.id for delivery in post.sent[:200])
    assert 60 < of_first < 140


async def test_a_message_to_one_person_passes_a_running_broadcast(make: Make, store: SqlStore, post: Post) -> None:
    sending = await broadcast(store)
    many = (owed(number, broadcast_id=sending.id, lane=Lane.BROADCAST) for number in range(1, 121))
    await put(store, *many)
    courier = make(per_second=30.0, senders=16)
    courier.start()
    await until(lambda: len(post.sent) >= 5)

    before = len(post.sent)
    await put(store, owed(500))
    courier.wake()

    await until(lambda: 500 in post.chats)
    assert post.chats.index(500) - before < 15


async def test_a_chat_that_is_written_to_too_often_waits_and_holds_up_nobody(
    make: Make, store: SqlStore, post: Post
) -> None:
    await put(store, *(owed(7) for _ in range(5)), *(owed(number) for number in range(100, 110)))

    make(per_second=30.0).start()

    await until(lambda: len(post.sent) == 15)
    moments = [at for at, chat_id in zip(post.at, post.chats, strict=True) if chat_id == 7]
    assert moments[2] - moments[0] < 1
    assert moments[3] - moments[0] > 1
    assert moments[4] - moments[3] > 1
    assert post.chats[-2:] == [7, 7]


async def test_a_group_that_has_had_its_twenty_waits_in_the_database(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    owing = await put(store, *(owed(-100) for _ in range(21)))

    make(per_second=1000.0).start()

    await until(lambda: len(post.sent) == 20)
    await asyncio.sleep(0.2)
    last = await read(store, owing[-1])
    assert len(post.sent) == 20
    assert last.claimed_until is None
    assert timedelta(seconds=50) < last.due_at - clock.now() < timedelta(seconds=61)
