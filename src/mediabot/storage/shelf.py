"""Between a table and the dataclass that its rows become: one mapping for all, because their names are the same.
What a dataclass holds in both languages lies in two columns, such as `why_bg` and `why_en`.

Statements are built once and run on a bare connection: there is no ORM session, nothing is flushed behind one's back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Executable, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection

from mediabot.domain.languages import Bilingual
from mediabot.storage.columns import columns_of
from mediabot.storage.schema import Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")
Key = tuple[Any, ...]


class Shelf(Generic[D]):
    """One table with its dataclass, and the statements that every table needs."""

    def __init__(self, row: type[Row], shape: type[D]) -> None:
        self.table = cast(Table, row.__table__)
        self.shape = shape
        self.columns = columns_of(shape)
        self.names = tuple(name for columns in self.columns.values() for name in columns)
        self.keys = tuple(column.key for column in self.table.primary_key)
        self.all = select(*(self.table.c[name] for name in self.names))
        self.this: ColumnElement[bool] = and_(*(self.table.c[key] == bindparam(f"this_{key}") for key in self.keys))
        self.get = self.all.where(self.this)
        self.lock = self.get.with_for_update()
        self.add = insert(self.table)
        self.change = update(self.table).where(self.this)
        self.drop = delete(self.table).where(self.this)
        self.put = {"sqlite": self._put(sqlite.insert), "postgresql": self._put(postgresql.insert)}

    def values(self, thing: D) -> dict[str, Any]:
        if len(self.names) == len(self.columns):
            return {name: getattr(thing, name) for name in self.names}
        values = (_spread(getattr(thing, name), columns) for name, columns in self.columns.items())
        return dict(pair for pairs in values for pair in pairs)

    def made(self, row: Sequence[Any]) -> D:
        if len(self.names) == len(self.columns):
            return self.shape(*row)
        values = iter(row)
        return self.shape(*(_gathered(list(islice(values, len(columns)))) for columns in self.columns.values()))

    def key(self, thing: D) -> Key:
        return tuple(getattr(thing, name) for name in self.keys)

    def this_one(self, key: Key) -> dict[str, Any]:
        """The parameters of `this`."""
        return {f"this_{name}": value for name, value in zip(self.keys, key, strict=True)}

    def _put(self, insert_into: Any) -> Executable:
        statement = insert_into(self.table)
        others = {name: statement.excluded[name] for name in self.names if name not in self.keys}
        return cast(Executable, statement.on_conflict_do_update(index_elements=[*self.table.primary_key], set_=others))


class Repository(Generic[D]):
    """A shelf within one unit of work.

    It remembers what it has handed out, and `_save` writes only what differs from that: two units of work that change
    different things of one person don't undo each other, on PostgreSQL as little as on SQLite.
    """

    shelf: Shelf[D]

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._known: dict[Key, D] = {}

    @property
    def _dialect(self) -> str:
        """Asked for by few: to ask for all of a unit of work would take as long as a statement."""
        return self._connection.dialect.name

    def look_again(self) -> None:
        """What was handed out may have changed since."""
        self._known.clear()

    async def _get(self, *key: Any) -> D | None:
        """What this unit of work has read or written is not asked for again; `_lock` always asks."""
        if key in self._known:
            return self._known[key]
        return await self._one(self.shelf.get, self.shelf.this_one(key))

    async def _lock(self, *key: Any) -> D | None:
        """Held until the unit of work ends. SQLite has one writer at a time and needs no more."""
        return await self._one(self.shelf.lock, self.shelf.this_one(key))

    async def _one(self, query: Executable, parameters: Mapping[str, Any] | None = None) -> D | None:
        row = (await self._run(query, parameters)).first()
        return None if row is None else self._made(row)

    async def _many(self, query: Executable, parameters: Mapping[str, Any] | None = None) -> list[D]:
        return [self._made(row) for row in await self._run(query, parameters)]

    async def _add(self, thing: D) -> D:
        """Insert under a new id."""
        values = self.shelf.values(thing)
        del values["id"]
        result = await self._run(self.shelf.add, values)
        primary_key = result.inserted_primary_key
        added = replace(thing, id=primary_key[0] if primary_key else None)
        self._known[self.shelf.key(added)] = added
        return added

    async def _save(self, thing: D) -> None:
        """Update by id. A row that somebody has removed meanwhile stays removed."""
        key = self.shelf.key(thing)
        values = self._changes(self._known.get(key), thing)
        if values:
            await self._run(self.shelf.change, {**values, **self.shelf.this_one(key)})
            self._known[key] = thing

    async def _put(self, thing: D) -> None:
        """Insert, or replace the row of the same key."""
        await self._run(self.shelf.put[self._dialect], self.shelf.values(thing))
        self._known[self.shelf.key(thing)] = thing

    async def _drop(self, *key: Any) -> None:
        await self._run(self.shelf.drop, self.shelf.this_one(key))
        self._known.pop(key, None)

    async def _remove(self, condition: ColumnElement[bool]) -> int:
        """Delete the rows that meet a condition; how many went."""
        self._known.clear()
        return int((await self._run(delete(self.shelf.table).where(condition))).rowcount)

    async def _run(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        return await self._connection.execute(statement, parameters)

    def _changes(self, known: D | None, thing: D) -> dict[str, Any]:
        before, after = self.shelf.values(known) if known else {}, self.shelf.values(thing)
        return {
            name: value
            for name, value in after.items()
            if name not in self.shelf.keys and (known is None or before[name] != value)
        }

    def _made(self, row: Sequence[Any]) -> D:
        thing = self.shelf.made(row)
        self._known[self.shelf.key(thing)] = thing
        return thing


def _spread(value: Any, columns: tuple[str, ...]) -> list[tuple[str, Any]]:
    return list(zip(columns, (value.bg, value.en) if len(columns) > 1 else (value,), strict=True))


def _gathered(values: list[Any]) -> Any:
    return Bilingual(*values) if len(values) > 1 else values[0]
