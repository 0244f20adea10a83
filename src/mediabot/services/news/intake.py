"""What comes in becomes a news item once, with topics and a twin proposed.

Of an item that is there nothing is overwritten; a draft only gets the texts of a language that it lacks, and the later
embargo. Taking a story for another one loses it, taking one for two costs a tap: where a link, a feed's mark or a word
that tells something differs, it is another story, and at most a proposed twin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from mediabot.domain.content import ALBUM_LIMIT
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import NewsFixed, NewsItem, NewsState, publish
from mediabot.domain.stories import KnownBy, Story, guids_of, keys_of, link_keys, tidied
from mediabot.matching.suggesting import suggest_topics
from mediabot.matching.twins import Gist, alike, gist, likeliest, same_title
from mediabot.services.desk import Desk

NEAR = timedelta(days=45)
"""Two versions of one story come out within this time."""

AGAIN = timedelta(days=3)
"""A title that comes again within this time may be the same story; bulletins come every week with the same one."""

SAME_ISSUE = timedelta(hours=12)
"""Of two entries with the same text, and different marks, the later one is another issue after that."""

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
        others = await self._recent()
        story = _with_own_link(tidied(story, self._desk.now), others)
        known = await self._known(story, others, feed_id)
        if known is not None:
            return Taken(await self._completed(known, story, feed_id), new=False)
        item = self._item(story, author_id=author_id, feed_id=feed_id)
        if trusted and item.title:
            item = publish(replace(item, topics_confirmed=True), self._desk.now)
        twin = self._twin(item, others)
        item = await self._desk.work.news.add(replace(item, twin_id=twin.id if twin else None))
        await self._desk.work.news.know(item.id, keys_of(story, feed_id))
        return Taken(item, new=True, twin=twin)

    async def draft(self, story: Story, *, author_id: int | None) -> NewsItem:
        """A draft of what is the Media Center's own, and so no story that is here already."""
        item = self._item(tidied(story, self._desk.now), author_id=author_id, feed_id=None)
        return await self._desk.work.news.add(item)

    async def thrown_away(self, story: Story, feed_id: int) -> bool:
        """Whether staff deleted the draft of this entry."""
        news = self._desk.work.news
        story = tidied(story, self._desk.now)
        for key in _certain_keys(story, feed_id):
            number = await news.thrown(key)
            if number is not None and not _other_entry(story, feed_id, await news.thrown_keys(number)):
                return True
        return False

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
        reaction = await self._desk.work.reactions.of_item(gone.id)
        if reaction is not None:
            await self._desk.work.reactions.save(replace(reaction, item_id=kept.id))
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

    async def _known(self, story: Story, others: Sequence[NewsItem], feed_id: int | None) -> NewsItem | None:
        for key in _certain_keys(story, feed_id):
            for number in await self._desk.work.news.known([key]):
                item = await self._desk.work.news.lock(number)
                if item is not None and await self._is_entry(item, story, key, feed_id):
                    return item
        by_title = await self._desk.work.news.known([key for key in keys_of(story) if key.startswith("title:")])
        for item in (*(await self._desk.work.news.some(by_title)), *others):
            if self._is_told_by(item, story) and not await self._is_other_entry(item, story, feed_id):
                return await self._desk.work.news.lock(item.id)
        return None

    async def _is_entry(self, item: NewsItem, story: Story, key: str, feed_id: int | None) -> bool:
        """Whether the item that has this key is the story, or an earlier one in the same place."""
        if key.startswith("guid:"):
            return True
        other = await self._is_other_entry(item, story, feed_id)
        if not key.startswith("text:"):
            return not other
        apart = abs(story.published_at - item.published_at) if story.published_at and item.published_at else timedelta()
        return apart <= (SAME_ISSUE if other else AGAIN)

    async def _is_other_entry(self, item: NewsItem, story: Story, feed_id: int | None) -> bool:
        return _other_entry(story, feed_id, await self._desk.work.news.keys(item.id)) if story.guid else False

    def _is_told_by(self, item: NewsItem, story: Story) -> bool:
        """Whether an item has the story's title, from about the same time and from no other page."""
        if not _same(story.title, item.title) or _elsewhere(story, item):
            return False
        if story.published_at is None and not story.guid and story.title == item.title:
            return True
        when = story.published_at or self._desk.now
        return abs(when - (item.published_at or item.created_at)) <= AGAIN

    async def _completed(self, known: NewsItem, story: Story, feed_id: int | None) -> NewsItem:
        """A draft gets the language that it lacks, and whichever embargo ends later."""
        await self._desk.work.news.know(known.id, keys_of(story, feed_id))
        if known.state is not NewsState.DRAFT:
            return known
        item = replace(
            known,
            title=_filled(known.title, story.title),
            summary=_filled(known.summary, story.summary),
            link=_filled(known.link, story.link),
            embargo_until=max(filter(None, (known.embargo_until, story.embargo_until)), default=None),
        )
        if item != known:
            await self._desk.work.news.save(item)
        return item

    def _item(self, story: Story, *, author_id: int | None, feed_id: int | None) -> NewsItem:
        topics = story.topics or _topics(story, partial(suggest_topics, self._desk.office.index))
        return NewsItem(
            id=0,
            created_at=self._desk.now,
            title=story.title,
            summary=story.summary,
            link=story.link,
            source=story.source,
            published_at=story.published_at,
            topics=topics,
            experts=story.experts,
            attachments=story.attachments,
            embargo_until=story.embargo_until,
            event_on=story.event_on,
            author_id=author_id,
            feed_id=feed_id,
        )

    def _twin(self, item: NewsItem, others: Sequence[NewsItem]) -> NewsItem | None:
        """An item that seems to tell the same: of late under much the same title, or in the other language."""
        when = item.published_at or self._desk.now
        for other in others:
            if abs(when - (other.published_at or other.created_at)) <= AGAIN and _alike(item.title, other.title):
                return other
        wanted = {"bg": "en", "en": "bg"}.get(item.languages[0] if len(item.languages) == 1 else "")
        if wanted is None:
            return None
        other_side = {other.id: other for other in others if other.languages == (wanted,) and _near(when, other)}
        found = likeliest(_gist(item), {number: _gist(other) for number, other in other_side.items()})
        return None if found is None else other_side[found]


def _certain_keys(story: Story, feed_id: int | None) -> list[str]:
    """By what a story is known for certain, the surest first."""
    return [key for key in keys_of(story, feed_id) if not key.startswith("title:")]


def _other_entry(story: Story, feed_id: int | None, keys: Sequence[str]) -> bool:
    """Whether what has these keys bears other marks in the story's feed."""
    if not story.guid or feed_id is None:
        return False
    marks = {key for key in keys if key.startswith(guids_of(feed_id))}
    return bool(marks) and f"{guids_of(feed_id)}{story.guid}" not in marks


def _with_own_link(story: Story, others: Sequence[NewsItem]) -> Story:
    """A link under which several items stand is no mark of any of them."""
    wanted = set(link_keys(story))
    standing = Counter(key for other in others for key in set(link_keys(_told_in(other))) & wanted)
    return replace(story, known_by=KnownBy.NOTHING) if any(count > 1 for count in standing.values()) else story


def _told_in(item: NewsItem) -> Story:
    return Story(title=item.title, summary=item.summary, link=item.link)


def _elsewhere(story: Story, item: NewsItem) -> bool:
    """Whether both have links and none in common, and it is not the very text on another site, which copied it."""
    mine, its = set(_parts_linked(story)), set(_parts_linked(_told_in(item)))
    if not mine or not its or not mine.isdisjoint(its):
        return False
    copied = story.summary and (story.title, story.summary) == (item.title, item.summary)
    return not copied or not {_site(key) for key in mine}.isdisjoint(_site(key) for key in its)


def _parts_linked(story: Story) -> list[str]:
    return link_keys(replace(story, known_by=KnownBy.PART))


def _site(link_key: str) -> str:
    return link_key.partition("/")[0]


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
    return any(same_title(first, second) for first, second in _pairs(one, other))


def _alike(one: Localized, other: Localized) -> bool:
    return any(alike(first, second) for first, second in _pairs(one, other))


def _pairs(one: Localized, other: Localized) -> list[tuple[str, str]]:
    """Texts in the same language."""
    pairs = ((one.bg, other.bg), (one.en, other.en), (one.plain, other.plain))
    return [(first, second) for first, second in pairs if first and second]


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
