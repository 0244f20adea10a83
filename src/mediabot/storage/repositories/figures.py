"""What figures are made of; nothing here says who asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mediabot.domain.follow_ups import Fit, Outcome
from mediabot.domain.languages import Bilingual
from mediabot.domain.learning import AskedExpert, SentQuestion, UnmetAsk
from mediabot.domain.questions import Status
from mediabot.domain.referrals import Reason, ReferralStatus
from mediabot.storage.rows.questions import FollowUpRow, QuestionRow, ReferralRow, SearchRow, UnmetTopicRow

SETTLED = frozenset({Status.ACCEPTED, Status.RESOLVED})
NOT_BY_THE_EXPERT = frozenset({Reason.GONE, Reason.OFFER_LEFT})


class SqlFigures:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def questions(self, since: datetime, until: datetime) -> Sequence[SentQuestion]:
        told = (QuestionRow.id, QuestionRow.sent_at, QuestionRow.deadline, QuestionRow.closed_at, QuestionRow.status)
        sent = select(*told).where(QuestionRow.sent_at >= since, QuestionRow.sent_at < until)
        rows = await self._rows(sent.order_by(QuestionRow.id))
        return [SentQuestion(row[0], row[1], row[2], row[3], row[4] in SETTLED) for row in rows]

    async def asked(self, since: datetime, until: datetime) -> Sequence[AskedExpert]:
        told = (ReferralRow.question_id, ReferralRow.expert_id, ReferralRow.asked_at, ReferralRow.answered_at)
        more = (ReferralRow.status, ReferralRow.reason, ReferralRow.why_bg, ReferralRow.why_en)
        asked = select(*told, *more).where(ReferralRow.asked_at >= since, ReferralRow.asked_at < until)
        return [_asked(row) for row in await self._rows(asked.order_by(ReferralRow.id))]

    async def ever_asked(self) -> frozenset[str]:
        asked = select(ReferralRow.expert_id).where(ReferralRow.asked_at.is_not(None)).distinct()
        return frozenset(row[0] for row in await self._rows(asked))

    async def outcomes(self, since: datetime, until: datetime) -> tuple[Mapping[Outcome, int], Mapping[Fit, int]]:
        within = (FollowUpRow.deadline >= since, FollowUpRow.deadline < until)
        outcomes = select(FollowUpRow.outcome, func.count()).where(*within, FollowUpRow.outcome.is_not(None))
        fits = select(FollowUpRow.fit, func.count()).where(*within, FollowUpRow.fit.is_not(None))
        counted = await self._rows(outcomes.group_by(FollowUpRow.outcome))
        rated = await self._rows(fits.group_by(FollowUpRow.fit))
        return {row[0]: row[1] for row in counted}, {row[0]: row[1] for row in rated}

    async def unmet(self, start: date, end: date) -> Sequence[UnmetAsk]:
        told = (UnmetTopicRow.key, UnmetTopicRow.person_id, UnmetTopicRow.asked_on, SearchRow.text)
        asked = select(*told).outerjoin(SearchRow, SearchRow.id == UnmetTopicRow.search_id)
        within = asked.where(UnmetTopicRow.asked_on >= start, UnmetTopicRow.asked_on <= end)
        rows = await self._rows(within.order_by(UnmetTopicRow.id))
        return [UnmetAsk(row[0], row[1], row[2], row[3] or "") for row in rows]

    async def note_unmet(self, key: str, person_id: int, day: date, search_id: int) -> None:
        mine = (UnmetTopicRow.key == key, UnmetTopicRow.person_id == person_id, UnmetTopicRow.asked_on == day)
        if not await self._rows(select(UnmetTopicRow.id).where(*mine)):
            noted = {"key": key, "person_id": person_id, "asked_on": day, "search_id": search_id}
            await self._connection.execute(insert(UnmetTopicRow).values(noted))

    async def _rows(self, query: Any) -> Sequence[Any]:
        return (await self._connection.execute(query)).all()


def _asked(row: Any) -> AskedExpert:
    answered = None if row[5] in NOT_BY_THE_EXPERT else row[3]
    said_yes, no_field = row[4] is ReferralStatus.ACCEPTED, row[5] is Reason.NOT_MY_FIELD
    return AskedExpert(row[0], row[1], row[2], answered, said_yes, no_field, Bilingual(row[6], row[7]))
