"""Accounts of experts come and go: what one is being asked goes to the next expert, or to another account."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import cases
from mediabot.domain.notices.questions import ReferralCard
from mediabot.domain.notices.reactions import StatementCard
from mediabot.domain.referrals import Referral
from mediabot.services.desk import Desk
from mediabot.services.questions.cases import close_case, open_case
from mediabot.services.questions.standby import lost


class Accounts:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def lost(self, person_id: int) -> None:
        """The account can't answer any more: it left, blocked the bot, or was blocked. The next experts are asked."""
        for referral in await self._desk.work.referrals.open_of(person_id):
            await self._lose(referral)

    async def free_unlisted(self, question_id: int) -> None:
        """Whoever is asked and stands in the directory no longer is not waited for."""
        case = await open_case(self._desk, question_id)
        referral = case.open_referral or case.reserve
        if referral is not None and self._desk.office.expert(referral.expert_id) is None:
            await self._lose(referral)

    async def moved(self, expert_id: str, person_id: int, new_id: int | None) -> None:
        """The entry is tied to another account, or to none: what its old one was asked, and its talks, go along. The
        old one's cards say so."""
        referrals = self._desk.work.referrals
        for referral in (*await referrals.open_of(person_id), *await referrals.talks_of(person_id)):
            if (referral.expert_id, referral.person_id) == (expert_id, person_id):
                await self._hand_over(referral, new_id)
                await self._desk.owe(person_id, ReferralCard(referral.id))

    async def arrived(self, expert_id: str, person_id: int) -> None:
        """The entry has an account now: what staff, or a letter, were to ask is asked there."""
        referrals = self._desk.work.referrals
        for question_id, asked in (*await referrals.open(), *await referrals.reserves()):
            case = await open_case(self._desk, question_id) if asked == expert_id else None
            referral = case.open_referral or case.reserve if case else None
            if referral is not None and referral.person_id is None:
                await self._hand_over(referral, person_id)
                await self._desk.owe_staff(ReferralCard(referral.id))
        for statement in await self._desk.work.statements.by_staff(expert_id):
            await self._desk.work.statements.save(replace(statement, person_id=person_id))
            await self._desk.owe(person_id, StatementCard(statement.id))
            await self._desk.owe_staff(StatementCard(statement.id))

    async def _lose(self, referral: Referral) -> None:
        before = await open_case(self._desk, referral.question_id)
        if referral.in_reserve:
            after = await lost(self._desk, before, referral)
        else:
            after = cases.lose_expert(before, referral.id, self._desk.now, self._desk.office.hours)
        await close_case(self._desk, before, after)

    async def _hand_over(self, referral: Referral, person_id: int | None) -> None:
        before = await open_case(self._desk, referral.question_id)
        await close_case(self._desk, before, cases.hand_over(before, referral.id, person_id))
