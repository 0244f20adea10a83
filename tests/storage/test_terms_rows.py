"""Experts' own terms and what they were asked, in both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from mediabot.domain.availability import Asks, Terms
from mediabot.domain.directory import Format
from mediabot.domain.questions import Status
from mediabot.domain.referrals import ReferralStatus
from mediabot.storage.store import SqlStore
from storage.examples import NOW, minutes, question, referral

SET = Terms(
    "petrova",
    away_from=NOW,
    away_until=minutes(90),
    opens=time(9),
    closes=time(17, 30),
    weekdays=(0, 4),
    on_holidays=False,
    languages=("bg", "de"),
    formats=(Format.QUOTE, Format.LIVE),
    a_month=2,
    at_once=3,
    not_taken=("Вестник „Пример“",),
    shared=("phone",),
    paused=True,
)


async def test_terms_come_back_as_they_were_put(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.terms.put(SET)
        await work.terms.put(replace(SET, expert_id="ivanov", paused=False))
        await work.commit()

    async with store.begin() as work:
        assert await work.terms.of("petrova") == SET
        assert await work.terms.of("nobody") == Terms("nobody")
        some = await work.terms.some(["petrova", "nobody"])
        assert dict(some) == {"petrova": SET, "nobody": Terms("nobody")}
        assert [terms.expert_id for terms in await work.terms.all()] == ["ivanov", "petrova"]


async def test_asks_of_late_and_those_that_are_open_are_told_by_expert(store: SqlStore) -> None:
    async with store.begin() as work:
        asked = await work.questions.add(question(status=Status.ASKING, deadline=minutes(600)))
        other = await work.questions.add(question(status=Status.ASKING, deadline=minutes(300)))
        waiting = referral(
            asked.id, status=ReferralStatus.WAITING, asked_at=minutes(-60), answer_by=minutes(60), person_id=None
        )
        await work.referrals.add(waiting)
        await work.referrals.add(replace(waiting, question_id=other.id, status=ReferralStatus.OFFERED))
        await work.referrals.add(replace(waiting, status=ReferralStatus.DECLINED, asked_at=minutes(-9000)))
        await work.referrals.add(replace(waiting, expert_id="ivanov", asked_back="?", asked_back_at=NOW))
        await work.referrals.add(replace(waiting, expert_id="queued", status=ReferralStatus.QUEUED, asked_at=None))
        await work.commit()

    async with store.begin() as work:
        asks = await work.referrals.asks(["petrova", "ivanov", "queued"], minutes(-100))
        assert asks["petrova"] == Asks((minutes(-60), minutes(-60)), (minutes(60), minutes(300)))
        assert asks["ivanov"].ends == (minutes(600),)
        assert asks["queued"] == Asks()
        assert (await work.referrals.asks(["petrova"], minutes(-100), but=other.id))["petrova"].ends == (minutes(60),)
        assert await work.referrals.last_asked(["petrova", "queued"]) == {"petrova": minutes(-60)}


async def test_a_question_waits_for_whoever_is_in_turn_while_nobody_is_asked(store: SqlStore) -> None:
    async with store.begin() as work:
        waits = await work.questions.add(question(status=Status.ASKING))
        asked = await work.questions.add(question(status=Status.ASKING))
        draft = await work.questions.add(question(status=Status.DRAFT))
        for one in (waits, asked, draft):
            await work.referrals.add(referral(one.id, status=ReferralStatus.QUEUED))
        await work.referrals.add(referral(asked.id, 1, expert_id="ivanov", status=ReferralStatus.WAITING))
        await work.commit()

    async with store.begin() as work:
        assert list(await work.referrals.waiting_for(["petrova"])) == [waits.id]
        assert list(await work.referrals.waiting_for(["ivanov"])) == []
        assert list(await work.referrals.waiting_for([])) == []
