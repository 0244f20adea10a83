"""Tables of what was sent, is owed, and came in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.deliveries import Lane, Loss
from mediabot.domain.mails import CodeFor, MailKind
from mediabot.domain.notices.kinds import Detail, NoticeKind
from mediabot.storage.schema import NUMBERED, Row, partial


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
