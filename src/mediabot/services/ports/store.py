"""What the journeys need from outside: a store, a messenger, a clock, and the directory in force.

The adapters are in `storage/` and `bot/`. A unit of work (`Work`) is one transaction: it rolls back unless `commit` was
called. `add` gives the row its id; ids passed in are ignored.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from mediabot.services.ports.briefings import Briefings, Signups
from mediabot.services.ports.directory import Versions
from mediabot.services.ports.entries import Consents, EntryChecks, EntryDrafts, Proofs
from mediabot.services.ports.newsroom import (
    Broadcasts,
    Corrections,
    Digests,
    Editions,
    Embargoes,
    Feeds,
    News,
    NewsSearches,
    Offers,
    PageReads,
    Subscriptions,
)
from mediabot.services.ports.outcomes import Figures, FollowUps
from mediabot.services.ports.people import (
    Books,
    HeardWords,
    Invites,
    LastAlbums,
    Letters,
    People,
    PersonalLimits,
    Prompts,
)
from mediabot.services.ports.questions import ExpertTerms, Questions, Referrals, Remarks, Searches
from mediabot.services.ports.reactions import Reactions, Statements
from mediabot.services.ports.sending import (
    Cards,
    Deliveries,
    Inbox,
    LostChats,
    MailCodes,
    Mails,
    MovedChats,
    SentMessages,
)
from mediabot.services.ports.talks import Meetings, Quotes


class Clock(Protocol):
    """The present: aware, UTC."""

    def now(self) -> datetime: ...


class Work(Protocol):
    """One transaction over everything that is kept."""

    @property
    def books(self) -> Books: ...
    @property
    def people(self) -> People: ...
    @property
    def limits(self) -> PersonalLimits: ...
    @property
    def prompts(self) -> Prompts: ...
    @property
    def searches(self) -> Searches: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def referrals(self) -> Referrals: ...
    @property
    def follow_ups(self) -> FollowUps: ...
    @property
    def terms(self) -> ExpertTerms: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def remarks(self) -> Remarks: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def quotes(self) -> Quotes: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def last_albums(self) -> LastAlbums: ...
    @property
    def invites(self) -> Invites: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def mails(self) -> Mails: ...
    @property
    def mail_codes(self) -> MailCodes: ...
    @property
    def sent_messages(self) -> SentMessages: ...
    @property
    def heard(self) -> HeardWords: ...
    @property
    def moved_chats(self) -> MovedChats: ...
    @property
    def lost_chats(self) -> LostChats: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def versions(self) -> Versions: ...
    @property
    def entry_drafts(self) -> EntryDrafts: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def entry_checks(self) -> EntryChecks: ...
    @property
    def proofs(self) -> Proofs: ...
    @property
    def news(self) -> News: ...
    @property
    def news_searches(self) -> NewsSearches: ...
    @property
    def corrections(self) -> Corrections: ...
    @property
    def offers(self) -> Offers: ...
    @property
    def embargoes(self) -> Embargoes: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def page_reads(self) -> PageReads: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def editions(self) -> Editions: ...
    @property
    def broadcasts(self) -> Broadcasts: ...
    @property
    def reactions(self) -> Reactions: ...
    @property
    def briefings(self) -> Briefings: ...
    @property
    def signups(self) -> Signups: ...
    @property
    def statements(self) -> Statements: ...
    async def commit(self) -> None: ...


class Store(Protocol):
    def begin(self) -> AbstractAsyncContextManager[Work]:
        """A new unit of work; rolled back at the end of the block unless it was committed."""
        ...
