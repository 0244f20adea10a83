"""The web server over real sockets: whoever keeps it waiting is sent away, and the others are served meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest

from mediabot.console import patience
from mediabot.console.app import SECRET_HEADER, Health, Webhook, build_console
from mediabot.console.patience import WITHIN, Impatient
from mediabot.console.server import WebServer
from process.running import free_port

HEAD = f"POST /webhook HTTP/1.1\r\nHost: console\r\n{SECRET_HEADER}: secret\r\n"

HALVES = {
    "nothing": "",
    "a line": "GET /heal",
    "headers without an end": "GET /health HTTP/1.1\r\nHost: console\r\nX-Slow: ",
    "half a body": f"{HEAD}Content-Length: 100\r\n\r\n" + '{"update_id"',
    "half a chunk": f"{HEAD}Transfer-Encoding: chunked\r\n\r\n40\r\n" + '{"update',
    "a whole one and half another": "GET /health HTTP/1.1\r\nHost: console\r\n\r\nGET /health HTTP/1.1\r\nHost: c",
}


@dataclass
class Served:
    """What the server is given, and how slow it is."""

    port: int = field(default_factory=free_port)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    accepted: list[bytes] = field(default_factory=list)

    async def health(self) -> Health:
        return Health(database=True, directory=1)

    async def accept(self, body: bytes) -> None:
        self.accepted.append(body)
        await self.may_answer.wait()

    async def connect(self, said: str) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(said.encode())
        self.open.append(writer)
        return reader

    open: list[asyncio.StreamWriter] = field(default_factory=list)


@pytest.fixture
async def served(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    monkeypatch.setattr(Impatient, "within", 0.2)
    monkeypatch.setattr(patience, "LOOK_EVERY", 0.02)
    served = Served()

    async def metrics() -> tuple[()]:
        return ()

    app = build_console(served.health, metrics, Webhook(served.accept, "secret"))
    server = WebServer(app, "127.0.0.1", served.port)
    await server.start()
    yield served
    served.may_answer.set()
    for writer in served.open:
        writer.close()
    await server.stop()


async def until_closed(reader: asyncio.StreamReader) -> bytes:
    """What came until the other side had enough."""
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
async def test_whoever_sends_half_a_request_is_sent_away(served: Served, half: str) -> None:
    reader = await served.connect(half)

    rest = await until_closed(reader)

    assert rest.count(b"200 OK") == (1 if half.count("GET /health HTTP") == 2 else 0)
    assert served.accepted == []


async def test_half_a_request_is_no_error_of_ours(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    reader = await served.connect(HALVES["half a body"])

    await until_closed(reader)
    async with httpx.AsyncClient() as client:
        await client.get(f"http://127.0.0.1:{served.port}/health")

    assert caplog.messages == []


async def test_whoever_asked_and_waits_for_an_answer_is_not_sent_away(served: Served) -> None:
    whole = '{"update_id": 1}'
    reader = await served.connect(f"{HEAD}Connection: close\r\nContent-Length: {len(whole)}\r\n\r\n{whole}")
    await (await served.connect("")).read(1)  # one that came later was sent away meanwhile

    served.may_answer.set()

    assert b"200 OK" in await reader.read()


async def test_those_who_only_keep_a_place_make_room_for_those_who_ask(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Impatient, "within", 3600.0)
    monkeypatch.setattr(Impatient, "most", 20)
    readers = [await served.connect("GET /hea") for _ in range(100)]

    async with httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{served.port}/health")

    assert answer.status_code == 200
    for reader in readers[:80]:
        assert await until_closed(reader) == b""


def test_an_operator_is_promised_ten_seconds() -> None:
    assert WITHIN == 10
