"""Published versions of the directory, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import JSON, select, update
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table

from mediabot.domain.versions import ChangeKind, ChangeLine, Version
from mediabot.services.directory.versions import BrokenDirectory, Directories
from mediabot.storage.directory_text import read_lines
from mediabot.storage.store import SqlStore
from storage.examples import NOW, minutes, stored

HEAD = "version: 1\nexperts:\n"
ENTRY = "  - id: {name}\n    name: {name}\n    topics: [рак]\n    contact: {{telegram: {account}}}\n"

CHANGES = (
    ChangeLine(ChangeKind.ADDED, "petrova", "Петрова, 1 topic"),
    ChangeLine(ChangeKind.CHANGED, "ivanov", "topics (+ flu: shots)"),
)


async def test_before_anything_was_published_there_is_no_version(store: SqlStore) -> None:
    async with store.begin() as work:
        assert await work.versions.newest() is None
        assert await work.versions.newest_id() == 0
        assert await work.versions.all() == []


async def test_versions_are_listed_newest_first_without_their_text(store: SqlStore) -> None:
    first = Version(0, "version: 1", "Редактор", NOW, CHANGES, 1)
    second = Version(0, "version: 1\n# две", "Редактор", minutes(1), (), 2)

    first, second = await stored(store, "versions", first, second)

    async with store.begin() as work:
        assert await work.versions.all() == [replace(second, text=""), replace(first, text="")]
        assert await work.versions.newest() == second
        assert await work.versions.newest_id() == second.id
        assert await work.versions.get(first.id) == first
        assert await work.versions.get(second.id + 1) is None


async def test_changes_lie_as_the_lines_that_they_always_were(store: SqlStore) -> None:
    [kept] = await stored(store, "versions", Version(0, "version: 1", "Редактор", NOW, CHANGES, 1))
    table = named_table("versions", named_column("id"), named_column("changes", JSON))

    async with store.engine.begin() as connection:
        lines = (await connection.execute(select(table.c.changes))).scalar_one()
        await connection.execute(update(table).values(changes=["- ivanov: Ivan: Ivanov, 2 topics"]))

    assert lines == ["+ petrova: Петрова, 1 topic", "~ ivanov: topics (+ flu: shots)"]
    async with store.begin() as work:
        version = await work.versions.get(kept.id)
        assert version is not None
        assert version.changes == (ChangeLine(ChangeKind.REMOVED, "ivanov", "Ivan: Ivanov, 2 topics"),)


async def test_a_version_in_force_before_a_rule_stays_so_and_can_be_replaced(store: SqlStore) -> None:
    mended = "".join(ENTRY.format(name=name, account=account) for name, account in (("ana", 1), ("eva", 2)))
    doubled = HEAD + ENTRY.format(name="ana", account=1) + ENTRY.format(name="eva", account=1)
    await stored(store, "versions", Version(0, doubled, "Редактор", NOW, (), 2))

    async with store.begin() as work:
        directories = Directories(work, read_lines)
        in_force = await directories.in_force()
        assert in_force is not None
        assert [expert.id for expert in in_force.directory.experts] == ["ana", "eva"]
        with pytest.raises(BrokenDirectory):
            await directories.publish(doubled + "\n", author="Редактор", now=minutes(1))
        assert (await directories.publish(HEAD + mended, author="Редактор", now=minutes(1))).fresh
