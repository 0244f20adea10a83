"""What staff decide about an entry becomes a new version of the directory, written as the curator's file is.

What is read and written here happens in one unit of work, so nobody publishes over a version that they have not seen.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from zoneinfo import ZoneInfo

from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Directory, Expert
from mediabot.domain.entries import (
    EntryDraft,
    EntryNotTaken,
    EntryState,
    EntryTrouble,
    LastExpert,
    changed_fields,
    check,
    ensure_undecided,
    id_like,
    merged,
)
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.entries import EntryForm, EntryOfStaff, EntryProposal
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.versions import ChangeKind
from mediabot.services.desk import Desk
from mediabot.services.directory.versions import BrokenDirectory, Directories
from mediabot.services.listening import stop_listening
from mediabot.services.ports.entries import DirectoryText
from mediabot.services.questions.standby import Standby

BY_STAFF, BY_EXPERT = "chat", "expert"
"""Authors of the versions that come about in the chat."""


class Publishing:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def publish(self, staff: Person, draft_id: int, seen: int) -> None:
        """Put the draft in force, as it was shown against version `seen`; against a newer one it is shown once more.

        Raises EntryClosed.
        """
        ensure_staff(staff)
        draft = await draft_of(self._desk, draft_id)
        ensure_undecided(draft)
        try:
            version = await self._publish(draft, seen)
        except EntryNotTaken as error:
            await self._desk.reply(card_of(draft, error.trouble, error.about))
            return
        published = replace(draft, state=EntryState.PUBLISHED, field=None, version=version)
        await self._decided(staff, published)
        if draft.proposed and draft.author_id is not None:
            await self._desk.owe(draft.author_id, Note(Event.CARD_CHANGED))

    async def retire(self, staff: Person, expert_id: str, tapped: int | None) -> None:
        """Take the entry out; what it is being asked passes on. Raises LastExpert."""
        ensure_staff(staff)
        await self.take_out(expert_id, author=BY_STAFF)
        holder = await self._desk.work.people.expert(expert_id)
        if holder is not None:
            await self._desk.owe(holder.id, Note(Event.ENTRY_RETIRED))
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id))

    async def take_out(self, expert_id: str, *, author: str) -> None:
        """A version without that entry is in force from now on. Raises Gone, LastExpert."""
        _, text, directory = await in_force(self._desk)
        if directory.get(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
        if len(directory.experts) == 1:
            raise LastExpert(f"{expert_id} is the only expert")
        await self._put(await asyncio.to_thread(text_of(self._desk).without_entry, text, expert_id), author)

    async def ids(self) -> Sequence[str]:
        """Of every entry that is in the directory or was, those in it first."""
        _, _, directory = await in_force(self._desk)
        removed = (
            change.expert_id
            for version in await self._desk.work.versions.all()
            for change in version.changes
            if change.kind is ChangeKind.REMOVED
        )
        return tuple(dict.fromkeys((*(expert.id for expert in directory.experts), *removed)))

    async def pause(self, staff: Person, expert_id: str, tapped: int | None, *, paused: bool) -> None:
        """The entry stays, and nobody is referred to it until it goes on. The expert is told."""
        ensure_staff(staff)
        _, _, directory = await in_force(self._desk)
        if directory.get(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
        terms = await self._desk.work.terms.of(expert_id)
        await self._desk.work.terms.put(replace(terms, paused=paused))
        if paused:
            await Standby(self._desk).paused(expert_id)
        holder = await self._desk.work.people.expert(expert_id)
        if holder is not None and terms.paused is not paused:
            await self._desk.owe(holder.id, Note(Event.ENTRY_PAUSED if paused else Event.ENTRY_RESUMED))
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id))

    async def checked(self, staff: Person, expert_id: str, tapped: int | None) -> None:
        """Staff confirm the entry as it is."""
        ensure_staff(staff)
        await self.confirm(expert_id, author=BY_STAFF)
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id))

    async def confirm(self, expert_id: str, *, author: str) -> None:
        """The entry was found right today. Raises Gone."""
        _, text, directory = await in_force(self._desk)
        entry = directory.get(expert_id)
        if entry is None:
            raise Gone(Kind.EXPERT, expert_id)
        await self._put_entry(text, replace(entry, checked_on=today(self._desk)), author)

    async def _publish(self, draft: EntryDraft, seen: int) -> int:
        version, text, directory = await in_force(self._desk)
        entry = await self._entry(draft, directory)
        before = directory.get(draft.expert_id)
        if before is not None and not changed_fields(before, entry):
            raise EntryNotTaken(EntryTrouble.NOTHING_CHANGED)
        if seen != version:
            raise EntryNotTaken(EntryTrouble.CHANGED_MEANWHILE)
        check(entry, directory.experts)
        return await self._put_entry(text, entry, BY_EXPERT if draft.proposed else BY_STAFF)

    async def _entry(self, draft: EntryDraft, directory: Directory) -> Expert:
        """As it would be published: what an expert proposes and staff accept is checked today. Raises Gone."""
        in_force = directory.get(draft.expert_id)
        if draft.base is not None and in_force is None:
            raise Gone(Kind.EXPERT, draft.expert_id)
        entry = merged(draft, in_force)
        if draft.base is None and (not draft.expert_id or in_force is not None):
            entry = replace(entry, id=await self._free_id(entry, directory))
        return replace(entry, checked_on=today(self._desk)) if draft.proposed else entry

    async def _free_id(self, entry: Expert, directory: Directory) -> str:
        """One that no version has had: an account may still be tied to it."""
        like = id_like(entry)
        for number in count(1):
            free = like if number == 1 else f"{like}-{number}"
            if directory.get(free) is None and not await self._desk.work.versions.naming(free):
                return free
        raise AssertionError("numbers end")

    async def _put_entry(self, text: str, entry: Expert, author: str) -> int:
        return await self._put(await asyncio.to_thread(text_of(self._desk).with_entry, text, entry), author)

    async def _put(self, text: str, author: str) -> int:
        """Raises EntryNotTaken where the check of a file would refuse it."""
        directories = Directories(self._desk.work, text_of(self._desk).read)
        try:
            published = await directories.publish(text, author=author, now=self._desk.now)
        except BrokenDirectory as error:
            raise EntryNotTaken(EntryTrouble.REFUSED_BY_CHECK, error.problems[0][:200]) from error
        return published.version.id

    async def _decided(self, staff: Person, draft: EntryDraft) -> None:
        await self._desk.work.entry_drafts.save(replace(draft, decided_at=self._desk.now, decided_by=staff.id))
        await forget_asking(self._desk, staff, draft.id)
        await self._desk.reply(card_of(draft))


def card_of(draft: EntryDraft, trouble: EntryTrouble | None = None, about: str = "") -> EntryForm | EntryProposal:
    """The card on which staff see it."""
    return (EntryProposal if draft.proposed else EntryForm)(draft.id, trouble, about)


async def draft_of(desk: Desk, draft_id: int) -> EntryDraft:
    """Raises Gone."""
    draft = await desk.work.entry_drafts.get(draft_id)
    if draft is None:
        raise Gone(Kind.ENTRY, draft_id)
    return draft


async def in_force(desk: Desk) -> tuple[int, str, Directory]:
    """The newest version with its text, which the office may not have yet."""
    newest = await desk.work.versions.newest()
    if newest is None:
        return 0, "", Directory()
    if newest.id == desk.office.version:
        return newest.id, newest.text, desk.office.directory
    directory, _ = await asyncio.to_thread(text_of(desk).read, newest.text)
    return newest.id, newest.text, directory or Directory()


async def last_known(desk: Desk, expert_id: str) -> Expert | None:
    """The entry as the newest version has it that has it; of somebody who had it deleted there is none."""
    for version_id in await desk.work.versions.naming(expert_id):
        version = await desk.work.versions.get(version_id)
        directory = (await asyncio.to_thread(text_of(desk).read, version.text))[0] if version else None
        entry = directory.get(expert_id) if directory else None
        if entry is not None:
            return entry
    return None


def text_of(desk: Desk) -> DirectoryText:
    text = desk.office.text
    assert text is not None, "whoever changes the directory has been given its form"
    return text


def today(desk: Desk) -> date:
    """By the calendar of the house."""
    return desk.now.astimezone(ZoneInfo(desk.office.zone)).date()


async def forget_asking(desk: Desk, person: Person, draft_id: int) -> None:
    """What the form asked is answered or given up."""
    await stop_listening(desk, person, {Ask.ENTRY_FIELD}, draft_id)
