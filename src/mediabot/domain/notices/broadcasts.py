"""Notices about broadcasts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.notices.kinds import Card, InLanguage, Notice, NoticeKind


@dataclass(frozen=True)
class BroadcastCopy(Notice):
    """As a reader gets it."""

    kind = NoticeKind.BROADCAST
    subject: int


@dataclass(frozen=True)
class BroadcastPreview(InLanguage):
    """The same, to staff or on trial."""

    kind = NoticeKind.BROADCAST_PREVIEW
    subject: int


@dataclass(frozen=True)
class BroadcastList(Notice):
    kind = NoticeKind.STAFF_BROADCASTS
    page: int = 0


class BroadcastPlace(StrEnum):
    """Which side of a broadcast's card is shown."""

    OVERVIEW = ""
    AUDIENCE = "audience"
    DELETE = "delete"
    SEND = "send"


@dataclass(frozen=True)
class BroadcastCard(Card):
    kind = NoticeKind.STAFF_BROADCAST
    subject: int
    view: BroadcastPlace = BroadcastPlace.OVERVIEW


@dataclass(frozen=True)
class SenderList(Notice):
    """Who may send to all."""

    kind = NoticeKind.STAFF_SENDERS
