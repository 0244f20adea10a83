"""Tables of news items, and of the feeds and pages that they come from."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.content import Attachment
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsState
from mediabot.domain.news_offers import Brought
from mediabot.storage.schema import NUMBERED, Row, partial


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
