"""What comes in becomes a news item once: known again by link and title, with topics and a twin proposed.

Of an item that is there nothing is overwritten; a draft only gets the texts of a language that it lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from mediabot.domain.content import ALBUM_LIMIT
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import NewsFixed, NewsItem, NewsState, publish
from mediabot.domain.stories import Story, keys_of, tidied
from mediabot.matching.suggesting import suggest_experts, suggest_topics
from mediabot.matching.twins import Gist, gist, likeliest, same_title
from mediabot.services.desk import Desk

NEAR = timedelta(days=45)
"""Two versions of one story come out within this time, and a title that comes again within it is the same story."""

MOST_TOPICS = 4

LOOKED_AT = 300
"""The newest items that a new one is held against."""


@dataclass(frozen=True)
class Taken:
    """The item that a story became or was already; `twin` tells the same in the other language, perhaps."""

    item: NewsItem
    new: bool
    twin: NewsItem | None = None


class Intake:
    """Stories in, items out. Whoever calls checks who may."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(
        self, story: Story, *, author_id: int | None = None, feed_id: int | None = None, trusted: bool = False
    ) -> Taken:
        """Draft it; from a trusted feed, publish it at once with the topics suggested."""
        story = tidied(story)
        others = await self._recent()
        known = await self._known(story, others)
        if known is not None:
            return Taken(await self._completed(known, story), new=False)
        item = self._item(story, author_id=author_id, feed_id=feed_id)
        if trusted and item.title:
            item = publish(replace(item, topics_confirmed=True), self._desk.now)
        twin = self._twin(item, others)
        item = await self._desk.work.news.add(replace(item, twin_id=twin.id if twin else None))
        await self._desk.work.news.know(item.id, keys_of(story))
        return Taken(item, new=True, twin=twin)

    async def join(self, item_id: int, twin_id: int) -> NewsItem:
        """Make one item of the two versions of a story. Raises NewsFixed unless one of them is a draft."""
        news = self._desk.work.news
        one, other = [await news.lock(number) for number in sorted((item_id, twin_id))]
        if one is None or other is None:
            raise Gone(Kind.ITEM, item_id)
        kept, gone = (
            (other, one) if one.state is NewsState.DRAFT and other.state is not NewsState.DRAFT else (one, other)
        )
        if gone.state is not NewsState.DRAFT:
            raise NewsFixed(gone.id, gone.state)
        joined = _joined(kept, gone)
        await news.move_keys(gone.id, kept.id)
        await news.remove(gone.id)
        await news.save(joined)
        return joined

    async def part(self, item_id: int) -> NewsItem:
        """The proposed twin tells something else."""
        item = await self._desk.work.news.lock(item_id)
        if item is None:
            raise Gone(Kind.ITEM, item_id)
        item = replace(item, twin_id=None)
        await self._desk.work.news.save(item)
        return item

    async def _recent(self) -> Sequence[NewsItem]:
        news = self._desk.work.news
        return [*await news.drafts(LOOKED_AT), *(await news.released(limit=LOOKED_AT))]

    async def _known(self, story: Story, others: Sequence[NewsItem]) -> NewsItem | None:
        known = await self._desk.work.news.known(keys_of(story))
        if known:
            return await self._desk.work.news.lock(known[0])
        for other in others:
            if _near(story.published_at or self._desk.now, other) and _same(story.title, other.title):
                return other
        return None

    async def _completed(self, known: NewsItem, story: Story) -> NewsItem:
        """A draft gets the language that it lacks."""
        await self._desk.work.news.know(known.id, keys_of(story))
        if known.state is not NewsState.DRAFT:
            return known
        item = replace(
            known,
            title=_filled(known.title, story.title),
            summary=_filled(known.summary, story.summary),
            link=_filled(known.link, story.link),
        )
        if item != known:
            await self._desk.work.news.save(item)
        return item

    def _item(self, story: Story, *, author_id: int | None, feed_id: int | None) -> NewsItem:
        index = self._desk.office.index
        topics = story.topics or _topics(story, partial(suggest_topics, index))
        return NewsItem(
            id=0,
            created_at=self._desk.now,
            title=story.title,
            summary=story.summary,
            link=story.link,
            source=story.source,
            published_at=story.published_at,
            topics=topics,
            experts=story.experts or suggest_experts(index, topics),
            attachments=story.attachments,
            embargo_until=story.embargo_until,
            event_on=story.event_on,
            author_id=author_id,
            feed_id=feed_id,
        )

    def _twin(self, item: NewsItem, others: Sequence[NewsItem]) -> NewsItem | None:
        """An item that has only the other language and seems to tell the same."""
        wanted = {"bg": "en", "en": "bg"}.get(item.languages[0] if len(item.languages) == 1 else "")
        if wanted is None:
            return None
        when = item.published_at or self._desk.now
        other_side = {other.id: other for other in others if other.languages == (wanted,) and _near(when, other)}
        found = likeliest(_gist(item), {number: _gist(other) for number, other in other_side.items()})
        return None if found is None else other_side[found]


def _topics(story: Story, suggest: Callable[[str, str], tuple[Localized, ...]]) -> tuple[Localized, ...]:
    """Of both languages, without what comes twice."""
    found: list[Localized] = []
    for language in WRITTEN:
        title, summary = story.title.only(language), story.summary.only(language)
        if title or summary:
            found += suggest(title, summary)
    return tuple(dict.fromkeys(found))[:MOST_TOPICS]


def _gist(item: NewsItem) -> Gist:
    language = item.languages[0]
    return gist(item.title.in_language(language), item.summary.in_language(language))


def _same(one: Localized, other: Localized) -> bool:
    pairs = ((one.bg, other.bg), (one.en, other.en), (one.plain, other.plain))
    return any(first and second and same_title(first, second) for first, second in pairs)


def _near(when: datetime, other: NewsItem) -> bool:
    return abs(when - (other.published_at or other.created_at)) <= NEAR


def _filled(text: Localized, more: Localized) -> Localized:
    return Localized(text.bg or more.bg, text.en or more.en, text.plain or more.plain)


def _joined(kept: NewsItem, gone: NewsItem) -> NewsItem:
    return replace(
        kept,
        title=_filled(kept.title, gone.title),
        summary=_filled(kept.summary, gone.summary),
        link=_filled(kept.link, gone.link),
        source=_filled(kept.source, gone.source),
        topics=tuple(dict.fromkeys((*kept.topics, *gone.topics)))[:MOST_TOPICS],
        experts=tuple(dict.fromkeys((*kept.experts, *gone.experts))),
        attachments=tuple(dict.fromkeys((*kept.attachments, *gone.attachments)))[:ALBUM_LIMIT],
        embargo_until=max(filter(None, (kept.embargo_until, gone.embargo_until)), default=None),
        event_on=kept.event_on or gone.event_on,
        twin_id=None,
    )
