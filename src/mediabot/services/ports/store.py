"""What the journeys need from outside: a store, a messenger, a clock, and the directory in force.

The adapters are in `storage/` and `bot/`. A unit of work (`Work`) is one transaction: it rolls back unless `commit` was
called. `add` gives the row its id; ids passed in are ignored.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from mediabot.domain.audience import Audience
from mediabot.domain.availability import Asks, Terms
from mediabot.domain.broadcasts import Progress
from mediabot.domain.chats import LostChat
from mediabot.domain.conversation import LastAlbum, Letter, Prompt, Remark
from mediabot.domain.deliveries import Delivery, Lane, Shown
from mediabot.domain.heard import Heard, SentMessage
from mediabot.domain.inbox import Received
from mediabot.domain.invites import Invite
from mediabot.domain.limits import Limits
from mediabot.domain.mails import Mail, MailCode, MailKind
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Question, Search
from mediabot.domain.referrals import Referral, ReferralStatus
from mediabot.domain.versions import Version
from mediabot.services.ports.briefings import Briefings, Signups
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
from mediabot.services.ports.reactions import Reactions, Statements
from mediabot.services.ports.talks import Meetings, Quotes


class Clock(Protocol):
    """The present: aware, UTC."""

    def now(self) -> datetime: ...


class People(Protocol):
    async def get(self, person_id: int) -> Person | None: ...
    async def lock(self, person_id: int) -> Person | None:
        """The same, held against every other unit of work until this one ends."""
        ...

    async def save(self, person: Person) -> None:
        """Insert or update by id."""
        ...

    async def staff(self) -> Sequence[Person]:
        """Everybody who is staff, by id."""
        ...

    async def expert(self, expert_id: str) -> Person | None:
        """Whose account is tied to that directory entry."""
        ...

    async def experts(self) -> Sequence[Person]:
        """Everybody tied to a directory entry, by id."""
        ...

    async def pending(self) -> Sequence[Person]:
        """Journalists who wait for staff, longest first."""
        ...

    async def decided(self, limit: int) -> Sequence[Person]:
        """Journalists decided last, newest first."""
        ...

    async def called(self, username: str) -> Person | None:
        """Who has that Telegram user name (without @)."""
        ...

    async def some(self, person_ids: Collection[int]) -> Sequence[Person]:
        """Those of them who are there, by id."""
        ...

    async def named(self, usernames: Collection[str]) -> Sequence[Person]:
        """Those of these Telegram names, in any case, by id."""
        ...

    async def count(self, audience: Audience, now: datetime, default_language: str) -> int:
        """How many people are in an audience."""
        ...

    async def among(
        self, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[Person]:
        """The next people of an audience, by id."""
        ...


class PersonalLimits(Protocol):
    """How much a person, or everybody (0), may ask."""

    async def get(self, person_id: int) -> Limits | None: ...
    async def put(self, limits: Limits) -> None: ...


class Prompts(Protocol):
    async def get(self, chat_id: int, person_id: int) -> Prompt | None: ...
    async def put(self, prompt: Prompt) -> None:
        """The chat's open question to that person from now on; the one before is forgotten."""
        ...

    async def clear(self, chat_id: int, person_id: int) -> None: ...


class Searches(Protocol):
    async def get(self, search_id: int) -> Search | None: ...
    async def add(self, search: Search) -> Search: ...
    async def save(self, search: Search) -> None: ...
    async def of(self, person_id: int) -> Sequence[Search]:
        """Everything that person typed as a topic, oldest first."""
        ...

    async def lately(self, person_id: int, limit: int) -> Sequence[Search]:
        """The last of them, newest first."""
        ...

    async def of_journalists(self, since: datetime, limit: int) -> Sequence[tuple[int, Found]]:
        """Who asked since then, and the best that was found; newest first, without staff and experts. Where nobody
        was found there is nothing."""
        ...

    async def with_staff(self) -> Sequence[Search]:
        """Shown to staff (`with_staff_at`) and not settled, oldest first."""
        ...

    async def with_staff_since(self, since: datetime, *, but: int) -> bool:
        """Whether another one than that was shown to staff since then and is not settled."""
        ...


class Questions(Protocol):
    async def get(self, question_id: int) -> Question | None: ...
    async def lock(self, question_id: int) -> Question | None:
        """The same, held against every other unit of work until this one ends."""
        ...

    async def add(self, question: Question) -> Question: ...
    async def save(self, question: Question) -> None: ...
    async def remove(self, question_id: int) -> None:
        """Remove the question with its referrals and remarks (a draft that was given up)."""
        ...

    async def remove_drafts(self, journalist_id: int) -> None:
        """The same with all that this journalist has not sent."""
        ...

    async def of(self, journalist_id: int) -> Sequence[Question]:
        """All of that journalist's, oldest first."""
        ...

    async def lately(self, journalist_id: int, limit: int) -> Sequence[Question]:
        """The last of them, newest first."""
        ...

    async def under_way(self, journalist_id: int) -> Sequence[Question]:
        """Those of them that were sent and have not ended, oldest first."""
        ...

    async def in_reserve(self, journalist_id: int) -> Sequence[Question]:
        """Those of them for which somebody stands by, or is asked to, oldest first."""
        ...

    async def open(self) -> Sequence[Question]:
        """Sent and not ended, and those of which nobody is left but the deadline has not passed; oldest first."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions on which time has something to do, longest overdue first."""
        ...


class Referrals(Protocol):
    async def get(self, referral_id: int) -> Referral | None: ...
    async def add(self, referral: Referral) -> Referral: ...
    async def save(self, referral: Referral) -> None: ...
    async def of_question(self, question_id: int) -> Sequence[Referral]:
        """By position."""
        ...

    async def lately(self, person_id: int, limit: int) -> Sequence[tuple[Referral, str]]:
        """What that expert's account was asked last, newest first, each with the story."""
        ...

    async def open_of(self, person_id: int) -> Sequence[Referral]:
        """What that expert's account is asked now, be it to stand by, or stands by for; oldest first."""
        ...

    async def talks_of(self, person_id: int) -> Sequence[Referral]:
        """Those over which that person talks, on either side, oldest first."""
        ...

    async def open(self) -> Sequence[tuple[int, str]]:
        """Which questions are with which experts now."""
        ...

    async def reserves(self) -> Sequence[tuple[int, str]]:
        """For which questions which experts stand by, or are asked to."""
        ...

    async def asks(self, expert_ids: Collection[str], since: datetime, *, but: int | None = None) -> Mapping[str, Asks]:
        """What each of these experts was asked since then, and is being asked, by their entry; without that question's
        own."""
        ...

    async def last_asked(self, expert_ids: Collection[str]) -> Mapping[str, datetime]:
        """When each of these experts was asked last; nothing of those who never were."""
        ...

    async def waiting_for(self, expert_ids: Collection[str]) -> Sequence[int]:
        """Ids of questions that are with nobody now and wait, among others, for one of these experts."""
        ...

    async def to_remind(self, now: datetime, limit: int) -> Sequence[int]:
        """Ids of questions whose expert has let half of the time to answer pass, longest overdue first."""
        ...


class ExpertTerms(Protocol):
    """Experts' own terms, by the id of their entry; a directory without it keeps them."""

    async def of(self, expert_id: str) -> Terms:
        """As the expert set them; the usual ones where they never did."""
        ...

    async def some(self, expert_ids: Collection[str]) -> Mapping[str, Terms]:
        """Those of each of these."""
        ...

    async def all(self) -> Sequence[Terms]:
        """All that were ever set, by id."""
        ...

    async def put(self, terms: Terms) -> None: ...
    async def drop(self, expert_id: str) -> None: ...


class Remarks(Protocol):
    async def get(self, remark_id: int) -> Remark | None: ...
    async def add(self, remark: Remark) -> Remark: ...
    async def spoken(self, referral_id: int, author_id: int | None = None) -> bool:
        """Whether anything was said in that talk, by that person where one is named."""
        ...

    async def answer_of(self, referral_id: int) -> Remark | None:
        """With what the expert answered the question itself, as it was last edited."""
        ...

    async def said_at(self, author_id: int, message_id: int) -> Remark | None:
        """What that message of its author's chat said, as it was last edited."""
        ...


class Letters(Protocol):
    async def get(self, letter_id: int) -> Letter | None: ...
    async def add(self, letter: Letter) -> Letter: ...
    async def save(self, letter: Letter) -> None: ...
    async def of(self, person_id: int) -> Sequence[Letter]:
        """The correspondence with that person, oldest first."""
        ...

    async def last_of(self, person_id: int) -> Letter | None:
        """The newest of it."""
        ...

    async def answer_to(self, letter_id: int) -> Letter | None:
        """The one that answers it."""
        ...

    async def unanswered(self) -> Sequence[Letter]:
        """From people, not yet answered; oldest first."""
        ...


class LastAlbums(Protocol):
    async def get(self, person_id: int) -> LastAlbum | None: ...
    async def put(self, album: LastAlbum) -> None: ...


class Invites(Protocol):
    async def add(self, invite: Invite) -> Invite: ...
    async def get(self, invite_id: int) -> Invite | None: ...
    async def open(self, now: datetime) -> Sequence[Invite]:
        """Those that still work, newest first."""
        ...

    async def by_hash(self, token_hash: str) -> Invite | None:
        """Held against every other unit of work until this one ends."""
        ...

    async def save(self, invite: Invite) -> None: ...


class Cards(Protocol):
    """Which message of a chat shows a card."""

    async def get(self, chat_id: int, kind: NoticeKind, subject: int) -> int | None: ...
    async def shown_by(self, chat_id: int, kind: NoticeKind, message_id: int) -> int | None:
        """The subject whose card of that kind the message is."""
        ...

    async def put(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None: ...
    async def chats(self, kind: NoticeKind, subject: int) -> Sequence[int]:
        """The chats that show it."""
        ...

    async def leave(self, chat_id: int, kind: NoticeKind, subject: int, message_id: int) -> None:
        """That message shows it as well, and stays as it is."""
        ...

    async def showing(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        """The cards of these."""
        ...

    async def take_older(self, kind: NoticeKind, subjects: Sequence[int]) -> Sequence[Shown]:
        """Messages that were cards of these before, or show them as well; asked for once, to be emptied."""
        ...

    async def drop(self, chat_id: int, kind: NoticeKind, subject: int) -> None: ...
    async def drop_all(self, kind: NoticeKind, subjects: Sequence[int]) -> None:
        """No message is a card of these any more."""
        ...

    async def forget(self, chat_id: int) -> None: ...


class SentMessages(Protocol):
    """What each message of the bot in a private chat was about."""

    async def get(self, chat_id: int, message_id: int) -> SentMessage | None: ...
    async def newest(self, chat_id: int, limit: int) -> Sequence[SentMessage]:
        """The last ones of that chat, newest first."""
        ...

    async def put_all(self, messages: Sequence[SentMessage]) -> None:
        """A message that is edited into another one is about that from now on."""
        ...

    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


class HeardWords(Protocol):
    async def get(self, heard_id: int) -> Heard | None: ...
    async def last_of(self, person_id: int) -> Heard | None: ...
    async def add(self, heard: Heard) -> Heard: ...
    async def save(self, heard: Heard) -> None: ...
    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


class Mails(Protocol):
    """E-mail that is owed."""

    async def get(self, mail_id: int) -> Mail | None: ...
    async def add(self, mail: Mail) -> Mail:
        """Owe this one. An unclaimed, unsent one of the same kind, subject and address already serves."""
        ...

    async def save(self, mail: Mail) -> None: ...
    async def remove(self, mail_id: int) -> None: ...
    async def last(self, kind: MailKind, subject: int) -> Mail | None:
        """The newest about that."""
        ...

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Mail]:
        """Take up to `limit` that are due, of each address the first; nobody else gets them before `until`."""
        ...

    async def waiting(self) -> int:
        """How many are owed."""
        ...

    async def tidy(self, before: datetime) -> int:
        """Remove what was finished before; how many went."""
        ...


class MailCodes(Protocol):
    """The last code of each person who said that an address is theirs."""

    async def get(self, person_id: int) -> MailCode | None: ...
    async def put(self, code: MailCode) -> None: ...
    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


class Deliveries(Protocol):
    async def get(self, delivery_id: int) -> Delivery | None: ...
    async def add(self, delivery: Delivery) -> Delivery:
        """Owe this message. An unclaimed, unsent delivery of the same card, alike in its detail, to the same chat
        already serves: it is returned instead (cards are made from what is true when they are sent). One that is
        claimed from the start is always added."""
        ...

    async def add_many(self, deliveries: Sequence[Delivery]) -> None:
        """Owe all of these in one statement, whatever is owed already."""
        ...

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """Take up to `limit` due deliveries, by lane and age, no more than one a chat and never past an earlier
        unfinished one of the same chat; nobody else gets them before `until`. What is put off or claimed for longer
        than `LONGEST_DELAY` is due: the clock has been set back since."""
        ...

    async def claim_of(self, broadcast_id: int, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """The same of a broadcast's many, longest due first. Whether it may be sent now the caller must know."""
        ...

    async def save(self, delivery: Delivery) -> None: ...
    async def sent(self, delivery_ids: Collection[int], now: datetime) -> Collection[int]:
        """These were sent, and need no detail any more. Those that are still there: whose they were may have left."""
        ...

    async def shown(self, delivery_id: int, message_id: int) -> None:
        """It was sent, and that message shows it."""
        ...

    async def messages(self, delivery_ids: Collection[int]) -> Collection[int]:
        """The messages that show these."""
        ...

    async def give_back(self, delivery_ids: Collection[int]) -> None:
        """Nobody holds these any more."""
        ...

    async def move(self, chat_id: int, new_chat_id: int) -> None:
        """Whatever is owed to that chat is owed to the new one, as new messages."""
        ...

    async def plan(
        self, broadcast_id: int, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[int]:
        """Owe a broadcast to the next people of its audience, by id, as it was at `now`; who they are. Nobody: it is
        planned."""
        ...

    async def progress(self, broadcast_id: int) -> Progress:
        """How the deliveries of a broadcast went so far."""
        ...

    async def drop_broadcasts_to(self, chat_id: int) -> None:
        """Remove what of broadcasts is owed to that chat, but for what is under way already."""
        ...

    async def drop(self, broadcast_id: int, limit: int, lapsed: datetime | None = None) -> int:
        """Remove some of what a broadcast still owes; how many went. What is claimed stays with whoever sends it;
        with `lapsed` also what was claimed until before then goes."""
        ...

    async def failed(self, since: datetime) -> Sequence[Delivery]:
        """Given up since then, newest first; a broadcast counts its own."""
        ...

    async def owed_to(self, chat_id: int) -> Sequence[Delivery]:
        """What is owed to that chat and held by nobody, in order."""
        ...

    async def remove(self, delivery_id: int) -> None: ...
    async def waiting(self) -> int:
        """How many are owed."""
        ...

    async def oldest(self, now: datetime) -> Mapping[Lane, datetime]:
        """By lane, since when the oldest is owed that is due; a broadcast's only while it is being sent."""
        ...

    async def tidy(self, before: datetime, limit: int = ...) -> int:
        """Remove some rows sent or given up before that instant, or left by a broadcast that is over; how many went."""
        ...


class MovedChats(Protocol):
    """Groups that became supergroups and have another id since."""

    async def put(self, chat_id: int, new_chat_id: int) -> None: ...
    async def where(self, chat_id: int) -> int:
        """The id of that chat now."""
        ...


class LostChats(Protocol):
    """Groups that can't be written to, until a message arrives there again."""

    async def get(self, chat_id: int) -> LostChat | None: ...
    async def put(self, lost: LostChat) -> None: ...
    async def drop(self, chat_id: int) -> None: ...


class Inbox(Protocol):
    async def keep(self, updates: Sequence[Received]) -> Sequence[Received]:
        """Store what is new (by update_id) and return only that."""
        ...

    async def take(self, received: Received, now: datetime) -> bool:
        """Mark as done and empty the payload, in this unit of work. False when it is done already, or when an
        earlier update of the same sequence is not."""
        ...

    async def unname(self, update_id: int) -> None:
        """Forget whose this one was, which is done."""
        ...

    async def undone(self, limit: int) -> Sequence[Received]:
        """Not handled yet, by update_id."""
        ...

    async def heard_from(self, sequence: int, since: datetime) -> bool:
        """Whether anything has come from there since then."""
        ...

    async def forget(self, before: datetime) -> int:
        """Remove rows done before that instant; how many went."""
        ...


class Versions(Protocol):
    async def add(self, version: Version) -> Version: ...
    async def get(self, version_id: int) -> Version | None: ...
    async def newest(self) -> Version | None: ...
    async def newest_id(self) -> int:
        """0 when nothing was published."""
        ...

    async def known(self, fingerprint: str) -> bool:
        """Whether a file of this fingerprint was ever published."""
        ...

    async def naming(self, expert_id: str) -> Sequence[int]:
        """Ids of those that may have an entry of that expert, newest first."""
        ...

    async def strike(self, expert_id: str, now: datetime) -> None:
        """The expert left: a new version without their contacts is in force, and no other one has their entry."""
        ...

    async def all(self) -> Sequence[Version]:
        """Newest first; `text` is left empty."""
        ...


@dataclass(frozen=True)
class Unread:
    """JSON as the database keeps it."""

    text: str


class Books(Protocol):
    """All that is held about one person, over all tables."""

    async def of(self, person_id: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every row by what it is to them; of rows that are about somebody else, what concerns them."""
        ...

    async def experts_asked(self, person_id: int) -> Sequence[tuple[int, str, ReferralStatus, datetime | None]]:
        """To whom each of their questions was put, how it stands, and when they were asked."""
        ...

    async def count(self, person_id: int, names: Sequence[str]) -> Mapping[str, int]:
        """How many rows there are under these names."""
        ...

    async def shown(self, person_id: int) -> Sequence[tuple[NoticeKind, Sequence[int]]]:
        """On which notices in other people's chats they stand, by their subjects."""
        ...

    async def forget(self, person_id: int) -> None:
        """Remove what is theirs, and take them out of what others took part in."""
        ...


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


class Gate(Protocol):
    """Lets messages out in such a pace that Telegram takes them all, the most urgent lane first."""

    def turn(self, chat_id: int, lane: Lane, messages: int = 1) -> AbstractAsyncContextManager[None]:
        """Enter when so many messages may go to that chat; inside, call Telegram once, and let its MustWait pass.

        Raises MustWait at once where the chat, or everybody, has to wait for longer than a moment.
        """
        ...


class OpenGate:
    """No pace at all."""

    @asynccontextmanager
    async def turn(self, chat_id: int, lane: Lane, messages: int = 1) -> AsyncIterator[None]:
        yield


class Messenger(Protocol):
    async def foresee(self, deliveries: Sequence[Delivery]) -> None:
        """These are sent within a second or so: what they need may be read at one go."""
        ...

    async def send(self, delivery: Delivery) -> int | None:
        """Show it to its chat: edits `delivery.message_id` where set (sends anew when that message is gone).

        The id of the message that shows it now; None when there was nothing left to show. Raises a `DeliveryFailed`
        that says whether to give up, wait or try again.
        """
        ...
