"""Somebody in reserve after a yes: asked by the journalist's wish, and let go once nobody is needed any more."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import standby
from mediabot.domain.access import ensure_owner
from mediabot.domain.cases import Case
from mediabot.domain.people import Person
from mediabot.domain.questions import Found
from mediabot.domain.referrals import Reason, Referral, ReferralStatus
from mediabot.services.desk import Desk
from mediabot.services.questions.agendas import with_agendas
from mediabot.services.questions.cases import account_of, close_case, not_asked, open_case


class Standby:
    """At one desk. Who acts is checked; a second tap changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def keep_next(self, person: Person, question_id: int) -> None:
        """Ask the next expert whether they would step in. Raises NobodyToStandBy."""
        before = await open_case(self._desk, question_id)
        ensure_owner(person, before.question)
        found = await with_following(self._desk, before)
        after = standby.keep_next(found, self._desk.now, self._desk.office.hours)
        await close_case(self._desk, before, after)

    async def interview_done(self, person: Person, question_id: int) -> None:
        """Nobody is needed in reserve any more."""
        before = await open_case(self._desk, question_id)
        ensure_owner(person, before.question)
        await close_case(self._desk, before, standby.end(before) if before.reserve else before)

    async def end_of(self, journalist_id: int) -> None:
        """The journalist left, or was blocked: nobody stands by for them."""
        for question in await self._desk.work.questions.in_reserve(journalist_id):
            before = await open_case(self._desk, question.id)
            await close_case(self._desk, before, standby.end(before))

    async def paused(self, expert_id: str) -> None:
        """An expert who is not to be asked for now stands by for nobody."""
        for case, reserve in await self._cases_of(expert_id):
            await close_case(self._desk, case, await lost(self._desk, case, reserve))

    async def away(self, expert_id: str) -> None:
        """An expert who is away now stands by for nobody whose deadline passes meanwhile."""
        for case, reserve in await self._cases_of(expert_id):
            if case.is_away(expert_id, self._desk.now):
                await close_case(self._desk, case, await lost(self._desk, case, reserve))

    async def _cases_of(self, expert_id: str) -> list[tuple[Case, Referral]]:
        """Where they stand by, or are asked to."""
        in_reserve = [number for number, one in await self._desk.work.referrals.reserves() if one == expert_id]
        cases = [await open_case(self._desk, number) for number in in_reserve]
        return [(case, one) for case in cases if (one := case.reserve) is not None and one.expert_id == expert_id]


async def lost(desk: Desk, case: Case, reserve: Referral) -> Case:
    """The one in reserve can't answer any more: somebody else is asked."""
    return await go_on(desk, standby.say_no(case, reserve.id, desk.now, reason=Reason.GONE))


async def go_on(desk: Desk, case: Case) -> Case:
    """The next one is asked to stand by, if anybody is left."""
    return standby.go_on(await with_following(desk, case), desk.now, desk.office.hours)


async def with_following(desk: Desk, case: Case) -> Case:
    """The case with the next expert of the same search, where none of those in turn is free now."""
    if case.reserve is not None or not standby.may_keep(case, desk.now) or standby.following(case, desk.now):
        return case
    found = next((one for one, free in await not_asked(desk, case) if free.by(desk.now)), None)
    return case if found is None else await _passed_over(desk, case, found)


async def _passed_over(desk: Desk, case: Case, expert_id: str) -> Case:
    """As if this expert had stood in turn when somebody else said yes."""
    search = await desk.work.searches.get(case.question.search_id) if case.question.search_id else None
    match = next((one for one in search.found if one.expert_id == expert_id), None) if search else None
    match = match or Found(expert_id, 0.0)
    draft = Referral(
        id=0,
        question_id=case.question.id,
        expert_id=expert_id,
        position=1 + max((one.position for one in case.referrals), default=-1),
        person_id=await account_of(desk, expert_id),
        status=ReferralStatus.WITHDRAWN,
        why=match.why,
    )
    referral = await desk.work.referrals.add(draft)
    journalist = await desk.work.people.get(case.question.journalist_id) if case.question.journalist_id else None
    return await with_agendas(desk, replace(case, referrals=(*case.referrals, referral)), journalist)
