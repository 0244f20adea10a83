"""Updates that Telegram handed over: each is kept once, and taken once, in the order of its sequence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, cast

from sqlalchemy import Executable, and_, bindparam, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from mediabot.domain.inbox import Received
from mediabot.storage.rows.sending import UNDONE, ReceivedRow
from mediabot.storage.shelf import Repository, Shelf


def _keep(insert_into: Any) -> Executable:
    statement = insert_into(ReceivedRow.__table__).on_conflict_do_nothing()
    return cast(Executable, statement.returning(ReceivedRow.update_id))


def _take() -> Executable:
    """One statement decides and marks: of two who try, the second finds it done."""
    earlier = aliased(ReceivedRow)
    undone_before = exists().where(
        earlier.sequence == ReceivedRow.sequence, earlier.update_id < ReceivedRow.update_id, earlier.done_at.is_(None)
    )
    this = ReceivedRow.update_id == bindparam("taken")
    now = bindparam("now", type_=ReceivedRow.done_at.type)
    return update(ReceivedRow).where(this, UNDONE, ~undone_before).values(done_at=now, payload="")


class SqlInbox(Repository[Received]):
    shelf = Shelf(ReceivedRow, Received)
    insert_new: ClassVar = {"sqlite": _keep(sqlite.insert), "postgresql": _keep(postgresql.insert)}
    mark_taken = _take()

    async def keep(self, updates: Sequence[Received]) -> Sequence[Received]:
        if not updates:
            return ()
        first = {received.update_id: received for received in reversed(updates)}
        rows = [self.shelf.values(first[update_id]) for update_id in sorted(first)]
        kept = set((await self._run(self.insert_new[self._dialect], rows)).scalars())
        return [first[update_id] for update_id in sorted(kept)]

    async def take(self, received: Received, now: datetime) -> bool:
        return (await self._run(self.mark_taken, {"taken": received.update_id, "now": now})).rowcount == 1

    async def unname(self, update_id: int) -> None:
        self._known.clear()
        await self._run(update(ReceivedRow).where(ReceivedRow.update_id == update_id).values(sequence=0))

    async def undone(self, limit: int) -> Sequence[Received]:
        return await self._many(self.shelf.all.where(UNDONE).order_by(ReceivedRow.update_id).limit(limit))

    async def heard_from(self, sequence: int, since: datetime) -> bool:
        """Each of the two along its index."""
        came = and_(ReceivedRow.sequence == sequence, ReceivedRow.received_at >= since)
        for lately in (UNDONE, ReceivedRow.done_at >= since):
            if (await self._run(select(ReceivedRow.update_id).where(came, lately).limit(1))).first() is not None:
                return True
        return False

    async def forget(self, before: datetime) -> int:
        return await self._remove(ReceivedRow.done_at < before)
