"""Who may go from staff: somebody has to stay, and somebody who may send."""

from __future__ import annotations

from mediabot.domain.invites import withdraw
from mediabot.domain.people import LastOfStaff, Person
from mediabot.services.broadcasts.readers import LastSender, OnlyColleagueSends, ensure_other_sender
from mediabot.services.desk import Desk


async def ensure_others_stay(desk: Desk, person: Person, *, by: Person) -> None:
    """Whether staff can do without this person. Raises LastOfStaff, LastSender, OnlyColleagueSends."""
    if not await desk.staff_ids() - {person.id}:
        raise LastOfStaff(f"person {person.id} is the only one of staff")
    await ensure_other_sender(desk, person, LastSender if by.id == person.id else OnlyColleagueSends)


async def end_invites_of(desk: Desk, person_id: int) -> None:
    """No link that this person made works any more."""
    for invite in await desk.work.invites.open(desk.now):
        if invite.created_by == person_id:
            await desk.work.invites.save(withdraw(invite, desk.now))
