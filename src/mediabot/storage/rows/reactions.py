"""Tables of expert reactions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.directory import Localized
from mediabot.domain.reactions import ReactionState, StatementState
from mediabot.storage.schema import NUMBERED, Row, partial


class ReactionRow(Row):
    __tablename__ = "reactions"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    author_id: Mapped[int | None]
    question: Mapped[Localized]
    answer_by: Mapped[datetime | None]
    embargo_until: Mapped[datetime | None]
    state: Mapped[ReactionState] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("news.id", ondelete="SET NULL"), index=True)


REMINDED = ReactionRow.remind_at.is_not(None)

partial("ix_reactions_reminded", ReactionRow.remind_at, where=REMINDED)


class StatementRow(Row):
    __tablename__ = "statements"
    __table_args__ = (UniqueConstraint("reaction_id", "expert_id"), Index(None, "expert_id", "asked_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    reaction_id: Mapped[int] = mapped_column(ForeignKey("reactions.id", ondelete="CASCADE"))
    expert_id: Mapped[str]
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(index=True)
    state: Mapped[StatementState]
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    text: Mapped[str]
    mended: Mapped[str]
    objected: Mapped[bool]
    voice: Mapped[str]
    seconds: Mapped[int]
    interests: Mapped[str]
    language: Mapped[str]
