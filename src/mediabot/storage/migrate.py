"""Brings a database to the schema that this version of mediabot expects; run at every start.

It all happens in one transaction, and one process at a time is in one (`engine.py`), so two replicas may start at once,
and a migration that fails leaves the database as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mediabot.domain.errors import MediabotError
from mediabot.domain.text import counted
from mediabot.storage.engine import explained, sqlite_file


class NewerDatabase(MediabotError):
    """The database was written by a newer version of mediabot, whose changes this one doesn't know."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database is from a newer version of mediabot (its revision {revision} is unknown here): "
            "install that version again, or restore a copy of the database from before the update"
        )
        self.revision = revision


@dataclass(frozen=True)
class SchemaState:
    """Where a database stands. `revision` is None when it is empty or, with SQLite, not there at all."""

    revision: str | None
    head: str
    newer: bool = False

    @property
    def current(self) -> bool:
        return self.revision == self.head


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest revision. Raises NewerDatabase, or DatabaseUnusable with the reason."""
    with explained(engine, "can't be brought up to date"):
        async with engine.connect() as connection:
            await _foreign_keys(connection, on=False)
            try:
                await connection.run_sync(_upgrade)
                await connection.commit()
            finally:
                await connection.rollback()
                await _foreign_keys(connection, on=True)


async def schema_state(engine: AsyncEngine) -> SchemaState:
    """What `mediabot doctor` tells. Changes nothing, and makes no file."""
    path = sqlite_file(engine.url)
    if path is not None and not path.exists():
        return SchemaState(None, _head())
    with explained(engine, "can't be read"):
        async with engine.connect() as connection:
            return await connection.run_sync(_state)


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings; the scripts lie in the package, so that an installed wheel has them."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def _upgrade(connection: Connection) -> None:
    state = _state(connection)
    if state.newer:
        raise NewerDatabase(str(state.revision))
    if state.current:
        return
    command.upgrade(config(connection), "head")
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"the migration would leave {counted(len(broken), 'row')} referring to nothing")


def _state(connection: Connection) -> SchemaState:
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in _scripts().walk_revisions()}
    return SchemaState(revision, _head(), newer=revision is not None and revision not in known)


def _head() -> str:
    return str(_scripts().get_current_head())


@cache
def _scripts() -> ScriptDirectory:
    """Read once by a process: each of them is a module that is imported to ask for its name."""
    return ScriptDirectory.from_config(config())


async def _foreign_keys(connection: AsyncConnection, *, on: bool) -> None:
    """SQLite changes a table by copying and dropping it, which must not take the rows along that refer to it."""
    if connection.dialect.name == "sqlite":
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
