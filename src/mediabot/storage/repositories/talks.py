"""What is agreed around a talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select

from mediabot.domain.meetings import Meeting
from mediabot.domain.quotes import Quote
from mediabot.storage.rows.questions import MeetingRow, QuestionRow, QuoteRow, ReferralRow
from mediabot.storage.shelf import Repository, Shelf


class SqlMeetings(Repository[Meeting]):
    shelf = Shelf(MeetingRow, Meeting)

    async def of(self, referral_id: int) -> Meeting | None:
        return await self._one(self.shelf.all.where(MeetingRow.referral_id == referral_id))

    async def ahead_of(self, person_id: int, now: datetime) -> Sequence[Meeting]:
        sides = or_(ReferralRow.person_id == person_id, QuestionRow.journalist_id == person_id)
        ahead = and_(MeetingRow.starts_at > now, ~MeetingRow.called_off)
        theirs = self.shelf.all.join(ReferralRow).join(QuestionRow).where(sides, ahead)
        return await self._many(theirs.order_by(MeetingRow.id))

    async def add(self, meeting: Meeting) -> Meeting:
        return await self._add(meeting)

    async def save(self, meeting: Meeting) -> None:
        await self._save(meeting)


class SqlQuotes(Repository[Quote]):
    shelf = Shelf(QuoteRow, Quote)

    async def get(self, quote_id: int) -> Quote | None:
        return await self._get(quote_id)

    async def of(self, referral_id: int) -> Sequence[Quote]:
        return await self._many(self.shelf.all.where(QuoteRow.referral_id == referral_id).order_by(QuoteRow.id))

    async def add(self, quote: Quote) -> Quote:
        return await self._add(quote)

    async def save(self, quote: Quote) -> None:
        await self._save(quote)

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        query = select(QuoteRow.id).where(QuoteRow.due_at <= now)
        return (await self._run(query.order_by(QuoteRow.due_at, QuoteRow.id).limit(limit))).scalars().all()
