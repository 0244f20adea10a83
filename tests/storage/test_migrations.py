"""The schema is made by migrations alone, and they make exactly what the rows say."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, insert, inspect, select, text, update
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import DATABASES, PostgresqlServer
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.people import Person
from mediabot.storage.engine import DatabaseUnusable, open_engine
from mediabot.storage.migrate import NewerDatabase, SchemaState, migrate, schema_state
from mediabot.storage.rows import METADATA
from mediabot.storage.store import SqlStore

WORDS = ("name", "username", "language", "expert_id", "byline", "outlet", "proof", "refusal", "appeal")
PEOPLE_BEFORE: dict[str, Any] = {
    **dict.fromkeys(WORDS, ""),
    **{"id": 0, "standing": "unknown", "staff": False, "reachable": True, "sends": False, "wants_broadcasts": True},
}
"""A row of `people` as the revision 0003 has it."""

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
named_experts = import_module("mediabot.storage.migrations.versions.0010_named_experts")
REVISIONS = named_table("alembic_version", named_column("version_num"))


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'folder' / 'empty.db'}"
    else:
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        url = server.empty()
        yield url
        server.drop(url)


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, METADATA))


async def test_an_empty_database_is_brought_to_what_the_rows_say(empty_url: str) -> None:
    engine = open_engine(empty_url)

    before = await schema_state(engine)
    await migrate(engine)
    after = await schema_state(engine)

    assert before == SchemaState(None, head=after.head)
    assert not before.current
    assert after.current
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_partial_indexes_have_their_conditions_in_the_database_too(store: SqlStore) -> None:
    def partial_indexes(connection: Connection) -> dict[str | None, bool]:
        option = f"{connection.dialect.name}_where"
        return {
            index["name"]: index.get("dialect_options", {}).get(option) is not None
            for table in METADATA.tables
            for index in inspect(connection).get_indexes(table)
        }

    wanted = {
        index.name: index.dialect_options["sqlite"]["where"] is not None
        for table in METADATA.tables.values()
        for index in table.indexes
    }
    async with store.engine.connect() as connection:
        made = await connection.run_sync(partial_indexes)
    assert {name: made[name] for name in wanted} == wanted


async def test_of_two_accounts_tied_to_one_entry_the_one_that_was_asked_keeps_it(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_so_far(settings: Any, _: str) -> None:
        upgrade(settings, "0003")

    upgrade = command.upgrade
    engine = open_engine(empty_url)
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", only_so_far)
        await migrate(engine)
    people = named_table("people", *(named_column(name) for name in PEOPLE_BEFORE))
    async with engine.begin() as connection:
        for number, entry in ((3, "tele"), (2, "tele"), (4, "heart"), (5, ""), (6, "")):
            await connection.execute(insert(people).values(PEOPLE_BEFORE | {"id": number, "expert_id": entry}))

    await migrate(engine)

    store = SqlStore(engine)
    async with store.begin() as work:
        assert [(one.id, one.expert_id) for one in await work.people.experts()] == [(2, "tele"), (4, "heart")]
        assert await work.people.get(3) == Person(3)
    await engine.dispose()


async def test_of_drafts_from_before_nobody_is_named_who_was_only_suggested(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_so_far(settings: Any, _: str) -> None:
        upgrade(settings, named_experts.down_revision)

    upgrade = command.upgrade
    engine = open_engine(empty_url)
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", only_so_far)
        await migrate(engine)
    store = SqlStore(engine)
    async with store.begin() as work:
        draft = NewsItem(0, NOW, Localized(en="A draft"), experts=("yana",))
        ids = [(await work.news.add(item)).id for item in (draft, replace(draft, state=NewsState.PUBLISHED))]
        await work.commit()

    await migrate(engine)

    async with store.begin() as work:
        assert [item.experts for item in await work.news.some(ids)] == [(), ("yana",)]
    await engine.dispose()


async def test_migrating_again_changes_nothing(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.people.save(Person(1, name="Ана"))
        await work.commit()

    await migrate(store.engine)

    async with store.begin() as work:
        assert await work.people.get(1) == Person(1, name="Ана")


async def test_two_replicas_may_start_at_once(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _ in range(3)]

    await asyncio.gather(*(migrate(engine) for engine in engines))

    assert (await schema_state(engines[0])).current
    for engine in engines:
        await engine.dispose()


async def test_many_open_a_new_file_at_once(tmp_path: Path) -> None:
    """SQLite refused it to one of eight in four of sixty files."""
    for number in range(60):
        engines = [open_engine(f"sqlite:///{tmp_path / str(number)}.db") for _ in range(8)]

        modes = await asyncio.gather(*map(journal_mode, engines))

        assert modes == ["wal"] * 8
        for engine in engines:
            await engine.dispose()


async def journal_mode(engine: AsyncEngine) -> str:
    async with engine.connect() as connection:
        return str((await connection.execute(text("PRAGMA journal_mode"))).scalar_one())


async def test_a_database_from_a_newer_version_is_refused_and_left_alone(empty_url: str) -> None:
    engine = open_engine(empty_url)
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(update(REVISIONS).values(version_num="9999"))

    with pytest.raises(NewerDatabase, match="newer version of mediabot"):
        await migrate(engine)

    assert (await schema_state(engine)).newer
    async with engine.connect() as connection:
        assert (await connection.execute(select(REVISIONS.c.version_num))).scalars().all() == ["9999"]
    await engine.dispose()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(settings: Any, revision: str) -> None:
        upgrade(settings, revision)
        raise ZeroDivisionError

    upgrade = command.upgrade
    engine = open_engine(empty_url)

    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", break_down)
        with pytest.raises(ZeroDivisionError):
            await migrate(engine)

    async with engine.connect() as connection:
        assert await connection.run_sync(lambda inner: inspect(inner).get_table_names()) == []
    await engine.dispose()


async def test_foreign_keys_are_on_after_a_migration(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    await migrate(engine)

    async with engine.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar_one() == 1
    await engine.dispose()


async def test_looking_at_a_missing_sqlite_database_does_not_make_one(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'missing.db'}")

    assert (await schema_state(engine)).revision is None
    assert not (tmp_path / "missing.db").exists()


async def test_somebody_elses_tables_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (id INTEGER)")
    engine = open_engine(f"sqlite:///{path}")

    with pytest.raises(DatabaseUnusable, match="people already exists"):
        await migrate(engine)

    async with engine.connect() as connection:
        tables = await connection.run_sync(lambda inner: inspect(inner).get_table_names())
        assert tables == ["people"]
        assert (await connection.execute(select(func.count()).select_from(named_table("people")))).scalar_one() == 0
    await engine.dispose()
