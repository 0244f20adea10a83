"""Tables of people: who they are, what they were asked, and their letters with staff."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.content import Attachment
from mediabot.domain.conversation import Ask
from mediabot.domain.news import PartAsked
from mediabot.domain.people import Role, Standing
from mediabot.storage.columns import Line
from mediabot.storage.schema import NUMBERED, Row, partial


class PersonRow(Row):
    __tablename__ = "people"
    __table_args__ = (Index(None, "standing", "applied_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    username: Mapped[str]
    language: Mapped[str]
    staff: Mapped[bool] = mapped_column(index=True)
    expert_id: Mapped[str] = mapped_column(index=True)
    byline: Mapped[str]
    outlet: Mapped[str]
    proof: Mapped[str]
    standing: Mapped[Standing]
    applied_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
    decided_by: Mapped[int | None]
    refusal: Mapped[str]
    appeal: Mapped[str]
    reachable: Mapped[bool]
    created_at: Mapped[datetime | None]
    sends: Mapped[bool]
    wants_broadcasts: Mapped[bool]
    active_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    press_card: Mapped[tuple[Attachment, ...]]
    proof_confirmed: Mapped[bool]
    mail: Mapped[str]


partial("uq_people_expert_id", PersonRow.expert_id, where=PersonRow.expert_id > "", unique=True)


class LimitsRow(Row):
    """How much a person may ask; that of nobody (0) holds for whoever has none of their own."""

    __tablename__ = "limits"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    open: Mapped[int]
    daily: Mapped[int]


class PromptRow(Row):
    __tablename__ = "prompts"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    ask: Mapped[Ask]
    subject: Mapped[int]
    asked_at: Mapped[datetime]
    hint: Mapped[PartAsked | None] = mapped_column(Line(PartAsked), nullable=False)
    asked_by: Mapped[tuple[int, ...]]


class LetterRow(Row):
    __tablename__ = "letters"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    sent_at: Mapped[datetime]
    author_id: Mapped[int | None]
    search_id: Mapped[int | None] = mapped_column(ForeignKey("searches.id", ondelete="SET NULL"), index=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id", ondelete="SET NULL"), index=True)
    answered_at: Mapped[datetime | None]
    attachments: Mapped[tuple[Attachment, ...]]
    answers_id: Mapped[int | None] = mapped_column(index=True, unique=True)


UNANSWERED = and_(LetterRow.author_id.is_(None), LetterRow.answered_at.is_(None))

partial("ix_letters_unanswered", LetterRow.id, where=UNANSWERED)


class LastAlbumRow(Row):
    __tablename__ = "last_albums"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    album: Mapped[str]
    letter_id: Mapped[int | None]
    counted: Mapped[bool]


class InviteRow(Row):
    __tablename__ = "invites"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    expert_id: Mapped[str]
    outlet: Mapped[str]
    created_by: Mapped[int | None]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None]


class HeardRow(Row):
    """What a person wrote, until it is known what it is about."""

    __tablename__ = "heard"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    heard_at: Mapped[datetime] = mapped_column(index=True)
    taken: Mapped[str]
    attachments: Mapped[tuple[Attachment, ...]]
    messages: Mapped[tuple[int, ...]]
