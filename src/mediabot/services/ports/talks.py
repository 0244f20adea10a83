"""What the store keeps around a talk between a journalist and an expert."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mediabot.domain.meetings import Meeting
from mediabot.domain.quotes import Quote


class Meetings(Protocol):
    async def of(self, referral_id: int) -> Meeting | None:
        """What stands of a time for that talk; there is one row at most."""
        ...

    async def ahead_of(self, person_id: int, now: datetime) -> Sequence[Meeting]:
        """What is agreed with that person, on either side, and still to come."""
        ...

    async def add(self, meeting: Meeting) -> Meeting: ...
    async def save(self, meeting: Meeting) -> None: ...


class Quotes(Protocol):
    async def get(self, quote_id: int) -> Quote | None: ...
    async def of(self, referral_id: int) -> Sequence[Quote]:
        """All of that talk, oldest first."""
        ...

    async def add(self, quote: Quote) -> Quote: ...
    async def save(self, quote: Quote) -> None: ...
    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of those that nobody answered in time, longest overdue first."""
        ...
