"""What is owed to people: deliveries, and which message shows a card. Who may send which next is in `claims.py`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    delete,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import BroadcastState, Progress
from mediabot.domain.deliveries import LONGEST_DELAY, Delivery, Lane, Loss, Shown
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.packing import CARDS
from mediabot.storage.repositories import claims
from mediabot.storage.repositories.audiences import belongs
from mediabot.storage.rows.broadcasts import BroadcastRow
from mediabot.storage.rows.people import PersonRow
from mediabot.storage.rows.sending import OF_BROADCAST, OWED, SINGLE, CardRow, DeliveryRow, OlderCardRow
from mediabot.storage.shelf import Repository, Shelf

AT_ONCE = 1000
"""Rows that are tidied away in one unit of work."""


class SqlDeliveries(Repository[Delivery]):
    shelf = Shelf(DeliveryRow, Delivery)
    next_in_line = claims.next_in_line()
    next_of_broadcast = claims.next_of_broadcast()
    mark_claimed = claims.mark_claimed(shelf.names)

    async def get(self, delivery_id: int) -> Delivery | None:
        return await self._get(delivery_id)

    async def add(self, delivery: Delivery) -> Delivery:
        """A row that is claimed is passed over: it may be rendered before this change is seen."""
        if delivery.kind in CARDS and delivery.claimed_until is None and delivery.message_id is None:
            waiting = await self._one(self._same_card(delivery))
            if waiting is not None and waiting.detail == delivery.detail:
                return waiting
        return await self._add(delivery)

    async def add_many(self, deliveries: Sequence[Delivery]) -> None:
        rows = [self.shelf.values(delivery) for delivery in deliveries]
        for row in rows:
            del row["id"]
        if rows:
            await self._run(self.shelf.add, rows)

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        ids = await self._ids(self.next_in_line, {**_between(now), "most": limit})
        return await self._claim(ids, until)

    async def claim_of(self, broadcast_id: int, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        ids = await self._ids(self.next_of_broadcast, {"broadcast": broadcast_id, **_between(now), "most": limit})
        return await self._claim(ids, until)

    async def _claim(self, ids: Sequence[int], until: datetime) -> Sequence[Delivery]:
        if not ids:
            return ()
        claimed = await self._many(self.mark_claimed, {"until": until, "mine": ids})
        return sorted(claimed, key=lambda delivery: ids.index(delivery.id))

    async def _ids(self, query: Select[Any], parameters: dict[str, Any]) -> Sequence[int]:
        return (await self._run(query, parameters)).scalars().all()

    async def save(self, delivery: Delivery) -> None:
        await self._save(delivery)

    async def sent(self, delivery_ids: Collection[int], now: datetime) -> Collection[int]:
        self._known.clear()
        marked = update(DeliveryRow).where(DeliveryRow.id.in_(delivery_ids))
        noted = marked.values(sent_at=now, claimed_until=None, detail={}).returning(DeliveryRow.id)
        return set((await self._run(noted)).scalars())

    async def shown(self, delivery_id: int, message_id: int) -> None:
        self._known.pop((delivery_id,), None)
        await self._run(update(DeliveryRow).where(DeliveryRow.id == delivery_id).values(message_id=message_id))

    async def messages(self, delivery_ids: Collection[int]) -> Collection[int]:
        shown = and_(DeliveryRow.id.in_(delivery_ids), DeliveryRow.message_id.is_not(None))
        return await self._ids(select(DeliveryRow.message_id).where(shown), {})

    async def give_back(self, delivery_ids: Collection[int]) -> None:
        self._known.clear()
        await self._run(update(DeliveryRow).where(DeliveryRow.id.in_(delivery_ids), OWED).values(claimed_until=None))

    async def move(self, chat_id: int, new_chat_id: int) -> None:
        self._known.clear()
        moved = update(DeliveryRow).where(DeliveryRow.chat_id == chat_id, OWED)
        await self._run(moved.values(chat_id=new_chat_id, message_id=None))

    async def plan(
        self, broadcast_id: int, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[int]:
        known = or_(PersonRow.created_at.is_(None), PersonRow.created_at <= now)
        people = select(PersonRow.id).where(belongs(audience, now, default_language), known, PersonRow.id > after)
        copies = self._copies(_copy(broadcast_id, now), people.order_by(PersonRow.id).limit(limit).subquery())
        return sorted((await self._run(copies)).scalars())

    def _copies(self, one: Delivery, readers: Subquery) -> ReturningInsert[Any]:
        """That delivery to each of them, made by the database itself."""
        to_whom = {"chat_id": readers.c.id, "reader_id": readers.c.id}
        columns = [column for column in self.shelf.table.c if column.key != "id"]
        values = [to_whom.get(each.key, literal(getattr(one, each.key), each.type)) for each in columns]
        added = insert(DeliveryRow).from_select(columns, select(*values).order_by(readers.c.id))
        return added.returning(DeliveryRow.chat_id)

    async def progress(self, broadcast_id: int) -> Progress:
        delivered = func.count(DeliveryRow.sent_at)
        lost = (func.count(case((DeliveryRow.loss == loss, 1))) for loss in Loss)
        waiting = func.count(case((OWED, 1)))
        counted = select(delivered, waiting, *lost).where(DeliveryRow.broadcast_id == broadcast_id)
        return Progress(*map(int, (await self._run(counted)).one()))

    async def drop(self, broadcast_id: int, limit: int, lapsed: datetime | None = None) -> int:
        until = DeliveryRow.claimed_until
        over = false() if lapsed is None else or_(until <= lapsed, until > lapsed + LONGEST_DELAY)
        free = or_(until.is_(None), over)
        owed = select(DeliveryRow.id).where(DeliveryRow.broadcast_id == broadcast_id, OWED, free).limit(limit)
        return await self._remove(DeliveryRow.id.in_(owed))

    async def drop_broadcasts_to(self, chat_id: int) -> None:
        owed = and_(OWED, OF_BROADCAST, DeliveryRow.claimed_until.is_(None))
        await self._remove(and_(DeliveryRow.chat_id == chat_id, owed))

    async def failed(self, since: datetime) -> Sequence[Delivery]:
        query = self.shelf.all.where(DeliveryRow.failed_at >= since, DeliveryRow.broadcast_id.is_(None))
        return await self._many(query.order_by(DeliveryRow.failed_at.desc(), DeliveryRow.id.desc()))

    async def owed_to(self, chat_id: int) -> Sequence[Delivery]:
        unclaimed = and_(DeliveryRow.chat_id == chat_id, OWED, DeliveryRow.claimed_until.is_(None))
        return await self._many(self.shelf.all.where(unclaimed).order_by(DeliveryRow.id))

    async def remove(self, delivery_id: int) -> None:
        await self._drop(delivery_id)

    async def waiting(self) -> int:
        return int((await self._run(select(func.count()).select_from(DeliveryRow).where(OWED))).scalar_one())

    async def oldest(self, now: datetime) -> Mapping[Lane, datetime]:
        """A look at the first rows of each lane, however many follow."""
        found = {}
        for lane in Lane:
            of_lane = and_(SINGLE, DeliveryRow.lane == lane) if lane is not Lane.BROADCAST else _being_sent()
            first = select(DeliveryRow.created_at).where(of_lane, DeliveryRow.due_at <= now).order_by(DeliveryRow.id)
            created_at = (await self._run(first.limit(1))).scalar_one_or_none()
            if created_at is not None:
                found[lane] = created_at
        return found

    async def tidy(self, before: datetime, limit: int = AT_ONCE) -> int:
        sent = select(DeliveryRow.id).where(DeliveryRow.sent_at < before).limit(limit)
        failed = select(DeliveryRow.id).where(DeliveryRow.failed_at < before).limit(limit)
        over = select(BroadcastRow.id).where(
            BroadcastRow.state.in_((BroadcastState.CANCELLED, BroadcastState.FINISHED))
        )
        left = select(DeliveryRow.id).where(DeliveryRow.broadcast_id.in_(over), OWED).limit(limit)
        finished = union_all(*(select(part.subquery()) for part in (sent, failed, left)))
        return await self._remove(DeliveryRow.id.in_(finished))

    def _same_card(self, delivery: Delivery) -> Select[Any]:
        card = (
            DeliveryRow.chat_id == delivery.chat_id,
            DeliveryRow.kind == delivery.kind,
            DeliveryRow.subject == delivery.subject,
        )
        unclaimed = self.shelf.all.where(OWED, DeliveryRow.claimed_until.is_(None), *card)
        return unclaimed.order_by(DeliveryRow.id).limit(1)


def _between(now: datetime) -> dict[str, datetime]:
    return {"now": now, "far": now + LONGEST_DELAY}


def _being_sent() -> ColumnElement[bool]:
    sending = select(BroadcastRow.id).where(BroadcastRow.state == BroadcastState.SENDING)
    return and_(OWED, OF_BROADCAST, DeliveryRow.broadcast_id.in_(sending))


def _copy(broadcast_id: int, now: datetime) -> Delivery:
    """A copy of a broadcast, still without a reader."""
    return Delivery(
        id=0,
        chat_id=0,
        kind=NoticeKind.BROADCAST,
        created_at=now,
        due_at=now,
        lane=Lane.BROADCAST,
        subject=broadcast_id,
        broadcast_id=broadcast_id,
    )


@dataclass(frozen=True)
class Card:
    """A message of a chat that shows a card."""

    chat_id: int
    kind: NoticeKind
    subject: int
    message_id: int


class SqlCards(Repository[Card]):
    shelf = Shelf(CardRow, Card)
    older = Shelf(OlderCardRow, Card)

    async def get(self, chat_id: int, kind: NoticeKind, subject: int) -> int | None:
        card = await self._get(chat_id, kind, subject)
        return card.message_id if card else None

    async def shown_by(self, chat_id: int, kind: NoticeKind, message_id: int) -> int | None:
        card = select(CardRow.subject).where(CardRow.chat_id == chat_id, CardRow.kind == kind)
        found = await self._run(card.where(CardRow.message_id == message_id).limit(1))
        return found.scalar_one_or_none()

    async def put(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None:
        before = await self.get(chat_id, kind, subject)
        if before is not None and before != message_id:
            await self.leave(chat_id, kind, subject, before)
        await self._put(Card(chat_id, kind, subject, message_id))

    async def leave(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None:
        await self._run(self.older.put[self._dialect], self.older.values(Card(chat_id, kind, subject, message_id)))

    async def showing(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        return await self._those(CardRow, kind, subjects)

    async def take_older(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        older = await self._those(OlderCardRow, kind, subjects)
        for some in _in_pieces(subjects):
            of_these = delete(OlderCardRow).where(OlderCardRow.kind == kind, OlderCardRow.subject.in_(some))
            await self._run(of_these)
        return older

    async def drop_all(self, kind: NoticeKind, subjects: Sequence[int]) -> None:
        for some in _in_pieces(subjects):
            await self._remove(and_(CardRow.kind == kind, CardRow.subject.in_(some)))

    async def _those(
        self, row: type[CardRow] | type[OlderCardRow], kind: NoticeKind, subjects: Sequence[int]
    ) -> Sequence[Shown]:
        found: list[Shown] = []
        for some in _in_pieces(subjects):
            shown = select(row.chat_id, row.message_id, row.subject).where(row.kind == kind, row.subject.in_(some))
            rows: Sequence[Any] = (await self._run(shown.order_by(row.chat_id, row.message_id))).all()
            found += [Shown(*one) for one in rows]
        return found

    async def chats(self, kind: NoticeKind, subject: int) -> Sequence[int]:
        shown = select(CardRow.chat_id).where(CardRow.kind == kind, CardRow.subject == subject)
        return (await self._run(shown.order_by(CardRow.chat_id))).scalars().all()

    async def drop(self, chat_id: int, kind: NoticeKind, subject: int) -> None:
        await self._drop(chat_id, kind, subject)

    async def forget(self, chat_id: int) -> None:
        await self._run(delete(OlderCardRow).where(OlderCardRow.chat_id == chat_id))
        await self._remove(CardRow.chat_id == chat_id)


def _in_pieces(subjects: Sequence[int]) -> Iterator[Sequence[int]]:
    """A statement takes only so many parameters."""
    return (subjects[start : start + AT_ONCE] for start in range(0, len(subjects), AT_ONCE))
