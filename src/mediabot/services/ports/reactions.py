"""Expert reactions. Part of the port `Store` (see `store.py`, where its rules stand)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from mediabot.domain.reactions import Reaction, Statement


class Reactions(Protocol):
    async def get(self, reaction_id: int) -> Reaction | None: ...
    async def lock(self, reaction_id: int) -> Reaction | None:
        """The same, held against every other unit of work until this one ends."""
        ...

    async def add(self, reaction: Reaction) -> Reaction: ...
    async def save(self, reaction: Reaction) -> None: ...
    async def remove(self, reaction_id: int) -> None:
        """Remove a draft with whom it was to ask."""
        ...

    async def newest(self, limit: int) -> Sequence[Reaction]: ...
    async def of_item(self, item_id: int) -> Reaction | None:
        """The one that has become that news item."""
        ...

    async def to_close(self, now: datetime) -> Sequence[int]:
        """Ids of those whose time to answer is over."""
        ...

    async def to_remind(self, now: datetime) -> Sequence[int]:
        """Ids of those of whose time half has passed."""
        ...

    async def approved(self) -> Sequence[int]:
        """Ids of those that have a news item, of which nobody has noticed yet that readers see it."""
        ...


class Statements(Protocol):
    async def get(self, statement_id: int) -> Statement | None: ...
    async def add(self, statement: Statement) -> Statement: ...
    async def save(self, statement: Statement) -> None: ...
    async def remove(self, statement_id: int) -> None: ...
    async def by_staff(self, expert_id: str) -> Sequence[Statement]:
        """Of an expert who was asked without an account, in reactions that nobody has read yet."""
        ...

    async def of_reaction(self, reaction_id: int) -> Sequence[Statement]:
        """In their order."""
        ...

    async def asked(
        self, expert_ids: Collection[str], since: datetime, *, but: int | None = None
    ) -> Mapping[str, Sequence[datetime]]:
        """When each of these experts was asked for a reaction since then, by their entry; without that reaction."""
        ...
