"""A page of the web as a story: its title, the beginning of its text, the date it declares and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from mediabot.domain.directory import Localized
from mediabot.domain.sources import CantRead, Reason
from mediabot.domain.stories import Story
from mediabot.matching import language_of
from mediabot.sources.apart import Apart
from mediabot.sources.fetching import Fetcher
from mediabot.sources.markup import summary_of

SHORTEST = 40
"""Characters of text below which a page tells nothing."""


class WebPages:
    """The port Pages over HTTP."""

    def __init__(self, fetcher: Fetcher, apart: Apart | None = None) -> None:
        self._fetcher = fetcher
        self._apart = apart or Apart()

    async def read(self, url: str) -> Story:
        """As the port says."""
        fetched = await self._fetcher.get(url)
        return _story(await self._apart.page(fetched), fetched.url)


def _story(told: Mapping[str, Any], url: str) -> Story:
    title, site = told["title"], urlsplit(url).hostname or ""
    summary = summary_of(_without_title(told["text"], title))
    if not title or len(summary) < SHORTEST:
        raise CantRead(Reason.NO_TEXT, site)
    english = language_of(f"{title} {summary}") == "en"

    def in_its_language(part: str) -> Localized:
        return Localized(en=part) if english else Localized(bg=part)

    return Story(
        title=in_its_language(title),
        summary=in_its_language(summary),
        link=in_its_language(url),
        source=Localized(plain=told["site"] or site),
        published_at=datetime.fromisoformat(told["published"]) if told["published"] else None,
    )


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title else text
