"""Groups: where one is that became a supergroup, and which can't be written to."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.chats import LostChat
from mediabot.storage.rows.sending import LostChatRow, MovedChatRow
from mediabot.storage.shelf import Repository, Shelf


@dataclass(frozen=True)
class MovedChat:
    """A group that became a supergroup, and its new id."""

    chat_id: int
    new_chat_id: int


class SqlMovedChats(Repository[MovedChat]):
    shelf = Shelf(MovedChatRow, MovedChat)

    async def put(self, chat_id: int, new_chat_id: int) -> None:
        await self._put(MovedChat(chat_id, new_chat_id))

    async def where(self, chat_id: int) -> int:
        moved = await self._get(chat_id)
        return chat_id if moved is None else moved.new_chat_id


class SqlLostChats(Repository[LostChat]):
    shelf = Shelf(LostChatRow, LostChat)

    async def get(self, chat_id: int) -> LostChat | None:
        return await self._get(chat_id)

    async def put(self, lost: LostChat) -> None:
        await self._put(lost)

    async def drop(self, chat_id: int) -> None:
        await self._drop(chat_id)
