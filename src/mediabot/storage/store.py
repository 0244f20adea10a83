"""The store: units of work on one engine.

Keep a unit of work short, and never wait in it for anybody but the database: all others stand in line.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from mediabot.storage.engine import ensure_room, explained
from mediabot.storage.repositories.books import SqlBooks
from mediabot.storage.repositories.briefings import SqlBriefings, SqlSignups
from mediabot.storage.repositories.broadcasts import SqlBroadcasts
from mediabot.storage.repositories.chats import SqlLostChats, SqlMovedChats
from mediabot.storage.repositories.corrections import SqlCorrections, SqlOffers
from mediabot.storage.repositories.digests import SqlDigests, SqlEditions, SqlSubscriptions
from mediabot.storage.repositories.entries import SqlEntryDrafts
from mediabot.storage.repositories.figures import SqlFigures
from mediabot.storage.repositories.heard import SqlHeard, SqlSentMessages
from mediabot.storage.repositories.inbox import SqlInbox
from mediabot.storage.repositories.joining import SqlConsents, SqlEntryChecks, SqlProofs
from mediabot.storage.repositories.mails import SqlMailCodes, SqlMails
from mediabot.storage.repositories.news import SqlEmbargoes, SqlFeeds, SqlNews, SqlNewsSearches, SqlPageReads
from mediabot.storage.repositories.outbox import SqlCards, SqlDeliveries
from mediabot.storage.repositories.outcomes import SqlFollowUps
from mediabot.storage.repositories.people import SqlInvites, SqlLastAlbums, SqlLetters, SqlLimits, SqlPeople, SqlPrompts
from mediabot.storage.repositories.questions import SqlQuestions, SqlReferrals, SqlRemarks, SqlSearches
from mediabot.storage.repositories.reactions import SqlReactions, SqlStatements
from mediabot.storage.repositories.talks import SqlMeetings, SqlQuotes
from mediabot.storage.repositories.terms import SqlTerms
from mediabot.storage.repositories.versions import SqlVersions
from mediabot.storage.shelf import Repository


def utc_now() -> datetime:
    return datetime.now(UTC)


class SqlWork:
    """One transaction. It begins with the first statement."""

    def __init__(self, connection: AsyncConnection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self.books = SqlBooks(connection, self._look_again)
        self.people = SqlPeople(connection)
        self.prompts = SqlPrompts(connection)
        self.limits = SqlLimits(connection)
        self.searches = SqlSearches(connection)
        self.questions = SqlQuestions(connection, now)
        self.referrals = SqlReferrals(connection)
        self.follow_ups = SqlFollowUps(connection)
        self.figures = SqlFigures(connection)
        self.remarks = SqlRemarks(connection)
        self.terms = SqlTerms(connection)
        self.meetings = SqlMeetings(connection)
        self.quotes = SqlQuotes(connection)
        self.letters = SqlLetters(connection)
        self.last_albums = SqlLastAlbums(connection)
        self.invites = SqlInvites(connection)
        self.cards = SqlCards(connection)
        self.deliveries = SqlDeliveries(connection)
        self.mails = SqlMails(connection)
        self.mail_codes = SqlMailCodes(connection)
        self.sent_messages = SqlSentMessages(connection)
        self.heard = SqlHeard(connection)
        self.moved_chats = SqlMovedChats(connection)
        self.lost_chats = SqlLostChats(connection)
        self.inbox = SqlInbox(connection)
        self.versions = SqlVersions(connection)
        self.entry_drafts = SqlEntryDrafts(connection)
        self.consents = SqlConsents(connection)
        self.entry_checks = SqlEntryChecks(connection)
        self.proofs = SqlProofs(connection)
        self.news = SqlNews(connection)
        self.news_searches = SqlNewsSearches(connection)
        self.corrections = SqlCorrections(connection)
        self.offers = SqlOffers(connection)
        self.embargoes = SqlEmbargoes(connection)
        self.feeds = SqlFeeds(connection)
        self.page_reads = SqlPageReads(connection)
        self.subscriptions = SqlSubscriptions(connection)
        self.digests = SqlDigests(connection)
        self.editions = SqlEditions(connection)
        self.broadcasts = SqlBroadcasts(connection)
        self.briefings = SqlBriefings(connection)
        self.signups = SqlSignups(connection)
        self.reactions = SqlReactions(connection)
        self.statements = SqlStatements(connection)

    async def touch(self) -> None:
        """Write over a row what it holds already."""
        await self._connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")

    async def commit(self) -> None:
        await self._connection.commit()

    def _look_again(self) -> None:
        for kept in vars(self).values():
            if isinstance(kept, Repository):
                kept.look_again()


class SqlStore:
    """Units of work on SQLite or PostgreSQL. `now` tells the present to the few queries that need it.

    Use one store per engine: it lets one unit of work in at a time, in the order of asking, which is faster and fairer
    than to let them fight for the database's lock. Other processes still meet at that lock.
    """

    def __init__(self, engine: AsyncEngine, now: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self._now = now
        self._turn = Turn()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[SqlWork]:
        """A new unit of work; rolled back at the end of the block unless it was committed."""
        async with self._turn, self._connected() as work:
            yield work

    async def prove(self) -> None:
        """Write something that changes nothing. Raises what any other write would meet, and DatabaseUnusable where the
        disk is so full that the next one will fail."""
        ensure_room(self.engine.url)
        async with self.begin() as work:
            await work.touch()
            await work.commit()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[SqlWork]:
        async with AsyncExitStack() as stack:
            with explained(self.engine, "can't be opened"):
                connection = await stack.enter_async_context(self.engine.connect())
            yield SqlWork(connection, self._now)


class Turn:
    """A lock that lets one task in at a time, and tells a task that waits for itself instead of hanging."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._owner: asyncio.Task[object] | None = None

    async def __aenter__(self) -> None:
        if self._owner is asyncio.current_task():
            raise RuntimeError("a unit of work can't begin inside another one")
        await self._lock.acquire()
        self._owner = asyncio.current_task()

    async def __aexit__(self, *error: object) -> None:
        self._owner = None
        self._lock.release()
