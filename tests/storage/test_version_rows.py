"""Published versions of the directory, on both databases."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.versions import Version
from mediabot.storage.store import SqlStore
from storage.examples import NOW, minutes, stored


async def test_before_anything_was_published_there_is_no_version(store: SqlStore) -> None:
    async with store.begin() as work:
        assert await work.versions.newest() is None
        assert await work.versions.newest_id() == 0
        assert await work.versions.all() == []


async def test_versions_are_listed_newest_first_without_their_text(store: SqlStore) -> None:
    first = Version(0, "version: 1", "Редактор", NOW, ("+ petrova",), 1)
    second = Version(0, "version: 1\n# две", "Редактор", minutes(1), (), 2)

    first, second = await stored(store, "versions", first, second)

    async with store.begin() as work:
        assert await work.versions.all() == [replace(second, text=""), replace(first, text="")]
        assert await work.versions.newest() == second
        assert await work.versions.newest_id() == second.id
        assert await work.versions.get(first.id) == first
        assert await work.versions.get(second.id + 1) is None
