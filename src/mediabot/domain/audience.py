"""An audience: which people a digest or a broadcast is for. Every condition that is set must hold.

Nobody who has blocked the bot, or whom staff have blocked, is ever in one.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.directory import Localized
from mediabot.domain.people import Role


@dataclass(frozen=True)
class Audience:
    """Empty fields ask nothing. `roles` and `languages`: any of them; `topics`: subscribed to any of them;
    `active_days`: wrote or tapped in so many days before; `willing`: leaves out who turned broadcasts off."""

    languages: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    topics: tuple[Localized, ...] = ()
    verified: bool = False
    active_days: int = 0
    willing: bool = False
