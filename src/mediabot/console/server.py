"""The web server of the console, in the bot's own event loop."""

from __future__ import annotations

import asyncio
import logging
import socket

import uvicorn
from starlette.applications import Starlette

from mediabot.console.patience import Impatient
from mediabot.domain.errors import MediabotError
from mediabot.services.sending.endings import outlived

log = logging.getLogger(__name__)


class PortInUse(MediabotError):
    """The address of the settings can't be listened on."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(
            f"can't listen on {host}:{port} ({why}): another program uses it, or the address is not this machine's; "
            "set MEDIABOT_WEB_PORT (and MEDIABOT_WEB_HOST)"
        )


class _Server(uvicorn.Server):
    """Leaves the process's signals alone."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        await self._serve(sockets)


class WebServer:
    """Serves until `stop`."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        self._host = host
        self._port = port
        config = uvicorn.Config(
            app,
            http=Impatient,
            ws="none",
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen. Raises PortInUse."""
        try:
            listening = socket.create_server((self._host, self._port), backlog=256)
            # asyncio sets it only where a socket names its protocol; without it answers wait 40 ms.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            raise PortInUse(self._host, self._port, error.strerror or str(error)) from None
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))

    async def failed(self) -> None:
        """Wait for its end, which should not come before `stop`. Raises Died."""
        if self._task is not None:
            await outlived("the web server", [self._task])

    async def stop(self) -> None:
        if self._task is not None:
            self._server.should_exit = True
            await self._task
