"""A news item under the hands of staff: taken under a lock, changed, and shown anew wherever its card stands.

Two members of staff who edit at once do so one after the other: the later one starts from what the earlier one left.
"""

from __future__ import annotations

from mediabot.domain.deliveries import Notice
from mediabot.domain.news import NewsItem
from mediabot.domain.people import Standing
from mediabot.domain.stories import Story, keys_of
from mediabot.services.cases import NoSuchQuestion
from mediabot.services.desk import Desk


class ItemGone(NoSuchQuestion):
    """The draft was deleted, or joined with its other language."""


async def open_item(desk: Desk, item_id: int) -> NewsItem:
    """The item, held against every other unit of work. Raises ItemGone."""
    item = await desk.work.news.lock(item_id)
    if item is None:
        raise ItemGone(f"news item {item_id} does not exist")
    return item


async def read_item(desk: Desk, item_id: int) -> NewsItem:
    """The item, to be looked at. Raises ItemGone."""
    item = await desk.work.news.get(item_id)
    if item is None:
        raise ItemGone(f"news item {item_id} does not exist")
    return item


async def keep_item(desk: Desk, item: NewsItem) -> None:
    """Save it, and know it again by its texts as they are now."""
    await desk.work.news.save(item)
    await desk.work.news.know(item.id, keys_of(Story(title=item.title, link=item.link)))


async def show_item(desk: Desk, item_id: int, **detail: str | int) -> None:
    """Its card in the chat that acted, and quietly in every other staff chat that has one."""
    await desk.reply(Notice.STAFF_NEWS, item_id, **detail)
    for chat_id in await card_chats(desk, item_id):
        await desk.owe(chat_id, Notice.STAFF_NEWS, item_id)


async def card_chats(desk: Desk, item_id: int) -> list[int]:
    """The chats of staff, other than the one that acted, in which the item's card stands."""
    staff = await staff_ids(desk)
    shown = await desk.work.cards.chats(Notice.STAFF_NEWS, item_id)
    return [chat_id for chat_id in shown if chat_id != desk.chat_id and (chat_id < 0 or chat_id in staff)]


async def staff_ids(desk: Desk) -> set[int]:
    """Who is staff now: whoever was dismissed or blocked is sent nothing more of what staff prepare."""
    staff = await desk.work.people.staff()
    return {person.id for person in staff if person.standing is not Standing.BLOCKED}
