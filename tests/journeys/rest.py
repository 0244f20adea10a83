"""Whether anything is left to handle or to send, asked of the database past the store.

Journeys ask after every step; a unit of work each time would be two thirds of all they do.
"""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg
from sqlalchemy import Exists, Select, exists, make_url, or_, select
from sqlalchemy.dialects import sqlite

from mediabot.storage.engine import sqlite_file
from mediabot.storage.rows.sending import OWED, UNDONE, DeliveryRow, ReceivedRow


class Lookout:
    """On a connection of its own, in no transaction."""

    def __init__(self, database_url: str) -> None:
        self._connection: Any = _connected(database_url)

    def close(self) -> None:
        self._connection.close()

    def is_undone(self) -> bool:
        """An update waits to be handled, or is being handled."""
        return self._tells(UNDONE_THERE)

    def is_owed(self) -> bool:
        """Of either."""
        return self._tells(ANYTHING_OWED)

    def _tells(self, statement: str) -> bool:
        return bool(self._connection.execute(statement).fetchone()[0])


def _connected(database_url: str) -> Any:
    path = sqlite_file(make_url(database_url))
    if path is not None:
        return sqlite3.connect(path, isolation_level=None)
    return psycopg.connect(database_url, autocommit=True)


def _undone() -> Exists:
    return exists(select(ReceivedRow.update_id).where(UNDONE))


def _text(statement: Select[Any]) -> str:
    """The same for both databases."""
    return str(statement.compile(dialect=sqlite.dialect()))


UNDONE_THERE = _text(select(_undone()))
ANYTHING_OWED = _text(select(or_(_undone(), exists(select(DeliveryRow.id).where(OWED)))))
