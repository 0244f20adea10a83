"""Invitations that were opened with what was agreed to, questions whether an entry is right, proofs of persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediabot.domain.joining import Consent, EntryCheck
from mediabot.domain.proofs import PersonProof
from mediabot.storage.rows.experts import ConsentRow, EntryCheckRow, ProofRow
from mediabot.storage.shelf import Repository, Shelf


class SqlConsents(Repository[Consent]):
    shelf = Shelf(ConsentRow, Consent)

    async def get(self, consent_id: int) -> Consent | None:
        return await self._get(consent_id)

    async def add(self, consent: Consent) -> Consent:
        return await self._add(consent)

    async def save(self, consent: Consent) -> None:
        await self._save(consent)

    async def of_invite(self, invite_id: int) -> Consent | None:
        return await self._one(self.shelf.all.where(ConsentRow.invite_id == invite_id))

    async def open_of(self, person_id: int) -> Consent | None:
        waiting = self.shelf.all.where(
            ConsentRow.person_id == person_id, ConsentRow.agreed_at.is_(None), ConsentRow.declined_at.is_(None)
        )
        return await self._one(waiting.order_by(ConsentRow.id.desc()).limit(1))


class SqlEntryChecks(Repository[EntryCheck]):
    shelf = Shelf(EntryCheckRow, EntryCheck)

    async def get(self, expert_id: str) -> EntryCheck | None:
        return await self._get(expert_id)

    async def put(self, check: EntryCheck) -> None:
        await self._put(check)

    async def drop(self, expert_id: str) -> None:
        await self._drop(expert_id)

    async def all(self) -> Sequence[EntryCheck]:
        return await self._many(self.shelf.all)


class SqlProofs(Repository[PersonProof]):
    shelf = Shelf(ProofRow, PersonProof)

    async def get(self, proof_id: int) -> PersonProof | None:
        return await self._get(proof_id)

    async def add(self, proof: PersonProof) -> PersonProof:
        return await self._add(proof)

    async def save(self, proof: PersonProof) -> None:
        await self._save(proof)

    async def of(self, expert_id: str) -> Sequence[PersonProof]:
        return await self._many(self.shelf.all.where(ProofRow.expert_id == expert_id).order_by(ProofRow.id.desc()))

    async def confirmed(self, expert_ids: Sequence[str]) -> Mapping[str, PersonProof]:
        those = self.shelf.all.where(ProofRow.expert_id.in_(expert_ids), ProofRow.confirmed_at.is_not(None))
        return {proof.expert_id: proof for proof in await self._many(those.order_by(ProofRow.id))}

    async def forget_expert(self, expert_id: str) -> None:
        await self._remove(ProofRow.expert_id == expert_id)
