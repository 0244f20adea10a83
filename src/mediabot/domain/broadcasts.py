"""A broadcast: one text from staff to many. Its states and who may move it where are all in this file.

draft -> (confirming ->) scheduled -> sending <-> paused -> finished | cancelled; the audience is fixed when sending
begins. Sending at once is a schedule 30 s from now, so that it can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.audience import Audience
from mediabot.domain.content import Content

UNDO = timedelta(seconds=30)
CONFIRM_ABOVE = 100
"""So many readers may be written to on one person's word."""


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    CONFIRMING = "confirming"
    """Waits for a second member of staff."""
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Broadcast:
    """`bg`, `en`: what readers of that language get; one of them alone goes to everybody. `planned_to` is the last
    person who got a row; `planned` says that all have. The counts are written when it ends."""

    id: int
    author_id: int
    created_at: datetime
    bg: Content = field(default_factory=Content)
    en: Content = field(default_factory=Content)
    audience: Audience = field(default_factory=Audience)
    state: BroadcastState = BroadcastState.DRAFT
    send_at: datetime | None = None
    wanted_at: datetime | None = None
    """The time that the author chose; None is at once."""
    confirmed_by: int | None = None
    started_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int = 0
    ended_at: datetime | None = None
    planned_to: int = 0
    planned: bool = False
    readers: int = 0
    delivered: int = 0
    blocked: int = 0
    gone: int = 0
    failed: int = 0
    silent: bool = False

    def content(self, language: str) -> Content:
        wanted, other = (self.en, self.bg) if language == "en" else (self.bg, self.en)
        return wanted or other


@dataclass(frozen=True)
class Progress:
    """How far the deliveries of a broadcast have got."""

    delivered: int = 0
    waiting: int = 0
    blocked: int = 0
    gone: int = 0
    failed: int = 0
