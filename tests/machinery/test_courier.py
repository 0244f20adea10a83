"""The courier: everything that is due, in order, the most urgent first, and nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from machinery.doubles import MovableClock, Post, owed, put, read, until, waiting
from mediabot.domain.deliveries import Lane, MustWait, TryAgain
from mediabot.jobs.courier import Courier, Pace
from mediabot.services.outbox import Outbox
from mediabot.storage.store import SqlStore

Make = Callable[..., Courier]


@pytest.fixture
async def make(store: SqlStore, outbox: Outbox, clock: MovableClock) -> AsyncIterator[Make]:
    made: list[Courier] = []

    def make(store: SqlStore = store, per_second: float = 2000.0, senders: int = 8) -> Courier:
        made.append(Courier(store, outbox, clock, senders=senders, per_second=per_second))
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
    post.troubles[1] = [MustWait(5)]
    post.troubles[2] = [TryAgain("no answer in time")]
    await put(store, *(owed(number) for number in range(1, 11)))
    make().start()
    await until(lambda: sorted(post.chats) == list(range(3, 11)))

    clock.passes(seconds=6)

    await until(lambda: sorted(post.chats) == list(range(1, 11)))


async def test_when_all_chats_must_wait_all_the_sending_rests(
    make: Make, store: SqlStore, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(Pace, "rest", lambda pace, seconds: rests.append(seconds))
    for chat_id in range(1, 4):
        post.troubles[chat_id] = [MustWait(7)]
    await put(store, *(owed(number) for number in range(1, 4)))

    make(senders=1).start()

    await until(lambda: rests == [7])


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


async def test_messages_leave_evenly_and_the_first_after_a_pause_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(round(seconds, 6))

    loop = asyncio.get_running_loop()
    with monkeypatch.context() as patched:
        patched.setattr("mediabot.jobs.courier.asyncio.sleep", wait)
        patched.setattr(loop, "time", lambda: 1000.0)
        pace = Pace(per_second=100)
        for _ in range(4):
            await pace.turn()
        patched.setattr(loop, "time", lambda: 1060.0)
        await pace.turn()

    assert waits == [0, 0.01, 0.02, 0.03, 0]
