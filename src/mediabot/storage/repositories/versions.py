"""The published versions of the directory."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, literal, select

from mediabot.domain.versions import ChangeKind, ChangeLine, Version, fingerprint_of
from mediabot.storage.rows.experts import VersionRow
from mediabot.storage.shelf import Repository, Shelf
from mediabot.storage.striking import without_contacts, without_entry

LEFT = "left"
"""The author of a version that came about because an expert left."""


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

    async def known(self, fingerprint: str) -> bool:
        found = select(VersionRow.id).where(VersionRow.fingerprint == fingerprint).limit(1)
        return (await self._run(found)).first() is not None

    async def naming(self, expert_id: str) -> Sequence[int]:
        named = select(VersionRow.id).where(VersionRow.text.contains(expert_id, autoescape=True))
        return (await self._run(named.order_by(VersionRow.id.desc()))).scalars().all()

    async def strike(self, expert_id: str, now: datetime) -> None:
        newest = await self.newest()
        if newest is not None:
            await self._put_in_force(
                await asyncio.to_thread(without_contacts, newest.text, expert_id), newest, expert_id, now
            )
        in_force = await self.newest_id()
        for version_id in await self.naming(expert_id):
            version = await self.get(version_id)
            if version is not None and version.id != in_force:
                await self._save(await asyncio.to_thread(_struck, version, expert_id))

    async def _put_in_force(self, text: str, before: Version, expert_id: str, now: datetime) -> None:
        if text == before.text:
            return
        change = ChangeLine(ChangeKind.CHANGED, expert_id, "contact")
        await self._add(Version(0, text, LEFT, now, (change,), before.experts, fingerprint_of(text)))

    async def all(self) -> Sequence[Version]:
        """The texts stay in the database: each may have a megabyte."""
        columns = [literal("") if name == "text" else self.shelf.table.c[name] for name in self.shelf.names]
        listed = await self._many(select(*columns).order_by(VersionRow.id.desc()))
        self._known.clear()
        return listed


def _struck(version: Version, expert_id: str) -> Version:
    """That the expert was there stays with the changes, by the id alone."""
    text = without_entry(version.text, expert_id)
    changes = tuple(replace(one, said="") if one.expert_id == expert_id else one for one in version.changes)
    return replace(version, text=text, changes=changes)
