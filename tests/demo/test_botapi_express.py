"""Calls in all the pieces that HTTP may bring them in."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import PATIENCE, until


class Wire:
    """A bare connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self) -> Any:
        async with asyncio.timeout(PATIENCE):
            head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            return json.loads(await self.reader.readexactly(length))


@pytest.fixture
async def wire(api: LocalBotApi) -> AsyncIterator[Wire]:
    """An open connection to the server."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(api.url.rpartition(":")[2]))
    yield Wire(reader, writer)
    writer.close()


def request(text: str, method: str = "sendMessage", more: str = "") -> bytes:
    body = json.dumps({"chat_id": 100, "text": text}).encode()
    head = f"POST /bot1:local/{method} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{more}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def test_call_may_come_byte_by_byte(ana: Person, wire: Wire) -> None:
    for byte in request("на части"):
        await wire.send(bytes([byte]))

    assert (await wire.answer())["result"]["text"] == "на части"


async def test_calls_one_behind_the_other_are_answered_in_order(ana: Person, wire: Wire) -> None:
    await wire.send(b"".join(request(str(number)) for number in range(20)))

    assert [(await wire.answer())["result"]["text"] for _ in range(20)] == [str(number) for number in range(20)]


async def test_long_and_short_ways_may_alternate_on_a_connection(ana: Person, wire: Wire) -> None:
    texts = []
    for number in range(6):
        if number % 3 == 1:
            await wire.send(b"GET /bot1:local/getMe HTTP/1.1\r\nHost: x\r\n\r\n")
        else:
            await wire.send(request(str(number)))
        texts.append((await wire.answer())["result"].get("text", "me"))

    assert texts == ["0", "me", "2", "3", "me", "5"]


async def test_body_in_chunks_and_one_of_megabytes_are_read_all_the_same(ana: Person, wire: Wire) -> None:
    body = b"chat_id=100&text=chunked"
    head = b"POST /bot1:local/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    await wire.send(head + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body))
    chunked = await wire.answer()
    await wire.send(request("x" * 3_000_000))
    long = await wire.answer()
    await wire.send(request("after"))

    assert chunked["result"]["text"] == "chunked"
    assert long["description"] == "Bad Request: text is too long"
    assert (await wire.answer())["ok"]


async def test_nonsense_is_refused_and_the_server_lives(api: LocalBotApi, ana: Person, wire: Wire, call: Any) -> None:
    await wire.send(b"POST /bot1:local/sendMessage\r\n\r\n")
    ended = await wire.reader.read()

    assert b"400" in ended
    assert (await call("getMe"))["ok"]


async def test_dropped_connection_ends_without_an_answer(api: LocalBotApi, ana: Person, wire: Wire) -> None:
    api.drop_next("sendMessage", after=True)
    await wire.send(request("sent"))

    assert await wire.reader.read() == b""
    assert "sent" in ana.chat


async def test_connection_that_shall_close_closes(ana: Person, wire: Wire) -> None:
    await wire.send(request("last", more="Connection: close\r\n"))
    answer = await wire.answer()

    assert answer["ok"]
    assert await wire.reader.read() == b""


async def test_call_under_way_is_answered_before_the_server_stops() -> None:
    async with LocalBotApi.running() as api:
        api.add_bot("1:local", "media_bot", "Media Center")
        api.add_user(100, "Ana", started=True)
        api.delay("sendMessage", 0.3)
        wire = Wire(*await asyncio.open_connection("127.0.0.1", int(api.url.rpartition(":")[2])))
        await wire.send(request("late"))
        await until(lambda: api.calls.under_way)

    assert (await wire.answer())["result"]["text"] == "late"
    wire.writer.close()
