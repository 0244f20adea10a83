"""The feeds that staff follow: each asked in its turn, what is new taken in, and what is broken told once.

A feed is asked outside any unit of work. It is claimed by moving its next turn on, so that two processes never ask one
feed at the same time, and a killed one loses no more than a turn.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from mediabot.domain.feeds import Feed
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.sources import CantRead, FeedAnswer, Reason
from mediabot.services.clockwork import Clockwork
from mediabot.services.news.intake import Intake
from mediabot.services.ports.sources import FeedReader

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


@dataclass(frozen=True)
class Following(Clockwork):
    """Feeds in their turns."""

    reader: FeedReader

    async def follow(self) -> None:
        """Ask every feed that is due, and tell staff in one line how many drafts came of it."""
        async with self.store.begin() as work:
            due = await work.feeds.due(self.clock.now(), AT_ONCE)
        drafts = 0
        for feed in due:
            if await self._claim(feed):
                drafts += await self._ask(feed)
        if drafts:
            async with self.desk() as desk:
                await desk.owe_staff(StaffAlert(Alert.DRAFTS, count=drafts))

    async def _claim(self, feed: Feed) -> bool:
        async with self.desk() as desk:
            return await desk.work.feeds.claim(feed, desk.now + EVERY)

    async def _ask(self, feed: Feed) -> int:
        """How many drafts came of it."""
        try:
            answer = await self.reader.read(feed)
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
            async with self.desk() as desk:
                intake = Intake(desk)
                taken = [await intake.take(story, feed_id=feed.id, trusted=feed.trusted) for story in piece]
            drafts += sum(one.new and not feed.trusted for one in taken)
        return drafts

    async def _note_success(self, feed: Feed, answer: FeedAnswer) -> None:
        async with self.desk() as desk:
            feeds = desk.work.feeds
            known = await feeds.get(feed.id)
            if known is not None:
                moved = answer.moved_to if answer.moved_to and not await feeds.at(answer.moved_to) else known.url
                plain_name = known.name == feed.url or known.name in feed.url
                await feeds.save(
                    replace(
                        known,
                        url=moved,
                        name=answer.title if plain_name and answer.title else known.name,
                        etag=answer.etag,
                        modified=answer.modified,
                        read_at=desk.now,
                        failures=0,
                        trouble="",
                        told_at=None,
                    )
                )

    async def _note_failure(self, feed: Feed, error: CantRead) -> None:
        """Ask later and later; tell staff once, until it has worked in between."""
        log.info("feed %s can't be read: %s", feed.id, error.reason)  # the detail may hold its address
        async with self.desk() as desk:
            known = await desk.work.feeds.get(feed.id)
            if known is None:
                return
            failures = known.failures + 1
            gone = error.reason is Reason.GONE
            tell = known.told_at is None and (failures >= TOLD_AFTER or gone)
            wait = min(LONGEST, EVERY * 2 ** min(failures, 10))
            await desk.work.feeds.save(
                replace(
                    known,
                    failures=failures,
                    trouble=error.reason.value,
                    next_at=desk.now + wait,
                    active=known.active and not gone,
                    told_at=desk.now if tell else known.told_at,
                )
            )
            if tell:
                await desk.owe_staff(StaffAlert(Alert.FEED_BROKEN, name=known.name, reason=error.reason))
