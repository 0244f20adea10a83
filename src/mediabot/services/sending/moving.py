"""A group became a supergroup: it has another number from then on, and nothing that was shown in it can be edited."""

from __future__ import annotations

from mediabot.services.ports.store import Work


async def move_chat(work: Work, chat_id: int, new_chat_id: int) -> None:
    """All that is owed to the group goes where it is now; its cards are sent anew. Twice does no harm."""
    await work.moved_chats.put(chat_id, new_chat_id)
    await work.lost_chats.drop(chat_id)
    await work.cards.forget(chat_id)
    await work.deliveries.move(chat_id, new_chat_id)
