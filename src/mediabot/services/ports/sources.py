"""What the newsroom needs from the network: a page read, a feed read. The adapters are in `sources/`."""

from __future__ import annotations

from typing import Protocol

from mediabot.domain.feeds import Feed
from mediabot.domain.sources import FeedAnswer
from mediabot.domain.stories import Story


class Pages(Protocol):
    async def read(self, url: str) -> Story:
        """What the page tells, in the one language that it is in. Raises CantRead."""
        ...


class FeedReader(Protocol):
    async def read(self, feed: Feed) -> FeedAnswer:
        """What is in the feed now, newest first. Raises CantRead."""
        ...
