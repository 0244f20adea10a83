"""What is owed to people: deliveries, who may send which next, and which message shows a card.

A delivery is claimed only when it is the first unfinished one of its chat. A chat's turn comes by the most urgent lane
that waits in it, so that an expert's request which stands behind a digest in its own chat does not also stand
behind the same digest to fifty thousand others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from mediabot.domain.deliveries import CARDS, Delivery, Notice
from mediabot.storage.rows import OWED, CardRow, DeliveryRow
from mediabot.storage.shelf import Repository, Shelf


def _owed(row: Any) -> ColumnElement[bool]:
    return and_(row.sent_at.is_(None), row.failed_at.is_(None))


def _claimable(row: Any) -> ColumnElement[bool]:
    now = bindparam("now", type_=DeliveryRow.due_at.type)
    return and_(_owed(row), row.due_at <= now, or_(row.claimed_until.is_(None), row.claimed_until <= now))


def _next_in_line(names: Sequence[str]) -> Select[Any]:
    """The first of each chat that has something claimable, in the order of their most urgent claimable rows."""
    urgent, first, rival, taken = DeliveryRow, aliased(DeliveryRow), aliased(DeliveryRow), aliased(DeliveryRow)
    head, before = aliased(DeliveryRow), or_(
        rival.lane < urgent.lane, and_(rival.lane == urgent.lane, rival.id < urgent.id)
    )
    now = bindparam("now", type_=DeliveryRow.due_at.type)
    head_id = select(func.min(head.id)).where(head.chat_id == urgent.chat_id, _owed(head)).scalar_subquery()
    return (
        select(*(getattr(first, name) for name in names))
        .join_from(urgent, first, first.id == head_id)
        .where(_claimable(urgent), _claimable(first))
        .where(~exists().where(rival.chat_id == urgent.chat_id, _claimable(rival), before))
        .where(~exists().where(taken.chat_id == urgent.chat_id, _owed(taken), taken.claimed_until > now))
        .order_by(urgent.lane, urgent.id)
        .limit(bindparam("most"))
        .with_for_update(of=first, skip_locked=True)
    )


class SqlDeliveries(Repository[Delivery]):
    shelf = Shelf(DeliveryRow, Delivery)
    next_in_line = _next_in_line(shelf.names)

    async def get(self, delivery_id: int) -> Delivery | None:
        return await self._get(delivery_id)

    async def add(self, delivery: Delivery) -> Delivery:
        """A row that a claimer holds at this instant is passed over: it may be rendered before this change is seen."""
        if delivery.notice in CARDS:
            waiting = await self._one(self._same_card(delivery))
            if waiting is not None:
                return waiting
        return await self._add(delivery)

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """The rows are locked before they are marked; PostgreSQL skips those that another claimer holds."""
        waiting = await self._many(self.next_in_line, {"now": now, "most": limit})
        if waiting:
            mine = DeliveryRow.id.in_([delivery.id for delivery in waiting])
            await self._run(update(DeliveryRow).where(mine).values(claimed_until=until))
        claimed = [replace(delivery, claimed_until=until) for delivery in waiting]
        self._known.update({(delivery.id,): delivery for delivery in claimed})
        return claimed

    async def save(self, delivery: Delivery) -> None:
        await self._save(delivery)

    async def failed(self, since: datetime) -> Sequence[Delivery]:
        query = self.shelf.all.where(DeliveryRow.failed_at >= since)
        return await self._many(query.order_by(DeliveryRow.failed_at.desc(), DeliveryRow.id.desc()))

    async def forget(self, chat_id: int) -> None:
        await self._run(delete(DeliveryRow).where(DeliveryRow.chat_id == chat_id, DeliveryRow.sent_at.is_(None)))

    async def waiting(self) -> int:
        return int((await self._run(select(func.count()).select_from(DeliveryRow).where(OWED))).scalar_one())

    async def tidy(self, before: datetime) -> int:
        finished = or_(DeliveryRow.sent_at < before, DeliveryRow.failed_at < before)
        return (await self._run(delete(DeliveryRow).where(finished))).rowcount

    def _same_card(self, delivery: Delivery) -> Select[Any]:
        card = (
            DeliveryRow.chat_id == delivery.chat_id,
            DeliveryRow.notice == delivery.notice,
            DeliveryRow.subject == delivery.subject,
        )
        unclaimed = self.shelf.all.where(OWED, DeliveryRow.claimed_until.is_(None), *card)
        return unclaimed.order_by(DeliveryRow.id).limit(1).with_for_update(skip_locked=True)


@dataclass(frozen=True)
class Card:
    """A message of a chat that shows a card."""

    chat_id: int
    notice: Notice
    subject: int
    message_id: int


class SqlCards(Repository[Card]):
    shelf = Shelf(CardRow, Card)

    async def get(self, chat_id: int, notice: Notice, subject: int) -> int | None:
        card = await self._get(chat_id, notice, subject)
        return card.message_id if card else None

    async def put(self, chat_id: int, notice: Notice, subject: int, message_id: int) -> None:
        await self._put(Card(chat_id, notice, subject, message_id))

    async def drop(self, chat_id: int, notice: Notice, subject: int) -> None:
        await self._drop(chat_id, notice, subject)

    async def forget(self, chat_id: int) -> None:
        await self._run(delete(CardRow).where(CardRow.chat_id == chat_id))
