"""Once a question is over, for whatever the journalist says and whenever: nobody is asked or told too often."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.follow_ups import (
    AFTER_DEADLINE,
    FOLLOWED,
    MOST_ASKED,
    OF_SEARCH,
    OF_STORY,
    TOLD,
    TOO_LATE,
    FollowUp,
    Outcome,
    asked,
    asks_next,
    begun,
    closed,
    said,
)
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Referral, ReferralStatus

DEADLINE = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
NOW = DEADLINE + AFTER_DEADLINE
STEPS = st.lists(st.tuples(st.integers(0, 20), st.sampled_from([None, *OF_STORY])), max_size=12)


def question(status: Status = Status.ACCEPTED, **values: object) -> Question:
    return replace(Question(7, 1001, None, DEADLINE, deadline=DEADLINE, status=status), **values)  # type: ignore[arg-type]


def referral(status: ReferralStatus) -> Referral:
    return Referral(31, 7, "petrova", 0, status=status)


@given(steps=STEPS, yes=st.booleans(), leaves=st.integers(0, 12))
def test_a_journalist_is_asked_twice_at_most_and_everything_ends(
    steps: list[tuple[int, Outcome | None]], yes: bool, leaves: int
) -> None:
    referrals = [referral(ReferralStatus.ACCEPTED if yes else ReferralStatus.DECLINED)]
    one, now, told = begun(question(), referrals, NOW), NOW, 0
    assert one is not None

    for number, (days, outcome) in enumerate([*steps, *[(8, None)] * 4]):
        if number == leaves:
            one = replace(one, journalist_id=None, link="")
        if outcome in one.choices and one.journalist_id is not None:
            one = said(one, outcome, now)
        now += timedelta(days=days)
        if one.due_at is not None and one.due_at <= now:
            told += not asks_next(one)
            one = asked(one, now) if asks_next(one) else closed(one)

        assert one.asked <= MOST_ASKED
        assert one.due_at is None or one.due_at > now

    changes = sum(outcome in TOLD for _, outcome in steps)
    assert one.due_at is None
    assert told <= changes + 1
    assert yes or told == 0 or leaves == 0


@given(outcome=st.sampled_from(OF_STORY))
def test_the_same_answer_again_changes_nothing(outcome: Outcome) -> None:
    one = said(FollowUp(7, 1001, 31, DEADLINE, NOW, asked=1), outcome, NOW)

    assert said(one, outcome, NOW + timedelta(days=3)) == one


def test_only_what_ran_to_its_end_is_asked_about() -> None:
    asked_about = {status for status in Status if begun(question(status), [], NOW) is not None}

    assert asked_about == set(FOLLOWED)


def test_nobody_is_asked_too_early_too_late_or_who_has_left() -> None:
    assert begun(question(), [], NOW - timedelta(seconds=1)) is None
    assert begun(question(), [], DEADLINE + TOO_LATE) is None
    assert begun(question(journalist_id=None), [], NOW) is None
    assert begun(question(deadline=None), [], NOW) is None


def test_a_story_is_asked_about_only_where_somebody_said_yes() -> None:
    with_yes = begun(question(), [referral(ReferralStatus.DECLINED), referral(ReferralStatus.ACCEPTED)], NOW)
    without = begun(question(Status.EXPIRED), [referral(ReferralStatus.EXPIRED)], NOW)

    assert with_yes is not None
    assert with_yes.choices == OF_STORY
    assert without is not None
    assert without.choices == OF_SEARCH
