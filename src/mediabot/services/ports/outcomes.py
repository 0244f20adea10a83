"""What is kept of what became of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from mediabot.domain.follow_ups import Conduct, Fit, FollowUp, Impact, Outcome
from mediabot.domain.learning import AskedExpert, SentQuestion, UnmetAsk


class FollowUps(Protocol):
    async def get(self, question_id: int) -> FollowUp | None: ...
    async def put(self, follow_up: FollowUp) -> None:
        """Begin it, whatever was before a new deadline."""
        ...

    async def save(self, follow_up: FollowUp) -> None: ...
    async def to_begin(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions that are over, and of whose deadline nobody has been asked yet; longest over first."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions of which time has something to ask or to tell."""
        ...

    async def awaiting_link(self, journalist_id: int) -> FollowUp | None:
        """That of a story which this journalist has just called published, without its link."""
        ...

    async def conduct_of(self, journalist_id: int) -> Mapping[Conduct, int]:
        """How often experts have said what of this journalist."""
        ...

    async def impact(self, expert_id: str, since: datetime) -> Impact:
        """What that expert was asked since then, and what came of it."""
        ...


class Figures(Protocol):
    """What figures are made of. A stretch of time goes up to `until`, days include the last one."""

    async def questions(self, since: datetime, until: datetime) -> Sequence[SentQuestion]: ...
    async def asked(self, since: datetime, until: datetime) -> Sequence[AskedExpert]: ...
    async def ever_asked(self) -> frozenset[str]:
        """Ids of all experts whom anybody ever asked."""
        ...

    async def outcomes(self, since: datetime, until: datetime) -> tuple[Mapping[Outcome, int], Mapping[Fit, int]]:
        """What journalists said of questions whose deadline lay there, and of their matches."""
        ...

    async def unmet(self, start: date, end: date) -> Sequence[UnmetAsk]: ...
    async def note_unmet(self, key: str, person_id: int, day: date, search_id: int) -> None:
        """That person asked for it; once a day."""
        ...
