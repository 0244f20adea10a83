"""What the server owes to a bot: updates in order, kept until the bot has confirmed them.

An update is forgotten when the bot asks for a later one, or when its webhook said 2xx, and not a moment before.
"""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FIRST_UPDATE = 500_000_001
ON_REQUEST_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}


class Owed(NamedTuple):
    """An update that the bot hasn't confirmed; those of one chat are never out of order."""

    id: int
    chat_id: int
    body: dict[str, Any]


@dataclass
class UpdateQueue:
    """Updates of one bot. At most one long poll waits on it: a second one ends the first."""

    owed: deque[Owed] = field(default_factory=deque)
    next_id: int = FIRST_UPDATE
    handed_over: int = 0
    allowed: frozenset[str] | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)
    poll: object | None = None
    confirmed_at: float = 0.0

    def put(self, kind: str, payload: dict[str, Any], chat_id: int) -> None:
        """Owe the bot an update, unless it asked not to get this kind."""
        if kind not in self.allowed if self.allowed is not None else kind in ON_REQUEST_ONLY:
            return
        self.owed.append(Owed(self.next_id, chat_id, {"update_id": self.next_id, kind: payload}))
        self.next_id += 1
        self.handed_over += 1
        self.news.set()

    def confirm_below(self, offset: int) -> None:
        """Forget what lies below the offset; a negative one keeps so many from the end."""
        while self.owed and (self.owed[0].id < offset or len(self.owed) > -offset > 0):
            self.owed.popleft()
            self.confirmed_at = time.monotonic()

    def take(self, limit: int) -> list[dict[str, Any]]:
        """The oldest updates, which stay owed."""
        return [owed.body for _, owed in zip(range(limit), self.owed, strict=False)]

    def forget(self, owed: Owed) -> None:
        """A webhook took it."""
        if owed in self.owed:
            self.owed.remove(owed)
            self.confirmed_at = time.monotonic()

    def wake(self) -> None:
        """Let whoever waits look again."""
        self.news.set()
