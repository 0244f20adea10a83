"""The form of an entry: staff write a new one or change one that is there, an expert proposes for their own card.

Half-filled forms are rows. Staff's forms belong to all of staff; an expert's proposal is theirs until it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mediabot.domain.access import NotAllowed, ensure_not_blocked, ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Expert, Format, Localized
from mediabot.domain.entries import (
    OF_STAFF,
    EntryClosed,
    EntryDraft,
    EntryField,
    EntryNotTaken,
    EntryState,
    EntryTrouble,
    check,
    ensure_undecided,
    get,
    merged,
    put,
)
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.joining import EntryCheck
from mediabot.domain.languages import SPOKEN
from mediabot.domain.notices.entries import EntryForm, EntryOfStaff, EntryPlace, EntryProposal, ExpertList
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.entries import typed
from mediabot.services.entries.publishing import draft_of, forget_asking, in_force, last_known, today
from mediabot.services.listening import ask_words

NOBODY_YET = Expert("", Localized(), ())


class Entries:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # staff look

    async def list_all(self, staff: Person, wanted: str = "") -> None:
        ensure_staff(staff)
        await self._desk.reply(ExpertList(wanted=clean_line(wanted, limit=60)))

    async def show(
        self, staff: Person, expert_id: str, tapped: int | None, place: EntryPlace = EntryPlace.ENTRY
    ) -> None:
        """The entry in the place of the list."""
        ensure_staff(staff)
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id, place))

    # forms begin

    async def begin(self, staff: Person, expert_id: str = "") -> None:
        """A form for that entry, or for a new one; one that this person has begun goes on."""
        ensure_staff(staff)
        entry = await self._entry(expert_id) if expert_id else None
        await self._begin(staff, expert_id, entry, proposed=False)

    async def put_back(self, staff: Person, expert_id: str) -> None:
        """The entry as the last version had it that has it, to be published again. Raises Gone."""
        ensure_staff(staff)
        _, _, directory = await in_force(self._desk)
        before = None if directory.get(expert_id) else await last_known(self._desk, expert_id)
        if before is None:
            raise Gone(Kind.EXPERT, expert_id)
        await self._add(staff, EntryDraft(0, expert_id, before, None, staff.id, self._desk.now))

    async def propose(self, expert: Person) -> None:
        """An expert wants their own card otherwise."""
        ensure_not_blocked(expert)
        if not expert.expert_id:
            raise NotAllowed(f"person {expert.id} has no entry")
        await self._begin(expert, expert.expert_id, await self._entry(expert.expert_id), proposed=True)

    # forms are filled

    async def open(self, person: Person, draft_id: int, field: EntryField | None) -> None:
        """Ask for that field, or show all of them."""
        draft = await self._open_draft(person, draft_id)
        if field in OF_STAFF and draft.proposed:
            raise NotAllowed(f"{field} is not the expert's to propose")
        await self._go_to(person, replace(draft, guided=False), field)

    async def answer(self, person: Person, draft_id: int, words: str) -> None:
        """What was typed for the field that is open; what isn't taken is asked for again."""
        draft = await self._open_draft(person, draft_id)
        if draft.field is None:
            await self._go_to(person, draft, None)
            return
        try:
            value = typed.read(draft.field, words, draft.entry, today(self._desk))
            entry = put(draft.entry, draft.field, value)
        except EntryNotTaken as error:
            await self._desk.ask(person, Ask.ENTRY_FIELD, draft.id)
            await self._desk.reply(EntryForm(draft.id, error.trouble, error.about))
            return
        await self._go_to(person, replace(draft, entry=entry), draft.next_field(draft.field))

    async def skip(self, person: Person, draft_id: int) -> None:
        """The open field stays as it is."""
        draft = await self._open_draft(person, draft_id)
        await self._go_to(person, draft, draft.next_field(draft.field) if draft.field else None)

    async def choose(self, person: Person, draft_id: int, field: EntryField, value: str | Format, *, on: bool) -> None:
        """One of the languages or formats, or not any more; the form stays there."""
        draft = await self._open_draft(person, draft_id)
        if field is EntryField.LANGUAGES and value not in SPOKEN:
            raise Gone(Kind.CHOICE, value)
        chosen = _with_or_without(get(draft.entry, field), value, on=on)
        await self._go_to(person, replace(draft, entry=put(draft.entry, field, chosen)), field)

    # forms end

    async def drop(self, person: Person, draft_id: int) -> None:
        draft = await self._open_draft(person, draft_id)
        dropped = replace(draft, state=EntryState.DROPPED, field=None)
        await self._desk.work.entry_drafts.save(dropped)
        await forget_asking(self._desk, person, draft_id)
        await self._desk.reply(EntryForm(draft_id))

    async def send(self, expert: Person, draft_id: int) -> None:
        """The proposal goes to staff; an earlier one of the same expert that still waits is replaced by it."""
        draft = await self._open_draft(expert, draft_id)
        if not draft.proposed:
            raise NotAllowed("staff publish what they write")
        _, _, directory = await in_force(self._desk)
        before = directory.get(draft.expert_id)
        try:
            if before is not None and merged(draft, before) == before:
                raise EntryNotTaken(EntryTrouble.NOTHING_CHANGED)
            check(merged(draft, before), directory.experts)
        except EntryNotTaken as error:
            await self._desk.reply(EntryForm(draft_id, error.trouble, error.about))
            return
        await self._desk.work.entry_drafts.save(replace(draft, state=EntryState.SENT, field=None))
        await forget_asking(self._desk, expert, draft_id)
        await self._begin_count_anew(draft.expert_id)
        await self._desk.reply(EntryForm(draft_id))
        await self._desk.owe_staff(EntryProposal(draft_id))

    async def _begin_count_anew(self, expert_id: str) -> None:
        """Who proposes something has answered whether the card is right; staff have a week to look."""
        if await self._desk.work.entry_checks.get(expert_id) is not None:
            await self._desk.work.entry_checks.put(EntryCheck(expert_id, 0, self._desk.now))

    async def begin_refusal(self, staff: Person, draft_id: int) -> None:
        ensure_staff(staff)
        ensure_undecided(await draft_of(self._desk, draft_id))
        await ask_words(self._desk, staff, Ask.REFUSE_ENTRY, draft_id)

    async def refuse(self, staff: Person, draft_id: int, words: str) -> None:
        """The expert reads why. Raises EntryClosed where a colleague was faster."""
        ensure_staff(staff)
        draft = await draft_of(self._desk, draft_id)
        if not draft.proposed or draft.state is not EntryState.SENT:
            raise EntryClosed(draft_id, draft.state)
        refused = replace(draft, state=EntryState.REFUSED, decided_at=self._desk.now, decided_by=staff.id)
        await self._desk.work.entry_drafts.save(refused)
        if draft.author_id is not None:
            await self._desk.owe(draft.author_id, Note(Event.CARD_REFUSED, reason=clean_line(words, limit=500)))
        await self._desk.reply(EntryProposal(draft_id))

    # within

    async def _begin(self, person: Person, expert_id: str, entry: Expert | None, *, proposed: bool) -> None:
        begun = await self._desk.work.entry_drafts.open_of(person.id, expert_id)
        if begun is not None and begun.proposed is proposed:
            await self._go_to(person, begun, begun.field, fresh=True)
            return
        entered = entry or replace(NOBODY_YET, checked_on=today(self._desk))
        draft = EntryDraft(0, expert_id, entered, entry, person.id, self._desk.now, proposed)
        new = replace(draft, field=EntryField.NAME_BG, guided=True)
        await self._add(person, draft if entry else new)

    async def _add(self, person: Person, draft: EntryDraft) -> None:
        added = await self._desk.work.entry_drafts.add(draft)
        await self._go_to(person, added, added.field, fresh=True)

    async def _go_to(self, person: Person, draft: EntryDraft, field: EntryField | None, *, fresh: bool = False) -> None:
        await self._desk.work.entry_drafts.save(replace(draft, field=field))
        if field is None:
            await forget_asking(self._desk, person, draft.id)
        else:
            await self._desk.ask(person, Ask.ENTRY_FIELD, draft.id)
        await self._desk.reply(EntryForm(draft.id, fresh=fresh))

    async def _open_draft(self, person: Person, draft_id: int) -> EntryDraft:
        """For whoever may fill it in. Raises NotAllowed, EntryClosed."""
        ensure_not_blocked(person)
        draft = await draft_of(self._desk, draft_id)
        if not draft.proposed:
            ensure_staff(person)
        elif (draft.author_id, draft.expert_id) != (person.id, person.expert_id):
            raise NotAllowed(f"draft {draft_id} is somebody else's")
        if draft.state is not EntryState.OPEN:
            raise EntryClosed(draft_id, draft.state)
        return draft

    async def _entry(self, expert_id: str) -> Expert:
        _, _, directory = await in_force(self._desk)
        entry = directory.get(expert_id)
        if entry is None:
            raise Gone(Kind.EXPERT, expert_id)
        return entry


def _with_or_without(chosen: Iterable[Any], value: Any, *, on: bool) -> tuple[Any, ...]:
    kept = tuple(one for one in chosen if one != value)
    return (*kept, value) if on else kept
