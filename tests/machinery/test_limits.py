"""The whole engine against a Bot API that enforces Telegram's limits, or has a bad day."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from telegram.ext import ExtBot

from machinery.doubles import owed, put, read
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.demo.botapi.calls import Call
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.deliveries import Lane, Notice
from mediabot.i18n.translator import Catalogs
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import Gate
from mediabot.services.directory.office import empty_office
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.store import SqlStore
from waiting import until

CATALOGS = Catalogs.load()
FIRST = 1001


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
async def courier(bot: ExtBot[None], store: SqlStore) -> AsyncIterator[Courier]:
    gate = Gate(30.0)
    messenger = TelegramMessenger(bot, store, RealClock(), CATALOGS, empty_office, gate)
    courier = Courier(store, Outbox(store, messenger, RealClock()), RealClock(), gate)
    yield courier
    await courier.stop()


def calls(api: LocalBotApi, status: int = 200) -> list[Call]:
    return [call for call in api.calls.of("sendMessage") if call.status == status]


def reached(api: LocalBotApi) -> Counter[int]:
    return Counter(int(call["chat_id"]) for call in calls(api))


async def owe(store: SqlStore, api: LocalBotApi, count: int) -> Counter[int]:
    """As many readers, each owed one message."""
    api.world.add_crowd(FIRST, count)
    readers = range(FIRST, FIRST + count)
    await put(store, *(owed(reader, Notice.HELP, lane=Lane.DIGEST) for reader in readers))
    return Counter(readers)


async def test_nothing_is_refused_at_thirty_a_second(api: LocalBotApi, store: SqlStore, courier: Courier) -> None:
    readers = await owe(store, api, 75)
    api.limit(per_second=30, per_chat=1, per_group=20)

    courier.start()

    await until(lambda: len(calls(api)) == 75)
    assert reached(api) == readers
    assert calls(api, 429) == []


async def test_what_a_person_is_owed_comes_one_a_second_and_is_not_refused(
    api: LocalBotApi, store: SqlStore, courier: Courier
) -> None:
    api.world.add_crowd(FIRST, 1)
    api.limit(per_second=30, per_chat=1, per_group=20)
    await put(store, *(owed(FIRST, Notice.HELP) for _ in range(5)))

    courier.start()

    await until(lambda: len(calls(api)) == 5)
    assert calls(api, 429) == []


async def test_a_group_is_left_alone_for_as_long_as_telegram_says_and_others_are_not(
    api: LocalBotApi, store: SqlStore, courier: Courier
) -> None:
    api.add_group(-1005, "Media Center", [])
    readers = await owe(store, api, 10)
    api.fail_next("sendMessage", retry_after=2, chat_id=-1005)
    await put(store, owed(-1005, Notice.HELP))

    courier.start()

    await until(lambda: len(calls(api)) == 11)
    [refused], [to_group] = calls(api, 429), [call for call in calls(api) if int(call["chat_id"]) == -1005]
    assert 2 <= to_group.at - refused.at < 10
    assert reached(api) == readers + Counter([-1005])
    assert max(call.at for call in calls(api) if call is not to_group) - refused.at < 2


async def test_a_storm_stops_everything_to_the_second_and_nobody_is_missed_or_written_to_twice(
    api: LocalBotApi, store: SqlStore, courier: Courier
) -> None:
    readers = await owe(store, api, 60)
    api.storm(seconds=1.5, retry_after=2)

    courier.start()

    await until(lambda: len(calls(api)) == 60)
    refused = calls(api, 429)
    assert reached(api) == readers
    assert len(refused) <= 16
    assert 2 <= calls(api)[0].at - refused[0].at < 10
    assert max(later.at - first.at for first, later in pairwise(sorted(calls(api), key=lambda call: call.at))) < 5


async def test_errors_of_telegram_are_tried_again_and_nobody_is_missed(
    api: LocalBotApi, store: SqlStore, courier: Courier
) -> None:
    readers = await owe(store, api, 40)
    api.fail_share("sendMessage", 0.2, 502, seed=3)

    courier.start()

    await until(lambda: len(calls(api)) == 40, seconds=30)
    assert reached(api) == readers
    assert calls(api, 502) != []


async def test_a_message_whose_answer_is_lost_comes_twice_rather_than_never(
    api: LocalBotApi, store: SqlStore, courier: Courier
) -> None:
    api.world.add_crowd(FIRST, 1)
    api.drop_next("sendMessage", after=True)
    [delivery] = await put(store, owed(FIRST, Notice.HELP))

    courier.start()

    await until(lambda: len(calls(api)) == 1)
    await asyncio.sleep(0.2)
    after = await read(store, delivery)
    assert after.sent_at is not None
    assert after.sent_at - after.created_at > timedelta(seconds=1)
    assert len(api.calls.of("sendMessage")) == 2
