"""The embargo, on staff's side: who is told before the instant, what happens at it, and whoever breaks it.

What may be seen is decided when it is shown (`domain.news.may_see`), so an item is public at its instant whether or
not anybody noticed: the chore here only says so to staff, also when the bot was down then.
"""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import news
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import NewsItem, may_see
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.news import EmbargoAccessList, StaffNewsCard, WholeNews
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening
from mediabot.services.news.cards import card_chats

REASON_LIMIT = 300


class Embargo:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list_access(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(EmbargoAccessList())

    async def show(self, staff: Person, person_id: int, message_id: int | None) -> None:
        """One person of the list, or the whole of it for 0, in the same message."""
        ensure_staff(staff)
        await self._desk.turn_into(message_id, EmbargoAccessList(person_id))

    async def ask_reason(self, staff: Person, person_id: int) -> None:
        """What this member of staff types next is why that person's access is closed."""
        await ask_words(self._desk, staff, Ask.EMBARGO_BREACH, person_id)

    async def record_breach(self, staff: Person, person_id: int, reason: str) -> None:
        """Close the access; the person is told, and stays verified. Raises Gone for somebody who never agreed."""
        ensure_staff(staff)
        await stop_listening(self._desk, staff, {Ask.EMBARGO_BREACH}, person_id)
        access = await self._desk.work.embargoes.get(person_id)
        if access is None:
            raise Gone(Kind.ACCESS, person_id)
        reason = clean_line(reason, limit=REASON_LIMIT)
        closed = replace(access, closed_at=self._desk.now, closed_by=staff.id, reason=reason)
        await self._desk.work.embargoes.put(closed)
        await self._tell(person_id, Note(Event.EMBARGO_CLOSED, reason=reason))
        await self._desk.reply(EmbargoAccessList(person_id))

    async def open_again(self, staff: Person, person_id: int, message_id: int | None) -> None:
        """Staff trust that person again."""
        ensure_staff(staff)
        access = await self._desk.work.embargoes.get(person_id)
        if access is None:
            raise Gone(Kind.ACCESS, person_id)
        if access.closed_at is not None:
            await self._desk.work.embargoes.put(replace(access, closed_at=None, closed_by=None, reason=""))
            await self._tell(person_id, Note(Event.EMBARGO_OPENED))
        await self._desk.turn_into(message_id, EmbargoAccessList(person_id))

    async def _tell(self, person_id: int, note: Note) -> None:
        """Nobody who has left is written to."""
        if await self._desk.work.people.get(person_id) is not None:
            await self._desk.owe(person_id, note)


async def tell_entitled(desk: Desk, item: NewsItem) -> None:
    """Send an item under embargo to whoever may see it already; they are few, who agreed to the terms."""
    agreed = {access.person_id: access for access in await desk.work.embargoes.all()}
    for person in await desk.work.people.some(list(agreed)):
        if person.may_be_written and may_see(item, person, agreed[person.id], desk.now):
            await desk.work.news.got([item.id], person.id, desk.now)
            await desk.owe(person.id, WholeNews(item.id))


async def lift(desk: Desk, item_id: int) -> None:
    """The instant has come: staff hear that everybody may read the item now."""
    item = await desk.work.news.lock(item_id)
    if item is None or item.lifted_at is not None or (lifted := news.lift(item, desk.now)) == item:
        return
    await desk.work.news.save(lifted)
    await desk.owe_staff(Note(Event.EMBARGO_ENDED, item_id, title=" / ".join(item.title.texts())))
    for chat_id in await card_chats(desk, item_id):
        await desk.owe(chat_id, StaffNewsCard(item_id))
