"""One-time links that make somebody an expert, staff, or a verified journalist."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import invites, people
from mediabot.domain.access import ensure_not_blocked, ensure_somebody_else, ensure_staff
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.invites import Invite, InviteUnusable, hash_token, new_token
from mediabot.domain.notices.events import Alert, Event, invited
from mediabot.domain.notices.notes import Note, StaffAlert
from mediabot.domain.notices.people import StaffInvite
from mediabot.domain.people import Person, Role, Standing
from mediabot.services.desk import Desk
from mediabot.services.people.roles import end_invites_of, ensure_others_stay
from mediabot.services.questions.accounts import Accounts
from mediabot.services.questions.referrals import Referrals


class Invitations:
    """Making and using invites."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def invite(self, role: Role, *, by: Person | None, expert_id: str = "", outlet: str = "") -> str:
        """A new invite's token, which is kept nowhere: show it once. `by` None is the operator at the command line."""
        if by is not None:
            ensure_staff(by)
        if role is Role.EXPERT and self._desk.office.expert(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
        token = new_token()
        await self._desk.work.invites.add(
            Invite(
                id=0,
                token_hash=hash_token(token),
                role=role,
                created_at=self._desk.now,
                expires_at=self._desk.now + invites.LIFETIME,
                expert_id=expert_id,
                outlet=outlet,
                created_by=by.id if by else None,
            )
        )
        return token

    async def use(self, person: Person, token: str) -> Person:
        """The person opened an invite link for staff or a journalist; an expert's waits for their consent
        (`services/entries/joining.py`). Raises InviteUnusable for a used, expired or unknown one.

        No link is an answer to a block: only staff take that back, on the journalist's card.
        """
        ensure_not_blocked(person)
        invite = await self._desk.work.invites.by_hash(hash_token(token))
        used = invites.use(invite, by=person.id, now=self._desk.now)
        await self._desk.work.invites.save(used)
        person = self._granted(person, used)
        await self._desk.work.people.save(person)
        await self._desk.reply(Note(invited(used.role)))
        await self._desk.owe_staff(StaffAlert(Alert.INVITE_USED, person.id, role=used.role))
        if used.role is Role.JOURNALIST:
            await Referrals(self._desk).start_waiting(person.id)
        return person

    async def tie(self, before: Person, expert_id: str) -> Person:
        """An expert agreed: their account stands for the entry from now on."""
        holder, person = await self._desk.work.people.expert(expert_id), replace(before, expert_id=expert_id)
        await self._free_entry(holder, person)
        await self._desk.work.people.save(person)
        await self._desk.reply(Note(Event.INVITED_EXPERT))
        await self._desk.owe_staff(StaffAlert(Alert.INVITE_USED, person.id, role=Role.EXPERT))
        await self._hand_over(holder, before, person)
        return person

    def _granted(self, person: Person, invite: Invite) -> Person:
        if invite.role is Role.STAFF:
            return people.appoint(person)
        return replace(
            person,
            standing=Standing.VERIFIED,
            decided_at=self._desk.now,
            decided_by=invite.created_by,
            outlet=invite.outlet or person.outlet,
            refusal="",
        )

    async def _free_entry(self, holder: Person | None, person: Person) -> None:
        """An entry is tied to one account: whoever held it holds it no longer."""
        if holder is not None and holder.id != person.id:
            await self._desk.work.people.save(replace(holder, expert_id=""))
            await self._desk.owe(holder.id, Note(Event.EXPERT_MOVED))

    async def _hand_over(self, holder: Person | None, before: Person, person: Person) -> None:
        """What the entry is being asked goes to the new account, from the one before or from staff who were to reach
        the expert; what an entry given up for it is being asked goes to staff."""
        accounts = Accounts(self._desk)
        if holder is None:
            await self._take_back_pause(person.expert_id)
            await accounts.arrived(person.expert_id, person.id)
        elif holder.id != person.id:
            await accounts.moved(person.expert_id, holder.id, person.id)
        if before.expert_id not in ("", person.expert_id):
            await accounts.moved(before.expert_id, person.id, None)

    async def _take_back_pause(self, expert_id: str) -> None:
        """Whoever left had paused their entry for good."""
        terms = await self._desk.work.terms.of(expert_id)
        if terms.paused:
            await self._desk.work.terms.put(replace(terms, paused=False))

    async def list_open(self, staff: Person) -> None:
        """Whom to invite, and the links that still work."""
        ensure_staff(staff)
        await self._desk.reply(StaffInvite())

    async def withdraw(self, staff: Person, invite_id: int) -> None:
        """That link works no longer. One that was used stays used. Raises InviteUnusable."""
        ensure_staff(staff)
        invite = await self._desk.work.invites.get(invite_id)
        if invite is None or not invite.open(self._desk.now):
            raise InviteUnusable("unknown, used or expired invite")
        await self._desk.work.invites.save(invites.withdraw(invite, self._desk.now))

    async def dismiss(self, by: Person, person_id: int) -> Person | None:
        """Take the staff role away again, with the links that they made. None when that person is not staff.

        Whom the settings name is dismissed, too, and the answer says so: the operator should take them out there.
        Raises NotOnOneself, OnlyColleagueSends.
        """
        ensure_staff(by)
        ensure_somebody_else(by, person_id)
        person = await self._desk.work.people.get(person_id)
        if person is None or not person.staff:
            await self._desk.reply(Note(Event.STAFF_KEPT))
            return None
        await ensure_others_stay(self._desk, person, by=by)
        person = people.dismiss(person, self._desk.now)
        await self._desk.work.people.save(person)
        await end_invites_of(self._desk, person_id)
        await self._desk.owe(person_id, Note(Event.DISMISSED))
        named = person_id in self._desk.office.first_staff
        event = Event.STAFF_DISMISSED_NAMED if named else Event.STAFF_DISMISSED
        await self._desk.reply(Note(event, name=person.name or str(person_id), number=str(person_id)))
        return person
