"""A news item under the hands of staff: taken under a lock, changed, and shown anew wherever its card stands.

Two members of staff who edit at once do so one after the other: the later one starts from what the earlier one left.
"""

from __future__ import annotations

from collections.abc import Iterable

from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.news import NewsMenu, StaffNewsCard
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.stories import KnownBy, Story, keys_of
from mediabot.services.desk import Desk


async def open_item(desk: Desk, item_id: int) -> NewsItem:
    """The item, held against every other unit of work. Raises Gone."""
    item = await desk.work.news.lock(item_id)
    if item is None:
        raise Gone(Kind.ITEM, item_id)
    return item


async def read_item(desk: Desk, item_id: int) -> NewsItem:
    """The item, to be looked at. Raises Gone."""
    item = await desk.work.news.get(item_id)
    if item is None:
        raise Gone(Kind.ITEM, item_id)
    return item


async def keep_item(desk: Desk, item: NewsItem) -> None:
    """Save it, and know it again by its texts as they are now; a link that it had may be that of others too."""
    before = await desk.work.news.get(item.id)
    await desk.work.news.save(item)
    known_by = KnownBy.NOTHING if before is not None and before.link == item.link else KnownBy.PAGE
    story = Story(title=item.title, summary=item.summary, link=item.link, known_by=known_by)
    await desk.work.news.know(item.id, keys_of(story))


async def tell_undrawable(desk: Desk, item_ids: Iterable[int]) -> None:
    """Staff hear, once of each, which items could not be drawn and were left out."""
    news = desk.work.news
    for item_id in dict.fromkeys(item_ids):
        told = f"undrawable:{item_id}"
        if not await news.known([told]):
            await news.know(item_id, [told])
            await desk.owe_staff(StaffAlert(Alert.UNDRAWABLE, reference=str(item_id)))


async def show_item(desk: Desk, item_id: int, menu: NewsMenu = NewsMenu.CLOSED, *, fresh: bool = False) -> None:
    """Its card in the chat that acted, and quietly in every other staff chat that has one."""
    await desk.reply(StaffNewsCard(item_id, menu, fresh=fresh))
    for chat_id in await card_chats(desk, item_id):
        await desk.owe(chat_id, StaffNewsCard(item_id))


async def card_chats(desk: Desk, item_id: int) -> list[int]:
    """The chats of staff, other than the one that acted, in which the item's card stands."""
    staff = await desk.staff_ids()
    shown = await desk.chats_with(StaffNewsCard(item_id))
    return [chat_id for chat_id in shown if chat_id != desk.chat_id and (chat_id < 0 or chat_id in staff)]
