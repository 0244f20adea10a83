"""A briefing: staff announce a time, a topic and experts; journalists sign up, ask beforehand, and get what came of it.

Places may be few: then the rest stand in line, and the first in line moves up when a place becomes free. What calendars
have is replaced by a higher `sequence`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError

BEFORE = timedelta(hours=1)
"""So long before it begins whoever has a place is reminded."""

USUAL = timedelta(hours=1)
"""How long calendars keep free for it."""

MOST_PLACES = 10_000

MOST_EXPERTS, MOST_TOPICS = 8, 8


class BriefingState(StrEnum):
    """Where a briefing stands; whether it is over, its time says."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"


class SignupState(StrEnum):
    """Where a person stands."""

    SIGNED = "signed"
    WAITING = "waiting"
    LEFT = "left"


class BriefingFixed(MediabotError):
    """Staff can't do that with a briefing that stands so."""

    def __init__(self, briefing_id: int, state: BriefingState) -> None:
        super().__init__(f"briefing {briefing_id} is {state}")
        self.briefing_id = briefing_id
        self.state = state


class BriefingOver(MediabotError):
    """It has begun, or was cancelled: nobody signs up or asks any more."""


class BriefingIncomplete(MediabotError):
    """It can't be announced yet."""


class BriefingUntitled(BriefingIncomplete):
    """It has no title in either language."""


class BriefingTimeless(BriefingIncomplete):
    """It has no time, or one that can't be."""


class BriefingForNobody(BriefingIncomplete):
    """It has no topic, so nobody would hear of it."""


class BriefingPlaceless(BriefingIncomplete):
    """Nobody would know where to go."""


class NoSuchNumber(MediabotError):
    """What was typed is no number of places."""


@dataclass(frozen=True)
class Briefing:
    """`place` is an address or a link, `places` how many may come: 0 is as many as like. `planned_to` is the last
    person to whom it is announced. `remind_at` is gone once it was done. `notes` are what there is afterwards."""

    id: int
    created_at: datetime
    author_id: int | None = None
    title: Localized = field(default_factory=Localized)
    starts_at: datetime | None = None
    place: str = ""
    experts: tuple[str, ...] = ()
    topics: tuple[Localized, ...] = ()
    places: int = 0
    state: BriefingState = BriefingState.DRAFT
    announced_at: datetime | None = None
    planned_to: int = 0
    planned: bool = False
    remind_at: datetime | None = None
    sequence: int = 0
    notes: str = ""

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + USUAL if self.starts_at else None

    def upcoming(self, now: datetime) -> bool:
        """Whether somebody may still sign up."""
        return self.state is BriefingState.ANNOUNCED and self.starts_at is not None and now < self.starts_at

    def begun(self, now: datetime) -> bool:
        return self.state is BriefingState.ANNOUNCED and not self.upcoming(now)


@dataclass(frozen=True)
class Signup:
    """One person of a briefing, by when they came. `question` is what they want to hear about."""

    id: int
    briefing_id: int
    person_id: int
    state: SignupState
    signed_at: datetime
    question: str = ""


Signups = tuple[Signup, ...]


def changed(briefing: Briefing, **facts: object) -> Briefing:
    """A draft with something filled in. Raises BriefingFixed."""
    _ensure(briefing, BriefingState.DRAFT)
    return replace(briefing, **facts)  # type: ignore[arg-type]


def missing(briefing: Briefing, now: datetime) -> BriefingIncomplete | None:
    """What keeps a draft from being announced."""
    if not briefing.title:
        return BriefingUntitled(f"briefing {briefing.id} has no title")
    if trouble_with(briefing.starts_at, now):
        return BriefingTimeless(f"briefing {briefing.id} has no time")
    if not briefing.place:
        return BriefingPlaceless(f"briefing {briefing.id} has no place")
    return None if briefing.topics else BriefingForNobody(f"briefing {briefing.id} has no topic")


def announce(briefing: Briefing, now: datetime) -> Briefing:
    """Whoever follows its topics hears of it. Raises BriefingFixed, BriefingIncomplete."""
    _ensure(briefing, BriefingState.DRAFT)
    trouble = missing(briefing, now)
    if trouble is not None:
        raise trouble
    return _timed(replace(briefing, state=BriefingState.ANNOUNCED, announced_at=now), now)


def move(briefing: Briefing, now: datetime, *, starts_at: datetime | None = None, place: str = "") -> Briefing:
    """Another time or another place, told to whoever comes. Raises BriefingFixed, BriefingTimeless."""
    _ensure_upcoming(briefing, now)
    if starts_at is not None and trouble_with(starts_at, now):
        raise BriefingTimeless(f"briefing {briefing.id} can't be then")
    moved = replace(briefing, starts_at=starts_at or briefing.starts_at, place=place or briefing.place)
    if moved == briefing:
        return briefing
    return _timed(replace(moved, sequence=briefing.sequence + 1), now)


def with_places(briefing: Briefing, places: int, now: datetime) -> Briefing:
    """More places or fewer; nobody who has one loses it. Raises BriefingFixed."""
    if briefing.state is not BriefingState.DRAFT:
        _ensure_upcoming(briefing, now)
    return replace(briefing, places=places)


def cancel(briefing: Briefing, now: datetime) -> Briefing:
    """It does not take place. Raises BriefingFixed."""
    _ensure_upcoming(briefing, now)
    return replace(briefing, state=BriefingState.CANCELLED, sequence=briefing.sequence + 1, remind_at=None)


def with_notes(briefing: Briefing, notes: str, now: datetime) -> Briefing:
    """What there is afterwards. Raises BriefingFixed before it has begun."""
    if not briefing.begun(now):
        raise BriefingFixed(briefing.id, briefing.state)
    return replace(briefing, notes=notes)


def reminded(briefing: Briefing) -> Briefing:
    return replace(briefing, remind_at=None)


# who comes


def ensure_open(briefing: Briefing, now: datetime) -> None:
    """Raises BriefingOver."""
    if not briefing.upcoming(now):
        raise BriefingOver(f"briefing {briefing.id} is over")


def place_for(briefing: Briefing, signups: Sequence[Signup], now: datetime) -> SignupState:
    """What somebody gets who signs up now: a place, or the end of the line. Raises BriefingOver."""
    ensure_open(briefing, now)
    line = any(one.state is SignupState.WAITING for one in signups)
    return SignupState.WAITING if line or not _free(briefing, signups) else SignupState.SIGNED


def moving_up(briefing: Briefing, signups: Sequence[Signup], now: datetime) -> Signups:
    """Who gets a place that is free, first come, first served; nobody once it has begun."""
    if not briefing.upcoming(now):
        return ()
    waiting = sorted(
        (one for one in signups if one.state is SignupState.WAITING), key=lambda one: (one.signed_at, one.id)
    )
    free = _free(briefing, signups)
    return tuple(replace(one, state=SignupState.SIGNED) for one in waiting[:free])


def coming(signups: Sequence[Signup]) -> Signups:
    """Who has a place."""
    return tuple(one for one in signups if one.state is SignupState.SIGNED)


def in_line(signups: Sequence[Signup]) -> Signups:
    return tuple(one for one in signups if one.state is SignupState.WAITING)


def _free(briefing: Briefing, signups: Sequence[Signup]) -> int:
    if not briefing.places:
        return len(signups) + 1
    return max(0, briefing.places - len(coming(signups)))


def _timed(briefing: Briefing, now: datetime) -> Briefing:
    """The reminder comes an hour before; who learns of it later than that needs none."""
    assert briefing.starts_at is not None
    at = briefing.starts_at - BEFORE
    return replace(briefing, remind_at=at if at > now else None)


def _ensure(briefing: Briefing, *states: BriefingState) -> None:
    if briefing.state not in states:
        raise BriefingFixed(briefing.id, briefing.state)


def _ensure_upcoming(briefing: Briefing, now: datetime) -> None:
    if not briefing.upcoming(now):
        raise BriefingFixed(briefing.id, briefing.state)
