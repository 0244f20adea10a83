"""A page of the web as a story: its title, the beginning of its text, its date and whose it is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlsplit

from mediabot.domain.directory import Localized
from mediabot.domain.sources import CantRead, Reason
from mediabot.domain.stories import Story
from mediabot.matching import language_of
from mediabot.sources.fetching import Fetcher
from mediabot.sources.markup import plain, summary_of, title_of

SHORTEST = 40
"""Characters of text below which a page tells nothing."""


class WebPages:
    """The port Pages over HTTP."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def read(self, url: str) -> Story:
        """As the port says."""
        fetched = await self._fetcher.get(url)
        return await asyncio.to_thread(story_of, fetched.body, fetched.url)


def story_of(body: bytes, url: str) -> Story:
    """The story in a page's bytes. Raises CantRead."""
    found = _extracted(body, url)
    title = title_of(found.title or "") if found else ""
    text = plain(found.text or "") if found else ""
    summary = summary_of(_without_title(text, title))
    if not title or len(summary) < SHORTEST:
        raise CantRead(Reason.NO_TEXT, urlsplit(url).hostname or "")
    english = language_of(f"{title} {summary}") == "en"

    def told(part: str) -> Localized:
        return Localized(en=part) if english else Localized(bg=part)

    return Story(
        title=told(title),
        summary=told(summary),
        link=told(url),
        source=Localized(plain=title_of(found.sitename or "") or urlsplit(url).hostname or ""),
        published_at=_day(found.date),
    )


def _extracted(body: bytes, url: str) -> Any:
    """Trafilatura is loaded when the first page is read: most processes never read one, and it is large."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(body, url=url, with_metadata=True, include_comments=False)
    except Exception as error:  # what a strange page sets off in the parsers beneath
        raise CantRead(Reason.NO_TEXT, type(error).__name__) from None


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title else text


def _day(text: str | None) -> datetime | None:
    try:
        return datetime.combine(datetime.fromisoformat(text or "").date(), time(12), UTC)
    except ValueError:
        return None
