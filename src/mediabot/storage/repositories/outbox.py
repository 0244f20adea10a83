"""What is owed to people: deliveries, who may send which next, and which message shows a card.

A delivery is claimed only when it is the first unfinished one of its chat. A chat's turn comes by the most urgent lane
that waits in it, so that an expert's request which stands behind a digest in its own chat does not also stand
behind the same digest to fifty thousand others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Progress
from mediabot.domain.deliveries import CARDS, Delivery, Lane, Loss, Notice
from mediabot.storage.repositories.audiences import belongs
from mediabot.storage.rows import OWED, CardRow, DeliveryRow, PersonRow
from mediabot.storage.shelf import Repository, Shelf

NOW = bindparam("now", type_=DeliveryRow.due_at.type)


def _owed(row: Any) -> ColumnElement[bool]:
    return and_(row.sent_at.is_(None), row.failed_at.is_(None))


def _single(row: Any) -> ColumnElement[bool]:
    """Owed, and none of a broadcast's many."""
    return and_(_owed(row), row.broadcast_id.is_(None))


def _claimable(row: Any) -> ColumnElement[bool]:
    return and_(_single(row), row.due_at <= NOW, or_(row.claimed_until.is_(None), row.claimed_until <= NOW))


def _none(row: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """There is no such row. Written so that PostgreSQL asks for each candidate, and not of the whole table at once."""
    return select(row.id).where(*conditions).limit(1).scalar_subquery().is_(None)


def _next_in_line() -> Select[tuple[int]]:
    """Ids of the first of each chat that has something claimable, by the most urgent claimable row of the chat.

    Read along one index until there are enough; no join, since a planner without statistics would join whole tables.
    `case` keeps the order of the two last conditions: the second reads all that waits in the chat.
    """
    urgent, first, rival, taken, head = DeliveryRow, *(aliased(DeliveryRow) for _ in range(4))
    sooner = or_(rival.lane < urgent.lane, and_(rival.lane == urgent.lane, rival.id < urgent.id))
    heads = select(func.min(head.id)).where(head.chat_id == urgent.chat_id, _single(head))
    head_id = heads.correlate(urgent).scalar_subquery()
    firsts = select(first.id).where(first.chat_id == urgent.chat_id, first.id == head_id, _claimable(first))
    first_id = firsts.correlate(urgent).scalar_subquery()
    most_urgent = _none(rival, rival.chat_id == urgent.chat_id, _claimable(rival), sooner)
    nobody_sends = _none(taken, taken.chat_id == urgent.chat_id, _single(taken), taken.claimed_until > NOW)
    return (
        select(first_id)
        .where(_claimable(urgent), first_id.is_not(None))
        .where(case((most_urgent, nobody_sends), else_=literal(False)))
        .order_by(urgent.lane, urgent.id)
        .limit(bindparam("most"))
        .with_for_update(of=urgent, skip_locked=True)
    )


def _mark_claimed(names: Sequence[str]) -> ReturningUpdate[Any]:
    """Decides, whatever another claimer has done since the ids were read; it never waits for one."""
    mine = DeliveryRow.id.in_(bindparam("mine", expanding=True))
    free = select(DeliveryRow.id).where(mine, _claimable(DeliveryRow))
    marked = update(DeliveryRow).where(DeliveryRow.id.in_(free.with_for_update(skip_locked=True)))
    until = bindparam("until", type_=DeliveryRow.claimed_until.type)
    return marked.values(claimed_until=until).returning(*(getattr(DeliveryRow, name) for name in names))


class SqlDeliveries(Repository[Delivery]):
    shelf = Shelf(DeliveryRow, Delivery)
    next_in_line = _next_in_line()
    mark_claimed = _mark_claimed(shelf.names)

    async def get(self, delivery_id: int) -> Delivery | None:
        return await self._get(delivery_id)

    async def add(self, delivery: Delivery) -> Delivery:
        """A row that a claimer holds at this instant is passed over: it may be rendered before this change is seen."""
        if delivery.notice in CARDS and delivery.claimed_until is None and delivery.message_id is None:
            waiting = await self._one(self._same_card(delivery))
            if waiting is not None and waiting.detail == delivery.detail:
                return waiting
        return await self._add(delivery)

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        ids = (await self._run(self.next_in_line, {"now": now, "most": limit})).scalars().all()
        if not ids:
            return ()
        claimed = await self._many(self.mark_claimed, {"now": now, "until": until, "mine": ids})
        return sorted(claimed, key=lambda delivery: ids.index(delivery.id))

    async def save(self, delivery: Delivery) -> None:
        await self._save(delivery)

    async def plan(
        self, broadcast_id: int, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[int]:
        people = select(PersonRow.id).where(belongs(audience, now, default_language), PersonRow.id > after)
        ids = (await self._run(people.order_by(PersonRow.id).limit(limit))).scalars().all()
        if ids:
            await self._run(self.shelf.add, [self.shelf.values(_copy(broadcast_id, id_, now)) for id_ in ids])
        return ids

    async def progress(self, broadcast_id: int) -> Progress:
        delivered = func.count(DeliveryRow.sent_at)
        lost = {loss: func.count(case((DeliveryRow.loss == loss, 1))) for loss in Loss}
        counted = select(func.count(), delivered, *lost.values()).where(DeliveryRow.broadcast_id == broadcast_id)
        total, sent, *losses = tuple((await self._run(counted)).one())
        by_loss = dict(zip(lost, map(int, losses), strict=True))
        waiting = int(total) - int(sent) - sum(by_loss.values())
        return Progress(int(sent), waiting, by_loss[Loss.BLOCKED], by_loss[Loss.GONE], by_loss[Loss.FAILED])

    async def drop(self, broadcast_id: int, limit: int) -> int:
        owed = select(DeliveryRow.id).where(DeliveryRow.broadcast_id == broadcast_id, OWED).limit(limit)
        return await self._remove(DeliveryRow.id.in_(owed))

    async def failed(self, since: datetime) -> Sequence[Delivery]:
        query = self.shelf.all.where(DeliveryRow.failed_at >= since, DeliveryRow.broadcast_id.is_(None))
        return await self._many(query.order_by(DeliveryRow.failed_at.desc(), DeliveryRow.id.desc()))

    async def forget(self, chat_id: int) -> None:
        await self._remove(and_(DeliveryRow.chat_id == chat_id, DeliveryRow.sent_at.is_(None)))

    async def waiting(self) -> int:
        return int((await self._run(select(func.count()).select_from(DeliveryRow).where(OWED))).scalar_one())

    async def tidy(self, before: datetime) -> int:
        finished = or_(DeliveryRow.sent_at < before, DeliveryRow.failed_at < before)
        return await self._remove(finished)

    def _same_card(self, delivery: Delivery) -> Select[Any]:
        card = (
            DeliveryRow.chat_id == delivery.chat_id,
            DeliveryRow.notice == delivery.notice,
            DeliveryRow.subject == delivery.subject,
        )
        unclaimed = self.shelf.all.where(OWED, DeliveryRow.claimed_until.is_(None), *card)
        return unclaimed.order_by(DeliveryRow.id).limit(1).with_for_update(skip_locked=True)


def _copy(broadcast_id: int, person_id: int, now: datetime) -> Delivery:
    """One reader's copy of a broadcast."""
    return Delivery(
        id=0,
        chat_id=person_id,
        notice=Notice.BROADCAST,
        created_at=now,
        due_at=now,
        lane=Lane.BROADCAST,
        reader_id=person_id,
        subject=broadcast_id,
        broadcast_id=broadcast_id,
    )


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
        await self._remove(CardRow.chat_id == chat_id)
