"""Somebody in reserve after a yes: asked once, never more than one, and the source as soon as the first drops out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mediabot.domain import cases, standby
from mediabot.domain.access import contacts_for_journalist
from mediabot.domain.answer_by import OpenHours
from mediabot.domain.availability import Agenda, Terms
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.people import Standing
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Contacts, Reason, Referral, ReferralClosed, ReferralStatus
from mediabot.domain.standby import NobodyToStandBy

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DEADLINE = NOON + timedelta(hours=6)
HOURS = OpenHours()
PHONE = Contacts(phone="+359 700 00 001")
ASKED, STANDING = ReferralStatus.ASKED_TO_STAND_BY, ReferralStatus.STANDING_BY


def a_yes(experts: int = 3, standing: Standing = Standing.VERIFIED) -> Case:
    """The first of them said yes; nobody else was asked."""
    question = Question(
        id=1, journalist_id=5, search_id=None, created_at=NOON, deadline=DEADLINE, status=Status.ASKING, due_at=DEADLINE
    )
    first = Referral(0, 1, "expert-0", 0, person_id=100, status=ReferralStatus.WAITING, asked_at=NOON)
    others = (Referral(n, 1, f"expert-{n}", n, person_id=100 + n) for n in range(1, experts))
    case = Case(question, (first, *others), standing)
    return cases.accept(case, 0, NOON, contacts=PHONE, interests="")


def a_reserve() -> Case:
    """The second one would step in."""
    asked = standby.keep_next(a_yes(), NOON, HOURS)
    return standby.say_yes(asked, 1, NOON, contacts=PHONE, interests="none")


def everybody(_: str) -> bool:
    return True


def test_next_in_turn_is_asked_to_stand_by_within_the_usual_time() -> None:
    case = standby.keep_next(a_yes(), NOON, HOURS)

    assert [one.status for one in case.referrals] == [ReferralStatus.ACCEPTED, ASKED, ReferralStatus.WITHDRAWN]
    assert case.referral(1).answer_by == case.question.due_at == NOON + timedelta(hours=2)
    assert case.question.status is Status.ACCEPTED


def test_whoever_is_not_free_by_their_terms_is_passed_over() -> None:
    case = replace(a_yes(), agendas={"expert-1": Agenda(Terms("expert-1", paused=True))})

    assert standby.keep_next(case, NOON, HOURS).reserve == standby.keep_next(case, NOON, HOURS).referral(2)


@pytest.mark.parametrize(
    ("away_from", "away_until", "steps_in"),
    [
        (None, DEADLINE + timedelta(hours=1), False),
        (None, DEADLINE, True),
        (NOON + timedelta(hours=2), DEADLINE + timedelta(hours=1), True),
        (NOON - timedelta(days=2), NOON, True),
    ],
)
def test_whoever_is_away_past_the_deadline_does_not_step_in(
    away_from: datetime | None, away_until: datetime, steps_in: bool
) -> None:
    terms = Terms("expert-1", away_from=away_from, away_until=away_until)
    case = replace(a_reserve(), agendas={"expert-1": Agenda(terms)})

    after = cases.replace_source(case, 0, NOON + timedelta(hours=1), HOURS, listed=everybody)

    accepted = [one.expert_id for one in after.referrals if one.status is ReferralStatus.ACCEPTED]
    assert accepted == (["expert-1"] if steps_in else [])


def test_second_tap_changes_nothing() -> None:
    case = standby.keep_next(a_yes(), NOON, HOURS)

    assert standby.keep_next(case, NOON, HOURS) == case


@pytest.mark.parametrize("standing", [Standing.UNKNOWN, Standing.PENDING, Standing.REFUSED, Standing.BLOCKED])
def test_nobody_stands_by_for_a_journalist_who_is_not_verified(standing: Standing) -> None:
    case = replace(a_yes(), standing=standing)

    with pytest.raises(QuestionClosed):
        standby.keep_next(case, NOON, HOURS)


def test_nobody_stands_by_without_a_yes_or_after_the_deadline() -> None:
    asking = replace(a_yes(), question=replace(a_yes().question, status=Status.ASKING))

    for case, now in ((asking, NOON), (a_yes(), DEADLINE)):
        with pytest.raises(QuestionClosed):
            standby.keep_next(case, now, HOURS)


def test_with_nobody_left_nobody_can_stand_by() -> None:
    with pytest.raises(NobodyToStandBy):
        standby.keep_next(a_yes(experts=1), NOON, HOURS)


def test_contacts_of_the_reserve_stay_back_until_they_step_in() -> None:
    ready = a_reserve()

    stepped_in = cases.replace_source(ready, 0, NOON, HOURS, listed=everybody)

    assert ready.referral(1).status is STANDING
    assert not contacts_for_journalist(ready.referral(1))
    assert contacts_for_journalist(stepped_in.referral(1)) == PHONE
    assert stepped_in.question.status is Status.ACCEPTED
    assert stepped_in.question.due_at is None


def test_reserve_steps_in_for_an_expert_who_withdraws() -> None:
    case = cases.withdraw_yes(a_reserve(), 0, NOON, HOURS, why="ill", listed=everybody)

    assert [one.status for one in case.referrals[:2]] == [ReferralStatus.DECLINED, ReferralStatus.ACCEPTED]


def test_whoever_was_only_asked_to_stand_by_is_asked_the_question_first() -> None:
    asked = standby.keep_next(a_yes(), NOON, HOURS)

    case = cases.replace_source(asked, 0, NOON + timedelta(minutes=5), HOURS, listed=everybody)

    assert case.open_referral == case.referral(1)
    assert case.referral(1).asked_at == NOON + timedelta(minutes=5)


@pytest.mark.parametrize("standing", [Standing.REFUSED, Standing.BLOCKED])
def test_reserve_steps_in_for_nobody_who_lost_their_standing(standing: Standing) -> None:
    case = replace(a_reserve(), standing=standing)

    after = cases.replace_source(case, 0, NOON, HOURS, listed=everybody)

    assert not any(contacts_for_journalist(one) for one in after.referrals)
    assert after.reserve is None


def test_reserve_who_left_the_directory_does_not_step_in() -> None:
    after = cases.replace_source(a_reserve(), 0, NOON, HOURS, listed=lambda one: one != "expert-1")

    assert after.referral(1).status is ReferralStatus.WITHDRAWN
    assert after.open_referral == after.referral(2)


def test_a_no_or_a_withdrawal_asks_the_next_one() -> None:
    for case in (standby.keep_next(a_yes(), NOON, HOURS), a_reserve()):
        no = standby.say_no(case, 1, NOON, reason=Reason.LEFT_RESERVE)

        after = standby.go_on(no, NOON, HOURS)

        assert after.referral(1).status is ReferralStatus.DECLINED
        assert after.reserve == after.referral(2)


def test_silence_asks_the_next_and_the_deadline_ends_it() -> None:
    asked = standby.keep_next(a_yes(), NOON, HOURS)

    silent = standby.go_on(standby.pass_time(asked, NOON + timedelta(hours=2)), NOON + timedelta(hours=2), HOURS)
    over = standby.pass_time(a_reserve(), DEADLINE)

    assert silent.referral(1).status is ReferralStatus.EXPIRED
    assert silent.reserve == silent.referral(2)
    assert (over.reserve, over.question.due_at) == (None, None)
    assert over.referral(1).reason is Reason.STOOD_BY
    assert not over.referral(1).contacts


def test_end_of_the_interview_lets_the_reserve_go() -> None:
    after = standby.end(a_reserve())

    assert after.referral(1).reason is Reason.STOOD_BY
    assert after.question.status is Status.ACCEPTED
    with pytest.raises(ReferralClosed):
        standby.say_no(after, 1, NOON, reason=Reason.LEFT_RESERVE)
