"""Readers of broadcasts: what they tap, whether they want any more; and which staff may send them."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.access import NotAllowed, ensure_sends
from mediabot.domain.errors import MediabotError
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.services.broadcasts.broadcasting import senders
from mediabot.services.desk import Desk


class LastSender(MediabotError):
    """Somebody has to be able to send."""


class OnlyColleagueSends(LastSender):
    """The same of a colleague, whom somebody wants to take out of staff."""


class Readers:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def tapped(self, person: Person, broadcast_id: int) -> None:
        """Count the tap, once a person."""
        if await self._desk.work.broadcasts.get(broadcast_id) is not None:
            await self._desk.work.broadcasts.tapped(broadcast_id, person.id, self._desk.now)

    async def set_broadcasts(self, person: Person, broadcast_id: int, *, wanted: bool) -> None:
        """No more broadcasts to this person, those on their way included; or again."""
        if not wanted:
            await self.tapped(person, broadcast_id)
            await self._desk.work.deliveries.drop_broadcasts_to(person.id)
        await self._desk.work.people.save(replace(person, wants_broadcasts=wanted))
        await self._desk.reply(Note(Event.BROADCASTS_ON if wanted else Event.BROADCASTS_OFF, broadcast_id))

    async def set_sender(self, staff: Person, person_id: int, *, sends: bool) -> None:
        """Give or take the right to send; whoever takes it had it then. Raises NotAllowed, LastSender."""
        ensure_sends(staff)
        other = await self._desk.work.people.lock(person_id)
        if other is None or not other.staff:
            raise NotAllowed(f"person {person_id} is not staff")
        if not sends:
            await ensure_other_sender(self._desk, other)
        await self._desk.work.people.save(replace(other, sends=sends))


async def ensure_other_sender(desk: Desk, person: Person, error: type[LastSender] = LastSender) -> None:
    """Whether somebody may send without this person. Raises the error, LastSender or its kind."""
    if person.sends and not await senders(desk) - {person.id}:
        raise error(f"person {person.id} is the only one who may send")
