"""What all tables share: the types of their columns, the names of their constraints, and numbered rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Index, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.elements import ColumnElement

from mediabot.domain.conversation import Ask
from mediabot.domain.deliveries import Detail, Lane, Notice
from mediabot.domain.directory import Format
from mediabot.domain.people import Role, Standing
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.referrals import Contacts, Reason, ReferralStatus, Step
from mediabot.storage.columns import Instant, Rank, Record, Records, Texts, Word

Number = BigInteger().with_variant(Integer, "sqlite")
"""Telegram's ids need more than 32 bits. SQLite's INTEGER has 64, and only it counts up by itself."""

NUMBERED = {"sqlite_autoincrement": True}


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
        tuple[str, ...]: Texts,
        tuple[Found, ...]: Records(Found),
        Contacts: Record(Contacts),
        Detail: JSON,
        Lane: Rank(Lane),
        **{
            words: Word(words)
            for words in (Ask, Attribution, Field, Format, Notice, Reason, ReferralStatus, Role, Standing, Status, Step)
        },
    }


def partial(name: str, *columns: Any, where: ColumnElement[bool]) -> Index:
    """An index over the few rows that a queue looks at, however many lie finished beside them.

    It also keeps SQLite from the wrong one: an index over a column that is mostly empty looks good to its planner.
    """
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)
