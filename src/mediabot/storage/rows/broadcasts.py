"""Tables of broadcasts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.content import Content
from mediabot.storage.schema import NUMBERED, Row


class BroadcastRow(Row):
    __tablename__ = "broadcasts"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int]
    created_at: Mapped[datetime]
    content_bg: Mapped[Content] = mapped_column("bg", key="content_bg")
    content_en: Mapped[Content] = mapped_column("en", key="content_en")
    audience: Mapped[Audience]
    state: Mapped[BroadcastState] = mapped_column(index=True)
    send_at: Mapped[datetime | None]
    wanted_at: Mapped[datetime | None]
    asked_by: Mapped[int | None]
    confirmed_by: Mapped[int | None]
    started_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_seconds: Mapped[int]
    ended_at: Mapped[datetime | None]
    planned_to: Mapped[int]
    planned: Mapped[bool]
    readers: Mapped[int]
    delivered: Mapped[int]
    blocked: Mapped[int]
    gone: Mapped[int]
    failed: Mapped[int]
    silent: Mapped[bool]
    cleared: Mapped[bool]
    version: Mapped[int]
    refused: Mapped[bool]


class BroadcastTapRow(Row):
    """Who tapped a key under a broadcast."""

    __tablename__ = "broadcast_taps"

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tapped_at: Mapped[datetime]
