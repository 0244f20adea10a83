"""The feeds that staff follow: adding, trusting, pausing, removing. Who reads them is `following.py`."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.feeds import Feed
from mediabot.domain.notices.news import FeedList, FeedMenu
from mediabot.domain.people import Person
from mediabot.domain.stories import checked_link
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening


class FeedDesk:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, staff: Person, feed_id: int, message_id: int | None, menu: FeedMenu = FeedMenu.CLOSED) -> None:
        """One feed, or the list for 0, in the same message."""
        ensure_staff(staff)
        await self._desk.turn_into(message_id, FeedList(feed_id, menu))

    async def ask_address(self, staff: Person) -> None:
        await ask_words(self._desk, staff, Ask.FEED_URL)

    async def add(self, staff: Person, address: str) -> None:
        """Follow the feed at that address from now on; one that is followed is shown. Raises BadLink."""
        ensure_staff(staff)
        url = checked_link(address)
        await stop_listening(self._desk, staff, {Ask.FEED_URL}, 0)
        feeds = self._desk.work.feeds
        feed = await feeds.at(url) or await feeds.add(
            Feed(0, url, name=urlsplit(url).hostname or url, next_at=self._desk.now, added_by=staff.id)
        )
        await self._desk.reply(FeedList(feed.id))

    async def trust(self, staff: Person, feed_id: int, message_id: int | None, *, trusted: bool) -> None:
        """Whether what comes is published by itself."""
        await self._change(staff, feed_id, message_id, trusted=trusted)

    async def pause(self, staff: Person, feed_id: int, message_id: int | None) -> None:
        await self._change(staff, feed_id, message_id, active=False)

    async def resume(self, staff: Person, feed_id: int, message_id: int | None) -> None:
        """Ask it again, at once."""
        await self._change(staff, feed_id, message_id, active=True, next_at=self._desk.now)

    async def read_now(self, staff: Person, feed_id: int, message_id: int | None) -> None:
        """Ask it at the next beat, however long it was to be left in peace."""
        await self._change(staff, feed_id, message_id, next_at=self._desk.now)

    async def follow_offered(self, staff: Person, feed_id: int, message_id: int | None) -> None:
        """Follow, in its place, the feed to which the page leads. Raises Gone when there is none any more."""
        ensure_staff(staff)
        feeds, feed = self._desk.work.feeds, await self._feed(feed_id)
        if not feed.offered:
            raise Gone(Kind.FEED, feed_id)
        known = await feeds.at(feed.offered)
        if known is not None:
            await feeds.remove(feed_id)
            await self._desk.turn_into(message_id, FeedList(known.id))
            return
        anew = replace(feed, url=feed.offered, offered="", failures=0, trouble="", told_at=None, active=True)
        await feeds.save(replace(anew, next_at=self._desk.now))
        await self._desk.turn_into(message_id, FeedList(feed_id))

    async def remove(self, staff: Person, feed_id: int, message_id: int | None) -> None:
        """Follow it no more; its items stay."""
        ensure_staff(staff)
        await self._feed(feed_id)
        await self._desk.work.feeds.remove(feed_id)
        await self._desk.turn_into(message_id, FeedList())

    async def _change(self, staff: Person, feed_id: int, message_id: int | None, **changes: object) -> None:
        ensure_staff(staff)
        feed = await self._feed(feed_id)
        await self._desk.work.feeds.save(replace(feed, **changes))  # type: ignore[arg-type]
        await self._desk.turn_into(message_id, FeedList(feed_id))

    async def _feed(self, feed_id: int) -> Feed:
        feed = await self._desk.work.feeds.get(feed_id)
        if feed is None:
            raise Gone(Kind.FEED, feed_id)
        return feed
