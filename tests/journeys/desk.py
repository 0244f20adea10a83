"""The news desk as the journeys use it."""

from __future__ import annotations

from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.news import NewsItem

TELEMEDICINE = "Telemedicine reaches villages\nDoctors answer by video."


async def items(newsroom: Newsroom) -> list[NewsItem]:
    """All there are, newest first."""
    async with newsroom.center.store.begin() as work:
        return list(await work.news.newest(100))


async def the_item(newsroom: Newsroom) -> NewsItem:
    """The only one there is."""
    (item,) = await items(newsroom)
    return item


async def begins(somebody: Somebody) -> None:
    """To the question what the new item is."""
    await somebody.says("/newsdesk")
    await somebody.taps("New item")


async def drafts(somebody: Somebody, text: str = TELEMEDICINE) -> NewsItem:
    """A new item from a text."""
    await begins(somebody)
    await somebody.says(text)
    return (await items(somebody.newsroom))[0]


async def edits(somebody: Somebody, part: str, text: str) -> None:
    """Tap a part of the newest card, and type it."""
    await somebody.taps(part)
    await somebody.says(text)


async def publishes(somebody: Somebody, text: str = TELEMEDICINE) -> NewsItem:
    """A new item, out to readers; the topic is known by the directory."""
    await drafts(somebody, text)
    await somebody.taps("Confirm topics")
    await somebody.taps("Publish")
    await somebody.newsroom.center.tick()
    return (await items(somebody.newsroom))[0]


async def reads(somebody: Somebody, words: str = "telemedicine") -> None:
    """Look for it in the news, which counts as having got it."""
    await somebody.says(f"/news {words}")
