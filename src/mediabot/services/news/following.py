"""The feeds that staff follow: each asked in its turn, what is new taken in, and what is broken told once.

A feed is asked outside any unit of work. It is claimed by moving its next turn on, so that two processes never ask one
feed at the same time, and a killed one loses no more than a turn.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from mediabot.domain.feeds import EVERY, LONGEST, Feed
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.news import FeedList
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.sources import CantRead, FeedAnswer, Reason
from mediabot.domain.stories import Story, link_or_nothing
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.news.intake import Intake
from mediabot.services.ports.sources import FeedReader

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Feeds asked in one round."""

SIDE_BY_SIDE = 4
"""Of these: a slow one holds up only a few."""

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
        turns = asyncio.Semaphore(SIDE_BY_SIDE)
        drafts = sum(await asyncio.gather(*(self._in_turn(feed, turns) for feed in due)))
        if drafts:
            async with self.desk() as desk:
                await desk.owe_staff(StaffAlert(Alert.DRAFTS, count=drafts))

    async def _in_turn(self, feed: Feed, turns: asyncio.Semaphore) -> int:
        """A feed that fails, in whatever way, is noted, and keeps none of the others from its turn."""
        async with turns:
            try:
                claimed = await self._claim(feed)
                return await self._ask(claimed) if claimed is not None else 0
            except Exception as error:
                log.error("feed %s can't be followed: %s", feed.id, type(error).__name__)
                with suppress(Exception):  # the next turn tries again
                    await self._note_failure(feed, CantRead(Reason.UNREADABLE, type(error).__name__))
                return 0

    async def _claim(self, feed: Feed) -> Feed | None:
        """The feed with its next turn, where it is ours to ask."""
        async with self.desk() as desk:
            until = desk.now + EVERY
            return replace(feed, next_at=until) if await desk.work.feeds.claim(feed, until) else None

    async def _ask(self, feed: Feed) -> int:
        """How many drafts came of it."""
        try:
            answer = await self.reader.read(feed)
        except CantRead as error:
            await self._note_failure(feed, error)
            return 0
        drafts, failed = (0, 0) if answer.unchanged else await self._take(feed, answer)
        if failed:
            await self._note_failure(feed, CantRead(Reason.UNREADABLE))
        else:
            await self._note_success(feed, answer)
        return drafts

    async def _take(self, feed: Feed, answer: FeedAnswer) -> tuple[int, int]:
        """How many drafts came of it, and how many entries nothing could be made of."""
        drafts, failed = 0, 0
        oldest_first = answer.stories[::-1]
        for piece in (oldest_first[at : at + PIECE] for at in range(0, len(oldest_first), PIECE)):
            try:
                drafts += await self._take_piece(feed, piece)
            except Exception:  # one of them: the others are taken each for itself
                for story in piece:
                    try:
                        drafts += await self._take_piece(feed, (story,))
                    except Exception as error:
                        log.error("an entry of feed %s can't be taken: %s", feed.id, type(error).__name__)
                        failed += 1
        return drafts, failed

    async def _take_piece(self, feed: Feed, piece: Sequence[Story]) -> int:
        """What staff have said of the feed while it was read counts: whether it is followed, and trusted."""
        async with self.desk() as desk:
            known = await _same(desk, feed)
            if known is None or not known.active:
                return 0
            intake = Intake(desk)
            wanted = [story for story in piece if not await intake.thrown_away(story, feed.id)]
            taken = [await intake.take(story, feed_id=feed.id, trusted=known.trusted) for story in wanted]
        return sum(one.new and not known.trusted for one in taken)

    async def _note_success(self, feed: Feed, answer: FeedAnswer) -> None:
        async with self.desk() as desk:
            feeds = desk.work.feeds
            known = await _same(desk, feed)
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
                        offered="",
                    )
                )

    async def _note_failure(self, feed: Feed, error: CantRead) -> None:
        """Ask later and later; tell staff once, until it has worked in between.

        Where there was never a feed they hear of it at once, with the one that the page offers.
        """
        log.info("feed %s can't be read: %s", feed.id, error.reason)  # the detail may hold its address
        async with self.desk() as desk:
            known = await _same(desk, feed)
            if known is None:
                return
            failures = known.failures + 1
            gone = error.reason is Reason.GONE
            no_feed = error.reason is Reason.NOT_A_FEED and known.read_at is None
            tell = known.told_at is None and (failures >= TOLD_AFTER or gone or no_feed)
            wait = min(LONGEST, EVERY * 2 ** min(failures, 10))
            left_alone = known.next_at == feed.next_at  # or staff want it to be asked now
            await desk.work.feeds.save(
                replace(
                    known,
                    failures=failures,
                    trouble=error.reason.value,
                    next_at=desk.now + wait if left_alone else known.next_at,
                    active=known.active and not gone,
                    told_at=desk.now if tell else known.told_at,
                    offered=_offered(error),
                )
            )
            if tell and no_feed:
                await desk.owe_staff(FeedList(feed.id))
            elif tell:
                await desk.owe_staff(StaffAlert(Alert.FEED_BROKEN, name=known.name, reason=error.reason))


async def _same(desk: Desk, feed: Feed) -> Feed | None:
    """The feed as it is now; None where staff have removed it meanwhile, or follow another address in its place."""
    known = await desk.work.feeds.get(feed.id)
    return known if known is not None and known.url == feed.url else None


def _offered(error: CantRead) -> str:
    """The first feed to which what was read leads, if it can be followed."""
    return next((link for found in error.feeds if (link := link_or_nothing(found))), "")
