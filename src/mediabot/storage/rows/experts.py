"""Tables of experts: their own terms, the versions of the directory, and changes of an entry."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy.orm import Mapped, mapped_column

from mediabot.domain.directory import Expert, Format
from mediabot.domain.entries import EntryField, EntryState
from mediabot.domain.proofs import Proof
from mediabot.domain.versions import ChangeLine
from mediabot.storage.schema import NUMBERED, Row


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
