"""An expert opens an invitation, reads their card and what they agree to, and joins; or has the entry taken out."""

from __future__ import annotations

from contextlib import suppress

from mediabot.domain import invites
from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.entries import LastExpert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.invites import InviteUnusable, hash_token
from mediabot.domain.joining import Consent, agree, decline, mark_of
from mediabot.domain.notices.entries import EntryOfStaff, JoinCard, WhyOut
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person, Role
from mediabot.services.desk import Desk
from mediabot.services.entries.publishing import BY_EXPERT, Publishing
from mediabot.services.people.invitations import Invitations


class Joining:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def open(self, person: Person, token: str) -> Person:
        """A link was opened. An expert's account is tied only once they agree. Raises InviteUnusable."""
        ensure_not_blocked(person)
        invite = await self._desk.work.invites.by_hash(hash_token(token))
        if invite is None or invite.role is not Role.EXPERT:
            return await Invitations(self._desk).use(person, token)
        consent = await self._desk.work.consents.of_invite(invite.id)
        if consent is None or consent.person_id != person.id or not consent.open:
            used = invites.use(invite, by=person.id, now=self._desk.now)
            self._ensure_listed(invite.expert_id)
            await self._desk.work.invites.save(used)
            begun = Consent(0, invite.id, invite.expert_id, person.id, self._desk.now)
            consent = await self._desk.work.consents.add(begun)
        await self._desk.reply(JoinCard(consent.id, fresh=True))
        return person

    async def go_to(self, person: Person, consent_id: int, *, declining: bool) -> None:
        """To the question whether the entry shall really be taken out, or back."""
        await self._open_consent(person, consent_id)
        await self._desk.reply(JoinCard(consent_id, declining))

    async def agree(self, person: Person, consent_id: int, *, mark: str, text_hash: str, language: str) -> Person:
        """Ties the account. Who read other words than those in force is told so, and shown these.

        Raises AlreadyDecided, InviteUnusable.
        """
        consent = await self._open_consent(person, consent_id)
        if consent.open and mark != mark_of(text_hash):
            await self._desk.reply(Note(Event.CONSENT_CHANGED))
            await self._desk.reply(JoinCard(consent_id, fresh=True))
            return person
        self._ensure_listed(consent.expert_id)
        await self._desk.work.consents.save(agree(consent, text_hash, language, self._desk.now))
        await self._desk.reply(JoinCard(consent_id))
        return await Invitations(self._desk).tie(person, consent.expert_id)

    async def decline(self, person: Person, consent_id: int) -> None:
        """The entry is taken out, and staff are told. Raises AlreadyDecided."""
        consent = await self._open_consent(person, consent_id)
        await self._desk.work.consents.save(decline(consent, self._desk.now))
        with suppress(Gone, LastExpert):  # out already, or to be replaced by staff, who are told all the same
            await Publishing(self._desk).take_out(consent.expert_id, author=BY_EXPERT)
        await self._desk.reply(JoinCard(consent_id))
        await self._desk.owe_staff(EntryOfStaff(consent.expert_id, why=WhyOut.DECLINED))

    def _ensure_listed(self, expert_id: str) -> None:
        if self._desk.office.expert(expert_id) is None:
            raise InviteUnusable(f"the entry {expert_id} is in the directory no longer")

    async def _open_consent(self, person: Person, consent_id: int) -> Consent:
        ensure_not_blocked(person)
        consent = await self._desk.work.consents.get(consent_id)
        if consent is None:
            raise Gone(Kind.ENTRY, consent_id)
        if consent.person_id != person.id:
            raise NotAllowed(f"invitation {consent_id} was opened by somebody else")
        return consent
