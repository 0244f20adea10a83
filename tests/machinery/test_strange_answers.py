"""Something answers in the place of the Bot API: it is waited out, longer each time, and says nothing of anybody."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from machinery.doubles import TOKEN, MovableClock, Scribe, message, owed
from machinery.portal import Portal
from mediabot.bot.screens.base import Screen
from mediabot.bot.telegram import polling
from mediabot.bot.telegram.answers import StrangeAnswer
from mediabot.bot.telegram.receiver import Receiver
from mediabot.bot.telegram.refusals import delivery_failure
from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.deliveries import TryAgain
from mediabot.i18n.translator import Catalogs
from mediabot.services.directory.office import empty_office
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.store import SqlStore
from waiting import until

pytestmark = pytest.mark.slow

DEEP = b'{"ok":true,"result":' + b"[" * 100_000 + b"]" * 100_000 + b"}"

STRANGE = [
    (404, b"<html>404 page not found</html>"),
    (404, b'{"ok":false,"error_code":404,"description":"Not Found"}'),
    (401, b"<html>Log in to the hotel's network</html>"),
    (403, b"<html>Forbidden</html>"),
    (400, b"Bad Request"),
    (409, b"{}"),
    (302, b""),
    (307, b""),
    (429, b"slow down"),
    (200, b"<html>Welcome</html>"),
    (200, b""),
    (200, b"\xff\xfe"),
    (200, b"null"),
    (200, b"[]"),
    (200, b"{}"),
    (200, b'{"ok":true}'),
    (200, b'{"ok":true,"result":null}'),
    (200, b'{"ok": true, "result": null}'),
    (200, b'{"ok":true,"result":{}}'),
    (200, b'{"ok":true,"result":true}'),
    (200, b'{"ok":true,"result":[null]}'),
    (200, b'{"ok":true,"result":[{}]}'),
    (200, b'{"ok":true,"result":[{"update_id":"7"}]}'),
    (200, b'{"ok":true,"result":[{"update_id":9999999999999999999999}]}'),
    (200, b'{"ok":false,"description":"no"}'),
    (200, b'{"ok":true,"result":[]}'),
    (200, b'{"ok":true,"result":'),
    (200, DEEP),
    (500, DEEP),
    (400, b'{"ok":false,"description":"no","parameters":[1]}'),
    (429, b'{"ok":false,"description":"no","parameters":{"retry_after":"soon"}}'),
    (429, b'{"ok":false,"description":"no","parameters":{"retry_after":1e300}}'),
]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One will do."""
    return sqlite_url


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Those that were made, each cut short."""
    made: list[float] = []

    def doubled(first: float, times: int, longest: float) -> float:
        made.append(min(first * 2.0**times, longest))
        return 0.001

    monkeypatch.setattr(polling, "doubled", doubled)
    return made


@pytest.fixture
async def far_bot(portal: Portal) -> AsyncIterator[ExtBot[None]]:
    """Behind the portal."""
    request, polled = AiohttpRequest(), AiohttpRequest()
    async with ExtBot(TOKEN, base_url=f"{portal.url}/bot", request=request, get_updates_request=polled) as bot:
        yield bot


@pytest.mark.parametrize(("status", "body"), STRANGE)
async def test_it_is_waited_out_with_growing_pauses_and_told_once(
    status: int,
    body: bytes,
    portal: Portal,
    api: LocalBotApi,
    far_bot: ExtBot[None],
    store: SqlStore,
    outbox: Outbox,
    clock: MovableClock,
    pauses: list[float],
    caplog: pytest.LogCaptureFixture,
) -> None:
    scribe = Scribe()
    receiver = Receiver(far_bot, store, scribe, outbox, clock)
    portal.instead["getUpdates"] = (status, body)
    await receiver.start_polling()
    await until(lambda: portal.asked["getUpdates"] >= 8)

    portal.instead.clear()
    await api.add_user(7, "Ана").sends("здравейте")

    await until(lambda: len(scribe.handled) == 1)
    await receiver.stop()
    assert pauses[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert caplog.text.count("trying again") == 1
    assert "can be reached again" in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(("status", "body"), STRANGE)
async def test_what_is_owed_is_sent_again_and_nobody_is_taken_for_lost(
    status: int, body: bytes, portal: Portal, far_bot: ExtBot[None], store: SqlStore, clock: MovableClock
) -> None:
    messenger = TelegramMessenger(far_bot, store, clock, Catalogs.load(), empty_office)
    portal.instead["*"] = (status, body)

    for shown in (None, 5)[: 1 if b"true}" in body else 2]:  # an edit may be answered with true
        with pytest.raises(TryAgain) as caught:
            await messenger.show(owed(100, message_id=shown), Screen("поверително"))

        assert "поверително" not in str(caught.value)
        assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(("status", "body"), STRANGE)
async def test_the_start_waits_for_the_bot_api_itself(
    status: int, body: bytes, portal: Portal, store: SqlStore, outbox: Outbox, clock: MovableClock, pauses: list[float]
) -> None:
    bot = ExtBot(TOKEN, base_url=f"{portal.url}/bot", request=AiohttpRequest())
    await bot.request.initialize()
    receiver = Receiver(bot, store, Scribe(), outbox, clock)
    portal.instead["getMe"] = (status, body)

    async def patient() -> str:
        if portal.asked["getMe"] == 3:
            portal.instead.clear()
        return (await bot.get_me()).username or ""

    assert await receiver.connect(patient) == "media_bot"
    assert pauses == [1, 2, 4]
    await bot.request.shutdown()


@pytest.mark.parametrize(
    ("status", "error"), [(400, BadRequest), (401, InvalidToken), (403, Forbidden), (500, NetworkError)]
)
async def test_the_bot_apis_own_refusals_are_believed(
    status: int, error: type[Exception], portal: Portal, far_bot: ExtBot[None]
) -> None:
    refusal = {"ok": False, "error_code": status, "description": "as it says"}
    portal.instead["*"] = (status, json.dumps(refusal).encode())

    with pytest.raises(error, match="as it says") as caught:
        await far_bot.get_me()

    assert not isinstance(caught.value, StrangeAnswer)


async def test_a_request_to_wait_is_believed(portal: Portal, far_bot: ExtBot[None]) -> None:
    portal.instead["*"] = (429, b'{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":7}}')

    with pytest.raises(RetryAfter) as caught:
        await far_bot.get_me()

    assert str(delivery_failure(caught.value)) == "wait 7 s"


async def test_a_redirect_takes_no_text_elsewhere(portal: Portal, far_bot: ExtBot[None]) -> None:
    portal.instead["sendMessage"] = (307, b"")

    with pytest.raises(StrangeAnswer):
        await far_bot.send_message(100, "поверително")

    assert portal.asked["elsewhere"] == 0


@pytest.mark.parametrize("depth", [500, 5_000, 200_000])
async def test_an_update_nested_deep_keeps_nobody_from_theirs(
    depth: int, api: LocalBotApi, bot: ExtBot[None], store: SqlStore, outbox: Outbox, clock: MovableClock
) -> None:
    scribe = Scribe()
    receiver = Receiver(bot, store, scribe, outbox, clock)
    await receiver.start_webhook("http://127.0.0.1:9/webhook", "secret")
    deep = b'{"update_id":1,"message":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}"

    with suppress(ValueError):
        await receiver.accept(deep)
    await receiver.accept(json.dumps(message(2)).encode())

    await until(lambda: 2 in scribe.handled)
    await receiver.stop()
