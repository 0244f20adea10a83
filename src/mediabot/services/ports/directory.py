"""What is kept of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mediabot.domain.versions import Version


class Versions(Protocol):
    async def add(self, version: Version) -> Version: ...
    async def get(self, version_id: int) -> Version | None: ...
    async def newest(self) -> Version | None: ...
    async def newest_id(self) -> int:
        """0 when nothing was published."""
        ...

    async def known(self, fingerprint: str) -> bool:
        """Whether a file of this fingerprint was ever published."""
        ...

    async def naming(self, expert_id: str) -> Sequence[int]:
        """Ids of those that may have an entry of that expert, newest first."""
        ...

    async def strike(self, expert_id: str, now: datetime) -> None:
        """The expert left: a new version without their contacts is in force, and no other one has their entry."""
        ...

    async def all(self) -> Sequence[Version]:
        """Newest first; `text` is left empty."""
        ...
