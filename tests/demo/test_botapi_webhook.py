"""Webhooks: each chat in order, again until taken, with the secret."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import until


class Receiver:
    """A bot's own web server, which can be told to fail."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.secrets: set[str | None] = set()
        self.failures = 0
        self.at_once = self.most_at_once = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        body = json.loads(await request.read())
        if self.failures > 0:
            self.failures -= 1
            return web.Response(status=503)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.005)
        await self.may_answer.wait()
        self.at_once -= 1
        self.texts.append(body["message"]["text"])
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Running on a free port."""
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret(
    api: LocalBotApi, ana: Person, call: Any, receiver: Receiver
) -> None:
    await ana.sends("before")
    await call("setWebhook", url=receiver.url, secret_token="s3cret")

    for number in range(20):
        await ana.sends(str(number))
    await api.settled()

    assert receiver.texts == ["before", *map(str, range(20))]
    assert receiver.secrets == {"s3cret"}
    assert receiver.most_at_once == 1


async def test_refused_update_is_posted_again_and_none_overtakes_it(
    api: LocalBotApi, ana: Person, call: Any, receiver: Receiver
) -> None:
    receiver.failures = 3
    await call("setWebhook", url=receiver.url)

    await ana.sends("first")
    await ana.sends("second")
    await api.settled()

    info = (await call("getWebhookInfo"))["result"]
    assert receiver.texts == ["first", "second"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 503")
    assert info["pending_update_count"] == 0


async def test_different_people_are_served_at_once_up_to_the_limit(
    api: LocalBotApi, ana: Person, call: Any, receiver: Receiver
) -> None:
    people = [api.add_user(200 + number, "N") for number in range(12)]
    await call("setWebhook", url=receiver.url, max_connections=4)
    receiver.may_answer.clear()

    for person in people:
        await person.starts()
    await until(lambda: receiver.at_once == 4)
    receiver.may_answer.set()
    await api.settled()

    assert len(receiver.texts) == 12
    assert receiver.most_at_once == 4


async def test_pending_updates_are_dropped_when_asked(
    api: LocalBotApi, ana: Person, call: Any, receiver: Receiver
) -> None:
    await ana.sends("old")

    await call("setWebhook", url=receiver.url, drop_pending_updates=True)
    await ana.sends("new")
    await api.settled()

    assert receiver.texts == ["new"]


async def test_after_delete_webhook_the_rest_is_there_to_ask_for(ana: Person, call: Any) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/never")
    await ana.sends("kept")

    await call("deleteWebhook")

    assert [update["message"]["text"] for update in (await call("getUpdates"))["result"]] == ["kept"]
