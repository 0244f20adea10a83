"""A running local Bot API with one bot and one person, and python-telegram-bot's own client for it."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from telegram import Bot

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import PATIENCE

TOKEN = "1:local"
Caller = Callable[..., Any]


@pytest.fixture
async def api() -> AsyncIterator[LocalBotApi]:
    """The server, with the bot @media_bot."""
    async with LocalBotApi.running() as running:
        running.add_bot(TOKEN, "media_bot", "Media Center")
        yield running


@pytest.fixture
async def ana(api: LocalBotApi) -> Person:
    """A person who has started the bot; the update of that is already confirmed."""
    person = api.add_user(100, "Ana")
    await person.starts()
    api.world.bot.queue.owed.clear()
    return person


@pytest.fixture
async def bot(api: LocalBotApi) -> AsyncIterator[Bot]:
    """The client that bots are written with."""
    async with Bot(TOKEN, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as client:
        yield client


@pytest.fixture
async def call(api: LocalBotApi) -> AsyncIterator[Caller]:
    """A bare call: `await call("sendMessage", chat_id=1, text="x")` gives the answer's JSON."""
    async with httpx.AsyncClient(timeout=2 * PATIENCE) as client:

        async def post(method: str, **params: Any) -> Any:
            return (await client.post(f"{api.url}/bot{TOKEN}/{method}", json=params)).json()

        yield post
