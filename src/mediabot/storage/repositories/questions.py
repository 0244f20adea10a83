"""What journalists want to know: topics they typed, questions, whom those were put to, and the talks that followed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, and_, case, func, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from mediabot.domain.availability import Asks
from mediabot.domain.conversation import Remark
from mediabot.domain.languages import Bilingual
from mediabot.domain.questions import Found, Question, Search, Status
from mediabot.domain.referrals import IN_RESERVE, OPEN, Referral, ReferralStatus
from mediabot.storage.rows.people import PersonRow
from mediabot.storage.rows.questions import BEING_ASKED, WITH_STAFF, QuestionRow, ReferralRow, RemarkRow, SearchRow
from mediabot.storage.shelf import Repository, Shelf

BUSY = OPEN | IN_RESERVE

KEPT = and_(QuestionRow.status == Status.ACCEPTED, QuestionRow.due_at.is_not(None))
"""Time alone still changes something after a yes: somebody is in reserve."""

UNDER_WAY = (Status.WAITING, Status.WITH_STAFF, Status.ASKING)


class SqlSearches(Repository[Search]):
    shelf = Shelf(SearchRow, Search)

    async def get(self, search_id: int) -> Search | None:
        return await self._get(search_id)

    async def add(self, search: Search) -> Search:
        return await self._add(search)

    async def save(self, search: Search) -> None:
        await self._save(search)

    async def of(self, person_id: int) -> Sequence[Search]:
        return await self._many(self.shelf.all.where(SearchRow.person_id == person_id).order_by(SearchRow.id))

    async def lately(self, person_id: int, limit: int) -> Sequence[Search]:
        of_person = self.shelf.all.where(SearchRow.person_id == person_id)
        return await self._many(of_person.order_by(SearchRow.id.desc()).limit(limit))

    async def of_journalists(self, since: datetime, limit: int) -> Sequence[tuple[int, Found]]:
        """Only the best match leaves the database: the others would be most of the work."""
        best = type_coerce(SearchRow.found, JSON)[0]
        asked = (
            select(SearchRow.person_id, best)
            .join(PersonRow, PersonRow.id == SearchRow.person_id)
            .where(SearchRow.asked_at >= since, ~PersonRow.staff, PersonRow.expert_id == "")
            .order_by(SearchRow.id.desc())
            .limit(limit)
        )
        rows: Sequence[Any] = (await self._run(asked)).all()
        return [(person_id, _found(found)) for person_id, found in rows if found]

    async def with_staff_since(self, since: datetime, *, but: int) -> bool:
        told = select(SearchRow.id).where(WITH_STAFF, SearchRow.with_staff_at > since, SearchRow.id != but).limit(1)
        return (await self._run(told)).first() is not None

    async def with_staff(self) -> Sequence[Search]:
        return await self._many(self.shelf.all.where(WITH_STAFF).order_by(SearchRow.with_staff_at, SearchRow.id))


def _found(record: Mapping[str, Any]) -> Found:
    """By hand, as in `storage.columns`: there are thousands of them."""
    why = Bilingual(tuple(record["why_bg"]), tuple(record["why_en"]))
    return Found(record["expert_id"], record["score"], why)


class SqlQuestions(Repository[Question]):
    """`open` needs the present, which its caller doesn't give; a demo's clock may run ahead of the database's."""

    shelf = Shelf(QuestionRow, Question)

    def __init__(self, connection: AsyncConnection, now: Callable[[], datetime]) -> None:
        super().__init__(connection)
        self._now = now

    async def get(self, question_id: int) -> Question | None:
        return await self._get(question_id)

    async def lock(self, question_id: int) -> Question | None:
        return await self._lock(question_id)

    async def add(self, question: Question) -> Question:
        return await self._add(question)

    async def save(self, question: Question) -> None:
        await self._save(question)

    async def remove(self, question_id: int) -> None:
        await self._drop(question_id)

    async def remove_drafts(self, journalist_id: int) -> None:
        await self._remove(and_(QuestionRow.journalist_id == journalist_id, QuestionRow.status == Status.DRAFT))

    async def of(self, journalist_id: int) -> Sequence[Question]:
        query = self.shelf.all.where(QuestionRow.journalist_id == journalist_id)
        return await self._many(query.order_by(QuestionRow.id))

    async def lately(self, journalist_id: int, limit: int) -> Sequence[Question]:
        query = self.shelf.all.where(QuestionRow.journalist_id == journalist_id)
        return await self._many(query.order_by(QuestionRow.id.desc()).limit(limit))

    async def under_way(self, journalist_id: int) -> Sequence[Question]:
        query = self.shelf.all.where(QuestionRow.journalist_id == journalist_id, QuestionRow.status.in_(UNDER_WAY))
        return await self._many(query.order_by(QuestionRow.id))

    async def in_reserve(self, journalist_id: int) -> Sequence[Question]:
        query = self.shelf.all.where(QuestionRow.journalist_id == journalist_id, KEPT)
        return await self._many(query.order_by(QuestionRow.id))

    async def open(self) -> Sequence[Question]:
        may_reopen = and_(QuestionRow.status == Status.NOBODY_LEFT, QuestionRow.deadline > self._now())
        query = self.shelf.all.where(or_(QuestionRow.status.in_(UNDER_WAY), may_reopen))
        return await self._many(query.order_by(QuestionRow.id))

    async def due(self, now: datetime, limit: int) -> Sequence[int]:
        query = select(QuestionRow.id).where(QuestionRow.due_at <= now)
        return (await self._run(query.order_by(QuestionRow.due_at, QuestionRow.id).limit(limit))).scalars().all()


ASKS_BACK = and_(ReferralRow.asked_back_at.is_not(None), ReferralRow.answered_back == "")
"""The expert waits for the journalist, and their time to answer with them."""


def _asks(rows: Sequence[Any]) -> Asks:
    """Of when each was asked, how it stands, and when it ends at the latest."""
    begun = tuple(asked_at for asked_at, _, _ in rows if asked_at is not None)
    return Asks(begun, tuple(ends for _, status, ends in rows if status in BUSY and ends is not None))


class SqlReferrals(Repository[Referral]):
    shelf = Shelf(ReferralRow, Referral)

    async def get(self, referral_id: int) -> Referral | None:
        return await self._get(referral_id)

    async def add(self, referral: Referral) -> Referral:
        return await self._add(referral)

    async def save(self, referral: Referral) -> None:
        await self._save(referral)

    async def asks(self, expert_ids: Collection[str], since: datetime, *, but: int | None = None) -> Mapping[str, Asks]:
        if not expert_ids:
            return {}
        held = ReferralRow.status.in_((ReferralStatus.OFFERED, ReferralStatus.STANDING_BY))
        whole = or_(held, ASKS_BACK)
        ends = case((whole, QuestionRow.deadline), else_=ReferralRow.answer_by)
        told = select(ReferralRow.expert_id, ReferralRow.asked_at, ReferralRow.status, ends).join(QuestionRow)
        asked = or_(ReferralRow.asked_at >= since, ReferralRow.status.in_(BUSY))
        found = told.where(ReferralRow.expert_id.in_(expert_ids), asked, ReferralRow.question_id != (but or 0))
        rows: Sequence[Any] = (await self._run(found.order_by(ReferralRow.id))).all()
        return {one: _asks([row[1:] for row in rows if row[0] == one]) for one in expert_ids}

    async def last_asked(self, expert_ids: Collection[str]) -> Mapping[str, datetime]:
        if not expert_ids:
            return {}
        last = select(ReferralRow.expert_id, func.max(ReferralRow.asked_at))
        asked = last.where(ReferralRow.expert_id.in_(expert_ids), ReferralRow.asked_at.is_not(None))
        rows: Sequence[Any] = (await self._run(asked.group_by(ReferralRow.expert_id))).all()
        return dict(map(tuple, rows))

    async def waiting_for(self, expert_ids: Collection[str]) -> Sequence[int]:
        if not expert_ids:
            return ()
        queued = and_(ReferralRow.status == ReferralStatus.QUEUED, ReferralRow.expert_id.in_(expert_ids))
        waits = select(QuestionRow.id).join(ReferralRow).where(QuestionRow.status == Status.ASKING, queued)
        asked = select(ReferralRow.question_id).where(ReferralRow.status.in_(OPEN))
        free = waits.where(QuestionRow.id.not_in(asked)).distinct().order_by(QuestionRow.id)
        return (await self._run(free)).scalars().all()

    async def of_question(self, question_id: int) -> Sequence[Referral]:
        query = self.shelf.all.where(ReferralRow.question_id == question_id)
        return await self._many(query.order_by(ReferralRow.position, ReferralRow.id))

    async def open(self) -> Sequence[tuple[int, str]]:
        query = select(ReferralRow.question_id, ReferralRow.expert_id).where(BEING_ASKED)
        rows: Sequence[Any] = (await self._run(query.order_by(ReferralRow.question_id))).all()
        return [(question_id, expert_id) for question_id, expert_id in rows]

    async def reserves(self) -> Sequence[tuple[int, str]]:
        query = select(ReferralRow.question_id, ReferralRow.expert_id).join(QuestionRow)
        kept = query.where(KEPT, ReferralRow.status.in_(IN_RESERVE)).order_by(ReferralRow.question_id)
        rows: Sequence[Any] = (await self._run(kept)).all()
        return [(question_id, expert_id) for question_id, expert_id in rows]

    async def to_remind(self, now: datetime, limit: int) -> Sequence[int]:
        waits = ReferralRow.status == ReferralStatus.WAITING
        query = select(ReferralRow.question_id).where(ReferralRow.remind_at <= now, waits)
        return (await self._run(query.order_by(ReferralRow.remind_at).limit(limit))).scalars().all()

    async def lately(self, person_id: int, limit: int) -> Sequence[tuple[Referral, str]]:
        asked = self.shelf.all.where(ReferralRow.person_id == person_id, ReferralRow.asked_at.is_not(None))
        with_story = asked.join(QuestionRow).add_columns(QuestionRow.story)
        rows = await self._run(with_story.order_by(ReferralRow.id.desc()).limit(limit))
        return [(self._made(row[:-1]), row[-1]) for row in rows]

    async def open_of(self, person_id: int) -> Sequence[Referral]:
        asked = self.shelf.all.where(ReferralRow.person_id == person_id, ReferralRow.status.in_(BUSY))
        return await self._many(asked.order_by(ReferralRow.id))

    async def talks_of(self, person_id: int) -> Sequence[Referral]:
        sides = or_(ReferralRow.person_id == person_id, QuestionRow.journalist_id == person_id)
        talks = self.shelf.all.join(QuestionRow).where(ReferralRow.talking, sides)
        return await self._many(talks.order_by(ReferralRow.id))


class SqlRemarks(Repository[Remark]):
    shelf = Shelf(RemarkRow, Remark)

    async def get(self, remark_id: int) -> Remark | None:
        return await self._get(remark_id)

    async def add(self, remark: Remark) -> Remark:
        return await self._add(remark)

    async def spoken(self, referral_id: int, author_id: int | None = None) -> bool:
        said = select(RemarkRow.id).where(RemarkRow.referral_id == referral_id)
        if author_id is not None:
            said = said.where(RemarkRow.author_id == author_id)
        return (await self._run(said.limit(1))).first() is not None

    async def answer_of(self, referral_id: int) -> Remark | None:
        answers = self.shelf.all.where(RemarkRow.referral_id == referral_id, RemarkRow.is_answer)
        return await self._one(answers.order_by(RemarkRow.id.desc()).limit(1))

    async def said_at(self, author_id: int, message_id: int) -> Remark | None:
        said = self.shelf.all.where(RemarkRow.author_id == author_id, RemarkRow.message_id == message_id)
        return await self._one(said.order_by(RemarkRow.id.desc()).limit(1))
