"""The tables. A column is named like the field of the dataclass that its row becomes (`storage/shelf.py`).

Ids are never given twice, not even after the newest row was removed: buttons in old messages carry them. Nothing
refers to `people`: a person may leave at any moment, and what becomes of a case then is decided by the services.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.conversation import Ask
from mediabot.domain.deliveries import Detail, Lane, Notice
from mediabot.domain.directory import Format
from mediabot.domain.people import Role, Standing
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.referrals import Contacts, Reason, ReferralStatus, Step
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


class PromptRow(Row):
    __tablename__ = "prompts"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    ask: Mapped[Ask]
    subject: Mapped[int]
    asked_at: Mapped[datetime]


class SearchRow(Row):
    __tablename__ = "searches"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    language: Mapped[str]
    asked_at: Mapped[datetime]
    found: Mapped[tuple[Found, ...]]
    nearest_bg: Mapped[tuple[str, ...]]
    nearest_en: Mapped[tuple[str, ...]]
    shown: Mapped[int]
    with_staff_at: Mapped[datetime | None]
    wants_human: Mapped[bool]
    settled_at: Mapped[datetime | None]


WITH_STAFF = and_(SearchRow.with_staff_at.is_not(None), SearchRow.settled_at.is_(None))

partial("ix_searches_with_staff", SearchRow.with_staff_at, where=WITH_STAFF)


class QuestionRow(Row):
    __tablename__ = "questions"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    journalist_id: Mapped[int | None] = mapped_column(index=True)
    search_id: Mapped[int | None] = mapped_column(ForeignKey("searches.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime]
    story: Mapped[str]
    format: Mapped[Format | None]
    deadline: Mapped[datetime | None]
    language: Mapped[str]
    attribution: Mapped[Attribution | None]
    in_turn: Mapped[bool]
    status: Mapped[Status] = mapped_column(index=True)
    open_field: Mapped[Field | None]
    trouble: Mapped[str]
    sent_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    taken_by: Mapped[int | None]
    reason: Mapped[str]


partial("ix_questions_due", QuestionRow.due_at, where=QuestionRow.due_at.is_not(None))


class ReferralRow(Row):
    __tablename__ = "referrals"
    __table_args__ = (Index(None, "question_id", "position"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    expert_id: Mapped[str]
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(index=True)
    status: Mapped[ReferralStatus]
    step: Mapped[Step]
    asked_at: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    reason: Mapped[Reason | None]
    condition: Mapped[str]
    contacts: Mapped[Contacts]
    interests: Mapped[str]
    colleague: Mapped[str]
    colleague_id: Mapped[str]
    why_bg: Mapped[tuple[str, ...]]
    why_en: Mapped[tuple[str, ...]]
    talking: Mapped[bool]


class RemarkRow(Row):
    __tablename__ = "remarks"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    sent_at: Mapped[datetime]


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


UNANSWERED = and_(LetterRow.author_id.is_(None), LetterRow.answered_at.is_(None))

partial("ix_letters_unanswered", LetterRow.id, where=UNANSWERED)


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


class CardRow(Row):
    __tablename__ = "cards"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    notice: Mapped[Notice] = mapped_column(primary_key=True)
    subject: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int]


class DeliveryRow(Row):
    __tablename__ = "deliveries"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    notice: Mapped[Notice]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    lane: Mapped[Lane]
    reader_id: Mapped[int | None]
    subject: Mapped[int]
    detail: Mapped[Detail]
    message_id: Mapped[int | None]
    attempts: Mapped[int]
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    failure: Mapped[str]


OWED = and_(DeliveryRow.sent_at.is_(None), DeliveryRow.failed_at.is_(None))

partial("ix_deliveries_owed", DeliveryRow.lane, DeliveryRow.id, where=OWED)
partial("ix_deliveries_owed_chat", DeliveryRow.chat_id, DeliveryRow.id, where=OWED)
partial("ix_deliveries_failed", DeliveryRow.failed_at, where=DeliveryRow.failed_at.is_not(None))


class ReceivedRow(Row):
    __tablename__ = "inbox"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    payload: Mapped[str]
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    attempts: Mapped[int]


UNDONE = ReceivedRow.done_at.is_(None)

partial("ix_inbox_undone", ReceivedRow.update_id, where=UNDONE)
partial("ix_inbox_undone_sequence", ReceivedRow.sequence, ReceivedRow.update_id, where=UNDONE)
partial("ix_inbox_done", ReceivedRow.done_at, where=ReceivedRow.done_at.is_not(None))


class VersionRow(Row):
    __tablename__ = "versions"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author: Mapped[str]
    published_at: Mapped[datetime]
    changes: Mapped[tuple[str, ...]]
    experts: Mapped[int]


METADATA = Row.metadata
"""All the tables above; taken from here, so that they are there."""
