"""What one person may ask: looked at before a question leaves, and set by staff."""

from __future__ import annotations

from mediabot.domain.access import ensure_staff
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.limits import EVERYBODY, Limited, Limits, reached
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.people import LimitsCard
from mediabot.domain.people import Person
from mediabot.services.desk import Desk

TOLD = {Limited.OPEN: Event.LIMIT_OPEN, Limited.DAILY: Event.LIMIT_DAILY}


async def limits_of(desk: Desk, person_id: int) -> Limits:
    """Their own, or what holds for everybody."""
    own = await desk.work.limits.get(person_id)
    return own or await desk.work.limits.get(EVERYBODY) or Limits(EVERYBODY)


async def is_over_limit(desk: Desk, person: Person) -> bool:
    """Whether this person has to wait before sending one more, which they are told with what they can do."""
    if person.acts_as_staff:
        return False
    limits = await limits_of(desk, person.id)
    which = reached(limits, await desk.work.questions.of(person.id), desk.now)
    if which is not None:
        await desk.reply(Note(TOLD[which], number=str(getattr(limits, which.value))))
    return which is not None


class LimitDesk:
    """Staff look at limits and set them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, staff: Person, person_id: int = EVERYBODY) -> None:
        ensure_staff(staff)
        await self._ensure_known(person_id)
        await self._desk.reply(LimitsCard(person_id))

    async def set(self, staff: Person, person_id: int, what: Limited, value: int, message_id: int | None) -> None:
        """In the same message."""
        ensure_staff(staff)
        await self._ensure_known(person_id)
        before = await limits_of(self._desk, person_id)
        limits = Limits(person_id, before.open, before.daily).changed(what, value)
        await self._desk.work.limits.put(limits)
        await self._desk.turn_into(message_id, LimitsCard(person_id))

    async def _ensure_known(self, person_id: int) -> None:
        if person_id != EVERYBODY and await self._desk.work.people.get(person_id) is None:
            raise Gone(Kind.PERSON, person_id)
