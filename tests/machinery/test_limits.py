"""The whole engine against a Bot API that enforces Telegram's limits, or has a bad day."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable

import pytest
from telegram.ext import ExtBot

from machinery.doubles import NOON, MovableClock, StillTime, claimed, owed, put, read
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.calls import Call
from mediabot.domain.deliveries import Delivery, Lane
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.i18n.translator import Catalogs
from mediabot.jobs.chat_pace import SECOND
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import REFUSALS, Gate
from mediabot.services.directory.office import empty_office
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.store import SqlStore
from waiting import until, until_true

CATALOGS = Catalogs.load()
FIRST = 1001
ALL_AT_ONCE = 1e6


@pytest.fixture
def time() -> StillTime:
    """What the gate and Telegram's limits go by."""
    return StillTime()


Make = Callable[[Gate], Courier]


@pytest.fixture
async def make(bot: ExtBot[None], store: SqlStore, clock: MovableClock) -> AsyncIterator[Make]:
    made: list[Courier] = []

    def make(gate: Gate) -> Courier:
        messenger = TelegramMessenger(bot, store, clock, CATALOGS, empty_office, gate)
        made.append(Courier(store, Outbox(store, messenger, clock), clock, gate))
        return made[-1]

    yield make
    for courier in made:
        await courier.stop()


@pytest.fixture
def gate(time: StillTime) -> Gate:
    """One that paces chats and heeds refusals, and lets no time pass by itself."""
    return Gate(ALL_AT_ONCE, time)


def calls(api: LocalBotApi, status: int = 200) -> list[Call]:
    return [call for call in api.calls.of("sendMessage") if call.status == status]


def reached(api: LocalBotApi) -> Counter[int]:
    return Counter(int(call["chat_id"]) for call in calls(api))


async def owe(store: SqlStore, api: LocalBotApi, count: int) -> tuple[Counter[int], list[Delivery]]:
    """As many readers, each owed one message."""
    api.world.add_crowd(FIRST, count)
    readers = range(FIRST, FIRST + count)
    owing = await put(store, *(owed(reader, NoticeKind.HELP, lane=Lane.DIGEST) for reader in readers))
    return Counter(readers), owing


async def postponed(store: SqlStore, delivery: Delivery) -> bool:
    """It is written down as due later."""
    now = await read(store, delivery)
    return now.due_at > NOON and now.claimed_until is None


async def test_nothing_is_refused_at_thirty_a_second(api: LocalBotApi, store: SqlStore, make: Make) -> None:
    """The one test here that goes by the real time: the limit holds however uneven the loop is."""
    readers, _ = await owe(store, api, 75)
    api.limit(per_second=30, per_chat=1, per_group=20)

    make(Gate(30.0)).start()

    await until(lambda: len(calls(api)) == 75)
    assert reached(api) == readers
    assert calls(api, 429) == []


async def test_what_a_person_is_owed_comes_one_a_second_and_is_not_refused(
    api: LocalBotApi, store: SqlStore, make: Make, gate: Gate, time: StillTime
) -> None:
    api.world.add_crowd(FIRST, 2)
    api.world.faults.limits.clock = time
    api.limit(per_chat=1)
    await put(store, *(owed(FIRST, NoticeKind.HELP) for _ in range(5)))

    make(gate).start()
    await until(lambda: len(calls(api)) == 3)
    await put(store, owed(FIRST + 1, NoticeKind.HELP))
    await until(lambda: reached(api)[FIRST + 1])
    at_once = reached(api)[FIRST]
    time.passes(SECOND)
    await until(lambda: reached(api)[FIRST] == 4)
    time.passes(SECOND)
    await until(lambda: reached(api)[FIRST] == 5)

    assert at_once == 3
    assert calls(api, 429) == []


async def test_a_group_is_left_alone_for_as_long_as_telegram_says_and_others_are_not(
    api: LocalBotApi, store: SqlStore, make: Make, gate: Gate, time: StillTime, clock: MovableClock
) -> None:
    api.add_group(-1005, "Media Center", [])
    api.world.add_crowd(2001, 1)
    readers, _ = await owe(store, api, 10)
    api.fail_next("sendMessage", retry_after=600, chat_id=-1005)
    [to_group] = await put(store, owed(-1005, NoticeKind.HELP))

    make(gate).start()
    await until(lambda: len(calls(api)) == 10)
    await until_true(lambda: postponed(store, to_group))
    reached_meanwhile = reached(api)
    for passing in (clock.passes, time.passes):
        passing(seconds=599)
    await put(store, owed(2001, NoticeKind.HELP))
    await until(lambda: reached(api)[2001])
    too_early = reached(api)[-1005]
    for passing in (clock.passes, time.passes):
        passing(seconds=1)

    await until(lambda: reached(api)[-1005])
    assert (reached_meanwhile, too_early) == (readers, 0)
    assert len(calls(api, 429)) == 1


async def test_a_storm_stops_everything_to_the_second_and_nobody_is_missed_or_written_to_twice(
    api: LocalBotApi, store: SqlStore, make: Make, gate: Gate, time: StillTime, clock: MovableClock
) -> None:
    readers, owing = await owe(store, api, 60)
    api.storm(seconds=3600, retry_after=600)

    make(gate).start()
    await until(lambda: gate.closed_for() > 0)
    await until_true(lambda: none_claimed(store, *owing))
    refused = len(calls(api, 429))
    api.all_well()
    for passing in (clock.passes, time.passes):
        passing(seconds=599)
    still_closed, too_early = gate.closed_for(), len(calls(api))
    for passing in (clock.passes, time.passes):
        passing(seconds=1)

    await until(lambda: len(calls(api)) == 60)
    assert reached(api) == readers
    assert 0 < still_closed <= 1
    assert too_early == 0
    assert REFUSALS <= refused == len(calls(api, 429)) <= 16


async def none_claimed(store: SqlStore, *deliveries: Delivery) -> bool:
    return not await claimed(store, *deliveries)


async def test_errors_of_telegram_are_tried_again_and_nobody_is_missed(
    api: LocalBotApi, store: SqlStore, make: Make, gate: Gate, time: StillTime, clock: MovableClock
) -> None:
    readers, _ = await owe(store, api, 40)
    api.fail_share("sendMessage", 0.2, 502, seed=3)

    make(gate).start()

    def all_are_reached() -> bool:
        clock.passes(seconds=0.1)
        time.passes(seconds=0.1)
        return len(calls(api)) == 40

    await until(all_are_reached)
    assert reached(api) == readers
    assert calls(api, 502) != []


async def test_a_message_whose_answer_is_lost_comes_twice_rather_than_never(
    api: LocalBotApi, store: SqlStore, make: Make, gate: Gate, time: StillTime, clock: MovableClock
) -> None:
    api.world.add_crowd(FIRST, 1)
    api.drop_next("sendMessage", after=True)
    [delivery] = await put(store, owed(FIRST, NoticeKind.HELP))

    make(gate).start()
    await until_true(lambda: postponed(store, delivery))
    assert (await read(store, delivery)).sent_at is None
    for passing in (clock.passes, time.passes):
        passing(seconds=3)

    await until_true(lambda: is_sent(store, delivery))
    assert [call.status for call in api.calls.of("sendMessage")] == [0, 200]


async def is_sent(store: SqlStore, delivery: Delivery) -> bool:
    return (await read(store, delivery)).sent_at is not None
