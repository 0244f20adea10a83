"""A faster way through aiosqlite: one trip to its thread for a statement, where SQLAlchemy's own adapter makes four.

A trip costs a tenth of a millisecond, more than most of our statements. All the rows are read within it, as that
adapter does too. It stands on a few names of SQLAlchemy 2.1 that are not documented; `tests/storage` notices when
one is gone, and the engine works without this file, at half the speed.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.engine import Dialect

BEGIN = "BEGIN IMMEDIATE"

PATIENCE, PAUSE = 10.0, 0.05
"""Seconds, as long as the busy timeout: so long a new file is tried to be written ahead, and so often."""


@dataclass(frozen=True)
class Outcome:
    """What SQLAlchemy asks of a cursor after its statement; the real one is closed by then."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()

    def close(self) -> None:
        """Nothing is open."""


class OneTripCursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:
        return Outcome()

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        return await self._trip(_execute, operation, parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        return await self._trip(_execute_many, operation, seq_of_parameters)

    async def _trip(self, run: Any, operation: Any, parameters: Any) -> Any:
        connection: Any = self._connection
        adapter: Any = self._adapt_connection
        if operation == BEGIN:
            adapter.begins = True
            return Outcome()
        async with adapter._execute_mutex:
            begins, adapter.begins = adapter.begins, False
            doing = (_after_begin, connection._conn, run) if begins else (run, connection._conn)
            outcome: Any = await connection._execute(*doing, operation, parameters)
        self._cursor = outcome
        self._rows = deque(outcome.rows)
        return outcome


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """`begins`: a transaction is wished for, and will begin with its first statement."""

    __slots__ = ("begins",)

    _cursor_cls = OneTripCursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.begins = False

    def rollback(self) -> None:
        """No trip where no transaction has begun: the pool asks for it whenever a connection is given back."""
        connection: Any = self._connection
        self.begins = False
        if connection._conn.in_transaction:
            super().rollback()

    def commit(self) -> None:
        connection: Any = self._connection
        self.begins = False
        if connection._conn.in_transaction:
            super().commit()


async def write_ahead(connection: aiosqlite.Connection) -> None:
    """Have a file written ahead (WAL), which it remembers. Where several processes open a new one at once, SQLite tells
    all but one that it is locked without any waiting, whatever the busy timeout."""
    time = asyncio.get_running_loop().time
    until = time() + PATIENCE
    while True:
        try:
            async with connection.execute("PRAGMA journal_mode = WAL"):
                return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time() > until:
                raise
        await asyncio.sleep(PAUSE)


def connect(dialect: Dialect, record: object, arguments: Any, options: Any) -> OneTripConnection:
    """For the event `do_connect`: SQLAlchemy's connection, with our cursors.

    A file that can't be opened is found out without aiosqlite, whose thread would outlive the event loop and complain.
    """
    sqlite3.connect(*arguments, **options).close()
    connection: Any = dialect.connect(*arguments, **options)
    return OneTripConnection(connection.dbapi, connection._connection)


def _execute(connection: sqlite3.Connection, operation: str, parameters: Any) -> Outcome:
    cursor = connection.execute(operation, parameters or ())
    return _outcome(cursor)


def _after_begin(connection: sqlite3.Connection, run: Any, operation: str, parameters: Any) -> Outcome:
    connection.execute(BEGIN).close()
    outcome: Outcome = run(connection, operation, parameters)
    return outcome


def _execute_many(connection: sqlite3.Connection, operation: str, parameters: Any) -> Outcome:
    return _outcome(connection.executemany(operation, parameters))


def _outcome(cursor: sqlite3.Cursor) -> Outcome:
    rows = cursor.fetchall() if cursor.description else ()
    outcome = Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    cursor.close()
    return outcome
