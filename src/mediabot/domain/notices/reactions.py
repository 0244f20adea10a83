"""Notices about expert reactions: to staff, to the experts asked, to readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of


@dataclass(frozen=True)
class ReactionList(Notice):
    kind = NoticeKind.STAFF_REACTIONS
    page: int = 0


class ReactionPlace(StrEnum):
    """Which side of a reaction's card is shown."""

    OVERVIEW = ""
    EXPERTS = "experts"
    SEND = "send"
    CLOSE = "close"
    SLIPS = "slips"
    DELETE = "delete"
    DROP = "drop"


@dataclass(frozen=True)
class ReactionCard(Card):
    """A reaction under the hands of staff. `wanted`: experts that these words find can be ticked."""

    kind = NoticeKind.STAFF_REACTION
    subject: int
    place: ReactionPlace = ReactionPlace.OVERVIEW
    wanted: str = ""


@dataclass(frozen=True)
class StatementCard(Card):
    """The question as one expert sees it, with what they said; `subject` is the statement."""

    kind = NoticeKind.STATEMENT
    subject: int


class StatementEvent(StrEnum):
    """Makes an expert look up."""

    REMINDER = "reminder"
    EXTENDED = "extended"
    QUOTED = "quoted"
    DROPPED = "dropped"


@dataclass(frozen=True)
class StatementPing(Notice):
    kind = NoticeKind.STATEMENT_PING
    subject: int
    event: StatementEvent = field(metadata=one_of(StatementEvent))


@dataclass(frozen=True)
class ReactionPiece(Notice):
    """A page of the answers, to a reader or to staff beforehand; `subject` is the reaction."""

    kind = NoticeKind.REACTION
    subject: int
    page: int = 0


@dataclass(frozen=True)
class StatementVoice(Notice):
    """The recording of an answer; `subject` is the statement."""

    kind = NoticeKind.STATEMENT_VOICE
    subject: int
