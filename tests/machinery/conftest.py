"""A local Bot API with a bot on it, and a receiver between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from machinery.doubles import TOKEN, MovableClock, Post
from machinery.leaping import leaping as leaping
from machinery.portal import portal as portal
from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.store import SqlStore


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def outbox(store: SqlStore, post: Post, clock: MovableClock) -> Outbox:
    return Outbox(store, post, clock)


@pytest.fixture
async def api() -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "media_bot", "Media Center")
        yield api


@pytest.fixture
async def bot(api: LocalBotApi) -> AsyncIterator[ExtBot[None]]:
    files = f"{api.url}/file/bot"
    async with ExtBot(TOKEN, base_url=f"{api.url}/bot", base_file_url=files, request=AiohttpRequest()) as bot:
        yield bot
