"""The receiver on bad days: handlers with bugs, a database that is away, a Telegram that can't be reached."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable

import pytest
from telegram.ext import ExtBot

from machinery.doubles import (
    MovableClock,
    Scribe,
    ShakyStore,
    message,
    owed,
    person,
    undone,
    waiting,
)
from mediabot.bot.telegram.handling import ATTEMPTS
from mediabot.bot.telegram.receiver import Handled, Receiver, TokenRefused
from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.errors import MediabotError
from mediabot.domain.inbox import Received
from mediabot.domain.people import Person
from mediabot.services.ports.store import Store, Work
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.store import SqlStore
from waiting import until

pytestmark = pytest.mark.attack("updates that fail")

Make = Callable[..., Receiver]


@pytest.fixture
def shaky(store: SqlStore) -> ShakyStore:
    return ShakyStore(store)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediabot.bot.telegram.receiver.doubled", lambda first, times, longest: 0.005)
    monkeypatch.setattr("mediabot.bot.telegram.polling.doubled", lambda first, times, longest: 0.005)


@pytest.fixture
async def make(bot: ExtBot[None], shaky: ShakyStore, outbox: Outbox, clock: MovableClock) -> AsyncIterator[Make]:
    made: list[Receiver] = []

    def make(handler: Scribe, bot: ExtBot[None] = bot, store: Store = shaky) -> Receiver:
        made.append(Receiver(bot, store, handler, outbox, clock))
        return made[-1]

    yield make
    for receiver in made:
        await receiver.stop()


async def start(receiver: Receiver) -> None:
    await receiver.start_webhook("http://127.0.0.1:9/webhook", "secret")


async def accept(receiver: Receiver, *updates: dict[str, object]) -> None:
    for update in updates:
        await receiver.accept(json.dumps(update).encode())


async def test_a_handler_that_fails_leaves_nothing_behind_but_an_apology(make: Make, store: SqlStore) -> None:
    async def half_done(work: Work, received: Received) -> Handled:
        await work.people.save(Person(id=7, name="половин"))
        await work.deliveries.add(owed(8))
        raise KeyError("бъг")

    async def apologise(work: Work, received: Received) -> Handled:
        await work.people.save(Person(id=9, name="извинение"))
        return Handled()

    scribe = Scribe(on={1: half_done}, on_failed=apologise)
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, message(1), message(2))

    await until(lambda: scribe.handled == [2])
    assert scribe.apologies == [(1, "'бъг'")]
    assert await person(store, 7) is None
    assert await person(store, 9) is not None
    assert await waiting(store) == 0
    assert await undone(store) == []


async def test_a_surprise_is_met_with_a_second_try(make: Make) -> None:
    tries: list[int] = []

    async def deadlock_once(work: Work, received: Received) -> Handled:
        tries.append(received.update_id)
        if len(tries) == 1:
            raise RuntimeError("deadlock")
        return Handled()

    scribe = Scribe(on={1: deadlock_once})
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, message(1))

    await until(lambda: scribe.handled == [1])
    assert scribe.apologies == []


async def test_what_a_person_may_meet_is_told_without_a_second_try(make: Make) -> None:
    tries: list[int] = []

    async def too_late(work: Work, received: Received) -> Handled:
        tries.append(received.update_id)
        raise MediabotError("too late")

    scribe = Scribe(on={1: too_late})
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, message(1))

    await until(lambda: scribe.apologies == [(1, "too late")])
    assert tries == [1]


async def test_an_update_for_which_even_the_apology_fails_ends_with_a_line_in_the_log(
    make: Make, store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def poison(work: Work, received: Received) -> Handled:
        raise ValueError("какво писа човекът")

    scribe = Scribe(on={1: poison}, on_failed=poison)
    receiver = make(scribe)
    await start(receiver)

    await accept(receiver, message(1), message(2))

    await until(lambda: scribe.handled == [2])
    assert len(scribe.apologies) == ATTEMPTS
    assert await undone(store) == []
    assert "update 1 is given up" in caplog.text
    assert "какво писа човекът" not in caplog.text


async def test_while_the_database_is_away_an_update_waits_and_nobody_is_told_of_a_bug(
    make: Make, shaky: ShakyStore, store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def pull_the_plug() -> None:
        shaky.down = True

    async def last_good_one(work: Work, received: Received) -> Handled:
        return Handled(afterwards=(pull_the_plug,))

    scribe = Scribe(on={1: last_good_one})
    receiver = make(scribe)
    await accept(receiver, message(1), message(2), message(3))
    await start(receiver)
    await until(lambda: shaky.down)
    begun = shaky.begun
    await until(lambda: shaky.begun > begun + 10)
    assert scribe.handled == [1]

    shaky.down = False

    await until(lambda: scribe.handled == [1, 2, 3])
    await until(lambda: receiver.waiting == 0)
    assert scribe.apologies == []
    assert await undone(store) == []
    assert caplog.text.count("update 2 is put off") == 1


async def test_the_webhook_is_told_when_an_update_could_not_be_stored(make: Make, shaky: ShakyStore) -> None:
    shaky.down = True

    with pytest.raises(OSError, match="disk"):
        await accept(make(Scribe()), message(1))


async def test_updates_that_can_not_be_stored_stay_with_telegram(
    make: Make, api: LocalBotApi, shaky: ShakyStore, caplog: pytest.LogCaptureFixture
) -> None:
    scribe = Scribe()
    receiver = make(scribe)
    await receiver.start_polling()
    shaky.down = True
    ana = api.add_user(7, "Ана")
    await ana.sends("първо")
    await ana.sends("второ")
    await until(lambda: "can't be stored" in caplog.text)

    shaky.down = False

    await until(lambda: len(scribe.handled) == 2)
    assert caplog.text.count("updates can't be stored: disk I/O error") == 1
    assert "Updates can be stored again" in caplog.text


async def test_an_unreachable_telegram_is_told_once_and_tried_again(
    make: Make, api: LocalBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail_next("getUpdates", 502, times=5)
    scribe = Scribe()

    await make(scribe).start_polling()
    await api.add_user(7, "Ана").sends("здравейте")

    await until(lambda: len(scribe.handled) == 1)
    assert caplog.text.count("Telegram can't be reached: Bad Gateway") == 1
    assert caplog.text.count("Telegram can be reached again") == 1


async def test_a_second_copy_of_the_bot_is_told_in_plain_words(
    make: Make, api: LocalBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail_next("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=2)
    scribe = Scribe()

    await make(scribe).start_polling()
    await api.add_user(7, "Ана").sends("здравейте")

    await until(lambda: len(scribe.handled) == 1)
    assert "a second copy of the bot runs with the same token" in caplog.text


async def test_a_refused_token_ends_it_with_a_sentence(make: Make, api: LocalBotApi) -> None:
    request = AiohttpRequest()
    await request.initialize()
    stranger = ExtBot("9:wrong", base_url=f"{api.url}/bot", request=request)
    receiver = make(Scribe(), bot=stranger)

    await receiver.start_polling()

    with pytest.raises(TokenRefused, match="MEDIABOT_TOKEN: Telegram does not accept"):
        await receiver.failed()
    await request.shutdown()


async def test_what_is_called_at_the_start_is_called_until_telegram_answers(
    make: Make, api: LocalBotApi, bot: ExtBot[None], caplog: pytest.LogCaptureFixture
) -> None:
    api.fail_next("getMe", 500, times=3)
    caplog.set_level(logging.WARNING)

    me = await make(Scribe()).connect(bot.get_me)

    assert me.username == "media_bot"
    assert "Telegram can't be reached" in caplog.text
