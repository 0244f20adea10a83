"""Drafts of the directory's entries."""

from __future__ import annotations

from collections.abc import Sequence

from mediabot.domain.entries import EntryDraft, EntryState
from mediabot.storage.rows.experts import EntryDraftRow
from mediabot.storage.shelf import Repository, Shelf


class SqlEntryDrafts(Repository[EntryDraft]):
    shelf = Shelf(EntryDraftRow, EntryDraft)

    async def get(self, draft_id: int) -> EntryDraft | None:
        return await self._get(draft_id)

    async def add(self, draft: EntryDraft) -> EntryDraft:
        return await self._add(draft)

    async def save(self, draft: EntryDraft) -> None:
        await self._save(draft)

    async def open_of(self, author_id: int, expert_id: str) -> EntryDraft | None:
        begun = self.shelf.all.where(
            EntryDraftRow.author_id == author_id,
            EntryDraftRow.expert_id == expert_id,
            EntryDraftRow.state == EntryState.OPEN,
        )
        return await self._one(begun.order_by(EntryDraftRow.id.desc()).limit(1))

    async def sent(self) -> Sequence[EntryDraft]:
        return await self._many(self.shelf.all.where(EntryDraftRow.state == EntryState.SENT).order_by(EntryDraftRow.id))

    async def forget_expert(self, expert_id: str) -> None:
        await self._remove(EntryDraftRow.expert_id == expert_id)
