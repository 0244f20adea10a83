"""What the demo's newsroom begins with: sample news up to yesterday, more under embargo, and a crowd of readers.

The sample's dates are moved so that its newest item that is out is of yesterday, whenever the demo is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from mediabot.demo.botapi.world.world import World
from mediabot.domain.availability import Terms
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.people import Person
from mediabot.domain.stories import Story, keys_of
from mediabot.domain.subscriptions import Rhythm, Subscription, planned
from mediabot.services.ports.store import Work
from mediabot.storage.news_file import read_news_file
from mediabot.storage.nodes import ZONE

SAMPLE = Path(__file__).with_name("news.yaml")

FIRST_READER, READERS = 930_001, 500
EVERY_THIRD = 3
"""Of the readers, so many-th reads English."""

BLOCKED = frozenset({930_077, 930_211, 930_305, 930_444})
GONE = frozenset({930_123, 930_390})
"""Readers who blocked the bot, and whose accounts are no longer there: a report has something to tell."""

ON_LEAVE, LEAVE = "samuil-pulsarov", timedelta(days=14)
"""Of the sample's experts one is away, so that the list of experts shows how that looks."""

TO_COME = 4
"""Of the sample's items so many come out one a day from tomorrow on, so that a digest has something new."""

OPENS = time(7)


def people_the_crowd(world: World) -> None:
    """Accounts that only read."""
    world.add_crowd(FIRST_READER, READERS, first_name="Читател", language_code="bg")  # not shown: names
    for reader in BLOCKED:
        world.private(world.bot, reader).blocked = True
    for reader in GONE:
        world.deactivate(reader)


async def furnish(work: Work, now: datetime, subscribers: tuple[int, ...]) -> None:
    """The rows of all that; the subscribers get a digest every morning at eight."""
    for item, story in _items(now):
        added = await work.news.add(item)
        await work.news.know(added.id, keys_of(story))
    for number in range(FIRST_READER, FIRST_READER + READERS):
        english = number % EVERY_THIRD == 0
        await work.people.save(Person(number, f"Reader {number}", language="en" if english else "bg", created_at=now))
    await work.terms.put(Terms(ON_LEAVE, away_until=datetime.combine((now + LEAVE).date(), time(0), ZONE)))
    for person_id in subscribers:
        await work.subscriptions.put(_every_morning(person_id, now))


def _items(now: datetime) -> Iterator[tuple[NewsItem, Story]]:
    """Oldest first, so that numbers rise with time."""
    today = now.astimezone(ZONE).date()
    stories = sorted((story for _, story in read_news_file(SAMPLE).stories), key=_dated)
    shift = today - timedelta(days=1) - _day(stories[-TO_COME - 1])
    ahead = dict(zip((id(story) for story in stories[-TO_COME:]), range(1, TO_COME + 1), strict=True))
    for story in stories:
        days = ahead.get(id(story), 0)
        yield _item(story, now, today, shift, days), story


def _item(story: Story, now: datetime, today: date, shift: timedelta, days_ahead: int) -> NewsItem:
    opens = datetime.combine(today + timedelta(days=days_ahead), OPENS, ZONE).astimezone(now.tzinfo)
    dated = _dated(story) + shift
    return NewsItem(
        id=0,
        created_at=min(dated, now),
        title=story.title,
        summary=story.summary,
        link=story.link,
        source=story.source,
        published_at=opens if days_ahead else dated,
        topics=story.topics,
        topics_confirmed=True,
        experts=story.experts,
        embargo_until=opens if days_ahead else None,
        event_on=story.event_on + shift if story.event_on else None,
        state=NewsState.PUBLISHED,
        released_at=opens if days_ahead else dated,
    )


def _every_morning(person_id: int, now: datetime) -> Subscription:
    wanted = Subscription(person_id, rhythm=Rhythm.DAILY, hour=8, last_at=now - timedelta(days=3))
    return planned(wanted, now)


def _dated(story: Story) -> datetime:
    assert story.published_at is not None
    return story.published_at


def _day(story: Story) -> date:
    return _dated(story).astimezone(ZONE).date()
