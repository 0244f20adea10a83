"""What people write unasked, and which message of the bot was about what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mediabot.domain.heard import Heard, SentMessage
from mediabot.storage.rows.people import HeardRow
from mediabot.storage.rows.sending import SentMessageRow
from mediabot.storage.shelf import Repository, Shelf


class SqlHeard(Repository[Heard]):
    shelf = Shelf(HeardRow, Heard)

    async def get(self, heard_id: int) -> Heard | None:
        return await self._get(heard_id)

    async def last_of(self, person_id: int) -> Heard | None:
        written = self.shelf.all.where(HeardRow.person_id == person_id)
        return await self._one(written.order_by(HeardRow.id.desc()).limit(1))

    async def add(self, heard: Heard) -> Heard:
        return await self._add(heard)

    async def save(self, heard: Heard) -> None:
        await self._save(heard)

    async def tidy(self, before: datetime) -> int:
        return await self._remove(HeardRow.heard_at < before)


class SqlSentMessages(Repository[SentMessage]):
    shelf = Shelf(SentMessageRow, SentMessage)

    async def get(self, chat_id: int, message_id: int) -> SentMessage | None:
        return await self._get(chat_id, message_id)

    async def newest(self, chat_id: int, limit: int) -> Sequence[SentMessage]:
        of_chat = self.shelf.all.where(SentMessageRow.chat_id == chat_id)
        return await self._many(of_chat.order_by(SentMessageRow.message_id.desc()).limit(limit))

    async def put_all(self, messages: Sequence[SentMessage]) -> None:
        if messages:
            await self._run(self.shelf.put[self._dialect], [self.shelf.values(one) for one in messages])

    async def tidy(self, before: datetime) -> int:
        return await self._remove(SentMessageRow.sent_at < before)
