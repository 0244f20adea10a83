"""The way to the database that MEDIABOT_DATABASE_URL names, with everything set that correctness needs.

One transaction at a time, on either database. Each takes one lock when it begins (SQLite's own write lock, PostgreSQL's
advisory lock `ONE_AT_A_TIME`), so that nothing which was read in it can change before it is written: no journey has to
lock the rows it decides by, and none can forget to. Transactions take milliseconds, and nobody is waited for in one.
SQLite's driver would begin at the first write, and deadlock.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from mediabot.domain.errors import MediabotError
from mediabot.storage import sqlite_driver
from mediabot.storage.private import keep_private

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


EITHER: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False), "hide_parameters": True}

SQLITE: dict[str, Any] = {"pool_reset_on_return": None}
"""Every transaction of ours is ended before its connection goes back: another rollback would be a trip for nothing."""

POSTGRESQL: dict[str, Any] = {"pool_pre_ping": True}

ONE_AT_A_TIME = 0x6D656469
"""The number of the advisory lock ("medi"); any will do that is always the same."""

LEAST_ROOM = 16 * 2**20
"""Bytes. A small write may still find room in SQLite's journal when there is none for the next large one."""

PATIENCE = "60s"
"""After this the server ends a transaction in which nothing happens: its process hangs, and all others wait for it."""


class DatabaseUnusable(MediabotError):
    """The database that MEDIABOT_DATABASE_URL names can't be used; the message says why, without its password."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"MEDIABOT_DATABASE_URL: {where}: {why}")


def open_engine(url: str) -> AsyncEngine:
    """The engine for a URL such as sqlite:///var/mediabot.db or postgresql://host/name. Connects to nothing yet."""
    target = _target(url)
    sqlite = target.get_backend_name() == "sqlite"
    if sqlite:
        _make_folder(target)
    options = SQLITE if sqlite else POSTGRESQL
    try:
        engine = create_async_engine(target, **EITHER, **options)
    except ModuleNotFoundError as error:
        why = f"the driver {error.name} is not installed; install mediabot with its extra: mediabot[postgresql]"
        raise DatabaseUnusable(named(target), why) from error
    if sqlite:
        event.listen(engine.sync_engine, "do_connect", _keep_private(target))
        event.listen(engine.sync_engine, "do_connect", sqlite_driver.connect)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    else:
        event.listen(engine.sync_engine, "connect", _prepare_postgresql)
        event.listen(engine.sync_engine, "begin", _begin_postgresql)
    return engine


def named(url: URL) -> str:
    """The URL as it may be shown and logged: without its password, and without what stands behind its question mark,
    where there may be another one."""
    host = (url.host or "").rpartition("@")[2]  # of two @ the first may stand in the password
    return url.set(query={}, host=host or None).render_as_string(hide_password=True)


def secrets_of(url: str) -> tuple[str, ...]:
    """Whatever in the URL may be a password, as it is written there and as it is meant."""
    try:
        target = make_url(url)
    except (ArgumentError, ValueError):
        return ()
    told = [value for name, value in target.query.items() if "password" in name.lower()]
    found = [target.password, *(one for value in told for one in ((value,) if isinstance(value, str) else value))]
    return tuple(form for one in map(str, filter(None, found)) for form in {one, quote(one), quote_plus(one)})


@contextmanager
def explained(engine: AsyncEngine, doing: str) -> Iterator[None]:
    """What a driver says when it can't, as a sentence that names the setting."""
    try:
        yield
    except (DBAPIError, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseUnusable(named(engine.url), f"{doing}: {_line(cause, engine.url)}") from error


def _target(url: str) -> URL:
    try:
        target = make_url(url)
        driver = DRIVERS[target.drivername]
    except (ArgumentError, ValueError, NoSuchModuleError):
        why = "not a database URL; it looks like sqlite:///var/mediabot.db or postgresql://name:password@host/database"
        raise DatabaseUnusable("…", why) from None
    except KeyError:
        raise DatabaseUnusable(named(target), "only sqlite and postgresql (with psycopg) are known") from None
    if "@" in (target.host or ""):
        raise DatabaseUnusable("…", "there is an @ too many; one in a password is written as %40")
    return target.set(drivername=driver)


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database; None for one in memory, and for PostgreSQL."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return None if str(url.database).startswith("file:") else Path(str(url.database))


def ensure_room(url: URL) -> None:
    """Raises DatabaseUnusable where the disk of an SQLite file is as good as full. A server minds its own."""
    path = sqlite_file(url)
    free = shutil.disk_usage(path.parent).free if path is not None else LEAST_ROOM
    if free < LEAST_ROOM:
        raise DatabaseUnusable(named(url), f"the disk is full: {free // 2**20} MB are left")


def _make_folder(url: URL) -> None:
    path = sqlite_file(url)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise DatabaseUnusable(named(url), f"the folder {path.parent} can't be made: {error.strerror}") from error


def _keep_private(url: URL) -> Callable[..., None]:
    """Before the file is opened; whoever only looks makes none."""
    path = sqlite_file(url)

    def keep(*_: object) -> None:
        if path is not None:
            keep_private(path)

    return keep


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Closed here when it can't be used: the pool would leave its thread behind, to fail after the event loop ended."""
    connection.isolation_level = None
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.run_async(sqlite_driver.write_ahead)
    except Exception:
        connection.close()
        raise


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(sqlite_driver.BEGIN)


def _prepare_postgresql(connection: Any, record: object) -> None:
    """Closed here when it can't be used, as on SQLite."""
    try:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{PATIENCE}'")
        cursor.close()
        connection.commit()
    except Exception:
        connection.close()
        raise


def _begin_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")


def _line(error: BaseException | None, url: URL) -> str:
    """The first line of what went wrong, without the password of the URL."""
    line = next(iter(str(error).strip().splitlines()), type(error).__name__)
    for secret in secrets_of(url.render_as_string(hide_password=False)):
        line = line.replace(secret, "***")
    return line
