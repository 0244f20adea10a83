"""The local Bot API as a running server, in the same event loop as the test or demo that uses it.

async with LocalBotApi.running() as api:
    api.add_bot("1:local", "media_bot", "Media Center")
    ana = api.add_user(100, "Ana")
    ...                                  # start a bot with MEDIABOT_API_URL=api.url
    await ana.starts()
    await ana.sees("Welcome")
"""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from mediabot.demo.botapi.app import App, Scope
from mediabot.demo.botapi.browser.page import PageConfig, build_app
from mediabot.demo.botapi.express import ExpressProtocol
from mediabot.demo.botapi.people.person import PATIENCE, Group, Person
from mediabot.demo.botapi.world.calls import Calls
from mediabot.demo.botapi.world.records import Bot
from mediabot.demo.botapi.world.world import World


class LocalBotApi:
    """A World behind HTTP. Everything people do goes straight into the World; bots come through `url`."""

    def __init__(self, world: World | None = None, page: PageConfig | None = None) -> None:
        self.world = world or World()
        self.app = build_app(self.world, page)
        self.url = ""
        faults = self.world.faults
        self.fail_next = faults.fail_next
        self.fail_share = faults.fail_share
        self.drop_next = faults.drop_next
        self.drop_share = faults.drop_share
        self.delay = faults.delay
        self.limit = faults.limit
        self.storm = faults.storm
        self.all_well = faults.clear

    @classmethod
    @asynccontextmanager
    async def running(
        cls, port: int = 0, host: str = "127.0.0.1", world: World | None = None, page: PageConfig | None = None
    ) -> AsyncIterator["LocalBotApi"]:
        """A server for the length of the block; port 0 takes a free one."""
        api = cls(world, page)
        listening = listen(host, port)
        api.url = f"http://{host}:{listening.getsockname()[1]}"
        server = build_server(api.app, in_process=True)
        task = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            while not server.started and not task.done():  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            yield api
        finally:
            server.should_exit = True
            await task

    def add_bot(self, token: str, username: str, name: str, *, privacy: bool = True, inline: bool = False) -> Bot:
        """A bot with a token; the first one is the one that people write to."""
        return self.world.add_bot(token, username, name, privacy=privacy, inline=inline)

    def add_user(
        self,
        id: int,
        first_name: str,
        language_code: str = "bg",
        username: str | None = None,
        last_name: str | None = None,
        *,
        started: bool = False,
    ) -> Person:
        """A person, who hasn't written to the bot yet, unless `started`; add the bot first."""
        person = Person(self.world, self.world.add_user(id, first_name, language_code, username, last_name))
        if started:
            self.world.open_chat(id)
        return person

    def add_group(self, id: int, title: str, members: Iterable[Person | int], *, with_bots: bool = True) -> Group:
        """A group; the first member owns it, the bots so far are in it unless told otherwise."""
        ids = [member if isinstance(member, int) else member.id for member in members]
        return Group(self.world.add_group(id, title, ids, with_bots=with_bots))

    def person(self, user_id: int, bot: Bot | None = None) -> Person:
        """Somebody added before, towards the first bot or another."""
        return Person(self.world, self.world.users[user_id], bot)

    @property
    def calls(self) -> Calls:
        """What bots called; `.all`, `.of("sendMessage")`, `.counts`."""
        return self.world.calls

    async def settled(self, quiet: float = 0.05, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Waits until every update was confirmed and no call came for `quiet` seconds."""
        began = time.monotonic()
        until = began + timeout
        while not self.world.settled(quiet, began):
            if time.monotonic() >= until:
                owed = {bot.user.username: len(bot.queue.owed) for bot in self.world.bots.values()}
                raise AssertionError(f"not settled in {timeout:g} s: {self.calls.under_way} calls, owed {owed}")
            await asyncio.sleep(0.005)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    asyncio sets TCP_NODELAY only on sockets that name their protocol; without it answers wait 40 ms for an
    acknowledgement.
    """
    listening = socket.create_server((host, port), backlog=2048)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


class _Server(uvicorn.Server):
    """Ends long polls and streams before it waits for connections to close."""

    def __init__(self, config: uvicorn.Config, release: Callable[[], None]) -> None:
        super().__init__(config)
        self._release = release

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._release()
        await super().shutdown(sockets)


class _ServerInProcess(_Server):
    """Leaves the process's signals alone."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        await self._serve(sockets)

    async def main_loop(self) -> None:
        await self.on_tick(0)
        while not self.should_exit:  # noqa: ASYNC110 - uvicorn's own loop looks only ten times a second
            await asyncio.sleep(0.01)


def build_server(app: App, *, in_process: bool = False, **config: Any) -> uvicorn.Server:
    """uvicorn over the application, able to cut connections."""
    connections: dict[Any, asyncio.Transport] = {}

    class CuttingProtocol(ExpressProtocol):
        bots = app

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.address = transport.get_extra_info("peername")
            connections[self.address] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            connections.pop(self.address, None)
            super().connection_lost(exc)

    def cut(scope: Scope) -> None:
        connections[tuple(scope["client"])].abort()

    app.cut = cut
    settings = uvicorn.Config(
        app,
        http=CuttingProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
        **config,
    )
    return (_ServerInProcess if in_process else _Server)(settings, app.release)
