"""What the screens of broadcasts are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediabot.domain.broadcasts import Broadcast, Progress
from mediabot.domain.notices.broadcasts import BroadcastPlace


@dataclass(frozen=True)
class BroadcastView:
    """`count` is the audience just now; `other_language` how many of it read a language that has no text of its own.

    `view` is which side of the card is up. `sender_lost`: whoever wanted it sent may not send any more.
    """

    broadcast: Broadcast
    count: int
    other_language: int
    progress: Progress
    taps: int
    author: str
    confirmed_by: str
    now: datetime
    confirm_above: int
    view: BroadcastPlace = BroadcastPlace.OVERVIEW
    sender_lost: bool = False


@dataclass(frozen=True)
class BroadcastLine:
    """One of the list."""

    broadcast: Broadcast
    title: str


@dataclass(frozen=True)
class BroadcastListView:
    """The newest ones first."""

    lines: tuple[BroadcastLine, ...] = ()
    page: int = 0
