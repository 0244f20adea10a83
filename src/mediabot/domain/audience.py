"""An audience: which people a digest or a broadcast is for. Every condition that is set must hold.

Nobody who has blocked the bot, or whom staff have blocked, is ever in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mediabot.domain.directory import Localized
from mediabot.domain.people import Role

T = TypeVar("T")


class Wish(StrEnum):
    """Whose wish about digests counts."""

    ANY = ""
    NOT_OFF = "not_off"
    """All but those who turned digests off."""
    ON = "on"
    """Those who have a digest of their own."""


@dataclass(frozen=True)
class Audience:
    """Empty fields ask nothing. `roles` and `languages`: any of them; `topics`: subscribed to any of them;
    `active_days`: wrote or tapped in so many days before; `willing`: leaves out who turned broadcasts off; `digests`:
    what they said about digests."""

    languages: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    topics: tuple[Localized, ...] = ()
    verified: bool = False
    active_days: int = 0
    willing: bool = False
    digests: Wish = Wish.ANY


def with_or_without(values: tuple[T, ...], value: T, *, on: bool) -> tuple[T, ...]:
    """Of a condition of which any of several may be chosen: that one chosen, or not."""
    without = tuple(one for one in values if one != value)
    return values if on and value in values else (*without, value) if on else without
