"""The time on which two sides agree: nobody agrees alone, and calendars are told of every change in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain import meetings
from mediabot.domain.meetings import Meeting, MeetingClosed, may_meet, trouble_with_time
from mediabot.domain.referrals import Contacts, Referral, ReferralStatus

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
AT, LATER = NOW + timedelta(hours=2), NOW + timedelta(hours=3)
ANA, PARVAN = 1001, 2001
NOTHING = Meeting(1, 31)


def test_a_time_stands_once_the_other_side_agrees() -> None:
    proposed = meetings.propose(NOTHING, ANA, AT, NOW)

    agreed = meetings.agree(proposed, PARVAN, AT, NOW)

    assert (proposed.agreed, agreed.agreed, agreed.sequence) == (None, AT, 0)


def test_nobody_agrees_to_their_own_time() -> None:
    proposed = meetings.propose(NOTHING, ANA, AT, NOW)

    with pytest.raises(MeetingClosed):
        meetings.agree(proposed, ANA, AT, NOW)


def test_a_key_agrees_to_the_time_that_stood_on_it_only() -> None:
    moved = meetings.propose(meetings.propose(NOTHING, ANA, AT, NOW), ANA, LATER, NOW)

    with pytest.raises(MeetingClosed):
        meetings.agree(moved, PARVAN, AT, NOW)


def test_a_time_that_has_passed_meanwhile_is_not_agreed_on() -> None:
    proposed = meetings.propose(NOTHING, ANA, AT, NOW)

    with pytest.raises(MeetingClosed):
        meetings.agree(proposed, PARVAN, AT, AT)


def test_both_sides_who_suggest_the_same_have_agreed() -> None:
    both = meetings.propose(meetings.propose(NOTHING, ANA, AT, NOW), PARVAN, AT, NOW)

    assert both.agreed == AT


def test_what_was_agreed_stands_until_the_other_time_is_agreed_on() -> None:
    agreed = meetings.agree(meetings.propose(NOTHING, ANA, AT, NOW), PARVAN, AT, NOW)

    moving = meetings.propose(agreed, PARVAN, LATER, NOW)

    assert (moving.agreed, meetings.leave(moving).agreed) == (AT, AT)
    assert meetings.agree(moving, ANA, LATER, NOW).sequence == 1


def test_called_off_it_can_be_agreed_on_once_more_with_a_higher_sequence() -> None:
    off = meetings.call_off(meetings.agree(meetings.propose(NOTHING, ANA, AT, NOW), PARVAN, AT, NOW), NOW)

    again = meetings.agree(meetings.propose(off, ANA, LATER, NOW), PARVAN, LATER, NOW)

    assert (off.agreed, off.sequence, again.agreed, again.sequence) == (None, 1, LATER, 2)


def test_what_is_not_agreed_or_over_is_not_called_off() -> None:
    agreed = meetings.agree(meetings.propose(NOTHING, ANA, AT, NOW), PARVAN, AT, NOW)

    for meeting, now in ((NOTHING, NOW), (agreed, AT), (meetings.call_off(agreed, NOW), NOW)):
        with pytest.raises(MeetingClosed):
            meetings.call_off(meeting, now)


def tapped(meeting: Meeting, step: str, who: int, at: datetime) -> Meeting:
    match step:
        case "propose":
            return meetings.propose(meeting, who, at, NOW)
        case "agree":
            return meetings.agree(meeting, who, at, NOW)
        case "leave":
            return meetings.leave(meeting)
    return meetings.call_off(meeting, NOW)


@given(st.lists(st.tuples(st.sampled_from(["propose", "agree", "leave", "off"]), st.booleans(), st.integers(0, 3))))
def test_whatever_is_tapped_a_time_has_two_sides_and_calendars_hear_each_change_once(
    taps: list[tuple[str, bool, int]],
) -> None:
    meeting = NOTHING
    for step, is_ana, hours in taps:
        who, at = ANA if is_ana else PARVAN, NOW + timedelta(hours=hours + 1)
        before = meeting
        try:
            meeting = tapped(before, step, who, at)
        except MeetingClosed:
            continue
        changed = (before.agreed, before.called_off) != (meeting.agreed, meeting.called_off)
        assert not changed or meeting.sequence == before.sequence + 1
        assert meeting.sequence in (before.sequence, before.sequence + 1)
        if meeting.agreed != before.agreed and meeting.agreed is not None:
            assert before.proposed == meeting.agreed
            assert before.proposed_by not in (None, who)
        assert (meeting.proposed is None) == (meeting.proposed_by is None)


@pytest.mark.parametrize(
    ("instant", "trouble"),
    [(None, "not_understood"), (NOW, "past"), (AT, ""), (NOW + timedelta(days=93), "too_far")],
)
def test_a_time_that_can_not_be_is_told(instant: datetime | None, trouble: str) -> None:
    assert trouble_with_time(instant, NOW) == trouble


def test_times_are_agreed_on_after_a_yes_with_who_uses_the_bot_and_has_not_ended_the_talk() -> None:
    yes = Referral(31, 17, "yana", 0, person_id=PARVAN, status=ReferralStatus.ACCEPTED)
    talked = Referral(
        31, 17, "yana", 0, person_id=PARVAN, status=ReferralStatus.ACCEPTED, contacts=Contacts(bot=True), talking=False
    )

    assert may_meet(yes, None)
    assert not may_meet(Referral(31, 17, "yana", 0, status=ReferralStatus.ACCEPTED), None)
    assert not may_meet(Referral(31, 17, "yana", 0, person_id=PARVAN, status=ReferralStatus.DECLINED), None)
    assert not may_meet(talked, None)
    assert may_meet(talked, AT)
