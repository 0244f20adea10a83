"""Tables of subscriptions, digests and their editions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.audience import Audience
from mediabot.domain.directory import Localized
from mediabot.domain.editions import EditionState
from mediabot.domain.subscriptions import Rhythm
from mediabot.storage.schema import NUMBERED, Row, partial


class SubscriptionRow(Row):
    __tablename__ = "subscriptions"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topics: Mapped[tuple[Localized, ...]]
    like_questions: Mapped[bool]
    language: Mapped[str]
    rhythm: Mapped[Rhythm]
    days: Mapped[tuple[int, ...]]
    hour: Mapped[int]
    minute: Mapped[int]
    zone: Mapped[str]
    silent: Mapped[bool]
    paused_until: Mapped[datetime | None]
    more: Mapped[tuple[Localized, ...]]
    less: Mapped[tuple[Localized, ...]]
    last_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]


partial("ix_subscriptions_due", SubscriptionRow.due_at, where=SubscriptionRow.due_at.is_not(None))


class FollowedRow(Row):
    """The topics of subscriptions, a row for each name in either language, so that an audience can be asked for."""

    __tablename__ = "followed"

    topic: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)


class DigestRow(Row):
    __tablename__ = "digests"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    days: Mapped[tuple[int, ...]]
    hour: Mapped[int]
    minute: Mapped[int]
    zone: Mapped[str]
    audience: Mapped[Audience]
    lead_in: Mapped[Localized]
    automatic: Mapped[bool]
    active: Mapped[bool]
    tested: Mapped[bool]
    keep_hours: Mapped[int]
    due_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    author_id: Mapped[int | None]


class EditionRow(Row):
    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("digest_id", "slot"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id", ondelete="CASCADE"))
    slot: Mapped[datetime]
    state: Mapped[EditionState] = mapped_column(index=True)
    since: Mapped[datetime | None]
    planned_to: Mapped[int]
    readers: Mapped[int]
    decided_by: Mapped[int | None]
    ended_at: Mapped[datetime | None]
