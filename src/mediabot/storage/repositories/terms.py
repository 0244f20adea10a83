"""Experts' own terms, by the id of their entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from mediabot.domain.availability import Terms
from mediabot.storage.rows.experts import TermsRow
from mediabot.storage.shelf import Repository, Shelf


class SqlTerms(Repository[Terms]):
    shelf = Shelf(TermsRow, Terms)

    async def of(self, expert_id: str) -> Terms:
        return await self._get(expert_id) or Terms(expert_id)

    async def some(self, expert_ids: Collection[str]) -> Mapping[str, Terms]:
        if not expert_ids:
            return {}
        found = await self._many(self.shelf.all.where(TermsRow.expert_id.in_(expert_ids)))
        return {one: Terms(one) for one in expert_ids} | {terms.expert_id: terms for terms in found}

    async def all(self) -> Sequence[Terms]:
        return await self._many(self.shelf.all.order_by(TermsRow.expert_id))

    async def put(self, terms: Terms) -> None:
        await self._put(terms)

    async def drop(self, expert_id: str) -> None:
        await self._drop(expert_id)
