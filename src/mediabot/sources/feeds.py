"""RSS and Atom feeds, asked only for what is new."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from mediabot.domain.directory import Localized
from mediabot.domain.feeds import Feed
from mediabot.domain.sources import FeedAnswer
from mediabot.domain.stories import Story, believable, link_or_nothing, told_apart
from mediabot.matching import language_of
from mediabot.sources.apart import Apart
from mediabot.sources.fetching import Fetched, Fetcher

MOST = 50
"""Entries of a feed that are looked at, the newest first."""


class WebFeeds:
    """The port FeedReader over HTTP."""

    def __init__(
        self, fetcher: Fetcher, apart: Apart | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._fetcher = fetcher
        self._apart = apart or Apart()
        self._now = now

    async def read(self, feed: Feed) -> FeedAnswer:
        """As the port says."""
        asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        fetched = await self._fetcher.get(feed.url, {name: value for name, value in asked.items() if value})
        if fetched.status == 304:
            return FeedAnswer(unchanged=True, etag=feed.etag, modified=feed.modified)
        told = await self._apart.feed(fetched)
        return await asyncio.to_thread(_answer, told, fetched, feed, self._now())


def _answer(told: Mapping[str, Any], fetched: Fetched, feed: Feed, now: datetime) -> FeedAnswer:
    newest = _newest(told["entries"], now)
    stories = [_story(entry, published, told["title"], feed) for entry, published in newest]
    return FeedAnswer(
        stories=told_apart(stories),
        title=told["title"],
        etag=fetched.headers.get("etag", "")[:500],
        modified=fetched.headers.get("last-modified", "")[:100],
        moved_to=fetched.url if fetched.moved else "",
    )


def _newest(entries: Sequence[Mapping[str, Any]], now: datetime) -> list[tuple[Mapping[str, Any], datetime | None]]:
    """Newest first, whichever way the feed is ordered; an entry without a date stands by the one before it."""
    dated = [(entry, _instant(entry["published"])) for entry in entries]
    at = next((moment for _, moment in dated if believable(moment, now)), None)
    order = []
    for number, (_, moment) in enumerate(dated):
        at = believable(moment, now) or at
        order.append((at or now, -number))
    ranked = sorted(range(len(dated)), key=lambda number: order[number], reverse=True)
    return [dated[number] for number in ranked[:MOST]]


def _instant(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _story(entry: Mapping[str, Any], published: datetime | None, source: str, feed: Feed) -> Story:
    english = (feed.language or language_of(f"{entry['title']} {entry['summary']}")) == "en"

    def told(part: str) -> Localized:
        return Localized(en=part) if english else Localized(bg=part)

    return Story(
        title=told(entry["title"]),
        summary=told(entry["summary"]),
        link=told(link_or_nothing(entry["link"])),
        source=Localized(plain=source or feed.name),
        published_at=published,
        guid=entry["guid"],
    )
