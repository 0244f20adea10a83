"""Who may send which delivery next, as queries: no chat has two claimed ones, of whatever kind.

A single message to a person is claimed only when it is the first unfinished one of their chat. In a group the most
urgent is first, so that whoever writes much does not keep staff from what matters. A chat's turn comes by the most
urgent lane that waits in it, so that an expert's request which stands behind a digest in its own chat does not also
stand behind the same digest to fifty thousand others. A broadcast's many are in no order with those.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from mediabot.storage.rows.sending import DeliveryRow

NOW = bindparam("now", type_=DeliveryRow.due_at.type)

FAR = bindparam("far", type_=DeliveryRow.due_at.type)
"""Later than anything is put off or claimed: such an instant was written by a clock that has been set back since."""

MINE = DeliveryRow.id.in_(bindparam("mine", expanding=True))


def _owed(row: Any) -> ColumnElement[bool]:
    return and_(row.sent_at.is_(None), row.failed_at.is_(None))


def _single(row: Any) -> ColumnElement[bool]:
    """Owed, and none of a broadcast's many."""
    return and_(_owed(row), row.broadcast_id.is_(None))


def _ripe(row: Any) -> ColumnElement[bool]:
    due = or_(row.due_at <= NOW, row.due_at > FAR)
    return and_(due, or_(row.claimed_until.is_(None), row.claimed_until <= NOW, row.claimed_until > FAR))


def _claimable(row: Any) -> ColumnElement[bool]:
    return and_(_single(row), _ripe(row))


def _none(row: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """There is no such row. Written so that PostgreSQL asks for each candidate, and not of the whole table at once."""
    return select(row.id).where(*conditions).limit(1).scalar_subquery().is_(None)


def _nobody_sends_to_the_chat_of(row: Any) -> ColumnElement[bool]:
    taken = aliased(DeliveryRow)
    claimed = and_(taken.claimed_until > NOW, taken.claimed_until <= FAR)
    return _none(taken, taken.chat_id == row.chat_id, _owed(taken), claimed)


def next_in_line() -> Select[Any]:
    """Ids of the first of each chat that has something claimable (in a group, the most urgent claimable row itself), by
    the most urgent claimable row of the chat.

    Read along one index until there are enough; no join, since a planner without statistics would join whole tables.
    `case` keeps the order of the two last conditions: the second reads all that waits in the chat.
    """
    urgent, first, rival, head = DeliveryRow, *(aliased(DeliveryRow) for _ in range(3))
    sooner = or_(rival.lane < urgent.lane, and_(rival.lane == urgent.lane, rival.id < urgent.id))
    heads = select(func.min(head.id)).where(head.chat_id == urgent.chat_id, _single(head))
    head_id = heads.correlate(urgent).scalar_subquery()
    firsts = select(first.id).where(first.chat_id == urgent.chat_id, first.id == head_id, _claimable(first))
    first_id = case((urgent.chat_id < 0, urgent.id), else_=firsts.correlate(urgent).scalar_subquery())
    most_urgent = _none(rival, rival.chat_id == urgent.chat_id, _claimable(rival), sooner)
    return (
        select(first_id)
        .where(_claimable(urgent), first_id.is_not(None))
        .where(case((most_urgent, _nobody_sends_to_the_chat_of(urgent)), else_=literal(False)))
        .order_by(urgent.lane, urgent.id)
        .limit(bindparam("most"))
    )


def next_of_broadcast() -> Select[Any]:
    """Ids of what a broadcast owes next, longest due first."""
    row = DeliveryRow
    return (
        select(row.id)
        .where(row.broadcast_id == bindparam("broadcast"), _owed(row), _ripe(row))
        .where(_nobody_sends_to_the_chat_of(row))
        .order_by(row.due_at, row.id)
        .limit(bindparam("most"))
    )


def mark_claimed(names: Sequence[str]) -> ReturningUpdate[Any]:
    until = bindparam("until", type_=DeliveryRow.claimed_until.type)
    marked = update(DeliveryRow).where(MINE).values(claimed_until=until)
    return marked.returning(*(getattr(DeliveryRow, name) for name in names))
