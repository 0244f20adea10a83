"""Where each table holds a person or what they typed: what is shown to them of it, and what becomes of it when they go.

A new column that can hold a person is entered here, or `tests/storage/test_books.py` fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import JSON, ColumnElement, Dialect, Text, TypeDecorator, and_, delete, func, select, update
from sqlalchemy import cast as as_kept
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from mediabot.domain.conversation import Ask
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.referrals import Contacts, ReferralStatus
from mediabot.services.ports.people import Unread
from mediabot.storage.rows.briefings import BriefingRow, SignupRow
from mediabot.storage.rows.broadcasts import BroadcastRow, BroadcastTapRow
from mediabot.storage.rows.digests import DigestRow, EditionRow, FollowedRow, SubscriptionRow
from mediabot.storage.rows.experts import ConsentRow, EntryDraftRow, ProofRow
from mediabot.storage.rows.news import (
    CorrectionRow,
    EmbargoAccessRow,
    FeedRow,
    NewsKeyRow,
    NewsReaderRow,
    NewsRow,
    NewsSearchRow,
    OfferRow,
    PageReadRow,
)
from mediabot.storage.rows.people import HeardRow, InviteRow, LastAlbumRow, LetterRow, LimitsRow, PersonRow, PromptRow
from mediabot.storage.rows.questions import (
    FollowUpRow,
    MeetingRow,
    QuestionRow,
    QuoteRow,
    ReferralRow,
    RemarkRow,
    SearchRow,
    UnmetTopicRow,
)
from mediabot.storage.rows.reactions import ReactionRow, StatementRow
from mediabot.storage.rows.sending import (
    OWED,
    CardRow,
    DeliveryRow,
    MailCodeRow,
    MailRow,
    OlderCardRow,
    ReceivedRow,
    SentMessageRow,
)
from mediabot.storage.schema import Row

Column = InstrumentedAttribute[Any]
Kept = Mapping[Column, Any]
"""What stands in the columns of a row that stays without the person."""

PERSON_ASKS = (Ask.REFUSE_JOURNALIST, Ask.BLOCK_PERSON, Ask.EMBARGO_BREACH)
"""What staff are asked about a person: `subject` is the person."""

PERSON_NOTICES = (
    *(NoticeKind.STAFF_JOURNALIST, NoticeKind.PRESS_CARD, NoticeKind.STAFF_ALERT, NoticeKind.STAFF_EMBARGO),
    NoticeKind.LIMITS,
)
"""Notices whose `subject` is a person."""

FINISHED_COPY = and_(~OWED, DeliveryRow.broadcast_id.is_not(None))
"""A broadcast counts it, whoever got it."""


@dataclass(frozen=True)
class Held:
    """Rows that hold a person in `column`, under the name by which they are shown to them.

    `left` empty: the rows go with the person. `shown` empty: they see the whole row, for it is theirs; otherwise the
    row is about somebody or something else, and they see those columns.
    """

    name: str
    column: Column
    left: Kept = field(default_factory=dict)
    shown: tuple[Column, ...] = ()
    only: ColumnElement[bool] | None = None
    held: Callable[[Column, int], ColumnElement[bool]] = lambda column, person_id: column == person_id

    def rows(self, person_id: int) -> ColumnElement[bool]:
        """The condition of those rows."""
        those = self.held(self.column, person_id)
        return those if self.only is None else and_(those, self.only)

    @property
    def row(self) -> type[Row]:
        return cast(type[Row], self.column.class_)


def author(name: str, column: Column, nobody: int | None = None) -> Held:
    """Staff wrote or decided it; it stays, by nobody."""
    return Held(name, column, left={column: nobody}, shown=(column.class_.id, column))


def _albums(key: Column, person_id: int) -> ColumnElement[bool]:
    return key.startswith(f"album:{person_id}:")


HELD: Sequence[Held] = (
    Held("person", PersonRow.id),
    Held("limits", LimitsRow.person_id),
    Held("asked_now", PromptRow.person_id),
    Held(
        "asked_of_staff",
        PromptRow.subject,
        shown=(PromptRow.ask, PromptRow.asked_at),
        only=PromptRow.ask.in_(PERSON_ASKS),
    ),
    Held("searches", SearchRow.person_id),
    Held(
        "proposed_to_experts",
        ReferralRow.asker_id,
        left={ReferralRow.asker_id: None, ReferralRow.proposal: "", ReferralRow.answered_back: ""},
        shown=(ReferralRow.question_id, ReferralRow.proposal, ReferralRow.answered_back),
    ),
    Held(
        "questions",
        QuestionRow.journalist_id,
        left={
            QuestionRow.journalist_id: None,
            QuestionRow.search_id: None,
            QuestionRow.story: "",
            QuestionRow.files: (),
            QuestionRow.trouble: "",
            QuestionRow.reason: "",
        },
    ),
    Held(
        "asked_as_expert",
        ReferralRow.person_id,
        left={
            ReferralRow.person_id: None,
            ReferralRow.contacts: Contacts(),
            ReferralRow.condition: "",
            ReferralRow.interests: "",
            ReferralRow.colleague: "",
            ReferralRow.asked_back: "",
            ReferralRow.withdrawal: "",
            ReferralRow.decided: None,
            ReferralRow.talking: False,
        },
    ),
    Held(
        "stories_told",
        FollowUpRow.journalist_id,
        left={FollowUpRow.journalist_id: None, FollowUpRow.link: "", FollowUpRow.item_id: None},
        shown=(
            *(FollowUpRow.question_id, FollowUpRow.outcome, FollowUpRow.link, FollowUpRow.fit),
            *(FollowUpRow.answered_at, FollowUpRow.item_id),
        ),
    ),
    Held(
        "journalists_rated",
        FollowUpRow.rated_by,
        left={FollowUpRow.rated_by: None},
        shown=(FollowUpRow.question_id, FollowUpRow.conduct),
    ),
    Held("topics_unmet", UnmetTopicRow.person_id, left={UnmetTopicRow.person_id: None}),
    Held("talks", RemarkRow.author_id),
    Held("reactions_answered", StatementRow.person_id),
    Held(
        "times_suggested",
        MeetingRow.proposed_by,
        left={MeetingRow.proposed_by: None, MeetingRow.proposed: None},
        shown=(MeetingRow.referral_id, MeetingRow.proposed),
    ),
    Held("quotes_sent", QuoteRow.author_id),
    Held(
        "quotes_checked",
        QuoteRow.answered_by,
        left={QuoteRow.answered_by: None, QuoteRow.correction: ""},
        shown=(QuoteRow.referral_id, QuoteRow.correction, QuoteRow.answered_at),
    ),
    Held("briefings_signed_up", SignupRow.person_id),
    Held("letters", LetterRow.person_id),
    Held("last_album", LastAlbumRow.person_id),
    Held("invites_used", InviteRow.used_by, shown=(InviteRow.role, InviteRow.outlet, InviteRow.used_at)),
    Held("subscription", SubscriptionRow.person_id),
    Held("topics_followed", FollowedRow.person_id),
    Held("entry_drafts", EntryDraftRow.author_id),
    Held("consents", ConsentRow.person_id),
    Held("embargo_access", EmbargoAccessRow.person_id),
    Held("news_searches", NewsSearchRow.person_id),
    Held("news_received", NewsReaderRow.person_id),
    Held("broadcasts_tapped", BroadcastTapRow.person_id),
    Held("sent_unasked", OfferRow.person_id),
    Held("albums_sent", NewsKeyRow.key, held=_albums),
    Held("pages_to_read", PageReadRow.chat_id),
    Held("messages", DeliveryRow.chat_id, only=~FINISHED_COPY),
    Held(
        "broadcasts_got",
        DeliveryRow.chat_id,
        left={DeliveryRow.chat_id: 0, DeliveryRow.reader_id: None},
        only=FINISHED_COPY,
    ),
    Held(
        "messages_to_staff",
        DeliveryRow.subject,
        shown=(DeliveryRow.kind, DeliveryRow.created_at, DeliveryRow.sent_at),
        only=DeliveryRow.kind.in_(PERSON_NOTICES),
    ),
    Held("mails", MailRow.person_id),
    Held(
        "mail_codes",
        MailCodeRow.person_id,
        shown=(MailCodeRow.address, MailCodeRow.purpose, MailCodeRow.made_at, MailCodeRow.sent, MailCodeRow.tries),
    ),
    Held("cards", CardRow.chat_id),
    Held("cards_of_staff", CardRow.subject, shown=(CardRow.kind,), only=CardRow.kind.in_(PERSON_NOTICES)),
    Held("older_cards", OlderCardRow.chat_id),
    Held("messages_shown", SentMessageRow.chat_id),
    Held("written_unasked", HeardRow.person_id),
    Held(
        "older_cards_of_staff",
        OlderCardRow.subject,
        shown=(OlderCardRow.kind,),
        only=OlderCardRow.kind.in_(PERSON_NOTICES),
    ),
    Held(
        "messages_of_staff",
        SentMessageRow.subject,
        shown=(SentMessageRow.kind,),
        only=SentMessageRow.kind.in_(PERSON_NOTICES),
    ),
    Held(
        "updates",
        ReceivedRow.sequence,
        left={ReceivedRow.sequence: 0},
        shown=(ReceivedRow.update_id, ReceivedRow.received_at, ReceivedRow.done_at),
        only=ReceivedRow.done_at.is_not(None),
    ),
    # of staff
    author("journalists_decided", PersonRow.decided_by),
    author("questions_in_hand", QuestionRow.taken_by),
    author("letters_written", LetterRow.author_id, nobody=0),
    Held(
        "invites_open",
        InviteRow.created_by,
        shown=(InviteRow.role, InviteRow.expires_at),
        only=InviteRow.used_at.is_(None),
    ),
    author("invites_made", InviteRow.created_by),
    author("news_written", NewsRow.author_id),
    author("corrections_written", CorrectionRow.author_id),
    Held(
        "embargo_closed",
        EmbargoAccessRow.closed_by,
        left={EmbargoAccessRow.closed_by: None},
        shown=(EmbargoAccessRow.closed_at,),
    ),
    author("feeds_added", FeedRow.added_by),
    author("reactions_prepared", ReactionRow.author_id),
    author("briefings_prepared", BriefingRow.author_id),
    author("digests_written", DigestRow.author_id),
    author("entries_decided", EntryDraftRow.decided_by),
    author("proofs_confirmed", ProofRow.confirmed_by),
    author("editions_decided", EditionRow.decided_by),
    author("broadcasts_written", BroadcastRow.author_id, nobody=0),
    author("broadcasts_asked_for", BroadcastRow.asked_by),
    author("broadcasts_confirmed", BroadcastRow.confirmed_by),
)


SHOWN: Sequence[tuple[NoticeKind, Column, Column]] = (
    (NoticeKind.STAFF_SEARCH, SearchRow.id, SearchRow.person_id),
    (NoticeKind.STAFF_LETTER, LetterRow.id, LetterRow.person_id),
    (NoticeKind.STAFF_QUESTION, QuestionRow.id, QuestionRow.journalist_id),
    (NoticeKind.STAFF_QUESTION, QuestionRow.id, QuestionRow.taken_by),
    (NoticeKind.STAFF_QUESTION, ReferralRow.question_id, ReferralRow.person_id),
    (NoticeKind.QUESTION, ReferralRow.question_id, ReferralRow.person_id),
    (NoticeKind.STAFF_REACTION, StatementRow.reaction_id, StatementRow.person_id),
    (NoticeKind.FOLLOW_UP, ReferralRow.question_id, ReferralRow.person_id),
    (NoticeKind.MEETING, ReferralRow.id, ReferralRow.person_id),
    (NoticeKind.QUOTE, QuoteRow.id, QuoteRow.author_id),
    (NoticeKind.QUOTE, QuoteRow.id, QuoteRow.answered_by),
    (NoticeKind.STAFF_PROPOSAL, EntryDraftRow.id, EntryDraftRow.author_id),
    (NoticeKind.ENTRY_FORM, EntryDraftRow.id, EntryDraftRow.author_id),
    (NoticeKind.STAFF_BRIEFING, SignupRow.briefing_id, SignupRow.person_id),
    (NoticeKind.STAFF_BROADCAST, BroadcastRow.id, BroadcastRow.author_id),
    (NoticeKind.STAFF_BROADCAST, BroadcastRow.id, BroadcastRow.confirmed_by),
)
"""Notices in other people's chats: where the row is that one shows, and who stands on it."""


class SqlBooks:
    """Everything about one person at once: a statement for each entry of `HELD`, however many rows there are.

    `look_again` is called when rows have changed behind the back of the repositories.
    """

    def __init__(self, connection: AsyncConnection, look_again: Callable[[], None]) -> None:
        self._connection = connection
        self._look_again = look_again

    async def of(self, person_id: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        return {held.name: await self._rows(held, person_id) for held in HELD}

    async def experts_asked(self, person_id: int) -> Sequence[tuple[int, str, ReferralStatus, datetime | None]]:
        told = (ReferralRow.question_id, ReferralRow.expert_id, ReferralRow.status, ReferralRow.asked_at)
        theirs = select(*told).join(QuestionRow).where(QuestionRow.journalist_id == person_id)
        found = await self._connection.execute(theirs.order_by(ReferralRow.question_id, ReferralRow.position))
        return [(one[0], one[1], one[2], one[3]) for one in found]

    async def count(self, person_id: int, names: Sequence[str]) -> Mapping[str, int]:
        counted = (self._counted(held, person_id) for held in HELD if held.name in names)
        return dict((await self._connection.execute(select(*counted))).mappings().one())

    async def shown(self, person_id: int) -> Sequence[tuple[NoticeKind, Sequence[int]]]:
        of_person = [(kind, (person_id,)) for kind in PERSON_NOTICES]
        of_rows = [(kind, await self._subjects(subject, column == person_id)) for kind, subject, column in SHOWN]
        of_experts = select(ReferralRow.id).join(QuestionRow).where(QuestionRow.journalist_id == person_id)
        referrals = (await self._connection.execute(of_experts)).scalars().all()
        asked = [(kind, referrals) for kind in (NoticeKind.REFERRAL, NoticeKind.THANKS, NoticeKind.MEETING)]
        return [(kind, subjects) for kind, subjects in (*of_person, *of_rows, *asked) if subjects]

    async def _subjects(self, subject: Column, whose: ColumnElement[bool]) -> Sequence[int]:
        found = select(subject).where(whose).distinct().order_by(subject)
        return [int(one) for one in (await self._connection.execute(found)).scalars()]

    async def forget(self, person_id: int) -> None:
        for held in HELD:
            those = held.rows(person_id)
            change = (
                update(held.row).where(those).values(dict(held.left)) if held.left else delete(held.row).where(those)
            )
            await self._connection.execute(change)
        self._look_again()

    def _counted(self, held: Held, person_id: int) -> ColumnElement[int]:
        rows = select(func.count()).select_from(held.row).where(held.rows(person_id))
        return rows.scalar_subquery().label(held.name)

    async def _rows(self, held: Held, person_id: int) -> Sequence[Mapping[str, Any]]:
        columns: Sequence[Any] = held.shown or tuple(held.row.__table__.c)
        names = [column.key for column in columns]
        found = await self._connection.execute(select(*map(_unread, columns)).where(held.rows(person_id)))
        return [dict(zip(names, row, strict=True)) for row in found]


class _AsKept(TypeDecorator[Unread]):
    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> Unread | None:
        return None if value is None else Unread(value)


def _unread(column: Any) -> Any:
    """To make something of thousands of them would hold the others up."""
    return as_kept(column, _AsKept) if isinstance(getattr(column.type, "impl", column.type), JSON) else column
