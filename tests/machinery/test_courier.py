"""The courier: everything that is due, in order, the most urgent first, and nothing twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from machinery.doubles import (
    NOON,
    LateStore,
    MovableClock,
    Post,
    ShakyStore,
    StillTime,
    claimed,
    owed,
    put,
    read,
    waiting,
)
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.deliveries import LONGEST_DELAY, ChatMoved, Delivery, Lane, MustWait, TryAgain
from mediabot.jobs.chat_pace import MINUTE, SECOND
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import Gate
from mediabot.services.ports.store import Store
from mediabot.services.sending.outbox import LEASE, Outbox
from mediabot.storage.store import SqlStore
from waiting import PATIENCE, until, until_true

Make = Callable[..., Courier]


@pytest.fixture
def time() -> StillTime:
    """What the gate goes by."""
    return StillTime()


@pytest.fixture
async def make(
    store: SqlStore, outbox: Outbox, post: Post, clock: MovableClock, time: StillTime
) -> AsyncIterator[Make]:
    made: list[Courier] = []

    def make(store: Store = store, per_second: float | None = None, senders: int = 8) -> Courier:
        gate = post.gate = Gate(per_second, time)
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
    courier = make(store=(looking := ShakyStore(store)))
    courier.start()
    await until(lambda: looking.begun)

    await put(store, owed(7))
    courier.wake()

    await until(lambda: post.chats == [7])


async def test_it_finds_what_nobody_told_it_of(make: Make, store: SqlStore, post: Post) -> None:
    make(store=(looking := ShakyStore(store))).start()
    await until(lambda: looking.begun)

    await put(store, owed(7))

    await until(lambda: post.chats == [7])


async def test_what_is_not_due_yet_waits(make: Make, store: SqlStore, post: Post, clock: MovableClock) -> None:
    later = clock.now().replace(minute=10)
    await put(store, owed(7, due_at=later), owed(8))
    courier = make()
    courier.start()
    await until(lambda: post.chats == [8])

    clock.passes(minutes=10)

    await until(lambda: post.chats == [8, 7])


async def test_a_clock_that_goes_ahead_and_back_leaves_nothing_to_wait_for_until_tomorrow(
    make: Make, store: SqlStore, post: Post, clock: MovableClock, time: StillTime
) -> None:
    clock.passes(days=1)
    post.troubles[1], post.troubles[2] = [TryAgain("no answer in time")], [MustWait(3)]
    tried = await put(store, *(owed(chat, created_at=clock.now(), due_at=clock.now()) for chat in (1, 2, 3)))
    courier = make()
    courier.start()
    await until(lambda: post.chats == [3])
    await until_true(lambda: postponed(store, *tried[:2]))
    await courier.stop()
    held = owed(4, created_at=clock.now(), due_at=clock.now(), claimed_until=clock.now() + LEASE)
    await put(store, held, owed(5, created_at=clock.now(), due_at=clock.now()))

    clock.passes(days=-1)
    time.passes(seconds=60)
    await put(store, *(owed(chat) for chat in (1, 2, 4)))
    make().start()

    await until(lambda: sorted(post.chats) == [1, 1, 2, 2, 3, 4, 4, 5])


async def test_what_must_wait_for_hours_is_asked_again_before(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    post.troubles[1] = [MustWait(24 * 3600)]
    [waits] = await put(store, owed(1))
    make().start()
    await until_true(lambda: postponed(store, waits))

    assert (await read(store, waits)).due_at == clock.now() + LONGEST_DELAY


async def test_an_urgent_message_overtakes_a_broadcast(make: Make, store: SqlStore, post: Post) -> None:
    post.takes(10)
    await put(store, *(owed(number, lane=Lane.BROADCAST) for number in range(1, 120)))
    courier = make()
    courier.start()
    await until(lambda: len(post.sent) == 10 and post.under_way == 8)

    [urgent] = await put(store, owed(500, lane=Lane.REFERRAL))
    courier.wake()
    await until_true(lambda: claimed(store, urgent))
    post.takes()

    await until(lambda: len(post.sent) == 120)
    assert post.chats.index(500) < 30


async def test_no_more_are_sent_at_once_than_there_are_senders(make: Make, store: SqlStore, post: Post) -> None:
    post.takes(0)
    await put(store, *(owed(number) for number in range(1, 41)))

    make(senders=3).start()
    await until(lambda: post.under_way == 3)
    post.takes()

    await until(lambda: len(post.sent) == 40)
    assert post.most_at_once == 3


async def test_a_chat_that_must_wait_does_not_hold_up_the_others(
    make: Make, store: SqlStore, post: Post, clock: MovableClock, time: StillTime
) -> None:
    post.troubles[1] = [MustWait(5)]
    post.troubles[2] = [TryAgain("no answer in time")]
    waiting_ones = (await put(store, *(owed(number) for number in range(1, 11))))[:2]
    make().start()
    await until(lambda: sorted(post.chats) == list(range(3, 11)))
    await until_true(lambda: postponed(store, *waiting_ones))

    clock.passes(seconds=6)
    time.passes(seconds=6)

    await until(lambda: sorted(post.chats) == list(range(1, 11)))


async def postponed(store: SqlStore, *deliveries: Delivery) -> bool:
    """All of these are written down as due later."""
    now = [await read(store, delivery) for delivery in deliveries]
    return all(one.due_at > NOON and one.claimed_until is None for one in now)


async def test_when_all_chats_must_wait_all_the_sending_rests(
    make: Make, store: SqlStore, post: Post, clock: MovableClock, time: StillTime
) -> None:
    for chat_id in range(1, 4):
        post.troubles[chat_id] = [MustWait(600)]
    owing = await put(store, *(owed(number) for number in range(1, 31)))
    make(senders=1).start()
    await until_true(lambda: postponed(store, *owing[:3]))
    await until_true(lambda: none_claimed(store, *owing))
    assert post.sent == []

    clock.passes(seconds=600)
    time.passes(seconds=600)

    await until(lambda: len(post.sent) == 30)


async def none_claimed(store: SqlStore, *deliveries: Delivery) -> bool:
    return not await claimed(store, *deliveries)


async def test_two_replicas_send_nothing_twice(make: Make, store: SqlStore, second_store: SqlStore, post: Post) -> None:
    await put(store, *(owed(number % 20 + 1) for number in range(100)))

    couriers = make(), make(store=second_store)
    for courier in couriers:
        courier.start()

    await until(lambda: len(post.sent) >= 100)
    for courier in couriers:
        await courier.stop()
    assert await waiting(store) == 0
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
    post.takes(0)
    await put(store, *(owed(number) for number in range(1, 11)))
    courier = make(senders=1)
    courier.start()
    await until(lambda: post.under_way == 1)

    later = clock.now() + timedelta(seconds=21)
    async with store.begin() as work:
        taken_over = await work.deliveries.claim(later, later + LEASE, 100)
        await work.commit()
    clock.passes(seconds=21)
    [after_them] = await put(store, owed(99))
    courier.wake()
    await until_true(lambda: claimed(store, after_them))
    post.takes()

    await until(lambda: 99 in post.chats)
    assert len(taken_over) == 10
    assert post.chats == [1, 99]


async def test_what_could_not_be_written_down_for_longer_than_its_claim_is_not_sent_a_second_time(
    store: SqlStore, post: Post, clock: MovableClock
) -> None:
    post.takes(0)
    owing = await put(store, *(owed(number) for number in range(1, 5)))
    shaky = ShakyStore(store)
    courier = Courier(store, Outbox(shaky, post, clock), clock, Gate(None), senders=1)
    courier.start()
    await until(lambda: post.under_way == 1)
    shaky.down = True
    post.takes()
    await until(lambda: len(post.sent) == 4)
    post.takes(4)
    [held] = await put(store, owed(5))
    courier.wake()
    await until(lambda: post.under_way == 1)

    clock.passes(seconds=21)
    courier.wake()
    await until_true(lambda: claimed_anew(store, clock, *owing))
    shaky.down = False
    await until_true(lambda: all_are_sent(store, *owing))
    post.takes()

    await until_true(lambda: all_are_sent(store, held))
    await put(store, owed(99))
    await until(lambda: 99 in post.chats)
    assert sorted(post.chats) == [1, 2, 3, 4, 5, 99]
    await courier.stop()


async def claimed_anew(store: SqlStore, clock: MovableClock, *deliveries: Delivery) -> bool:
    now = [await read(store, delivery) for delivery in deliveries]
    return all(one.claimed_until is not None and one.claimed_until > clock.now() for one in now)


async def all_are_sent(store: SqlStore, *deliveries: Delivery) -> bool:
    return all([(await read(store, delivery)).sent_at is not None for delivery in deliveries])


async def test_what_is_owed_again_and_was_claimed_anew_meanwhile_does_not_wait_for_that_claim_to_end(
    store: SqlStore, post: Post, clock: MovableClock
) -> None:
    late = LateStore(store)
    post.troubles[-5] = [ChatMoved(-1005)]
    [owing] = await put(store, owed(-5))
    courier = Courier(store, Outbox(late, post, clock), clock, Gate(None))
    courier.start()
    await until_true(lambda: moved(store, owing))
    courier.wake()
    await until_true(lambda: claimed(store, owing))

    late.may_return.set()

    await until(lambda: post.chats == [-1005])
    await courier.stop()


async def moved(store: SqlStore, delivery: Delivery) -> bool:
    return (await read(store, delivery)).chat_id != delivery.chat_id


async def test_stopping_finishes_what_is_being_sent_and_gives_the_rest_back(
    make: Make, store: SqlStore, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediabot.jobs.courier.STOP_WITHIN", PATIENCE)
    post.slow = 0.05
    owing = await put(store, *(owed(number) for number in range(1, 201)))
    courier = make(senders=2)
    courier.start()
    await until(lambda: post.under_way == 2)

    await courier.stop()

    left = [delivery for delivery in [await read(store, one) for one in owing] if delivery.sent_at is None]
    assert post.under_way == 0
    assert len(post.sent) + len(left) == 200
    assert len(left) == await waiting(store) > 0
    assert all(delivery.claimed_until is None for delivery in left)


@pytest.mark.parametrize("turns", range(6))
async def test_it_stops_also_when_it_is_woken_at_that_moment(make: Make, store: SqlStore, turns: int) -> None:
    """Waking and cancelling may meet between any two turns of the event loop."""
    courier = make(store=(looking := ShakyStore(store)))
    courier.start()
    await until(lambda: looking.begun >= 2)

    courier.wake()
    for _ in range(turns):
        await asyncio.sleep(0)

    async with asyncio.timeout(PATIENCE):
        await courier.stop()


async def broadcast(store: SqlStore, state: BroadcastState = BroadcastState.SENDING) -> Broadcast:
    async with store.begin() as work:
        added = await work.broadcasts.add(
            Broadcast(0, 1, NOON, content=NO_CONTENT.put("bg", Content("Здравейте")), state=state)
        )
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
    await put(store, owed(3))
    await until(lambda: 3 in post.chats)
    assert post.chats == [2, 3]


async def test_a_pause_is_noticed_by_itself_and_holds_back_all_that_is_not_on_its_way(
    make: Make, store: SqlStore, post: Post
) -> None:
    post.takes(5)
    sending = await broadcast(store)
    owing = await put(store, *(owed(number, broadcast_id=sending.id) for number in range(1, 121)))
    make().start()
    await until(lambda: len(post.sent) == 5 and post.under_way == 8)

    await put_into(store, sending, BroadcastState.PAUSED)
    await until_true(lambda: so_many_claimed(store, 8, *owing))
    post.takes()
    await until_true(lambda: none_claimed(store, *owing))
    await put(store, owed(500))
    await until(lambda: 500 in post.chats)

    assert len(post.sent) == 5 + 8 + 1
    await put_into(store, sending, BroadcastState.SENDING)
    await until(lambda: len(post.sent) == 121)


async def so_many_claimed(store: SqlStore, count: int, *deliveries: Delivery) -> bool:
    return len(await claimed(store, *deliveries)) == count


async def test_what_is_at_hand_of_a_stopped_broadcast_goes_away(make: Make, store: SqlStore, post: Post) -> None:
    post.takes(3)
    sending = await broadcast(store)
    await put(store, *(owed(number, broadcast_id=sending.id) for number in range(1, 28)))
    make().start()
    await until(lambda: len(post.sent) == 3 and post.under_way == 8)

    async with store.begin() as work:
        await work.broadcasts.save(replace(sending, state=BroadcastState.CANCELLED))
        await work.deliveries.drop(sending.id, 1000)
        await work.commit()
    await until_true(lambda: so_many_left(store, sending, 8))
    post.takes()
    await until_true(lambda: so_many_left(store, sending, 0))

    async with store.begin() as work:
        progress = await work.deliveries.progress(sending.id)
    assert progress.delivered == len(post.sent) == 3 + 8


async def so_many_left(store: SqlStore, of: Broadcast, count: int) -> bool:
    async with store.begin() as work:
        return (await work.deliveries.progress(of.id)).waiting == count


async def test_two_broadcasts_go_side_by_side(make: Make, store: SqlStore, post: Post) -> None:
    first, second = await broadcast(store), await broadcast(store)
    for each, readers in ((first, range(1, 301)), (second, range(1001, 1301))):
        await put(store, *(owed(number, broadcast_id=each.id) for number in readers))

    make(per_second=1e6).start()

    await until(lambda: len(post.sent) >= 200)
    of_first = sum(delivery.broadcast_id == first.id for delivery in post.sent[:200])
    assert 60 < of_first < 140


async def test_a_message_to_one_person_passes_a_running_broadcast(make: Make, store: SqlStore, post: Post) -> None:
    post.takes(5)
    sending = await broadcast(store)
    many = (owed(number, broadcast_id=sending.id, lane=Lane.BROADCAST) for number in range(1, 121))
    await put(store, *many)
    courier = make(senders=16)
    courier.start()
    await until(lambda: len(post.sent) == 5 and post.under_way == 16)

    [to_one] = await put(store, owed(500))
    courier.wake()
    await until_true(lambda: claimed(store, to_one))
    post.takes()

    await until(lambda: 500 in post.chats)
    assert post.chats.index(500) < 5 + 16 + 5


async def test_a_chat_that_is_written_to_too_often_waits_and_holds_up_nobody(
    make: Make, store: SqlStore, post: Post, time: StillTime
) -> None:
    await put(store, *(owed(7) for _ in range(5)), *(owed(number) for number in range(100, 110)))

    make(per_second=1e6).start()

    await until(lambda: len(post.sent) == 13)
    assert Counter(post.chats) == Counter([7, 7, 7, *range(100, 110)])
    time.passes(SECOND)
    await until(lambda: len(post.sent) == 14)
    await put(store, owed(200))
    await until(lambda: 200 in post.chats)
    time.passes(SECOND)
    await until(lambda: len(post.sent) == 16)
    assert post.chats[-3:] == [7, 200, 7]


async def test_a_group_that_has_had_its_twenty_waits_in_the_database(
    make: Make, store: SqlStore, post: Post, clock: MovableClock
) -> None:
    owing = await put(store, *(owed(-100) for _ in range(21)))

    make(per_second=1e6).start()

    await until(lambda: len(post.sent) == 20)
    await until_true(lambda: postponed(store, owing[-1]))
    last = await read(store, owing[-1])
    assert len(post.sent) == 20
    assert timedelta(seconds=MINUTE - 1) < last.due_at - clock.now() <= timedelta(seconds=MINUTE)
