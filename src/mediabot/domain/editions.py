"""A digest that staff define, and its editions: one for each slot of its schedule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mediabot.domain.audience import Audience
from mediabot.domain.directory import Localized


class EditionState(StrEnum):
    """Where an edition stands."""

    WAITING = "waiting"
    """For staff to approve it."""
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    """Too old when the bot came back, or not approved in time, or turned down."""


@dataclass(frozen=True)
class Digest:
    """`days` are ISO weekdays, `hour` and `minute` wall time in `zone`. `due_at` is the next slot, UTC, None while it
    is not active. A slot missed by more than `keep_hours` is skipped."""

    id: int
    name: str
    created_at: datetime
    days: tuple[int, ...] = (1,)
    hour: int = 9
    minute: int = 0
    zone: str = "Europe/Sofia"
    audience: Audience = field(default_factory=Audience)
    lead_in: Localized = field(default_factory=Localized)
    automatic: bool = False
    active: bool = False
    tested: bool = False
    keep_hours: int = 6
    due_at: datetime | None = None
    last_at: datetime | None = None
    author_id: int | None = None


@dataclass(frozen=True)
class Edition:
    """One slot of one digest; there is never a second one. `planned_to` is the last person looked at, so that a
    restart goes on from there."""

    id: int
    digest_id: int
    slot: datetime
    state: EditionState
    since: datetime | None = None
    """Items released after this are new in it."""
    planned_to: int = 0
    readers: int = 0
    decided_by: int | None = None
    ended_at: datetime | None = None
