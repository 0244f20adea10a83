"""What a journalist may still change: whose answer it concerns, and what begins again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.test_cases import HOURS, NOON, a_draft, a_sent_case, open_id
from mediabot.domain import cases, changes
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.changes import Change
from mediabot.domain.directory import Format
from mediabot.domain.people import Standing
from mediabot.domain.questions import Status
from mediabot.domain.referrals import Reason, ReferralStatus

EVENING = NOON + timedelta(hours=6)


def moved(case: Case, deadline: datetime, now: datetime) -> Case:
    return changes.move(case, deadline, now, HOURS, lambda _: True)


def an_expired_case(experts: int = 3) -> Case:
    case = cases.pass_time(a_sent_case(experts), EVENING, HOURS)
    assert case.question.status is Status.EXPIRED
    return case


@pytest.mark.parametrize("deadline", [NOON + timedelta(hours=3), NOON + timedelta(days=2)])
def test_moved_deadline_gives_whoever_is_asked_another_time_to_answer(deadline: datetime) -> None:
    case, now = a_sent_case(), NOON + timedelta(hours=1)

    after = moved(case, deadline, now)

    asked = after.referral(open_id(case))
    assert asked.answer_by is not None
    assert now < asked.answer_by < deadline
    assert asked.answer_by != case.referral(open_id(case)).answer_by
    assert after.question.due_at == asked.answer_by


def test_question_that_expired_goes_on_with_those_not_asked_yet() -> None:
    case = an_expired_case()

    after = moved(case, EVENING + timedelta(days=1), EVENING + timedelta(hours=1))

    assert after.question.status is Status.ASKING
    assert open_id(after) == 1
    assert after.referral(0).status is ReferralStatus.EXPIRED
    assert after.referral(2).status is ReferralStatus.QUEUED


def test_question_that_expired_asks_the_last_one_again_where_all_were_asked() -> None:
    case = an_expired_case(experts=1)

    after = moved(case, EVENING + timedelta(days=1), EVENING + timedelta(hours=1))

    assert open_id(after) == 0
    assert after.referrals[0].asked_at == EVENING + timedelta(hours=1)


def test_question_that_staff_had_goes_back_to_them() -> None:
    taken = cases.take_over(a_sent_case(), NOON, by=9)
    case = cases.pass_time(taken, EVENING, HOURS)

    after = moved(case, EVENING + timedelta(days=1), EVENING + timedelta(hours=1))

    assert after.question.status is Status.WITH_STAFF
    assert after.question.taken_by == 9


def test_question_of_which_all_said_no_goes_to_staff_when_it_is_extended() -> None:
    case = cases.decline(a_sent_case(1), 0, NOON, HOURS, reason=Reason.NO_TIME)
    handed = cases.pass_time(cases.take_over(case, NOON, by=None), EVENING, HOURS)

    after = moved(handed, EVENING + timedelta(days=1), EVENING + timedelta(hours=1))

    assert after.question.status is Status.WITH_STAFF


def test_who_left_the_directory_is_not_asked_again() -> None:
    case = an_expired_case()

    after = changes.move(
        case, EVENING + timedelta(days=1), EVENING, HOURS, lambda expert_id: expert_id not in ("expert-0", "expert-1")
    )

    assert open_id(after) == 2


def test_after_two_days_or_for_a_blocked_journalist_nothing_is_extended() -> None:
    case, later = an_expired_case(), EVENING + changes.EXTENDABLE
    blocked = replace(case, standing=Standing.BLOCKED)

    with pytest.raises(QuestionClosed):
        moved(case, later + timedelta(days=1), later)
    with pytest.raises(QuestionClosed):
        moved(blocked, EVENING + timedelta(days=1), EVENING)


def test_the_next_is_asked_now_and_the_one_before_let_go() -> None:
    case = a_sent_case()

    after = changes.ask_next(case, NOON + timedelta(minutes=5), HOURS)

    assert open_id(after) == 1
    assert after.referral(0).status is ReferralStatus.WITHDRAWN
    assert after.referral(2).status is ReferralStatus.QUEUED


def test_a_question_back_that_nobody_answered_stops_no_time_when_its_expert_is_asked_again() -> None:
    case = a_sent_case(experts=1)
    expired = cases.pass_time(cases.ask_back(case, open_id(case), NOON, text="For whom?"), EVENING, HOURS)

    after = moved(expired, EVENING + timedelta(days=1), EVENING + timedelta(hours=1))

    asked = after.referral(open_id(after))
    assert asked.answer_by is not None
    assert not asked.asks_back
    assert cases.pass_time(after, asked.answer_by, HOURS).open_referral is None


def test_who_did_not_answer_comes_next_or_is_asked_at_once_where_nobody_is() -> None:
    passed = cases.pass_time(a_sent_case(2), NOON + timedelta(hours=2), HOURS)
    alone = cases.decline(passed, 1, NOON + timedelta(hours=2), HOURS, reason=Reason.NO_TIME)

    in_turn = changes.try_again(passed, 0, NOON + timedelta(hours=2), HOURS)
    at_once = changes.try_again(alone, 0, NOON + timedelta(hours=2), HOURS)

    following = in_turn.next_in_turn(NOON)
    assert open_id(in_turn) == 1
    assert following is not None
    assert following.id == 0
    assert open_id(at_once) == 0


def test_only_what_changed_after_sending_is_told() -> None:
    draft, sent = a_draft(), a_sent_case()
    changed = changes.set_format(changes.add(sent, "How?\nAnd why?", (), NOON), Format.LIVE, NOON)

    assert changes.changes(draft, sent) == ()
    assert changes.changes(sent, sent) == ()
    assert changes.changes(sent, changed) == (Change.ADDED, Change.FORMAT)


def test_answered_question_can_not_be_changed() -> None:
    cancelled = cases.cancel(a_sent_case(), NOON)

    with pytest.raises(QuestionClosed):
        changes.add(cancelled, "more", (), NOON)
    with pytest.raises(QuestionClosed):
        moved(cancelled, EVENING, NOON)
    with pytest.raises(QuestionClosed):
        changes.ask_next(cancelled, NOON, HOURS)
