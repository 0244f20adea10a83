"""A quote that is checked: in time by the deadline, never after it, and settled once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mediabot.domain import quotes
from mediabot.domain.questions import Attribution, Question, Status
from mediabot.domain.quotes import Quote, QuoteClosed, QuoteState, why_no_check
from mediabot.domain.referrals import Referral, ReferralStatus

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ANA, PARVAN = 1001, 2001
QUESTION = Question(17, ANA, None, NOW, status=Status.ACCEPTED, deadline=NOW + timedelta(hours=5))
YES = Referral(31, 17, "yana", 0, person_id=PARVAN, status=ReferralStatus.ACCEPTED)


def asked(deadline: timedelta = timedelta(hours=5)) -> Quote:
    return quotes.ask(replace(QUESTION, deadline=NOW + deadline), YES, ANA, "It helps.", NOW)


@pytest.mark.parametrize(("deadline", "until"), [(timedelta(hours=5), 120), (timedelta(minutes=45), 45)])
def test_an_expert_has_two_hours_and_never_longer_than_the_deadline(deadline: timedelta, until: int) -> None:
    assert asked(deadline).answer_by == NOW + timedelta(minutes=until)


@pytest.mark.parametrize(
    ("question", "referral", "why"),
    [
        (replace(QUESTION, deadline=NOW), YES, "deadline"),
        (replace(QUESTION, deadline=NOW + timedelta(minutes=9)), YES, "soon"),
        (replace(QUESTION, attribution=Attribution.OFF_THE_RECORD), YES, "off_the_record"),
        (QUESTION, replace(YES, person_id=None), "no_yes"),
        (QUESTION, replace(YES, status=ReferralStatus.DECLINED), "no_yes"),
        (QUESTION, YES, ""),
    ],
)
def test_why_no_quote_can_be_checked(question: Question, referral: Referral, why: str) -> None:
    assert why_no_check(question, referral, NOW) == why
    if why:
        with pytest.raises(QuoteClosed):
            quotes.ask(question, referral, ANA, "It helps.", NOW)


def test_confirmed_as_it_is_the_words_are_agreed() -> None:
    agreed = quotes.confirm(asked(), QUESTION, PARVAN, NOW)

    assert (agreed.state, agreed.wording, agreed.due_at) == (QuoteState.AGREED, "It helps.", None)


def test_a_correction_is_agreed_once_the_journalist_takes_it() -> None:
    corrected = quotes.correct(asked(), QUESTION, PARVAN, "It may help.", NOW)

    assert (corrected.state, quotes.take_correction(corrected).state) == (QuoteState.CORRECTED, QuoteState.AGREED)
    assert corrected.wording == "It may help."


def test_the_same_words_as_a_correction_are_a_confirmation() -> None:
    assert quotes.correct(asked(), QUESTION, PARVAN, "It helps.", NOW).state is QuoteState.AGREED


def test_without_an_answer_it_is_late_and_an_answer_counts_until_the_deadline() -> None:
    late = quotes.pass_time(asked(), NOW + timedelta(hours=2))

    assert (late.state, late.due_at) == (QuoteState.LATE, None)
    assert quotes.confirm(late, QUESTION, PARVAN, NOW + timedelta(hours=4)).state is QuoteState.AGREED
    with pytest.raises(QuoteClosed):
        quotes.confirm(late, QUESTION, PARVAN, NOW + timedelta(hours=5))


def test_time_passes_once_and_not_before_it_is_due() -> None:
    quote = asked()

    assert quotes.pass_time(quote, NOW + timedelta(minutes=119)) == quote
    late = quotes.pass_time(quote, NOW + timedelta(hours=3))
    assert quotes.pass_time(late, NOW + timedelta(hours=4)) == late


def test_more_time_goes_to_the_deadline_and_no_further() -> None:
    longer = quotes.more_time(asked(), QUESTION, NOW)

    assert longer.answer_by == longer.due_at == QUESTION.deadline
    with pytest.raises(QuoteClosed):
        quotes.more_time(longer, QUESTION, NOW)


def test_what_is_settled_is_not_answered_again() -> None:
    agreed = quotes.confirm(asked(), QUESTION, PARVAN, NOW)

    with pytest.raises(QuoteClosed):
        quotes.correct(agreed, QUESTION, PARVAN, "It never helps.", NOW)
    with pytest.raises(QuoteClosed):
        quotes.take_correction(agreed)
    assert quotes.replaced(agreed) == agreed
