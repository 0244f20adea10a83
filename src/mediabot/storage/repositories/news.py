"""News items with what they are known again by and who got them; embargo access; feeds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update

from mediabot.domain.feeds import EVERY, LONGEST, Feed
from mediabot.domain.news import TOLD, EmbargoAccess, NewsItem, NewsState
from mediabot.domain.news_search import NewsSearch
from mediabot.domain.sources import READ_WITHIN, PageRead
from mediabot.domain.stories import StoryTaken
from mediabot.storage.rows.news import (
    UNLIFTED,
    EmbargoAccessRow,
    FeedRow,
    NewsKeyRow,
    NewsReaderRow,
    NewsRow,
    NewsSearchRow,
    PageReadRow,
    ThrownKeyRow,
)
from mediabot.storage.shelf import Repository, Shelf


@dataclass(frozen=True)
class NewsKey:
    """By what an item is known again."""

    key: str
    item_id: int


@dataclass(frozen=True)
class NewsReader:
    """Who got an item."""

    item_id: int
    person_id: int
    got_at: datetime


OWN = "guid:"
"""Beginning of the keys that are one item's alone: a feed says that it is this entry and no other."""

LASTING = ("guid:", "link:", "text:")
"""Beginnings of the keys by which a deleted draft is still known."""


class SqlNews(Repository[NewsItem]):
    shelf = Shelf(NewsRow, NewsItem)
    _keys = Shelf(NewsKeyRow, NewsKey)
    _thrown = Shelf(ThrownKeyRow, NewsKey)
    readers = Shelf(NewsReaderRow, NewsReader)

    async def get(self, item_id: int) -> NewsItem | None:
        return await self._get(item_id)

    async def lock(self, item_id: int) -> NewsItem | None:
        return await self._lock(item_id)

    async def add(self, item: NewsItem) -> NewsItem:
        return await self._add(item)

    async def save(self, item: NewsItem) -> None:
        await self._save(item)

    async def remove(self, item_id: int) -> None:
        await self._drop(item_id)

    async def some(self, item_ids: Collection[int]) -> Sequence[NewsItem]:
        return await self._many(self.shelf.all.where(NewsRow.id.in_(item_ids)).order_by(NewsRow.id))

    async def drafts(self, limit: int, offset: int = 0) -> Sequence[NewsItem]:
        drafts = self.shelf.all.where(NewsRow.state == NewsState.DRAFT)
        return await self._many(drafts.order_by(NewsRow.id.desc()).limit(limit).offset(offset))

    async def newest(self, limit: int) -> Sequence[NewsItem]:
        return await self._many(self.shelf.all.order_by(NewsRow.id.desc()).limit(limit))

    async def unlifted(self, now: datetime, limit: int) -> Sequence[int]:
        ended = select(NewsRow.id).where(UNLIFTED, NewsRow.embargo_until <= now, NewsRow.state.in_(TOLD))
        return (await self._run(ended.order_by(NewsRow.embargo_until).limit(limit))).scalars().all()

    async def drafted(self) -> int:
        drafts = select(func.count()).select_from(NewsRow).where(NewsRow.state == NewsState.DRAFT)
        return int((await self._run(drafts)).scalar_one())

    async def released(self, since: datetime | None = None, limit: int | None = None) -> Sequence[NewsItem]:
        told = self.shelf.all.where(NewsRow.state.in_(TOLD))
        if since is not None:
            told = told.where(or_(NewsRow.released_at > since, NewsRow.changed_at > since))
        return await self._many(told.order_by(NewsRow.released_at.desc(), NewsRow.id.desc()).limit(limit))

    async def stamp(self) -> tuple[int, int, datetime | None, datetime | None]:
        told = select(
            func.count(), func.max(NewsRow.id), func.max(NewsRow.changed_at), func.max(NewsRow.released_at)
        ).where(NewsRow.state.in_(TOLD))
        count, newest, changed, released = tuple((await self._run(told)).one())
        return int(count), int(newest or 0), changed, released

    async def known(self, keys: Collection[str]) -> Sequence[int]:
        found = select(NewsKeyRow.item_id).where(NewsKeyRow.key.in_(keys)).distinct().order_by(NewsKeyRow.item_id)
        return (await self._run(found)).scalars().all()

    async def know(self, item_id: int, keys: Iterable[str]) -> None:
        for key in keys:
            if key.startswith(OWN):
                await self._own(key, item_id)
            else:
                await self._run(self._keys.put[self._dialect], {"key": key, "item_id": item_id})

    async def _own(self, key: str, item_id: int) -> None:
        """The database has the last word: of two who take one entry, the second is told."""
        owner = (await self._run(select(NewsKeyRow.item_id).where(NewsKeyRow.key == key))).scalar_one_or_none()
        if owner is None:
            await self._run(self._keys.add, {"key": key, "item_id": item_id})
        elif owner != item_id:
            raise StoryTaken(f"an entry is item {owner} already, not {item_id}")

    async def keys(self, item_id: int) -> Sequence[str]:
        found = select(NewsKeyRow.key).where(NewsKeyRow.item_id == item_id).order_by(NewsKeyRow.key)
        return (await self._run(found)).scalars().all()

    async def throw_away(self, item_id: int) -> None:
        for key in await self.keys(item_id):
            if key.startswith(LASTING):
                await self._run(self._thrown.put[self._dialect], {"key": key, "item_id": item_id})
        await self._drop(item_id)

    async def thrown(self, key: str) -> int | None:
        found = await self._run(select(ThrownKeyRow.item_id).where(ThrownKeyRow.key == key))
        return found.scalar_one_or_none()

    async def thrown_keys(self, item_id: int) -> Sequence[str]:
        found = select(ThrownKeyRow.key).where(ThrownKeyRow.item_id == item_id).order_by(ThrownKeyRow.key)
        return (await self._run(found)).scalars().all()

    async def move_keys(self, from_id: int, to_id: int) -> None:
        await self._run(update(NewsKeyRow).where(NewsKeyRow.item_id == from_id).values(item_id=to_id))

    async def got(self, item_ids: Iterable[int], person_id: int, now: datetime) -> None:
        readers = [{"item_id": item_id, "person_id": person_id, "got_at": now} for item_id in item_ids]
        if readers:
            await self._run(self.readers.put[self._dialect], readers)

    async def who_got(self, item_id: int, after: int = 0, limit: int = 1000) -> Sequence[int]:
        got = select(NewsReaderRow.person_id).where(NewsReaderRow.item_id == item_id, NewsReaderRow.person_id > after)
        return (await self._run(got.order_by(NewsReaderRow.person_id).limit(limit))).scalars().all()

    async def how_many_got(self, item_id: int) -> int:
        got = select(func.count()).select_from(NewsReaderRow).where(NewsReaderRow.item_id == item_id)
        return int((await self._run(got)).scalar_one())

    async def got_by(self, person_id: int) -> Sequence[int]:
        got = select(NewsReaderRow.item_id).where(NewsReaderRow.person_id == person_id)
        return (await self._run(got.order_by(NewsReaderRow.item_id))).scalars().all()


class SqlNewsSearches(Repository[NewsSearch]):
    shelf = Shelf(NewsSearchRow, NewsSearch)

    async def get(self, search_id: int) -> NewsSearch | None:
        return await self._get(search_id)

    async def add(self, search: NewsSearch) -> NewsSearch:
        return await self._add(search)

    async def save(self, search: NewsSearch) -> None:
        await self._save(search)


class SqlEmbargoes(Repository[EmbargoAccess]):
    shelf = Shelf(EmbargoAccessRow, EmbargoAccess)

    async def get(self, person_id: int) -> EmbargoAccess | None:
        return await self._get(person_id)

    async def put(self, access: EmbargoAccess) -> None:
        await self._put(access)

    async def all(self) -> Sequence[EmbargoAccess]:
        return await self._many(self.shelf.all.order_by(EmbargoAccessRow.person_id))


class SqlFeeds(Repository[Feed]):
    shelf = Shelf(FeedRow, Feed)

    async def get(self, feed_id: int) -> Feed | None:
        return await self._get(feed_id)

    async def at(self, url: str) -> Feed | None:
        return await self._one(self.shelf.all.where(FeedRow.url == url))

    async def add(self, feed: Feed) -> Feed:
        return await self._add(feed)

    async def save(self, feed: Feed) -> None:
        await self._save(feed)

    async def remove(self, feed_id: int) -> None:
        await self._drop(feed_id)

    async def all(self) -> Sequence[Feed]:
        return await self._many(self.shelf.all.order_by(FeedRow.id))

    async def claim(self, feed: Feed, until: datetime) -> bool:
        mine = update(FeedRow).where(FeedRow.id == feed.id, FeedRow.next_at == feed.next_at, FeedRow.active)
        return (await self._run(mine.values(next_at=until))).rowcount == 1

    async def due(self, now: datetime, limit: int) -> Sequence[Feed]:
        ahead = or_(FeedRow.next_at > now + LONGEST, and_(FeedRow.next_at > now + EVERY, FeedRow.failures == 0))
        due = self.shelf.all.where(FeedRow.active, or_(FeedRow.next_at <= now, ahead))
        return await self._many(due.order_by(FeedRow.next_at, FeedRow.id).limit(limit))


class SqlPageReads(Repository[PageRead]):
    shelf = Shelf(PageReadRow, PageRead)

    async def get(self, item_id: int) -> PageRead | None:
        return await self._get(item_id)

    async def put(self, page: PageRead) -> None:
        await self._put(page)

    async def claim(self, page: PageRead, until: datetime) -> bool:
        mine = update(PageReadRow).where(PageReadRow.item_id == page.item_id, PageReadRow.next_at == page.next_at)
        return (await self._run(mine.values(next_at=until))).rowcount == 1

    async def remove(self, item_id: int) -> None:
        await self._drop(item_id)

    async def due(self, now: datetime, limit: int) -> Sequence[PageRead]:
        ahead = PageReadRow.next_at > now + READ_WITHIN
        due = self.shelf.all.where(or_(PageReadRow.next_at <= now, ahead))
        return await self._many(due.order_by(PageReadRow.next_at).limit(limit))
