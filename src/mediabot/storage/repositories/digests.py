"""Subscriptions, and staff's digests with their editions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, update

from mediabot.domain.editions import Digest, Edition, EditionState
from mediabot.domain.subscriptions import Subscription
from mediabot.storage.repositories.audiences import topic_keys
from mediabot.storage.rows.digests import DigestRow, EditionRow, FollowedRow, SubscriptionRow
from mediabot.storage.shelf import Repository, Shelf


class SqlSubscriptions(Repository[Subscription]):
    shelf = Shelf(SubscriptionRow, Subscription)

    async def get(self, person_id: int) -> Subscription | None:
        return await self._get(person_id)

    async def put(self, subscription: Subscription) -> None:
        before = await self._get(subscription.person_id)
        await (self._put(subscription) if before is None else self._save(subscription))
        if before is None or before.topics != subscription.topics:
            await self._follow(subscription)

    async def claim(self, subscription: Subscription, due_at: datetime | None) -> bool:
        """The conditional update that lets one process alone compose this digest."""
        mine = update(SubscriptionRow).where(
            SubscriptionRow.person_id == subscription.person_id, SubscriptionRow.due_at == subscription.due_at
        )
        return (await self._run(mine.values(due_at=due_at))).rowcount == 1

    async def due(self, now: datetime, limit: int) -> Sequence[Subscription]:
        due = self.shelf.all.where(SubscriptionRow.due_at <= now)
        return await self._many(due.order_by(SubscriptionRow.due_at, SubscriptionRow.person_id).limit(limit))

    async def some(self, person_ids: Collection[int]) -> Sequence[Subscription]:
        return await self._many(self.shelf.all.where(SubscriptionRow.person_id.in_(person_ids)))

    async def forget(self, person_id: int) -> None:
        await self._run(delete(FollowedRow).where(FollowedRow.person_id == person_id))
        await self._drop(person_id)

    async def _follow(self, subscription: Subscription) -> None:
        await self._run(delete(FollowedRow).where(FollowedRow.person_id == subscription.person_id))
        followed = [{"topic": key, "person_id": subscription.person_id} for key in topic_keys(subscription.topics)]
        if followed:
            await self._run(insert(FollowedRow), followed)


class SqlDigests(Repository[Digest]):
    shelf = Shelf(DigestRow, Digest)

    async def get(self, digest_id: int) -> Digest | None:
        return await self._get(digest_id)

    async def lock(self, digest_id: int) -> Digest | None:
        return await self._lock(digest_id)

    async def add(self, digest: Digest) -> Digest:
        return await self._add(digest)

    async def save(self, digest: Digest) -> None:
        await self._save(digest)

    async def remove(self, digest_id: int) -> None:
        await self._drop(digest_id)

    async def all(self) -> Sequence[Digest]:
        return await self._many(self.shelf.all.order_by(DigestRow.id))

    async def due(self, now: datetime) -> Sequence[Digest]:
        return await self._many(self.shelf.all.where(DigestRow.due_at <= now).order_by(DigestRow.due_at, DigestRow.id))


class SqlEditions(Repository[Edition]):
    shelf = Shelf(EditionRow, Edition)

    async def get(self, edition_id: int) -> Edition | None:
        return await self._get(edition_id)

    async def lock(self, edition_id: int) -> Edition | None:
        return await self._lock(edition_id)

    async def add(self, edition: Edition) -> Edition:
        return await self._add(edition)

    async def save(self, edition: Edition) -> None:
        await self._save(edition)

    async def in_state(self, state: EditionState) -> Sequence[Edition]:
        return await self._many(self.shelf.all.where(EditionRow.state == state).order_by(EditionRow.id))

    async def of(self, digest_id: int, limit: int = 20) -> Sequence[Edition]:
        of_it = self.shelf.all.where(EditionRow.digest_id == digest_id)
        return await self._many(of_it.order_by(EditionRow.slot.desc()).limit(limit))
