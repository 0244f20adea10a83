"""The feeds that staff follow: each asked in its turn, what is new taken in, and what is broken told once.

A feed is asked outside any unit of work. It is claimed by moving its next turn on, so that two processes never ask one
feed at the same time, and a killed one loses no more than a turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from mediabot.domain.deliveries import Notice
from mediabot.domain.feeds import Feed
from mediabot.domain.sources import CantRead, FeedAnswer, Reason
from mediabot.services.desk import Desk, Office
from mediabot.services.news.intake import Intake
from mediabot.services.ports.sources import FeedReader
from mediabot.services.ports.store import Clock, Store

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=15)
LONGEST = timedelta(days=1)
"""Between two turns of a feed that keeps failing."""

AT_ONCE = 20
"""Feeds asked in one round."""

TOLD_AFTER = 3
"""Failures in a row after which staff hear of it: one alone is a hiccup."""

PIECE = 5
"""Stories taken in one unit of work; reading them takes a while, and others wait for the database."""


class Following:
    """Called by a ticker of its own. `on_change` wakes the courier."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        office: Callable[[], Office],
        on_change: Callable[[], None],
        reader: FeedReader,
    ) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change
        self._reader = reader

    async def follow(self) -> None:
        """Ask every feed that is due, and tell staff in one line how many drafts came of it."""
        async with self._store.begin() as work:
            due = await work.feeds.due(self._clock.now(), AT_ONCE)
        drafts = 0
        for feed in due:
            if await self._claim(feed):
                drafts += await self._ask(feed)
        if drafts:
            async with self._store.begin() as work:
                desk = Desk(work, self._clock.now(), self._office())
                await desk.owe_staff(Notice.STAFF_ALERT, 0, event="drafts", count=drafts)
                await work.commit()
        if due:
            self._on_change()

    async def _claim(self, feed: Feed) -> bool:
        async with self._store.begin() as work:
            mine = await work.feeds.claim(feed, self._clock.now() + EVERY)
            await work.commit()
        return mine

    async def _ask(self, feed: Feed) -> int:
        """How many drafts came of it."""
        try:
            answer = await self._reader.read(feed)
        except CantRead as error:
            await self._note_failure(feed, error)
            return 0
        drafts = 0 if answer.unchanged else await self._take(feed, answer)
        await self._note_success(feed, answer)
        return drafts

    async def _take(self, feed: Feed, answer: FeedAnswer) -> int:
        drafts = 0
        oldest_first = answer.stories[::-1]
        for piece in (oldest_first[at : at + PIECE] for at in range(0, len(oldest_first), PIECE)):
            async with self._store.begin() as work:
                intake = Intake(Desk(work, self._clock.now(), self._office()))
                taken = [await intake.take(story, feed_id=feed.id, trusted=feed.trusted) for story in piece]
                await work.commit()
            drafts += sum(one.new and not feed.trusted for one in taken)
        return drafts

    async def _note_success(self, feed: Feed, answer: FeedAnswer) -> None:
        async with self._store.begin() as work:
            known = await work.feeds.get(feed.id)
            if known is not None:
                moved = answer.moved_to if answer.moved_to and not await work.feeds.at(answer.moved_to) else known.url
                plain_name = known.name == feed.url or known.name in feed.url
                await work.feeds.save(
                    replace(
                        known,
                        url=moved,
                        name=answer.title if plain_name and answer.title else known.name,
                        etag=answer.etag,
                        modified=answer.modified,
                        read_at=self._clock.now(),
                        failures=0,
                        trouble="",
                        told_at=None,
                    )
                )
                await work.commit()

    async def _note_failure(self, feed: Feed, error: CantRead) -> None:
        """Ask later and later; tell staff once, until it has worked in between."""
        log.info("feed %s can't be read: %s", feed.id, error.reason)  # the detail may hold its address
        async with self._store.begin() as work:
            known = await work.feeds.get(feed.id)
            if known is None:
                return
            now = self._clock.now()
            failures = known.failures + 1
            gone = error.reason is Reason.GONE
            tell = known.told_at is None and (failures >= TOLD_AFTER or gone)
            wait = min(LONGEST, EVERY * 2 ** min(failures, 10))
            await work.feeds.save(
                replace(
                    known,
                    failures=failures,
                    trouble=error.reason.value,
                    next_at=now + wait,
                    active=known.active and not gone,
                    told_at=now if tell else known.told_at,
                )
            )
            if tell:
                desk = Desk(work, now, self._office())
                await desk.owe_staff(
                    Notice.STAFF_ALERT, 0, event="feed_broken", name=known.name, reason=error.reason.value
                )
            await work.commit()
