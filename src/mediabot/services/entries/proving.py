"""Who checked that an expert is that person, and how: staff say so, or confirm a voice that they heard."""

from __future__ import annotations

from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.entries import EntryOfStaff, EntryPlace, ProofToConfirm
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.proofs import NotAnOrcid, PersonProof, Proof, confirm, orcid
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.entries.publishing import in_force
from mediabot.services.listening import ask_words, close_prompt

ASKS = {Proof.REGISTER: Ask.PROOF_REGISTER, Proof.ORCID: Ask.PROOF_ORCID}
REFERENCE = 120


class Proving:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, staff: Person, expert_id: str, how: Proof, tapped: int | None) -> None:
        """A call is noted at once; of a register or an ORCID staff write which."""
        ensure_staff(staff)
        await self._ensure_listed(expert_id)
        proof = await self._desk.work.proofs.add(PersonProof(0, expert_id, how, self._desk.now))
        if how in ASKS:
            await ask_words(self._desk, staff, ASKS[how], proof.id)
            return
        await self._confirm(staff, proof)
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id))

    async def answer(self, staff: Person, proof_id: int, words: str) -> None:
        """Which register, or which ORCID; what is none is asked for again."""
        ensure_staff(staff)
        proof = await self._proof(proof_id)
        try:
            reference = orcid(words) if proof.how is Proof.ORCID else clean_line(words, limit=REFERENCE)
        except NotAnOrcid:
            await self._desk.reply(Note(Event.NOT_AN_ORCID))
            return
        await close_prompt(self._desk, staff)
        await self._confirm(staff, proof, reference)
        await self._desk.reply(EntryOfStaff(proof.expert_id))

    async def forget(self, staff: Person, expert_id: str, tapped: int | None) -> None:
        """It was a mistake: journalists are shown none any more."""
        ensure_staff(staff)
        await self._desk.work.proofs.forget_expert(expert_id)
        await self._desk.turn_into(tapped, EntryOfStaff(expert_id, place=EntryPlace.PROOF))

    async def heard(self, expert: Person) -> None:
        """The expert answered with their voice: staff are asked once whether that counts."""
        if not expert.expert_id or await self._desk.work.proofs.of(expert.expert_id):
            return
        begun = PersonProof(0, expert.expert_id, Proof.VOICE, self._desk.now)
        proof = await self._desk.work.proofs.add(begun)
        await self._desk.owe_staff(ProofToConfirm(proof.id))

    async def decide(self, staff: Person, proof_id: int, *, counts: bool) -> None:
        """What a colleague has decided stays."""
        ensure_staff(staff)
        proof = await self._proof(proof_id)
        if counts and proof.confirmed_at is None:
            await self._confirm(staff, proof)
        await self._desk.reply(ProofToConfirm(proof_id, refused=not counts))

    async def _confirm(self, staff: Person, proof: PersonProof, reference: str = "") -> None:
        await self._desk.work.proofs.save(confirm(proof, self._desk.now, staff.id, reference))

    async def _proof(self, proof_id: int) -> PersonProof:
        proof = await self._desk.work.proofs.get(proof_id)
        if proof is None:
            raise Gone(Kind.ENTRY, proof_id)
        return proof

    async def _ensure_listed(self, expert_id: str) -> None:
        _, _, directory = await in_force(self._desk)
        if directory.get(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
