"""Somebody has everything deleted that is held about them.

What others took part in stays, without a name, a story or a contact, and both sides are told. What stands in the chats
of the others is emptied: cards are drawn anew from what is left, and whatever is no card any more says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mediabot.domain import cases
from mediabot.domain.availability import Terms
from mediabot.domain.deliveries import Shown
from mediabot.domain.news import EmbargoAccess
from mediabot.domain.notices.broadcasts import SenderList
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.kinds import Card, Notice, NoticeKind
from mediabot.domain.notices.news import EmbargoAccessList
from mediabot.domain.notices.notes import Note, StaffAlert
from mediabot.domain.notices.packing import NOTICES
from mediabot.domain.notices.people import Deleted
from mediabot.domain.notices.questions import StaffList, StaffSearches
from mediabot.domain.people import Person, Standing
from mediabot.services.broadcasts.broadcasting import Broadcasting
from mediabot.services.desk import Desk
from mediabot.services.people.correspondence import Correspondence
from mediabot.services.people.roles import ensure_others_stay
from mediabot.services.questions.accounts import Accounts
from mediabot.services.questions.cases import close_case, open_case
from mediabot.services.questions.standby import Standby

STAYING = frozenset(
    {
        *(NoticeKind.QUESTION, NoticeKind.REFERRAL, NoticeKind.FOLLOW_UP, NoticeKind.THANKS),
        *(NoticeKind.STAFF_QUESTION, NoticeKind.STAFF_BROADCAST, NoticeKind.STAFF_REACTION),
        NoticeKind.STAFF_BRIEFING,
    }
)
"""Cards of what stays without the person."""


class Leaving:
    """The one way out of the books."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def delete(self, person: Person) -> None:
        """Remove the person.

        A blocked person's id stays, with nothing else, so that the block holds; so does that of a dismissed one whom
        the settings name, and a closed embargo access.
        Raises LastOfStaff, LastSender: somebody has to stay.
        """
        work = self._desk.work
        await self._ensure_may_leave(person)
        access = await work.embargoes.get(person.id)
        await Accounts(self._desk).lost(person.id)
        await Correspondence(self._desk).end_talks(person.id)
        await Broadcasting(self._desk).take_back_of(person)
        await Standby(self._desk).end_of(person.id)
        await self._end_questions(person)
        await self._leave_directory(person)
        await work.cards.forget(person.id)
        await self._empty(await work.books.shown(person.id))
        await self._draw_lists_anew(person, listed=access is not None)
        await work.books.forget(person.id)
        self._desk.replies.clear()
        await self._keep_out(person)
        if access is not None and access.closed_at is not None:
            bare = EmbargoAccess(person.id, access.agreed_at, access.terms_version, access.closed_at)
            await work.embargoes.put(bare)
        await self._desk.reply(Deleted(language=person.language))

    async def _ensure_may_leave(self, person: Person) -> None:
        """Whom the settings name come back as soon as they write."""
        if person.staff and person.id not in self._desk.office.first_staff:
            await ensure_others_stay(self._desk, person, by=person)

    async def _keep_out(self, person: Person) -> None:
        blocked = person.standing is Standing.BLOCKED
        dismissed = person.dismissed_at if person.id in self._desk.office.first_staff else None
        if blocked or dismissed:
            standing = Standing.BLOCKED if blocked else Standing.UNKNOWN
            bare = Person(person.id, standing=standing, language=person.language, dismissed_at=dismissed)
            await self._desk.work.people.save(bare)

    async def _end_questions(self, person: Person) -> None:
        await self._desk.work.questions.remove_drafts(person.id)
        for question in await self._desk.work.questions.under_way(person.id):
            before = await open_case(self._desk, question.id)
            after = cases.cancel(before, self._desk.now)
            nameless = replace(after.question, journalist_id=None, story="", search_id=None, reason="")
            await close_case(self._desk, before, replace(after, question=nameless))

    async def _leave_directory(self, person: Person) -> None:
        """Nobody offers their contacts, nor them, any more. The public part of the entry stays until staff take it
        out, and of their terms only that nobody is to ask them."""
        if person.expert_id:
            await self._desk.work.terms.put(Terms(person.expert_id, paused=True))
            await self._desk.work.versions.strike(person.expert_id, self._desk.now)
            await self._desk.work.entry_drafts.forget_expert(person.expert_id)
            await self._desk.work.proofs.forget_expert(person.expert_id)
            await self._desk.work.entry_checks.drop(person.expert_id)
            await self._desk.owe_staff(StaffAlert(Alert.EXPERT_LEFT, expert=person.expert_id))

    async def _empty(self, shown: Iterable[tuple[NoticeKind, Sequence[int]]]) -> None:
        """In every chat but their own, whose cards are gone by now."""
        work = self._desk.work
        for kind, subjects in shown:
            cards = await work.cards.showing(kind, subjects)
            older = await work.cards.take_older(kind, subjects)
            if kind in STAYING:
                await self._desk.owe_edits([(one, _card(kind, one)) for one in cards])
            else:
                await work.cards.drop_all(kind, subjects)
                older = (*cards, *older)
            await self._desk.owe_edits([(one, Note(Event.LEFT)) for one in older])

    async def _draw_lists_anew(self, person: Person, *, listed: bool) -> None:
        """The newest of each chat; older ones are of no more use. `listed`: they have agreed to the embargo terms."""
        lists: dict[NoticeKind, Notice] = {NoticeKind.STAFF_LIST: StaffList(), StaffSearches.kind: StaffSearches()}
        if person.staff:
            lists[NoticeKind.STAFF_SENDERS] = SenderList()
        if listed or person.staff:
            lists[NoticeKind.STAFF_EMBARGO] = EmbargoAccessList()
        cards = self._desk.work.cards
        for kind, notice in lists.items():
            shown = [*await cards.take_older(kind, (0,)), *await cards.showing(kind, (0,))]
            newest = {one.chat_id: one for one in shown}
            again = [(one, notice if newest[one.chat_id] is one else Note(Event.OLD_LIST)) for one in shown]
            await self._desk.owe_edits(again)


def _card(kind: NoticeKind, shown: Shown) -> Notice:
    card: type[Card] = NOTICES[kind]  # type: ignore[assignment]
    return card(subject=shown.subject)  # type: ignore[call-arg]
