"""The office in force: the newest published directory and the news, each with its index, swapped in on a change."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime

from mediabot.domain.directory import Directory
from mediabot.domain.directory_changes import newcomers
from mediabot.domain.text import counted
from mediabot.matching import DirectoryIndex, Lexicon
from mediabot.matching.news import INDEXED, NewsIndex
from mediabot.services.desk import Office
from mediabot.services.directory.versions import Directories, Reader
from mediabot.services.ports.store import Store

log = logging.getLogger(__name__)

NewsStamp = tuple[int, int, datetime | None, datetime | None]


class OfficeKeeper:
    """Holds the office; a cache of what the database says, which `refresh` brings up to date."""

    def __init__(self, store: Store, read: Reader, lexicon: Lexicon, office: Office) -> None:
        self._store = store
        self._read = read
        self._lexicon = lexicon
        self._office = office
        self._stamp: NewsStamp | None = None

    def current(self) -> Office:
        """The office just now. Immutable: whoever holds it is not disturbed by a new version."""
        return self._office

    def name_bot(self, name: str, *, inline: bool) -> None:
        """What Telegram calls the bot, for its links, and whether it can be called in other chats."""
        self._office = replace(self._office, bot_name=name, inline=inline)

    async def refresh(self) -> None:
        """Swap in what changed in the database. Indexes are built beside the loop.

        A staff group that became a supergroup is known by its new id from then on.
        """
        await self._refresh_directory()
        await self._refresh_news()

    async def _refresh_directory(self) -> None:
        async with self._store.begin() as work:
            if self._office.staff_chat is not None:
                chat_id = await work.moved_chats.where(self._office.staff_chat)
                self._office = replace(self._office, staff_chat=chat_id)
            if await work.versions.newest_id() == self._office.version:
                return
            published = await Directories(work, self._read).in_force()
            versions = await work.versions.all()
        if published is None:
            return
        first_seen = newcomers((version.published_at, version.changes) for version in reversed(versions))
        index = await asyncio.to_thread(DirectoryIndex.build, published.directory, self._lexicon)
        self._office = replace(
            self._office,
            directory=published.directory,
            index=index,
            version=published.version.id,
            newcomers=first_seen,
        )
        log.info(
            "directory version %s is in force: %s", published.version.id, counted(published.version.experts, "expert")
        )

    async def _refresh_news(self) -> None:
        async with self._store.begin() as work:
            stamp = await work.news.stamp()
            if stamp == self._stamp:
                return
            items = await work.news.released(limit=INDEXED)
        news = await asyncio.to_thread(NewsIndex.build, items, self._lexicon)
        self._office, self._stamp = replace(self._office, news=news), stamp
        log.info("%s can be found", counted(len(news.items), "news item"))


def empty_office() -> Office:
    """An office without experts, before the first version is read."""
    return Office(directory=Directory(), index=DirectoryIndex.build(Directory()))
