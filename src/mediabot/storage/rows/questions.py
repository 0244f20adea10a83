"""Tables of searches, questions and referrals, and of what follows a yes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.content import Attachment
from mediabot.domain.conversation import Carries
from mediabot.domain.directory import Format
from mediabot.domain.follow_ups import Conduct, Fit, Outcome
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.quotes import QuoteState
from mediabot.domain.referrals import OPEN, Contacts, Decision, Reason, ReferralStatus, Step
from mediabot.storage.schema import NUMBERED, Row, partial


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
    news: Mapped[tuple[int, ...]]
    news_id: Mapped[int | None]
    files: Mapped[tuple[Attachment, ...]]


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
    news_id: Mapped[int | None]
    urgent: Mapped[bool]
    understood: Mapped[tuple[str, ...]]
    assumed: Mapped[tuple[str, ...]]
    files: Mapped[tuple[Attachment, ...]]


partial("ix_questions_due", QuestionRow.due_at, where=QuestionRow.due_at.is_not(None))
partial("ix_questions_sent", QuestionRow.sent_at, where=QuestionRow.sent_at.is_not(None))
partial("ix_questions_deadline", QuestionRow.deadline, where=QuestionRow.sent_at.is_not(None))


class ReferralRow(Row):
    __tablename__ = "referrals"
    __table_args__ = (Index(None, "question_id", "position"), Index(None, "expert_id", "asked_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    expert_id: Mapped[str]
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(index=True)
    status: Mapped[ReferralStatus]
    step: Mapped[Step]
    asked_at: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]
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
    reason_told: Mapped[bool]
    asker_id: Mapped[int | None] = mapped_column(index=True)
    proposal: Mapped[str]
    asked_back: Mapped[str]
    asked_back_at: Mapped[datetime | None]
    answered_back: Mapped[str]
    withdrawal: Mapped[str]
    decided: Mapped[Decision | None]


BEING_ASKED = ReferralRow.status.in_(sorted(OPEN))

partial("ix_referrals_open", ReferralRow.question_id, where=BEING_ASKED)
partial("ix_referrals_asked", ReferralRow.asked_at, where=ReferralRow.asked_at.is_not(None))
partial("ix_referrals_remind", ReferralRow.remind_at, where=ReferralRow.remind_at.is_not(None))


class FollowUpRow(Row):
    """What became of a question. A new deadline begins it anew."""

    __tablename__ = "follow_ups"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    journalist_id: Mapped[int | None] = mapped_column(index=True)
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id", ondelete="SET NULL"), index=True)
    deadline: Mapped[datetime]
    due_at: Mapped[datetime | None]
    asked: Mapped[int]
    outcome: Mapped[Outcome | None]
    link: Mapped[str]
    fit: Mapped[Fit | None]
    answered_at: Mapped[datetime | None]
    item_id: Mapped[int | None]
    rated_by: Mapped[int | None] = mapped_column(index=True)
    conduct: Mapped[Conduct | None]


partial("ix_follow_ups_due", FollowUpRow.due_at, where=FollowUpRow.due_at.is_not(None))


class UnmetTopicRow(Row):
    """That somebody asked, on that day, for what nobody answers. The figure stays when they leave."""

    __tablename__ = "unmet_topics"
    __table_args__ = (Index(None, "asked_on"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(index=True)
    asked_on: Mapped[date]
    search_id: Mapped[int | None] = mapped_column(ForeignKey("searches.id", ondelete="SET NULL"), index=True)


class RemarkRow(Row):
    __tablename__ = "remarks"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    sent_at: Mapped[datetime]
    message_id: Mapped[int | None]
    carries: Mapped[Carries]
    file: Mapped[str]
    answers_id: Mapped[int | None]
    quote: Mapped[str]
    corrects: Mapped[bool]
    is_answer: Mapped[bool]


class MeetingRow(Row):
    """The time that the two sides of a talk agree on."""

    __tablename__ = "meetings"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id", ondelete="CASCADE"), unique=True)
    starts_at: Mapped[datetime | None]
    proposed: Mapped[datetime | None]
    proposed_by: Mapped[int | None] = mapped_column(index=True)
    sequence: Mapped[int]
    called_off: Mapped[bool]


class QuoteRow(Row):
    """A quote that an expert checks."""

    __tablename__ = "quotes"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referrals.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    asked_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    due_at: Mapped[datetime | None]
    state: Mapped[QuoteState]
    correction: Mapped[str]
    answered_by: Mapped[int | None] = mapped_column(index=True)
    answered_at: Mapped[datetime | None]


partial("ix_quotes_due", QuoteRow.due_at, where=QuoteRow.due_at.is_not(None))
