"""Tables of briefings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.briefings import BriefingState, SignupState
from mediabot.domain.directory import Localized
from mediabot.storage.schema import NUMBERED, Row


class BriefingRow(Row):
    __tablename__ = "briefings"
    __table_args__ = (Index(None, "state", "starts_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    author_id: Mapped[int | None]
    title: Mapped[Localized]
    starts_at: Mapped[datetime | None]
    place: Mapped[str]
    experts: Mapped[tuple[str, ...]]
    topics: Mapped[tuple[Localized, ...]]
    places: Mapped[int]
    state: Mapped[BriefingState]
    announced_at: Mapped[datetime | None]
    planned_to: Mapped[int]
    planned: Mapped[bool]
    remind_at: Mapped[datetime | None]
    sequence: Mapped[int]
    notes: Mapped[str]


class SignupRow(Row):
    """Somebody who comes to a briefing, or stands in line for it."""

    __tablename__ = "signups"
    __table_args__ = (UniqueConstraint("briefing_id", "person_id"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    briefing_id: Mapped[int] = mapped_column(ForeignKey("briefings.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(index=True)
    state: Mapped[SignupState] = mapped_column(index=True)
    signed_at: Mapped[datetime]
    question: Mapped[str]


"""All the tables above; taken from here, so that they are there."""
