"""A digest that staff define, and its editions: one for each slot of its schedule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.audience import Audience, Wish
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.schedule import Schedule, next_slot

LEAD_IN = 1000
"""Longest lead-in, in UTF-16 units: beside it a digest's items still fit into one message."""

MOST_KEPT = 72
"""A missed edition is news no more after so many hours."""


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
    audience: Audience = field(default_factory=lambda: Audience(digests=Wish.NOT_OFF))
    lead_in: Localized = field(default_factory=Localized)
    automatic: bool = False
    active: bool = False
    tested: bool = False
    keep_hours: int = 6
    due_at: datetime | None = None
    last_at: datetime | None = None
    author_id: int | None = None

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.days, self.hour, self.minute, self.zone)

    @property
    def kept_for(self) -> timedelta:
        return timedelta(hours=self.keep_hours)


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


class NotTested(MediabotError):
    """A digest goes out only after somebody has looked at it in their own chat."""


class AudienceOfNobody(MediabotError):
    """Nobody would get it."""


class EditionClosed(MediabotError):
    """The edition does not wait for a decision: it was decided already, or it is too late."""

    def __init__(self, edition_id: int, state: EditionState) -> None:
        super().__init__(f"edition {edition_id} is {state}")
        self.edition_id = edition_id
        self.state = state


def activated(digest: Digest, now: datetime, readers: int) -> Digest:
    """From now on its editions go out. Raises NotTested, AudienceOfNobody."""
    if not digest.tested:
        raise NotTested(f"digest {digest.id} was never tested")
    if not readers:
        raise AudienceOfNobody(f"digest {digest.id} has no readers")
    return planned(replace(digest, active=True), now)


def planned(digest: Digest, now: datetime) -> Digest:
    """With its next slot after `now`; none while it is not active."""
    slot = next_slot(digest.schedule, now) if digest.active else None
    return replace(digest, due_at=slot.at if slot else None)


def approved(edition: Edition, digest: Digest, now: datetime, by: int) -> Edition:
    """Staff let it go out. Raises EditionClosed, also once it is too old."""
    if edition.state is not EditionState.WAITING or now - edition.slot > digest.kept_for:
        raise EditionClosed(edition.id, edition.state)
    return replace(edition, state=EditionState.SENDING, decided_by=by)


def skipped(edition: Edition, now: datetime, by: int | None = None) -> Edition:
    """It does not go out; its news come in the next one. Raises EditionClosed."""
    if edition.state is not EditionState.WAITING:
        raise EditionClosed(edition.id, edition.state)
    return replace(edition, state=EditionState.SKIPPED, decided_by=by, ended_at=now)
