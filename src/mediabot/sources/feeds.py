"""RSS and Atom feeds, asked only for what is new."""

from __future__ import annotations

import asyncio
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from mediabot.domain.directory import Localized
from mediabot.domain.feeds import Feed
from mediabot.domain.sources import CantRead, FeedAnswer, Reason
from mediabot.domain.stories import BadLink, Story, checked_link
from mediabot.matching import language_of
from mediabot.sources.fetching import Fetched, Fetcher
from mediabot.sources.markup import plain, summary_of, title_of

MOST = 50
"""Entries of a feed that are looked at, the newest first."""


class WebFeeds:
    """The port FeedReader over HTTP."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def read(self, feed: Feed) -> FeedAnswer:
        """As the port says."""
        asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        fetched = await self._fetcher.get(feed.url, {name: value for name, value in asked.items() if value})
        if fetched.status == 304:
            return FeedAnswer(unchanged=True, etag=feed.etag, modified=feed.modified)
        return await asyncio.to_thread(answer_of, fetched, feed)


def answer_of(fetched: Fetched, feed: Feed) -> FeedAnswer:
    """The feed in an answer. Raises CantRead where it is none."""
    import feedparser

    read = feedparser.parse(fetched.body, response_headers=_headers(fetched))
    if not read.get("version") and not read.get("entries"):
        raise CantRead(Reason.NOT_A_FEED, fetched.headers.get("content-type", ""))
    title = title_of(read.feed.get("title", ""))
    stories = [story for entry in read.entries[:MOST] if (story := _story(entry, title, feed)) is not None]
    return FeedAnswer(
        stories=tuple(stories),
        title=title,
        etag=fetched.headers.get("etag", "")[:500],
        modified=fetched.headers.get("last-modified", "")[:100],
        moved_to=fetched.url if fetched.moved else "",
    )


def _headers(fetched: Fetched) -> dict[str, str]:
    """What the parser goes by: the type with its encoding, and the address that links are relative to."""
    kind = fetched.headers.get("content-type", "")
    return {**({"content-type": kind} if kind else {}), "content-location": fetched.url}


def _story(entry: Any, source: str, feed: Feed) -> Story | None:
    title = title_of(entry.get("title", ""))
    if not title:
        return None
    contents = [content.get("value", "") for content in entry.get("content", ())]
    summary = summary_of(plain(entry.get("summary", "") or next(iter(contents), "")))
    english = (feed.language or language_of(f"{title} {summary}")) == "en"

    def told(part: str) -> Localized:
        return Localized(en=part) if english else Localized(bg=part)

    return Story(
        title=told(title),
        summary=told(summary),
        link=told(_link(entry.get("link", ""))),
        source=Localized(plain=source or feed.name),
        published_at=_instant(entry),
    )


def _link(url: str) -> str:
    try:
        return checked_link(url) if url else ""
    except BadLink:
        return ""


def _instant(entry: Any) -> datetime | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (OverflowError, ValueError, OSError):
        return None
