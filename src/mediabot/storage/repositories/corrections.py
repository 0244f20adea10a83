"""Corrections on their way to whoever got an item, and what staff sent unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from mediabot.domain.news import Correction
from mediabot.domain.news_offers import Offer
from mediabot.storage.rows.news import UNPLANNED, CorrectionRow, OfferRow
from mediabot.storage.shelf import Repository, Shelf


class SqlCorrections(Repository[Correction]):
    shelf = Shelf(CorrectionRow, Correction)

    async def get(self, correction_id: int) -> Correction | None:
        return await self._get(correction_id)

    async def lock(self, correction_id: int) -> Correction | None:
        return await self._lock(correction_id)

    async def add(self, correction: Correction) -> Correction:
        return await self._add(correction)

    async def save(self, correction: Correction) -> None:
        await self._save(correction)

    async def remove(self, correction_id: int) -> None:
        await self._drop(correction_id)

    async def begun(self, item_id: int) -> Correction | None:
        begun = self.shelf.all.where(CorrectionRow.item_id == item_id, CorrectionRow.sent_at.is_(None))
        return await self._one(begun.order_by(CorrectionRow.id.desc()).limit(1))

    async def unplanned(self) -> Sequence[int]:
        waiting = select(CorrectionRow.id).where(UNPLANNED).order_by(CorrectionRow.id)
        return (await self._run(waiting)).scalars().all()


class SqlOffers(Repository[Offer]):
    shelf = Shelf(OfferRow, Offer)

    async def get(self, offer_id: int) -> Offer | None:
        return await self._get(offer_id)

    async def of_album(self, person_id: int, album: str) -> Offer | None:
        of_it = self.shelf.all.where(OfferRow.person_id == person_id, OfferRow.album == album)
        return await self._one(of_it.order_by(OfferRow.id.desc()).limit(1))

    async def add(self, offer: Offer) -> Offer:
        return await self._add(offer)

    async def save(self, offer: Offer) -> None:
        await self._save(offer)

    async def remove(self, offer_id: int) -> None:
        await self._drop(offer_id)

    async def tidy(self, before: datetime) -> int:
        return await self._remove(OfferRow.made_at < before)
