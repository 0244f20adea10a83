"""What all tables share: the types of their columns, the names of their constraints, and numbered rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Date, Index, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.elements import ColumnElement

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
from mediabot.domain.news import NewsState
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.kinds import Detail, NoticeKind
from mediabot.domain.people import Role, Standing
from mediabot.domain.proofs import Proof
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.quotes import QuoteState
from mediabot.domain.reactions import ReactionState, StatementState
from mediabot.domain.referrals import Contacts, Decision, Reason, ReferralStatus, Step
from mediabot.domain.subscriptions import Rhythm
from mediabot.domain.versions import ChangeLine
from mediabot.storage.columns import ChangeLines, Instant, Numbers, Rank, Record, Records, Texts, Word, Words

Number = BigInteger().with_variant(Integer, "sqlite")
"""Telegram's ids need more than 32 bits. SQLite's INTEGER has 64, and only it counts up by itself."""

NUMBERED = {"sqlite_autoincrement": True}


WORDS = (
    Ask,
    Attribution,
    BriefingState,
    BroadcastState,
    Carries,
    CodeFor,
    Conduct,
    EditionState,
    EntryField,
    EntryState,
    Field,
    Fit,
    Format,
    Loss,
    MailKind,
    NewsState,
    NoticeKind,
    QuoteState,
    ReactionState,
    Outcome,
    Reason,
    ReferralStatus,
    Proof,
    Rhythm,
    Role,
    SignupState,
    Standing,
    StatementState,
    Status,
    Step,
)


class Row(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: Number,
        str: Text,
        datetime: Instant,
        date: Date,
        tuple[str, ...]: Texts,
        tuple[int, ...]: Numbers,
        tuple[Format, ...]: Words(Format),
        tuple[Localized, ...]: Records(Localized),
        tuple[Attachment, ...]: Records(Attachment),
        Localized: Record(Localized),
        Content: Record(Content),
        Brought: Record(Brought),
        Audience: Record(Audience),
        tuple[Found, ...]: Records(Found),
        Contacts: Record(Contacts),
        Decision: Record(Decision),
        Expert: Record(Expert),
        tuple[ChangeLine, ...]: ChangeLines,
        Detail: JSON,
        Lane: Rank(Lane),
        **{words: Word(words) for words in WORDS},
    }


def partial(name: str, *columns: Any, where: ColumnElement[bool], unique: bool = False) -> Index:
    """An index over the few rows that a queue looks at, however many lie finished beside them.

    It also keeps SQLite from the wrong one: an index over a column that is mostly empty looks good to its planner.
    `unique`: there is one such row at most.
    """
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
