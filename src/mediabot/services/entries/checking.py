"""Half a year after an entry was checked its expert is asked whether it is still right; who never answers is out."""

from __future__ import annotations

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.deliveries import Lane
from mediabot.domain.entries import LastExpert
from mediabot.domain.joining import CheckStep, EntryCheck, asked, due, is_stale
from mediabot.domain.notices.entries import EntryOfStaff, IsCardRight, WhyOut
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.quiet import quiet_until
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.entries.publishing import BY_EXPERT, Publishing, in_force, today

BY_CLOCK = "clock"
"""Author of the version in which somebody who never answered is unlisted."""


class Checking:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def right(self, expert: Person, tapped: int | None) -> None:
        """One tap: the entry is as it should be, from today."""
        ensure_not_blocked(expert)
        if not expert.expert_id:
            raise NotAllowed(f"person {expert.id} has no entry")
        _, _, directory = await in_force(self._desk)
        if directory.get(expert.expert_id) is None:
            await self._desk.turn_into(tapped, Note(Event.NOT_LISTED))
            return
        await Publishing(self._desk).confirm(expert.expert_id, author=BY_EXPERT)
        await self._desk.work.entry_checks.drop(expert.expert_id)
        await self._desk.turn_into(tapped, Note(Event.CARD_CONFIRMED))

    async def take_up(self, expert_id: str) -> None:
        """What is due for that entry now, as it stands in this unit of work."""
        work, now = self._desk.work, self._desk.now
        person, check = await work.people.expert(expert_id), await work.entry_checks.get(expert_id)
        _, _, directory = await in_force(self._desk)
        entry = directory.get(expert_id)
        if person is None or not person.may_be_written or entry is None:
            return
        match due(entry.checked_on, check, now, today(self._desk)):
            case CheckStep.ASK:
                once_more = asked(expert_id, check, now)
                await work.entry_checks.put(once_more)
                await self._desk.owe(person.id, IsCardRight(times=once_more.asked), lane=Lane.REMINDER)
            case CheckStep.UNLIST:
                await self._unlist(person, expert_id)

    async def _unlist(self, person: Person, expert_id: str) -> None:
        """The only expert of a directory stays, and is asked from the beginning."""
        try:
            await Publishing(self._desk).take_out(expert_id, author=BY_CLOCK)
        except LastExpert:
            await self._desk.work.entry_checks.put(EntryCheck(expert_id, 0, self._desk.now))
            return
        await self._desk.work.entry_checks.drop(expert_id)
        await self._desk.owe(person.id, Note(Event.CARD_UNLISTED), lane=Lane.REMINDER)
        await self._desk.owe_staff(EntryOfStaff(expert_id, why=WhyOut.UNANSWERED))


class EntryRounds(Clockwork):
    """The directory as time passes."""

    async def ask_whether_right(self) -> None:
        """By day only; whoever is away is asked once they are back."""
        now, office = self.clock.now(), self.office()
        if quiet_until(now, office.zone, office.day_off) is not None:
            return
        async with self.store.begin() as work:
            listed = {person.expert_id for person in await work.people.experts()}
            checks = {check.expert_id: check for check in await work.entry_checks.all()}
            terms = {each.expert_id: each for each in await work.terms.all()}
            day = today(Desk(work, now, office))
        for expert in office.directory.experts:
            if expert.id not in listed or not is_stale(expert.checked_on, day):
                continue
            away = expert.id in terms and terms[expert.id].away_at(now)
            step = due(expert.checked_on, checks.get(expert.id), now, day)
            if step is not CheckStep.NOTHING and not away:
                async with self.desk() as desk:
                    await Checking(desk).take_up(expert.id)
