"""Briefings, and who comes to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select

from mediabot.domain.briefings import Briefing, BriefingState, Signup, SignupState
from mediabot.storage.rows.briefings import BriefingRow, SignupRow
from mediabot.storage.shelf import Repository, Shelf


class SqlBriefings(Repository[Briefing]):
    shelf = Shelf(BriefingRow, Briefing)

    async def get(self, briefing_id: int) -> Briefing | None:
        return await self._get(briefing_id)

    async def lock(self, briefing_id: int) -> Briefing | None:
        return await self._lock(briefing_id)

    async def add(self, briefing: Briefing) -> Briefing:
        return await self._add(briefing)

    async def save(self, briefing: Briefing) -> None:
        await self._save(briefing)

    async def remove(self, briefing_id: int) -> None:
        await self._drop(briefing_id)

    async def newest(self, limit: int) -> Sequence[Briefing]:
        return await self._many(self.shelf.all.order_by(BriefingRow.id.desc()).limit(limit))

    async def upcoming(self, now: datetime) -> Sequence[Briefing]:
        coming = self.shelf.all.where(BriefingRow.state == BriefingState.ANNOUNCED, BriefingRow.starts_at > now)
        return await self._many(coming.order_by(BriefingRow.starts_at, BriefingRow.id))

    async def unplanned(self) -> Sequence[int]:
        return await self._ids(BriefingRow.state == BriefingState.ANNOUNCED, BriefingRow.planned.is_(False))

    async def to_remind(self, now: datetime) -> Sequence[int]:
        return await self._ids(BriefingRow.remind_at <= now)

    async def _ids(self, *those: ColumnElement[bool]) -> Sequence[int]:
        found = select(BriefingRow.id).where(*those).order_by(BriefingRow.id)
        return (await self._run(found)).scalars().all()


class SqlSignups(Repository[Signup]):
    shelf = Shelf(SignupRow, Signup)

    async def add(self, signup: Signup) -> Signup:
        return await self._add(signup)

    async def save(self, signup: Signup) -> None:
        await self._save(signup)

    async def of_briefing(self, briefing_id: int) -> Sequence[Signup]:
        of_it = self.shelf.all.where(SignupRow.briefing_id == briefing_id)
        return await self._many(of_it.order_by(SignupRow.signed_at, SignupRow.id))

    async def of_person(self, briefing_id: int, person_id: int) -> Signup | None:
        theirs = self.shelf.all.where(SignupRow.briefing_id == briefing_id, SignupRow.person_id == person_id)
        return await self._one(theirs.limit(1))

    async def waited_for(self) -> Sequence[int]:
        waiting = select(SignupRow.briefing_id).where(SignupRow.state == SignupState.WAITING).distinct()
        return (await self._run(waiting.order_by(SignupRow.briefing_id))).scalars().all()
