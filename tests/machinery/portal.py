"""A proxy between the bot and the Bot API, which may answer in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from aiohttp import web

from mediabot.demo.botapi.server import LocalBotApi


class Portal:
    """`instead`: by method ("*" is any), the status and the body that it answers with."""

    def __init__(self, target: str) -> None:
        self.instead: dict[str, tuple[int, bytes]] = {}
        self.asked: Counter[str] = Counter()
        self.url = ""
        self._target = target

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Portal]:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with httpx.AsyncClient(timeout=60) as self._client:
            yield self
        await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        self.asked[method] += 1
        if instead := self.instead.get(method) or self.instead.get("*"):
            status, body = instead
            return web.Response(status=status, body=body, headers={"Location": "/elsewhere"})
        content = await request.read()
        kept = {"content-type": request.headers.get("content-type", "")}
        answer = await self._client.post(f"{self._target}{request.path_qs}", content=content, headers=kept)
        return web.Response(status=answer.status_code, body=answer.content)


@pytest.fixture
async def portal(api: LocalBotApi) -> AsyncIterator[Portal]:
    async with Portal(api.url).running() as portal:
        yield portal
