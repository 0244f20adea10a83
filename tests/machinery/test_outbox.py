"""Sending what is owed: when it is done, when it waits, when it is given up."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from machinery.doubles import NOON, MovableClock, Post, ShakyStore, owed, person, put, read
from mediabot.domain.deliveries import (
    ChatMoved,
    Delivery,
    Loss,
    MustWait,
    NotTaken,
    PersonUnreachable,
    TryAgain,
)
from mediabot.domain.inbox import Received
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.services.ports.store import Work
from mediabot.services.sending.outbox import LEASE, TRIES, TRIES_OF_A_BUG, Outbox
from mediabot.services.sending.troubles import cause_of, doubled
from mediabot.storage.store import SqlStore
from waiting import until


async def claimed(store: SqlStore, delivery: Delivery) -> Delivery:
    """That delivery, owed and claimed."""
    (added,) = await put(store, replace(delivery, claimed_until=NOON + LEASE))
    return added


async def card(store: SqlStore, delivery: Delivery) -> int | None:
    async with store.begin() as work:
        return await work.cards.get(delivery.chat_id, delivery.kind, delivery.subject)


async def test_a_message_that_was_sent_is_owed_no_longer(store: SqlStore, outbox: Outbox, post: Post) -> None:
    delivery = await claimed(store, owed(7))

    await outbox.send(delivery)

    assert post.chats == [7]
    assert (await read(store, delivery)).sent_at == NOON


async def test_a_card_is_edited_where_it_stands(store: SqlStore, outbox: Outbox, post: Post) -> None:
    first, second = owed(7, NoticeKind.QUESTION, subject=5), owed(7, NoticeKind.QUESTION, subject=5)

    await outbox.send(await claimed(store, first))
    await outbox.send(await claimed(store, second))

    assert [delivery.message_id for delivery in post.sent] == [None, 101]
    assert await card(store, first) == 101


async def test_a_fresh_card_is_a_new_message_from_then_on(store: SqlStore, outbox: Outbox, post: Post) -> None:
    await outbox.send(await claimed(store, owed(7, NoticeKind.QUESTION, subject=5)))

    await outbox.send(await claimed(store, owed(7, NoticeKind.QUESTION, subject=5, detail={"fresh": 1})))

    assert [delivery.message_id for delivery in post.sent] == [None, None]
    assert await card(store, owed(7, NoticeKind.QUESTION, subject=5)) == 102


async def test_a_message_turned_into_a_card_is_that_card(store: SqlStore, outbox: Outbox, post: Post) -> None:
    await outbox.send(await claimed(store, owed(7, NoticeKind.QUESTION, subject=5, message_id=33)))

    assert post.sent[0].message_id == 33
    assert await card(store, owed(7, NoticeKind.QUESTION, subject=5)) == 33


async def test_whoever_blocked_the_bot_is_not_written_to_and_it_is_told(
    store: SqlStore, post: Post, clock: MovableClock
) -> None:
    async with store.begin() as work:
        await work.people.save(Person(id=7, name="Ана"))
        await work.commit()
    told: list[tuple[int, bool]] = []

    async def tell(work: Work, delivery: Delivery) -> None:
        known = await work.people.get(delivery.chat_id)
        told.append((delivery.chat_id, known is not None and known.reachable))

    post.troubles[7] = [PersonUnreachable("bot was blocked by the user", Loss.BLOCKED)]
    delivery = await claimed(store, owed(7))

    await Outbox(store, post, clock, tell).send(delivery)

    after = await read(store, delivery)
    assert (after.failed_at, after.failure, after.loss) == (NOON, "bot was blocked by the user", Loss.BLOCKED)
    ana = await person(store, 7)
    assert ana is not None
    assert not ana.reachable
    assert told == [(7, False)]


async def test_a_group_that_is_gone_is_no_person(store: SqlStore, outbox: Outbox, post: Post) -> None:
    post.troubles[-100] = [PersonUnreachable("chat not found")]
    delivery = await claimed(store, owed(-100))

    await outbox.send(delivery)

    after = await read(store, delivery)
    assert (after.failed_at, after.loss) == (NOON, Loss.GONE)


async def test_what_telegram_never_takes_is_given_up_at_once(store: SqlStore, outbox: Outbox, post: Post) -> None:
    post.troubles[7] = [NotTaken("wrong file identifier")]
    delivery = await claimed(store, owed(7))

    await outbox.send(delivery)

    after = await read(store, delivery)
    assert (after.failed_at, after.failure, after.loss) == (NOON, "wrong file identifier", Loss.FAILED)


async def test_a_group_that_became_a_supergroup_gets_its_messages_there(
    store: SqlStore, outbox: Outbox, post: Post
) -> None:
    post.troubles[-5] = [ChatMoved(-1005)]
    first, later = await claimed(store, owed(-5, NoticeKind.QUESTION, subject=1)), owed(-5)
    (later,) = await put(store, later)
    async with store.begin() as work:
        await work.cards.put(-5, NoticeKind.QUESTION, 1, 44)
        await work.commit()

    again_after = await outbox.send(first)

    assert 0 < again_after < 1
    moved = [await read(store, each) for each in (first, later)]
    assert [(each.chat_id, each.message_id, each.claimed_until) for each in moved] == [(-1005, None, None)] * 2
    assert await card(store, first) is None
    await outbox.send(moved[0])
    assert post.chats == [-1005]


async def test_telegrams_request_to_wait_is_kept_and_costs_no_try(store: SqlStore, outbox: Outbox, post: Post) -> None:
    post.troubles[7] = [MustWait(12)]
    delivery = await claimed(store, owed(7))

    seconds = await outbox.send(delivery)

    after = await read(store, delivery)
    assert seconds == 12
    assert after.due_at == NOON + timedelta(seconds=12)
    assert (after.claimed_until, after.attempts, after.sent_at) == (None, 0, None)


async def test_a_failure_of_the_network_is_tried_again_ever_later_and_given_up_at_last(
    store: SqlStore, post: Post, clock: MovableClock
) -> None:
    told: list[Delivery] = []

    async def tell(work: Work, delivery: Delivery) -> None:
        told.append(delivery)

    outbox = Outbox(store, post, clock, tell, Random(7))
    post.troubles[7] = [TryAgain("no answer in time")] * TRIES
    delivery = await claimed(store, owed(7))
    pauses = []

    while delivery.failed_at is None:
        await outbox.send(delivery)
        delivery = await read(store, delivery)
        pauses.append((delivery.due_at - clock.now()).total_seconds())
        clock.present = max(clock.present, delivery.due_at)

    for pause, middle in zip(pauses, [2, 4, 8, 16, 32, 64, 128, 256, 512, *[600] * 10], strict=False):
        assert middle / 2 <= pause <= middle * 1.5
    assert len(set(pauses[9:-1])) > 1
    assert len(pauses) == TRIES == told[0].attempts
    assert told[0].loss is Loss.FAILED
    assert told[0].failure == "no answer in time"


async def test_a_message_that_can_not_be_made_is_given_up_soon_and_its_text_is_in_no_log(
    store: SqlStore, outbox: Outbox, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.troubles[7] = [KeyError("поверително")] * TRIES
    delivery = await claimed(store, owed(7))

    tries = 0
    while delivery.failed_at is None:
        await outbox.send(delivery)
        delivery = await read(store, delivery)
        tries += 1

    assert tries == TRIES_OF_A_BUG
    assert f"delivery {delivery.id} (ping) failed: KeyError" in caplog.text
    assert "поверително" not in caplog.text


async def test_a_delivery_that_is_being_sent_is_not_sent_a_second_time(
    store: SqlStore, outbox: Outbox, post: Post
) -> None:
    post.slow = 0.02
    delivery = await claimed(store, owed(7))

    await asyncio.gather(outbox.send(delivery), outbox.send(delivery))

    assert post.chats == [7]


async def test_what_was_sent_is_written_down_even_if_the_database_is_away_for_a_moment(
    store: SqlStore, post: Post, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shaky = ShakyStore(store)
    delivery = await claimed(store, owed(7))
    shaky.down = True
    sending = asyncio.create_task(Outbox(shaky, post, clock).send(delivery))
    await until(lambda: shaky.begun >= 2)

    shaky.down = False
    await sending

    assert post.chats == [7]
    assert (await read(store, delivery)).sent_at == NOON


def test_a_pause_never_grows_beyond_its_limit() -> None:
    assert [doubled(5, times, longest=600) for times in (0, 1, 6, 7, 100_000)] == [5, 10, 320, 600, 600]


def test_a_cause_for_the_log_holds_nothing_that_a_person_wrote() -> None:
    assert cause_of(ValueError("поверително")) == "ValueError"
    assert cause_of(OSError("disk I/O error")) == "disk I/O error"


@pytest.mark.parametrize("came_back", [True, False])
async def test_whoever_wrote_while_a_message_to_them_was_refused_is_reachable(
    store: SqlStore, post: Post, outbox: Outbox, clock: MovableClock, came_back: bool
) -> None:
    async with store.begin() as work:
        await work.people.save(Person(id=7, name="Ана"))
        await work.inbox.keep([Received(1, 7, "{}", NOON - timedelta(minutes=1))])
        await work.commit()
    delivery = await claimed(store, owed(7))
    post.troubles[7] = [PersonUnreachable("bot was blocked by the user", Loss.BLOCKED)]
    if came_back:
        async with store.begin() as work:
            await work.inbox.keep([Received(2, 7, "{}", NOON)])
            await work.commit()

    await outbox.send(delivery)

    known = await person(store, 7)
    assert known is not None
    assert known.reachable is came_back
    assert (await read(store, delivery)).failed_at == NOON


@pytest.mark.parametrize("trouble", [MustWait(5), TryAgain("no answer"), NotTaken("wrong file identifier")])
async def test_what_another_process_sent_meanwhile_stays_sent(
    store: SqlStore, post: Post, outbox: Outbox, trouble: Exception
) -> None:
    delivery = await claimed(store, owed(7))
    async with store.begin() as work:
        await work.deliveries.sent([delivery.id], NOON)
        await work.commit()
    post.troubles[7] = [trouble]

    await outbox.send(delivery)

    known = await read(store, delivery)
    assert (known.sent_at, known.failed_at) == (NOON, None)


async def test_what_is_put_off_goes_to_where_its_group_has_moved_meanwhile(
    store: SqlStore, post: Post, outbox: Outbox
) -> None:
    delivery = await claimed(store, owed(-7))
    async with store.begin() as work:
        await work.deliveries.move(-7, -1007)
        await work.commit()
    post.troubles[-7] = [TryAgain("no answer")]

    await outbox.send(delivery)

    known = await read(store, delivery)
    assert (known.chat_id, known.attempts, known.claimed_until) == (-1007, 1, None)


# somebody leaves meanwhile


async def test_what_was_on_its_way_to_staff_while_its_person_left_is_emptied(
    store: SqlStore, outbox: Outbox, post: Post
) -> None:
    delivery = await claimed(store, owed(-5, NoticeKind.STAFF_JOURNALIST, subject=7))
    async with store.begin() as work:
        await work.books.forget(7)
        await work.commit()

    await outbox.send(delivery)

    async with store.begin() as work:
        assert await work.cards.showing(NoticeKind.STAFF_JOURNALIST, (7,)) == []
        (emptied,) = await work.deliveries.claim(NOON, NOON + LEASE, 10)
    assert (emptied.chat_id, emptied.message_id, emptied.notice) == (-5, 101, Note(Event.LEFT))


async def test_a_last_word_leaves_no_delivery_whether_it_came_or_not(
    store: SqlStore, outbox: Outbox, post: Post
) -> None:
    post.troubles[8] = [PersonUnreachable("blocked", Loss.BLOCKED)]
    came, lost = [await claimed(store, owed(chat_id, NoticeKind.DELETED)) for chat_id in (7, 8)]

    await outbox.send(came)
    await outbox.send(lost)

    async with store.begin() as work:
        assert [await work.deliveries.get(each.id) for each in (came, lost)] == [None, None]
