"""Broadcasts, and the taps under them. Their deliveries are in `outbox.py`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.storage.rows.broadcasts import BroadcastRow, BroadcastTapRow
from mediabot.storage.shelf import Repository, Shelf


@dataclass(frozen=True)
class BroadcastTap:
    """Somebody tapped a key under a broadcast."""

    broadcast_id: int
    person_id: int
    tapped_at: datetime


class SqlBroadcasts(Repository[Broadcast]):
    shelf = Shelf(BroadcastRow, Broadcast)
    tap_shelf = Shelf(BroadcastTapRow, BroadcastTap)

    async def get(self, broadcast_id: int) -> Broadcast | None:
        return await self._get(broadcast_id)

    async def lock(self, broadcast_id: int) -> Broadcast | None:
        return await self._lock(broadcast_id)

    async def add(self, broadcast: Broadcast) -> Broadcast:
        return await self._add(broadcast)

    async def save(self, broadcast: Broadcast) -> None:
        await self._save(broadcast)

    async def remove(self, broadcast_id: int) -> None:
        await self._drop(broadcast_id)

    async def in_states(self, states: Collection[BroadcastState]) -> Sequence[Broadcast]:
        return await self._many(self.shelf.all.where(BroadcastRow.state.in_(states)).order_by(BroadcastRow.id))

    async def uncleared(self) -> Sequence[Broadcast]:
        stopped = self.shelf.all.where(BroadcastRow.state == BroadcastState.CANCELLED, BroadcastRow.cleared.is_(False))
        return await self._many(stopped.order_by(BroadcastRow.id))

    async def set_cleared(self, broadcast_id: int) -> None:
        await self._run(update(BroadcastRow).where(BroadcastRow.id == broadcast_id).values(cleared=True))

    async def newest(self, limit: int) -> Sequence[Broadcast]:
        return await self._many(self.shelf.all.order_by(BroadcastRow.id.desc()).limit(limit))

    async def tapped(self, broadcast_id: int, person_id: int, now: datetime) -> None:
        tap = {"broadcast_id": broadcast_id, "person_id": person_id, "tapped_at": now}
        await self._run(self.tap_shelf.put[self._dialect], tap)

    async def taps(self, broadcast_id: int) -> int:
        counted = select(func.count()).select_from(BroadcastTapRow).where(BroadcastTapRow.broadcast_id == broadcast_id)
        return int((await self._run(counted)).scalar_one())
