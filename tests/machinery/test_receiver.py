"""The receiver on a good day: by polling and by webhook, in order, side by side, each update once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest
from telegram.ext import ExtBot

from machinery.doubles import NOON, MovableClock, Post, Scribe, ShakyStore, message, owed, read, undone
from mediabot.bot.telegram.receiver import BadUpdate, Handled, Receiver
from mediabot.bot.telegram.updates import sequence_of
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.inbox import Received
from mediabot.services.ports.store import Work
from mediabot.services.sending.outbox import LEASE, Outbox
from mediabot.storage.store import SqlStore
from waiting import PATIENCE, until, until_true

Make = Callable[..., Receiver]


@pytest.fixture
async def make(bot: ExtBot[None], store: SqlStore, outbox: Outbox, clock: MovableClock) -> AsyncIterator[Make]:
    made: list[Receiver] = []

    def make(handler: Scribe, **options: object) -> Receiver:
        made.append(Receiver(bot, options.pop("store", store), handler, outbox, clock, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for receiver in made:
        await receiver.stop()


async def start(receiver: Receiver) -> None:
    await receiver.start_webhook("http://127.0.0.1:9/webhook", "secret")


async def accept(receiver: Receiver, *updates: dict[str, object]) -> None:
    for update in updates:
        await receiver.accept(json.dumps(update).encode())


async def test_a_message_is_stored_handled_and_confirmed(make: Make, api: LocalBotApi, store: SqlStore) -> None:
    scribe = Scribe()
    await make(scribe).start_polling()

    await api.add_user(7, "Ана").sends("телемедицина")

    await until(lambda: len(scribe.handled) == 1)
    await until_true(lambda: nothing_undone(store))
    await api.settled()


async def test_updates_are_in_the_database_before_telegram_may_forget_them(
    make: Make, api: LocalBotApi, store: SqlStore, clock: MovableClock, bot: ExtBot[None]
) -> None:
    ana = api.add_user(7, "Ана")
    handled = asyncio.Event()

    async def never_ends(work: Work, received: Received) -> Handled:
        handled.set()
        await asyncio.sleep(60)
        return Handled()

    scribe = Scribe()
    scribe.handle = never_ends  # type: ignore[method-assign]
    receiver = make(scribe)
    await receiver.start_polling()
    for number in range(3):
        await ana.sends(f"въпрос {number}")
    await handled.wait()

    await api.settled()
    await receiver.stop()

    assert len(await undone(store)) == 3


async def nothing_undone(store: SqlStore) -> bool:
    return await undone(store) == []


async def test_what_an_earlier_process_left_is_taken_first_and_in_order(make: Make, store: SqlStore) -> None:
    before = make(Scribe())
    await accept(before, *(message(number, person_id=number % 2 + 1) for number in range(10, 20)))
    scribe = Scribe()

    await start(make(scribe, workers=1))

    await until(lambda: len(scribe.handled) == 10)
    assert [number for number in scribe.handled if number % 2] == [11, 13, 15, 17, 19]
    assert [number for number in scribe.handled if not number % 2] == [10, 12, 14, 16, 18]


async def test_updates_of_one_person_are_handled_in_order_and_of_different_people_at_once(make: Make) -> None:
    scribe = Scribe(slow=0.01)
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, *(message(number, person_id=number % 4) for number in range(40)))

    await until(lambda: len(scribe.handled) == 40)
    for person_id in range(4):
        mine = [number for number in scribe.handled if number % 4 == person_id]
        assert mine == sorted(mine)
    assert all(len({number % 4 for number in group}) == len(group) for group in scribe.together)


async def test_an_update_seen_twice_is_handled_once(make: Make) -> None:
    scribe = Scribe()
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, message(1), message(1), message(2), message(1))

    await until(lambda: len(scribe.handled) == 2)
    await receiver.stop()
    assert scribe.handled == [1, 2]


async def test_of_two_processes_one_handles_an_update(make: Make, second_store: SqlStore) -> None:
    here, there = Scribe(slow=0.005), Scribe(slow=0.005)
    one, other = make(here), make(there, store=second_store)
    await accept(one, *(message(number, person_id=number % 3) for number in range(12)))

    await asyncio.gather(start(one), start(other))

    await until(lambda: len(here.handled) + len(there.handled) >= 12)
    await until(lambda: one.waiting == other.waiting == 0)
    assert sorted(here.handled + there.handled) == list(range(12))


async def test_changes_deliveries_and_the_done_mark_are_one(make: Make, store: SqlStore, post: Post) -> None:
    async def reply(work: Work, received: Received) -> Handled:
        mine = owed(7, claimed_until=NOON + LEASE)
        return Handled(replies=(await work.deliveries.add(mine), await work.deliveries.add(mine)))

    woken: list[int] = []
    receiver = make(Scribe(on={1: reply}), on_commit=lambda: woken.append(len(post.sent)))
    await start(receiver)

    await accept(receiver, message(1))

    await until(lambda: bool(woken))
    assert woken == [2]
    assert [delivery.id for delivery in post.sent] == sorted(delivery.id for delivery in post.sent)
    assert (await read(store, post.sent[0])).sent_at == NOON


async def test_calls_after_the_commit_come_before_the_replies_and_may_fail(make: Make, post: Post) -> None:
    told: list[str] = []

    async def answer_tap() -> None:
        told.append(f"tap answered, {len(post.sent)} sent")
        raise ConnectionError

    async def reply(work: Work, received: Received) -> Handled:
        delivery = await work.deliveries.add(owed(7, claimed_until=NOON + LEASE))
        return Handled(replies=(delivery,), afterwards=(answer_tap,))

    receiver = make(Scribe(on={1: reply}))
    await start(receiver)

    await accept(receiver, message(1), message(2))

    await until(lambda: receiver.waiting == 0)
    assert told == ["tap answered, 0 sent"]
    assert post.chats == [7]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"message": {}}', b'{"update_id": "1"}', b"[" * 100_000])
async def test_what_is_no_update_is_refused(make: Make, body: bytes, store: SqlStore) -> None:
    with pytest.raises(BadUpdate):
        await make(Scribe()).accept(body)


async def test_half_a_surrogate_pair_does_not_stop_the_post(make: Make) -> None:
    scribe = Scribe()
    receiver = make(scribe)
    await start(receiver)

    await receiver.accept(rb'{"update_id": 1, "message": {"from": {"id": 7}, "text": "\ud83d \u0000"}}')

    await until(lambda: scribe.handled == [1])


async def test_by_webhook_telegram_is_told_where_to_send(make: Make, api: LocalBotApi) -> None:
    await make(Scribe()).start_webhook("http://127.0.0.1:9/webhook", "secret")

    (call,) = api.calls.of("setWebhook")
    assert (call["url"], call["secret_token"]) == ("http://127.0.0.1:9/webhook", "secret")
    assert call["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]


async def test_polling_takes_a_webhook_away_first(make: Make, api: LocalBotApi, bot: ExtBot[None]) -> None:
    await bot.set_webhook("http://127.0.0.1:9/webhook")
    scribe = Scribe()

    await make(scribe).start_polling()
    await api.add_user(7, "Ана").sends("здравейте")

    await until(lambda: len(scribe.handled) == 1)


async def test_stopping_finishes_what_is_being_handled_and_leaves_the_rest(
    make: Make, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediabot.bot.telegram.receiver.STOP_WITHIN", PATIENCE)
    scribe = Scribe(slow=0.05)
    receiver = make(scribe, workers=2)
    await start(receiver)
    await accept(receiver, *(message(number, person_id=number) for number in range(1, 9)))
    await until(lambda: bool(scribe.under_way))
    under_way = set(scribe.under_way)

    await receiver.stop()

    assert set(scribe.handled) >= under_way
    assert sorted([*scribe.handled, *await undone(store)]) == list(range(1, 9))


async def test_what_another_process_left_behind_is_taken_up_after_a_while(
    make: Make, store: SqlStore, monkeypatch: pytest.MonkeyPatch, clock: MovableClock
) -> None:
    monkeypatch.setattr("mediabot.bot.telegram.receiver.SWEEP", 0.02)
    scribe = Scribe()
    looking = ShakyStore(store)
    await start(make(scribe, store=looking))
    gone = make(Scribe())
    await accept(gone, message(1))
    before = looking.begun
    await until(lambda: looking.begun >= before + 3)
    assert scribe.handled == []

    clock.passes(seconds=31)

    await until(lambda: scribe.handled == [1])


@pytest.mark.parametrize(
    ("update", "sequence"),
    [
        (message(1, person_id=7), 7),
        ({"update_id": 1, "callback_query": {"from": {"id": 8}, "message": {"chat": {"id": -5}}}}, 8),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 9}, "chat": {"id": -5}}}, 9),
        ({"update_id": 1, "channel_post": {"chat": {"id": -5}}}, -5),
        ({"update_id": 1, "poll": {"id": "1"}}, 0),
    ],
)
def test_the_order_that_counts_is_that_of_whoever_acted(update: dict[str, object], sequence: int) -> None:
    assert sequence_of(update) == sequence
