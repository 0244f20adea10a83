"""The tables. A column is named like the field of the dataclass that its row becomes (`storage/shelf.py`).

Ids are never given twice, not even after the newest row was removed: buttons in old messages carry them. Nothing
refers to `people`: a person may leave at any moment, and what becomes of a case then is decided by the services.
"""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.audience import Audience
from mediabot.domain.briefings import BriefingState, SignupState
from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.content import Attachment, Content
from mediabot.domain.conversation import Ask, Carries
from mediabot.domain.deliveries import Lane, Loss
from mediabot.domain.directory import Expert, Format, Localized
from mediabot.domain.editions import EditionState
from mediabot.domain.entries import EntryField, EntryState
from mediabot.domain.follow_ups import Conduct, Fit, Outcome
from mediabot.domain.mails import CodeFor, MailKind
from mediabot.domain.news import NewsState, PartAsked
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.kinds import Detail, NoticeKind
from mediabot.domain.people import Role, Standing
from mediabot.domain.proofs import Proof
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.quotes import QuoteState
from mediabot.domain.reactions import ReactionState, StatementState
from mediabot.domain.referrals import OPEN, Contacts, Decision, Reason, ReferralStatus, Step
from mediabot.domain.subscriptions import Rhythm
from mediabot.domain.versions import ChangeLine
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


class CardRow(Row):
    __tablename__ = "cards"
    __table_args__ = (Index(None, "kind", "subject"),)

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[NoticeKind] = mapped_column("notice", key="kind", primary_key=True)
    subject: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int]


class OlderCardRow(Row):
    """Messages that show what a card shows, or who stands on it, and are not edited any more but to be emptied."""

    __tablename__ = "older_cards"
    __table_args__ = (Index(None, "kind", "subject"),)

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[NoticeKind] = mapped_column("notice", key="kind")
    subject: Mapped[int]


class SentMessageRow(Row):
    """What each message of the bot in a private chat was about: whoever answers it means that."""

    __tablename__ = "sent_messages"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[NoticeKind] = mapped_column("notice", key="kind")
    subject: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(index=True)


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


class DeliveryRow(Row):
    __tablename__ = "deliveries"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    kind: Mapped[NoticeKind] = mapped_column("notice", key="kind")
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
    loss: Mapped[Loss | None]
    broadcast_id: Mapped[int | None]


OWED = and_(DeliveryRow.sent_at.is_(None), DeliveryRow.failed_at.is_(None))

SINGLE = and_(OWED, DeliveryRow.broadcast_id.is_(None))
"""Owed, and none of a broadcast's many."""

partial("ix_deliveries_owed", DeliveryRow.lane, DeliveryRow.id, where=SINGLE)
partial("ix_deliveries_owed_chat", DeliveryRow.chat_id, DeliveryRow.id, where=OWED)
partial("ix_deliveries_failed", DeliveryRow.failed_at, where=DeliveryRow.failed_at.is_not(None))
partial("ix_deliveries_sent", DeliveryRow.sent_at, where=DeliveryRow.sent_at.is_not(None))

OF_BROADCAST = DeliveryRow.broadcast_id.is_not(None)

partial(
    "ix_deliveries_broadcast",
    DeliveryRow.broadcast_id,
    DeliveryRow.due_at,
    DeliveryRow.id,
    where=and_(OWED, OF_BROADCAST),
)
partial(
    "ix_deliveries_progress",
    DeliveryRow.broadcast_id,
    DeliveryRow.sent_at,
    DeliveryRow.loss,
    where=OF_BROADCAST,
)


class MailRow(Row):
    """E-mail; letters in the chat are `letters`."""

    __tablename__ = "mails"
    __table_args__ = (Index(None, "kind", "subject"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[MailKind]
    address: Mapped[str]
    subject: Mapped[int]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(index=True)
    attempts: Mapped[int]
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    failure: Mapped[str]


class MailCodeRow(Row):
    __tablename__ = "mail_codes"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    address: Mapped[str]
    purpose: Mapped[CodeFor]
    subject: Mapped[int]
    code: Mapped[str]
    made_at: Mapped[datetime]
    sent: Mapped[int]
    first_at: Mapped[datetime]
    tries: Mapped[int]


MAIL_OWED = and_(MailRow.sent_at.is_(None), MailRow.failed_at.is_(None))

partial("ix_mails_owed", MailRow.id, where=MAIL_OWED)


class MovedChatRow(Row):
    """Groups that became supergroups."""

    __tablename__ = "moved_chats"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    new_chat_id: Mapped[int]


class LostChatRow(Row):
    """Groups that can't be written to."""

    __tablename__ = "lost_chats"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lost_at: Mapped[datetime]
    why: Mapped[str]
    tried_at: Mapped[datetime]


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


class TermsRow(Row):
    """An expert's own terms, beside the directory."""

    __tablename__ = "terms"

    expert_id: Mapped[str] = mapped_column(primary_key=True)
    away_from: Mapped[datetime | None]
    away_until: Mapped[datetime | None]
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    weekdays: Mapped[tuple[int, ...]]
    on_holidays: Mapped[bool]
    languages: Mapped[tuple[str, ...]]
    formats: Mapped[tuple[Format, ...]]
    a_month: Mapped[int]
    at_once: Mapped[int]
    not_taken: Mapped[tuple[str, ...]]
    shared: Mapped[tuple[str, ...]]
    paused: Mapped[bool]


class VersionRow(Row):
    __tablename__ = "versions"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author: Mapped[str]
    published_at: Mapped[datetime]
    changes: Mapped[tuple[ChangeLine, ...]]
    experts: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(index=True)


class EntryDraftRow(Row):
    __tablename__ = "entry_drafts"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    expert_id: Mapped[str] = mapped_column(index=True)
    entry: Mapped[Expert]
    base: Mapped[Expert | None]
    author_id: Mapped[int | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    proposed: Mapped[bool]
    field: Mapped[EntryField | None]
    state: Mapped[EntryState] = mapped_column(index=True)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None]
    version: Mapped[int | None]
    guided: Mapped[bool]


class ConsentRow(Row):
    __tablename__ = "consents"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    invite_id: Mapped[int] = mapped_column(unique=True)
    expert_id: Mapped[str]
    person_id: Mapped[int] = mapped_column(index=True)
    opened_at: Mapped[datetime]
    text_version: Mapped[int]
    text_hash: Mapped[str]
    language: Mapped[str]
    agreed_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]


class EntryCheckRow(Row):
    __tablename__ = "entry_checks"

    expert_id: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[int]
    asked_at: Mapped[datetime]


class ProofRow(Row):
    __tablename__ = "proofs"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    expert_id: Mapped[str] = mapped_column(index=True)
    how: Mapped[Proof]
    begun_at: Mapped[datetime]
    reference: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None]


class NewsRow(Row):
    __tablename__ = "news"
    __table_args__ = (Index(None, "state", "released_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    title: Mapped[Localized]
    summary: Mapped[Localized]
    link: Mapped[Localized]
    source: Mapped[Localized]
    published_at: Mapped[datetime | None]
    topics: Mapped[tuple[Localized, ...]]
    topics_confirmed: Mapped[bool]
    experts: Mapped[tuple[str, ...]]
    attachments: Mapped[tuple[Attachment, ...]]
    embargo_until: Mapped[datetime | None]
    event_on: Mapped[date | None]
    state: Mapped[NewsState]
    released_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None] = mapped_column(index=True)
    correction: Mapped[Localized]
    author_id: Mapped[int | None]
    feed_id: Mapped[int | None] = mapped_column(index=True)
    twin_id: Mapped[int | None]
    lifted_at: Mapped[datetime | None]


UNLIFTED = and_(NewsRow.embargo_until.is_not(None), NewsRow.lifted_at.is_(None))

partial("ix_news_unlifted", NewsRow.embargo_until, where=UNLIFTED)


class CorrectionRow(Row):
    __tablename__ = "corrections"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("news.id", ondelete="CASCADE"), index=True)
    text: Mapped[Localized]
    begun_at: Mapped[datetime]
    author_id: Mapped[int | None]
    sent_at: Mapped[datetime | None]
    planned_to: Mapped[int]
    done: Mapped[bool]
    withdrawal: Mapped[bool]
    version: Mapped[int]


UNPLANNED = and_(CorrectionRow.sent_at.is_not(None), CorrectionRow.done.is_(False))
BEGUN = CorrectionRow.sent_at.is_(None)

partial("ix_corrections_unplanned", CorrectionRow.id, where=UNPLANNED)
partial("ix_corrections_begun", CorrectionRow.item_id, where=BEGUN, unique=True)


class OfferRow(Row):
    """What staff sent unasked, until they say what it is."""

    __tablename__ = "offers"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    made_at: Mapped[datetime] = mapped_column(index=True)
    album: Mapped[str]
    brought: Mapped[Brought]


class NewsKeyRow(Row):
    """By what an item is known again: a canonical link or a folded title."""

    __tablename__ = "news_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("news.id", ondelete="CASCADE"), index=True)


class ThrownKeyRow(Row):
    """By what the draft was known that staff deleted: it does not come again. `item_id` is the id that it had."""

    __tablename__ = "thrown_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(index=True)


class NewsReaderRow(Row):
    """Who got which item."""

    __tablename__ = "news_readers"

    item_id: Mapped[int] = mapped_column(ForeignKey("news.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    got_at: Mapped[datetime]


class NewsSearchRow(Row):
    __tablename__ = "news_searches"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    asked_at: Mapped[datetime]
    page: Mapped[int]
    protected: Mapped[bool]


class EmbargoAccessRow(Row):
    __tablename__ = "embargo_access"

    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    agreed_at: Mapped[datetime]
    terms_version: Mapped[int]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None]
    reason: Mapped[str]


class FeedRow(Row):
    __tablename__ = "feeds"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    next_at: Mapped[datetime]
    language: Mapped[str]
    trusted: Mapped[bool]
    active: Mapped[bool]
    etag: Mapped[str]
    modified: Mapped[str]
    failures: Mapped[int]
    trouble: Mapped[str]
    told_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    added_by: Mapped[int | None]
    offered: Mapped[str]


class PageReadRow(Row):
    __tablename__ = "page_reads"

    item_id: Mapped[int] = mapped_column(ForeignKey("news.id", ondelete="CASCADE"), primary_key=True)
    chat_id: Mapped[int]
    next_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int]


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


METADATA = Row.metadata
"""All the tables above; taken from here, so that they are there."""
