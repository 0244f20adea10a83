"""What changing the directory in the chat needs from outside: drafts of entries, and the text that a version is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mediabot.domain.directory import Directory, Expert
from mediabot.domain.entries import EntryDraft


class EntryDrafts(Protocol):
    async def get(self, draft_id: int) -> EntryDraft | None: ...
    async def add(self, draft: EntryDraft) -> EntryDraft: ...
    async def save(self, draft: EntryDraft) -> None: ...
    async def open_of(self, author_id: int, expert_id: str) -> EntryDraft | None:
        """What that person has begun for that entry and not finished; for the empty id, a new entry."""
        ...

    async def sent(self) -> Sequence[EntryDraft]:
        """Experts' proposals that wait for staff, oldest first."""
        ...

    async def forget_expert(self, expert_id: str) -> None:
        """Remove all of that entry: the expert left."""
        ...


class DirectoryText(Protocol):
    """A directory as the curator's file has it."""

    def read(self, text: str) -> tuple[Directory | None, Sequence[str]]:
        """The directory, and every problem as a line."""
        ...

    def with_entry(self, text: str, entry: Expert) -> str:
        """The text with that entry, in the place of the one of its id or at the end."""
        ...

    def without_entry(self, text: str, expert_id: str) -> str: ...
