"""Expert reactions and what each expert said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from mediabot.domain.reactions import Reaction, ReactionState, Statement, StatementState
from mediabot.storage.rows.reactions import REMINDED, ReactionRow, StatementRow
from mediabot.storage.shelf import Repository, Shelf


class SqlReactions(Repository[Reaction]):
    shelf = Shelf(ReactionRow, Reaction)

    async def get(self, reaction_id: int) -> Reaction | None:
        return await self._get(reaction_id)

    async def lock(self, reaction_id: int) -> Reaction | None:
        return await self._lock(reaction_id)

    async def add(self, reaction: Reaction) -> Reaction:
        return await self._add(reaction)

    async def save(self, reaction: Reaction) -> None:
        await self._save(reaction)

    async def remove(self, reaction_id: int) -> None:
        await self._drop(reaction_id)

    async def newest(self, limit: int) -> Sequence[Reaction]:
        return await self._many(self.shelf.all.order_by(ReactionRow.id.desc()).limit(limit))

    async def of_item(self, item_id: int) -> Reaction | None:
        return await self._one(self.shelf.all.where(ReactionRow.item_id == item_id).limit(1))

    async def to_close(self, now: datetime) -> Sequence[int]:
        return await self._ids(ReactionRow.state == ReactionState.OPEN, ReactionRow.answer_by <= now)

    async def to_remind(self, now: datetime) -> Sequence[int]:
        return await self._ids(REMINDED, ReactionRow.remind_at <= now)

    async def approved(self) -> Sequence[int]:
        return await self._ids(ReactionRow.state == ReactionState.CLOSED, ReactionRow.item_id.is_not(None))

    async def _ids(self, *those: ColumnElement[bool]) -> Sequence[int]:
        found = select(ReactionRow.id).where(*those).order_by(ReactionRow.id)
        return (await self._run(found)).scalars().all()


class SqlStatements(Repository[Statement]):
    shelf = Shelf(StatementRow, Statement)

    async def get(self, statement_id: int) -> Statement | None:
        return await self._get(statement_id)

    async def add(self, statement: Statement) -> Statement:
        return await self._add(statement)

    async def save(self, statement: Statement) -> None:
        await self._save(statement)

    async def remove(self, statement_id: int) -> None:
        await self._drop(statement_id)

    async def of_reaction(self, reaction_id: int) -> Sequence[Statement]:
        of_it = self.shelf.all.where(StatementRow.reaction_id == reaction_id)
        return await self._many(of_it.order_by(StatementRow.position, StatementRow.id))

    async def by_staff(self, expert_id: str) -> Sequence[Statement]:
        running = select(ReactionRow.id).where(ReactionRow.state.in_((ReactionState.OPEN, ReactionState.CLOSED)))
        without = (StatementRow.expert_id == expert_id, StatementRow.person_id.is_(None))
        asked = (StatementRow.state != StatementState.CHOSEN, StatementRow.reaction_id.in_(running))
        return await self._many(self.shelf.all.where(*without, *asked).order_by(StatementRow.id))

    async def asked(
        self, expert_ids: Collection[str], since: datetime, *, but: int | None = None
    ) -> Mapping[str, Sequence[datetime]]:
        if not expert_ids:
            return {}
        asked = select(StatementRow.expert_id, StatementRow.asked_at).where(StatementRow.asked_at >= since)
        those = asked.where(StatementRow.expert_id.in_(expert_ids), StatementRow.reaction_id != (but or 0))
        rows: Sequence[Any] = (await self._run(those.order_by(StatementRow.id))).all()
        return {one: [at for expert_id, at in rows if expert_id == one] for one in expert_ids}
