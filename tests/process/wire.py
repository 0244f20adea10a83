"""The line between one process and the Bot API: it counts what goes over it, and it can be cut."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

SENDING = b"/sendMessage HTTP/1.1\r\n"


class Wire:
    """A port of its own for one process. `sent` is how many messages that process asked the Bot API to send.

    `late`: seconds that a call is on its way.
    """

    def __init__(self, api_url: str, late: float = 0.0) -> None:
        self._target = urlsplit(api_url)
        self._late = late
        self._port = 0
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._losses = 0
        self.sent = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def mend(self) -> None:
        """Let everything through, by the same port as before."""
        self._server = await asyncio.start_server(self._join, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """End every connection and refuse new ones, as if nobody were there."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in self._lines:
            line.transport.abort()

    def lose(self) -> None:
        """What is on its way to the Bot API at this moment never arrives."""
        self._losses += 1

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self._target.hostname, self._target.port)
        self._lines |= {writer, back}
        try:
            await asyncio.gather(self._carry(reader, back, self._late), self._carry(there, writer))
        finally:
            self._lines -= {writer, back}

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, late: float = 0.0) -> None:
        try:
            while data := await source.read(65536):
                losses = self._losses
                await asyncio.sleep(late)
                if losses != self._losses:
                    return
                self.sent += data.count(SENDING)
                target.write(data)
        except OSError:
            pass
        finally:
            target.close()
