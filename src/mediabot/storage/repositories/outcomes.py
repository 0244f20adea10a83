"""What became of questions, and what an expert's answers led to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select

from mediabot.domain.follow_ups import AFTER_DEADLINE, FOLLOWED, TOO_LATE, Conduct, FollowUp, Impact, Outcome
from mediabot.domain.referrals import ReferralStatus
from mediabot.storage.rows.questions import FollowUpRow, QuestionRow, ReferralRow
from mediabot.storage.shelf import Repository, Shelf

STORIES = 5
"""The newest of an expert's, by their links."""

SAID_YES = ReferralRow.status == ReferralStatus.ACCEPTED
SAID_NO = and_(ReferralRow.status == ReferralStatus.DECLINED, ReferralRow.answered_at.is_not(None))


class SqlFollowUps(Repository[FollowUp]):
    shelf = Shelf(FollowUpRow, FollowUp)

    async def get(self, question_id: int) -> FollowUp | None:
        return await self._get(question_id)

    async def put(self, follow_up: FollowUp) -> None:
        await self._put(follow_up)

    async def save(self, follow_up: FollowUp) -> None:
        await self._save(follow_up)

    async def to_begin(self, now: datetime, limit: int) -> Sequence[int]:
        begun = select(FollowUpRow.question_id).where(
            FollowUpRow.question_id == QuestionRow.id, FollowUpRow.deadline == QuestionRow.deadline
        )
        over = (QuestionRow.deadline <= now - AFTER_DEADLINE, QuestionRow.deadline > now - TOO_LATE)
        followed = (QuestionRow.status.in_(sorted(FOLLOWED)), QuestionRow.journalist_id.is_not(None))
        query = select(QuestionRow.id).where(QuestionRow.sent_at.is_not(None), *over, *followed, ~begun.exists())
        return (await self._run(query.order_by(QuestionRow.deadline, QuestionRow.id).limit(limit))).scalars().all()

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        query = select(FollowUpRow.question_id).where(FollowUpRow.due_at <= now)
        return (await self._run(query.order_by(FollowUpRow.due_at).limit(limit))).scalars().all()

    async def awaiting_link(self, journalist_id: int) -> FollowUp | None:
        awaits = (FollowUpRow.outcome == Outcome.PUBLISHED, FollowUpRow.link == "", FollowUpRow.due_at.is_not(None))
        query = self.shelf.all.where(FollowUpRow.journalist_id == journalist_id, *awaits)
        return await self._one(query.order_by(FollowUpRow.answered_at.desc()).limit(1))

    async def conduct_of(self, journalist_id: int) -> Mapping[Conduct, int]:
        rated = (FollowUpRow.journalist_id == journalist_id, FollowUpRow.conduct.is_not(None))
        counted = select(FollowUpRow.conduct, func.count()).where(*rated).group_by(FollowUpRow.conduct)
        rows: Sequence[tuple[Conduct, int]] = [tuple(row) for row in await self._run(counted)]
        return dict(rows)

    async def impact(self, expert_id: str, since: datetime) -> Impact:
        asked = (ReferralRow.expert_id == expert_id, ReferralRow.asked_at >= since)
        counts = select(func.count(), func.count().filter(SAID_YES | SAID_NO), func.count().filter(SAID_YES)).where(
            *asked
        )
        row: Any = (await self._run(counts)).one()
        out = (*asked, FollowUpRow.outcome == Outcome.PUBLISHED)
        stories = select(FollowUpRow.answered_at, FollowUpRow.link).join(ReferralRow).where(*out)
        newest: Sequence[Any] = (await self._run(stories.order_by(FollowUpRow.answered_at.desc()))).all()
        links = tuple((when, link) for when, link in newest if link)[:STORIES]
        return Impact(asked=row[0], answered=row[1], said_yes=row[2], stories=len(newest), links=links)
