"""HTTP for calls of bots without a web server's ceremony: a request that came whole is answered straight away.

Whoever measures a bot here measures this server, too, and of a call's time most went into reading its headers by all
the rules. Anything but a plain `POST /bot…` goes the ordinary way, through uvicorn.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from mediabot.demo.botapi.app import App

BEGINNING = b"POST /bot"
LONGEST_HEAD = 16_384
LONGEST_BODY = 1 << 20
PHRASES = {status.value: status.phrase for status in HTTPStatus}


@dataclass(slots=True)
class Request:
    """One call: its address, what its body is, the body, and where the next request begins."""

    target: str
    content_type: str
    body: bytes
    end: int


class NotPlain(Exception):
    """Something that uvicorn should read."""


def read_request(data: bytes) -> Request | None:
    """The request at the beginning, None while a part of it is still on its way."""
    if not data.startswith(BEGINNING[: len(data)]):
        raise NotPlain
    end_of_head = data.find(b"\r\n\r\n", 0, LONGEST_HEAD)
    if end_of_head < 0:
        if len(data) >= LONGEST_HEAD:
            raise NotPlain
        return None
    first, *lines = data[:end_of_head].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    end = end_of_head + 4 + _length(first, headers)
    if end > len(data):
        return None
    return Request(first.split(" ")[1], headers.get("content-type", ""), data[end_of_head + 4 : end], end)


def _length(first: str, headers: dict[str, str]) -> int:
    length = headers.get("content-length", "")
    unusual = "transfer-encoding" in headers or "expect" in headers or "upgrade" in headers
    if unusual or "close" in headers.get("connection", "").lower():
        raise NotPlain
    if not first.endswith(" HTTP/1.1") or first.count(" ") != 2 or "%" in first or not length.isdecimal():
        raise NotPlain
    if int(length) > LONGEST_BODY:
        raise NotPlain
    return int(length)


class ExpressProtocol(H11Protocol):
    """uvicorn's protocol with the short way in front of it. One request at a time is answered, in order."""

    bots: App

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = b""
        self._answering = False
        self._leaving = False

    def data_received(self, data: bytes) -> None:
        """Bytes came: a call, a part of one, or something else."""
        if not self._answering and not self._held and not self._between_requests():
            super().data_received(data)
            return
        self._held += data
        if not self._answering:
            self._take()

    def shutdown(self) -> None:
        """The server stops: after the answer that is being made, if one is."""
        if self._answering:
            self._leaving = True
        else:
            super().shutdown()

    def _between_requests(self) -> bool:
        if self.cycle is not None and not self.cycle.response_complete:
            return False
        return self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]

    def _take(self) -> None:
        try:
            request = read_request(self._held)
        except NotPlain:
            data, self._held = self._held, b""
            super().data_received(data)
            return
        if request is None:
            return
        self._held = self._held[request.end :]
        self._unset_keepalive_if_required()
        self._answering = True
        task = self.loop.create_task(self._answer(request))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, request: Request) -> None:
        path, _, query = request.target.partition("?")
        try:
            answer = await self.bots.answer(path, query.encode("ascii", "replace"), request.content_type, request.body)
        except asyncio.CancelledError:
            self.transport.abort()
            raise
        except Exception:
            self.logger.exception("Exception in %s", path)
            answer = 500, b""
        self._answering = False
        if answer is None:
            self.transport.abort()
            return
        status, body = answer
        head = (
            f"HTTP/1.1 {status} {PHRASES.get(status, '')}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        if not self.transport.is_closing():
            self.transport.write(head.encode("latin-1") + body)
        if self._leaving:
            self.transport.close()
        elif self._held:
            self._take()
