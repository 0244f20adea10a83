"""The state machine of a question: no sequence of events breaks its rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mediabot.domain import cases, changes, standby
from mediabot.domain.access import contacts_for_journalist
from mediabot.domain.answer_by import OpenHours
from mediabot.domain.availability import Agenda, Agendas, Asks, NotFree, Terms
from mediabot.domain.cases import Case, DraftIncomplete, QuestionClosed
from mediabot.domain.directory import Format
from mediabot.domain.people import Standing
from mediabot.domain.questions import END_STATES, Attribution, Question, Status
from mediabot.domain.referrals import (
    BY_EXPERT,
    TAKEN_BACK,
    UNDO,
    Contacts,
    Decision,
    Reason,
    Referral,
    ReferralClosed,
    ReferralStatus,
)
from mediabot.domain.standby import NobodyToStandBy

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOURS = OpenHours()
OFFERED = ReferralStatus.OFFERED
PHONE = Contacts(phone="+359 700 00 001")


def a_draft(
    experts: int = 3, deadline: datetime = NOON + timedelta(hours=6), standing: Standing = Standing.VERIFIED
) -> Case:
    question = Question(
        id=1,
        journalist_id=5,
        search_id=None,
        created_at=NOON,
        story="How do vaccines work?",
        format=Format.QUOTE,
        deadline=deadline,
        language="en",
        attribution=Attribution.ON_THE_RECORD,
    )
    referrals = tuple(Referral(n, 1, f"expert-{n}", position=n, person_id=100 + n) for n in range(experts))
    return Case(question, referrals, standing)


def a_sent_case(experts: int = 3) -> Case:
    return cases.send(a_draft(experts), NOON, HOURS)


def open_id(case: Case) -> int:
    assert case.open_referral is not None
    return case.open_referral.id


def test_who_left_the_directory_is_struck_from_the_queue_and_nowhere_else() -> None:
    sent = a_sent_case()

    struck = cases.strike_unlisted(sent, lambda expert_id: expert_id == "expert-1")

    assert [r.status for r in struck.referrals] == [
        ReferralStatus.WAITING,
        ReferralStatus.QUEUED,
        ReferralStatus.WITHDRAWN,
    ]
    assert struck.question == sent.question


def test_question_of_verified_journalist_goes_to_the_first_expert_at_once() -> None:
    draft = a_draft()

    sent = cases.send(draft, NOON, HOURS)

    assert sent.question.status is Status.ASKING
    assert [r.status for r in sent.referrals] == [
        ReferralStatus.WAITING,
        ReferralStatus.QUEUED,
        ReferralStatus.QUEUED,
    ]
    assert sent.referrals[0].answer_by == NOON + timedelta(hours=2)


def test_question_of_unverified_journalist_waits_and_starts_later() -> None:
    waiting = cases.send(a_draft(standing=Standing.PENDING), NOON, HOURS)
    assert waiting.question.status is Status.WAITING
    assert waiting.open_referral is None

    verified = replace(waiting, standing=Standing.VERIFIED)
    started = cases.start(verified, NOON + timedelta(minutes=5), HOURS)

    assert started.question.status is Status.ASKING


def test_incomplete_or_late_draft_is_not_sent() -> None:
    incomplete = replace(a_draft(), question=replace(a_draft().question, format=None))
    late = a_draft(deadline=NOON)

    for draft in (incomplete, late):
        with pytest.raises(DraftIncomplete):
            cases.send(draft, NOON, HOURS)


def test_no_asks_the_next_and_the_last_no_leaves_nobody() -> None:
    case = a_sent_case(experts=2)

    case = cases.decline(case, open_id(case), NOON, HOURS, reason=Reason.NO_TIME)
    assert case.question.status is Status.ASKING
    case = cases.decline(case, open_id(case), NOON, HOURS, reason=Reason.CONFLICT)

    assert case.question.status is Status.NOBODY_LEFT
    assert case.question.due_at is None


def test_missed_answer_by_time_asks_the_next_by_itself() -> None:
    case = a_sent_case()
    first = open_id(case)

    case = cases.pass_time(case, NOON + timedelta(hours=2), HOURS)

    assert case.referral(first).status is ReferralStatus.EXPIRED
    assert open_id(case) != first


def test_condition_waits_for_the_journalist_and_shows_no_contact_before() -> None:
    case = a_sent_case()
    referral = replace(case.referrals[0], condition="after 18:00")
    case = replace(case, referrals=(referral, *case.referrals[1:]))

    case = cases.accept(case, referral.id, NOON, contacts=PHONE, interests="")
    assert case.referrals[0].status is ReferralStatus.OFFERED
    assert not contacts_for_journalist(case.referrals[0])
    case = cases.take_offer(case, referral.id, NOON)

    assert case.question.status is Status.ACCEPTED
    assert contacts_for_journalist(case.referrals[0]) == PHONE


def test_a_decision_waits_until_it_cannot_be_undone_and_then_takes_effect() -> None:
    case = a_sent_case()
    asked = open_id(case)

    decided = cases.decide(case, asked, Decision(NOON + UNDO, Reason.NO_TIME))
    waiting = cases.pass_time(decided, NOON + UNDO - timedelta(seconds=1), HOURS)
    gone = cases.pass_time(decided, NOON + UNDO, HOURS)

    assert decided.question.due_at == NOON + UNDO
    assert waiting == decided
    assert gone.referral(asked).status is ReferralStatus.DECLINED
    assert gone.referral(asked).reason is Reason.NO_TIME
    assert open_id(gone) != asked


def test_a_yes_in_the_last_minute_counts_at_the_deadline_and_is_never_lost() -> None:
    case = a_sent_case()
    asked, deadline = open_id(case), case.question.deadline
    assert deadline is not None
    case = replace(case, referrals=(replace(case.referrals[0], contacts=PHONE), *case.referrals[1:]))

    decided = cases.decide(case, asked, Decision(deadline + UNDO / 2))

    assert cases.pass_time(decided, deadline, HOURS).question.status is Status.ACCEPTED


def test_a_condition_said_in_the_last_minute_ends_with_the_deadline() -> None:
    case = a_sent_case()
    asked, deadline = open_id(case), case.question.deadline
    assert deadline is not None
    case = replace(case, referrals=(replace(case.referrals[0], condition="by phone"), *case.referrals[1:]))

    decided = cases.decide(case, asked, Decision(deadline + UNDO / 2))

    assert cases.pass_time(decided, deadline, HOURS).question.status is Status.EXPIRED


def test_who_undoes_at_the_end_of_their_time_has_ten_minutes_more() -> None:
    case = a_sent_case()
    asked, until = open_id(case), case.referrals[0].answer_by
    assert until is not None
    decided = cases.decide(case, asked, Decision(until + UNDO, Reason.NO_TIME))

    undone = cases.undo(decided, asked, until)

    assert undone.referral(asked).decided is None
    assert undone.question.due_at == undone.referral(asked).answer_by == until + cases.LEFT_TO_DECIDE
    with pytest.raises(ReferralClosed):
        cases.carry_out(undone, asked, until, HOURS)


def test_two_late_taps_after_an_answer_are_refused() -> None:
    case = a_sent_case()
    asked = open_id(case)
    case = cases.accept(case, asked, NOON, contacts=PHONE, interests="")

    with pytest.raises(ReferralClosed):
        cases.decline(case, asked, NOON, HOURS, reason=Reason.NO_TIME)
    with pytest.raises(QuestionClosed):
        cases.cancel(case, NOON)


def test_the_time_to_answer_waits_as_long_as_the_journalist_takes() -> None:
    case = a_sent_case()
    asked = open_id(case)
    case = cases.ask_back(case, asked, NOON + timedelta(hours=1), text="For whom?")

    waiting = cases.pass_time(case, NOON + timedelta(hours=3), HOURS)
    told = cases.answer_back(waiting, asked, NOON + timedelta(hours=3), text="For all.")

    assert open_id(waiting) == asked
    assert told.referral(asked).answer_by == NOON + timedelta(hours=4)
    assert told.question.due_at == NOON + timedelta(hours=4)
    with pytest.raises(ReferralClosed):
        cases.ask_back(told, asked, NOON + timedelta(hours=3), text="And who pays?")


def test_the_time_to_answer_never_waits_past_the_deadline() -> None:
    case = a_sent_case()
    asked = open_id(case)
    case = cases.ask_back(case, asked, NOON, text="For whom?")

    told = cases.answer_back(case, asked, NOON + timedelta(hours=5), text="For all.")

    assert told.referral(asked).answer_by == case.question.deadline


def test_a_late_yes_counts_while_nobody_else_said_it() -> None:
    case = a_sent_case()
    first = open_id(case)
    passed = cases.pass_time(case, NOON + timedelta(hours=2), HOURS)
    second = open_id(passed)
    taken = cases.accept(passed, second, NOON + timedelta(hours=2), contacts=PHONE, interests="")

    late = cases.accept(passed, first, NOON + timedelta(hours=2), contacts=PHONE, interests="")

    assert late.referral(first).status is ReferralStatus.ACCEPTED
    assert late.referral(second).status is ReferralStatus.WITHDRAWN
    with pytest.raises(ReferralClosed):
        cases.accept(taken, first, NOON + timedelta(hours=2), contacts=PHONE, interests="")


def test_a_yes_taken_back_asks_whoever_was_not_asked_because_of_it() -> None:
    case = a_sent_case()
    asked = open_id(case)
    case = cases.accept(case, asked, NOON, contacts=PHONE, interests="")

    back = cases.withdraw_yes(case, asked, NOON, HOURS, why="ill", listed=lambda expert_id: expert_id != "expert-1")

    assert back.question.status is Status.ASKING
    assert back.question.closed_at is None
    assert [r.status for r in back.referrals] == [
        ReferralStatus.DECLINED,
        ReferralStatus.WITHDRAWN,
        ReferralStatus.WAITING,
    ]
    assert not contacts_for_journalist(back.referral(asked))


def away_until(instant: datetime) -> Agenda:
    return Agenda(Terms("", away_until=instant))


def test_who_is_away_is_passed_over_and_asked_when_they_are_back() -> None:
    back = NOON + timedelta(hours=3)
    draft = replace(a_draft(experts=2), agendas={"expert-0": away_until(back)})

    sent = cases.send(draft, NOON, HOURS)
    declined = cases.decline(sent, open_id(sent), NOON, HOURS, reason=Reason.NO_TIME)
    later = cases.pass_time(declined, back, HOURS)

    assert sent.open_referral == sent.referrals[1]
    assert (declined.question.status, declined.open_referral) == (Status.ASKING, None)
    assert declined.question.due_at == back
    assert later.referrals[0].asked_at == back
    assert later.referrals[0].answer_by == back + timedelta(hours=1)


def test_where_nobody_is_free_before_the_deadline_nobody_is_left() -> None:
    draft = replace(a_draft(experts=1), agendas={"expert-0": away_until(NOON + timedelta(hours=6))})

    sent = cases.send(draft, NOON, HOURS)

    assert sent.question.status is Status.NOBODY_LEFT
    assert sent.referrals[0].asked_at is None


def test_who_is_not_free_in_time_is_asked_by_nobody_elses_wish() -> None:
    case = a_sent_case(experts=1)
    far, near = (NOON + timedelta(hours=hours) for hours in (7, 2))
    new = Referral(9, 1, "expert-9", position=5)

    with pytest.raises(NotFree):
        cases.ask_instead(replace(case, agendas={"expert-9": away_until(far)}), new, NOON, HOURS)
    kept = cases.ask_instead(replace(case, agendas={"expert-9": away_until(near)}), new, NOON, HOURS)

    assert kept.open_referral == case.open_referral
    assert kept.referral(9).status is ReferralStatus.QUEUED


def test_the_time_to_answer_counts_in_the_experts_own_hours() -> None:
    evenings = Agenda(Terms("", opens=time(18), closes=time(22)))
    draft = replace(a_draft(experts=1, deadline=NOON + timedelta(hours=30)), agendas={"expert-0": evenings})

    sent = cases.send(draft, NOON, HOURS)
    asked = cases.pass_time(sent, sent.question.due_at or NOON, HOURS)

    assert sent.open_referral is None
    assert asked.referrals[0].asked_at == datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert asked.referrals[0].answer_by == datetime(2026, 11, 23, 17, 20, tzinfo=UTC)


def test_an_expert_who_is_being_asked_elsewhere_waits_for_that() -> None:
    ends = NOON + timedelta(hours=1)
    draft = replace(a_draft(experts=1), agendas={"expert-0": Agenda(Terms(""), Asks((NOON,), (ends,)))})

    sent = cases.send(draft, NOON, HOURS)
    free = replace(sent, agendas={})

    assert sent.question.due_at == ends
    assert cases.look_again(free, NOON, HOURS).open_referral is not None


a_terms = st.builds(
    Terms,
    st.just(""),
    away_until=st.none() | st.integers(-10, 100).map(lambda hours: NOON + timedelta(hours=hours)),
    weekdays=st.sampled_from([(), (0, 2), (5, 6)]),
    opens=st.sampled_from([None, time(9)]),
    closes=st.just(time(17)),
    paused=st.sampled_from([False, False, True]),
)


class EverySequence(RuleBasedStateMachine):
    """Any events in any order, with time moving between them."""

    @initialize(experts=st.integers(0, 4), standing=st.sampled_from(Standing), hours=st.integers(1, 72))
    def send(self, experts: int, standing: Standing, hours: int) -> None:
        self.now = self.termed_at = NOON
        self.deadline = NOON + timedelta(hours=hours)
        self.agendas: Agendas = {}
        self.case = cases.send(a_draft(experts, self.deadline, standing), self.now, HOURS)
        self.asked: set[int] = set()
        self.seen = {self.case.question.status}
        self.next_id = 100

    def attempt(self, step: object) -> None:
        before = self.case
        try:
            self.case = step()  # type: ignore[operator]
        except (QuestionClosed, ReferralClosed, NotFree, NobodyToStandBy):
            assert self.case == before
        was, now = before.question.status, self.case.question.status
        if was in END_STATES and now is not was:
            extended = was is Status.EXPIRED and self.case.question.deadline == self.deadline
            taken_back = any(r.reason in TAKEN_BACK for r in self.case.referrals)
            assert was is Status.NOBODY_LEFT or extended or taken_back
            assert self.now < self.deadline or now is Status.CANCELLED

    @rule(minutes=st.integers(1, 600))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.case = cases.pass_time(self.case, self.now, HOURS)
        self.case = standby.pass_time(self.case, self.now)

    @rule(pick=st.integers(0, 4), terms=a_terms)
    def expert_sets_terms(self, pick: int, terms: Terms) -> None:
        self.agendas = {**self.agendas, f"expert-{pick}": Agenda(terms)}
        self.case, self.termed_at = replace(self.case, agendas=self.agendas), self.now + timedelta(seconds=1)

    @rule()
    def somebody_who_was_waited_for_is_looked_at_again(self) -> None:
        self.case = cases.look_again(self.case, self.now, HOURS)

    @rule()
    def expert_is_reminded(self) -> None:
        asked = self.case.open_referral
        before, self.case = self.case, cases.remind(self.case, self.now)
        if self.case != before:
            assert asked is not None
            assert asked.remind_at is not None
            assert asked.remind_at <= self.now
            assert cases.remind(self.case, self.now) == self.case

    @rule(pick=st.integers(0, 9), condition=st.sampled_from(["", "by phone"]))
    def expert_says_yes(self, pick: int, condition: str) -> None:
        if not self.case.referrals:
            return
        referral = self.case.referrals[pick % len(self.case.referrals)]
        if referral.status is ReferralStatus.WAITING:
            referral = replace(referral, condition=condition)
            self.case = replace(
                self.case, referrals=tuple(referral if r.id == referral.id else r for r in self.case.referrals)
            )
        self.attempt(lambda: cases.accept(self.case, referral.id, self.now, contacts=PHONE, interests="none"))

    @rule(pick=st.integers(0, 9), reason=st.sampled_from(list(Reason)))
    def expert_says_no(self, pick: int, reason: Reason) -> None:
        if self.case.referrals:
            referral = self.case.referrals[pick % len(self.case.referrals)]
            self.attempt(lambda: cases.decline(self.case, referral.id, self.now, HOURS, reason=reason))

    @rule(pick=st.integers(0, 9), reason=st.none() | st.sampled_from(sorted(BY_EXPERT)))
    def expert_decides(self, pick: int, reason: Reason | None) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(lambda: cases.decide(self.case, number, Decision(self.now + UNDO, reason)))

    @rule(pick=st.integers(0, 9))
    def expert_undoes(self, pick: int) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(lambda: cases.undo(self.case, number, self.now))

    @invariant()
    def what_was_decided_takes_effect_in_time(self) -> None:
        for referral in self.case.referrals if hasattr(self, "case") else ():
            if referral.decided is not None:
                assert referral.status is ReferralStatus.WAITING
                assert self.case.question.due_at is not None
                assert self.case.question.due_at <= referral.decided.goes_at
                later = cases.pass_time(self.case, referral.decided.goes_at, HOURS)
                assert not later.referral(referral.id).open or later.referral(referral.id).status is OFFERED

    @rule(take=st.booleans())
    def journalist_decides_on_offer(self, take: bool) -> None:
        offered = self.case.open_referral
        if offered is None:
            return
        if take:
            self.attempt(lambda: cases.take_offer(self.case, offered.id, self.now))
        else:
            self.attempt(lambda: cases.leave_offer(self.case, offered.id, self.now, HOURS))

    @rule(pick=st.integers(0, 9))
    def expert_takes_back_a_yes(self, pick: int) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(
                lambda: cases.withdraw_yes(self.case, number, self.now, HOURS, why="ill", listed=lambda _: True)
            )

    @rule(pick=st.integers(0, 9))
    def expert_drops_out(self, pick: int) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(lambda: cases.replace_source(self.case, number, self.now, HOURS, listed=lambda _: True))

    @rule()
    def journalist_keeps_somebody_in_reserve(self) -> None:
        self.attempt(lambda: standby.keep_next(self.case, self.now, HOURS))

    @rule(yes=st.booleans())
    def reserve_answers(self, yes: bool) -> None:
        reserve = self.case.reserve
        if reserve is None:
            return
        if yes:
            self.attempt(lambda: standby.say_yes(self.case, reserve.id, self.now, contacts=PHONE, interests=""))
        else:
            self.case = standby.say_no(self.case, reserve.id, self.now, reason=Reason.LEFT_RESERVE)
            self.case = standby.go_on(self.case, self.now, HOURS)

    @rule()
    def interview_is_done(self) -> None:
        if self.case.reserve is not None:
            self.case = standby.end(self.case)

    @rule(pick=st.integers(0, 9))
    def expert_asks_back(self, pick: int) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(lambda: cases.ask_back(self.case, number, self.now, text="For whom?"))

    @rule(pick=st.integers(0, 9))
    def journalist_answers_back(self, pick: int) -> None:
        if self.case.referrals:
            number = self.case.referrals[pick % len(self.case.referrals)].id
            self.attempt(lambda: cases.answer_back(self.case, number, self.now, text="For all."))

    @rule()
    def a_colleague_is_next(self) -> None:
        self.next_id += 1
        new = Referral(self.next_id, 1, f"expert-{self.next_id}", position=50, person_id=self.next_id)
        if not self.case.question.ended and self.case.question.status is Status.ASKING:
            self.attempt(lambda: cases.put_next(self.case, new, self.now, HOURS))

    @rule()
    def journalist_proposes_another_way(self) -> None:
        if self.case.open_referral is not None:
            number = self.case.open_referral.id
            self.attempt(lambda: cases.propose(self.case, number, self.now, HOURS, proposal="today"))

    @rule(pick=st.integers(0, 9))
    def expert_is_lost(self, pick: int) -> None:
        if self.case.referrals:
            referral = self.case.referrals[pick % len(self.case.referrals)]
            self.attempt(lambda: cases.lose_expert(self.case, referral.id, self.now, HOURS))
            assert not self.case.referral(referral.id).open

    @rule(pick=st.integers(0, 9), person_id=st.sampled_from([None, 999]))
    def entry_changes_its_account(self, pick: int, person_id: int | None) -> None:
        if self.case.referrals:
            referral = self.case.referrals[pick % len(self.case.referrals)]
            self.attempt(lambda: cases.hand_over(self.case, referral.id, person_id))
            after = self.case.referral(referral.id)
            assert after.status is referral.status
            assert after.person_id == person_id or not (referral.open or referral.talking)

    @rule()
    def journalist_cancels(self) -> None:
        self.attempt(lambda: cases.cancel(self.case, self.now))

    @rule(standing=st.sampled_from(Standing))
    def staff_decide(self, standing: Standing) -> None:
        self.case = replace(self.case, standing=standing)

    @rule()
    def what_waits_is_started(self) -> None:
        self.attempt(lambda: cases.start(self.case, self.now, HOURS))

    @rule()
    def staff_take_over(self) -> None:
        self.attempt(lambda: cases.take_over(self.case, self.now, by=9))

    @rule()
    def staff_resolve(self) -> None:
        self.attempt(lambda: cases.resolve(self.case, self.now, by=9))

    @rule()
    def staff_refuse(self) -> None:
        self.attempt(lambda: cases.refuse(self.case, self.now, by=9, reason="spam"))

    @rule()
    def ask_somebody_else(self) -> None:
        self.next_id += 1
        new = Referral(self.next_id, 1, f"expert-{self.next_id}", position=50, person_id=self.next_id)
        self.attempt(lambda: cases.ask_instead(self.case, new, self.now, HOURS))

    @rule()
    def journalist_adds(self) -> None:
        story = f"{self.case.question.story}\nAnd who pays?"
        self.attempt(lambda: changes.add(self.case, story, (), self.now))

    @rule(value=st.sampled_from(Format))
    def journalist_changes_the_format(self, value: Format) -> None:
        self.attempt(lambda: changes.set_format(self.case, value, self.now))

    @rule(minutes=st.integers(10, 6000), left=st.sampled_from([None, "expert-1"]))
    def journalist_moves_the_deadline(self, minutes: int, left: str | None) -> None:
        deadline, before = self.now + timedelta(minutes=minutes), self.case
        self.case = cases.pass_time(self.case, self.now, HOURS)
        was, self.deadline = self.deadline, deadline
        self.attempt(lambda: changes.move(self.case, deadline, self.now, HOURS, lambda expert_id: expert_id != left))
        if self.case.question.deadline != deadline:
            self.deadline = was
            assert before.question.ended or self.case.question.ended

    @rule()
    def journalist_asks_the_next_now(self) -> None:
        asked = self.case.open_referral
        following = self.case.next_in_turn(self.now)
        self.attempt(lambda: changes.ask_next(self.case, self.now, HOURS))
        if self.case.open_referral not in (None, asked):
            assert following is not None
            assert open_id(self.case) == following.id

    @rule(pick=st.integers(0, 9))
    def journalist_tries_one_again(self, pick: int) -> None:
        if self.case.referrals:
            referral = self.case.referrals[pick % len(self.case.referrals)]
            self.attempt(lambda: changes.try_again(self.case, referral.id, self.now, HOURS))

    @invariant()
    def rules_hold(self) -> None:
        if not hasattr(self, "case"):
            return
        question, referrals = self.case.question, self.case.referrals
        opened = [r for r in referrals if r.open]
        assert len(opened) <= 1
        queued = [r for r in referrals if r.status is ReferralStatus.QUEUED]
        assert (len(opened) == 1) <= (question.status is Status.ASKING) <= bool(opened or queued)
        assert (question.closed_at is not None) == question.ended
        if question.ended:
            assert (question.due_at is not None) == (self.case.reserve is not None)
            assert all(r.status is not ReferralStatus.QUEUED for r in referrals)
        else:
            assert question.due_at is not None
            assert question.due_at <= self.deadline
        accepted = [r for r in referrals if r.status is ReferralStatus.ACCEPTED]
        assert (len(accepted) == 1) == (question.status is Status.ACCEPTED)
        assert sum(r.in_reserve for r in referrals) <= (question.status is Status.ACCEPTED)
        for referral in referrals:
            assert not referral.open or referral.answer_by is None or referral.answer_by <= self.deadline
            if referral.status is ReferralStatus.WAITING and referral.remind_at and referral.asked_at:
                assert referral.answer_by is not None
                assert referral.asked_at < referral.remind_at < referral.answer_by
            if referral.status is not ReferralStatus.ACCEPTED:
                assert not contacts_for_journalist(referral)

    @invariant()
    def nobody_is_asked_but_for_a_verified_journalist(self) -> None:
        if hasattr(self, "case"):
            newly = {r.id for r in self.case.referrals if r.asked_at is not None} - self.asked
            assert not newly or self.case.standing is Standing.VERIFIED
            self.asked |= newly

    @invariant()
    def nobody_is_asked_beyond_their_terms(self) -> None:
        for referral in self.case.referrals if hasattr(self, "case") else ():
            if referral.asked_at is not None and self.newly_asked(referral):
                assert self.case.free(referral.expert_id, referral.asked_at).by(referral.asked_at)

    def newly_asked(self, referral: Referral) -> bool:
        """Whether nobody has changed their terms since."""
        return self.termed_at <= referral.asked_at if referral.asked_at else False

    @invariant()
    def whoever_is_free_and_in_turn_is_asked_once_time_passes(self) -> None:
        if hasattr(self, "case"):
            after = cases.pass_time(self.case, self.case.question.due_at or self.now, HOURS)
            if after.question.status is Status.ASKING:
                assert after.open_referral is not None or (after.question.due_at or self.now) > self.now

    @invariant()
    def nothing_is_open_past_the_deadline(self) -> None:
        if hasattr(self, "case") and self.now >= self.deadline:
            after = standby.pass_time(cases.pass_time(self.case, self.now, HOURS), self.now)
            assert after.question.ended
            assert after.reserve is None


TestEverySequence = EverySequence.TestCase
TestEverySequence.settings = settings(max_examples=settings().max_examples * 3 // 2, stateful_step_count=25)
