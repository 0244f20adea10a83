"""Staff's news desk: what they send becomes a draft, is edited on its card, published, corrected, withdrawn."""

from __future__ import annotations

from typing import Any

from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.news import NewsItem, NewsState

CHANNEL = {"id": -1009, "type": "channel", "title": "Example Journal", "username": "journal"}


async def items(newsroom: Newsroom) -> list[NewsItem]:
    """All there are, newest first."""
    async with newsroom.center.store.begin() as work:
        return list(await work.news.newest(100))


async def the_item(newsroom: Newsroom) -> NewsItem:
    """The only one there is."""
    (item,) = await items(newsroom)
    return item


async def sends(somebody: Somebody, **content: Any) -> None:
    """Anything that Telegram's apps let people send; in the group as an answer to the bot."""
    answered = somebody.last if somebody.group else None
    somebody.person._sends(content, somebody.group, answered)
    await somebody.newsroom.quiet()


def photo(newsroom: Newsroom, **more: Any) -> dict[str, Any]:
    file = newsroom.api.world.files.keep("photo.png", b"-", folder="photos")
    size = {"file_id": file.id, "file_unique_id": file.id, "file_size": 1, "width": 90, "height": 90}
    return {"photo": [size], **more}


async def drafts(newsroom: Newsroom, text: str) -> NewsItem:
    """Maria writes a new item in the staff group."""
    await newsroom.maria.says("/newsdesk")
    await newsroom.maria.taps("New item")
    await newsroom.maria.says(text)
    return (await items(newsroom))[0]


async def publishes(
    newsroom: Newsroom, text: str = "Telemedicine reaches villages\nDoctors answer by video."
) -> NewsItem:
    """Maria writes and publishes an item about telemedicine."""
    await drafts(newsroom, text)
    await newsroom.maria.taps("Confirm topics")
    await newsroom.maria.taps("Publish")
    return (await items(newsroom))[0]


async def test_a_text_becomes_a_draft_with_topics_suggested_and_is_published(newsroom: Newsroom) -> None:
    await drafts(newsroom, "Telemedicine reaches villages\nDoctors answer by video.")

    await newsroom.maria.sees("telemedicine (suggested, not confirmed yet)")
    await newsroom.maria.sees("Bulgarian: not written yet")
    await newsroom.maria.taps("Publish")
    await newsroom.maria.person.sees_toast("only suggested")
    assert (await the_item(newsroom)).state is NewsState.DRAFT

    await newsroom.maria.taps("Confirm topics")
    await newsroom.maria.taps("Publish")

    await newsroom.maria.sees("✅ published")
    item = await the_item(newsroom)
    assert item.title.en == "Telemedicine reaches villages"
    assert item.released_at == newsroom.clock.now()
    await newsroom.center.tick()
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.sees("Telemedicine reaches villages")
