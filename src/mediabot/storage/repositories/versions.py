"""The published versions of the directory."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, literal, select

from mediabot.domain.versions import Version
from mediabot.storage.rows import VersionRow
from mediabot.storage.shelf import Repository, Shelf


class SqlVersions(Repository[Version]):
    shelf = Shelf(VersionRow, Version)

    async def add(self, version: Version) -> Version:
        return await self._add(version)

    async def get(self, version_id: int) -> Version | None:
        return await self._get(version_id)

    async def newest(self) -> Version | None:
        return await self._one(self.shelf.all.order_by(VersionRow.id.desc()).limit(1))

    async def newest_id(self) -> int:
        return int((await self._run(select(func.coalesce(func.max(VersionRow.id), 0)))).scalar_one())

    async def all(self) -> Sequence[Version]:
        """The texts stay in the database: each may have a megabyte."""
        columns = [literal("") if name == "text" else self.shelf.table.c[name] for name in self.shelf.names]
        listed = await self._many(select(*columns).order_by(VersionRow.id.desc()))
        self._known.clear()
        return listed
