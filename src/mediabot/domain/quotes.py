"""A quote that an expert checks before it is printed, and the wording on which both sides agree.

The expert has two hours, or until the deadline where that comes first; who answers late is heard until the deadline.
Before an answer the words are the journalist's; a correction waits until the journalist takes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.errors import MediabotError
from mediabot.domain.questions import Attribution, Question
from mediabot.domain.referrals import Referral, ReferralStatus

USUALLY = timedelta(hours=2)
"""What an expert has to check a quote."""

LEAST = timedelta(minutes=10)
"""Nearer to the deadline nobody can be asked to read carefully."""

QUOTE_LIMIT = 1500
"""Longest quote: two of them and what stands around them fit into one message."""


class QuoteState(StrEnum):
    """Where a quote stands. `LATE`: nobody answered in time."""

    WAITING = "waiting"
    CORRECTED = "corrected"
    AGREED = "agreed"
    LATE = "late"
    REPLACED = "replaced"


class QuoteClosed(MediabotError):
    """The quote was answered already, or the deadline has passed."""


@dataclass(frozen=True)
class Quote:
    """`text` is the journalist's, `correction` the expert's wording of it. `due_at` is set while time alone changes
    something: at `answer_by` both are told that no answer came."""

    id: int
    referral_id: int
    author_id: int
    text: str
    asked_at: datetime
    answer_by: datetime
    due_at: datetime | None
    state: QuoteState = QuoteState.WAITING
    correction: str = ""
    answered_by: int | None = None
    answered_at: datetime | None = None

    @property
    def wording(self) -> str:
        """What is agreed, or stands last."""
        return self.correction or self.text

    @property
    def open(self) -> bool:
        """Whether the expert may still answer, while there is time."""
        return self.state in (QuoteState.WAITING, QuoteState.LATE)


def why_no_check(question: Question, referral: Referral, now: datetime) -> str:
    """Why no quote can be checked: `no_yes`, `off_the_record`, `deadline` or `soon`; empty where one can."""
    if referral.status is not ReferralStatus.ACCEPTED or referral.person_id is None:
        return "no_yes"
    if question.attribution is Attribution.OFF_THE_RECORD:
        return "off_the_record"
    if question.deadline is None or question.deadline <= now:
        return "deadline"
    return "soon" if question.deadline < now + LEAST else ""


def ask(question: Question, referral: Referral, author_id: int, text: str, now: datetime) -> Quote:
    """A quote for the expert to check."""
    why = why_no_check(question, referral, now)
    if why or question.deadline is None:
        raise QuoteClosed(f"no quote check: {why}")
    until = min(now + USUALLY, question.deadline)
    return Quote(0, referral.id, author_id, text, now, until, until)


def may_answer(quote: Quote, question: Question, now: datetime) -> bool:
    """In time, or late as long as the journalist can still use it."""
    return quote.open and question.deadline is not None and now < question.deadline


def confirm(quote: Quote, question: Question, person_id: int, now: datetime) -> Quote:
    """The expert finds it right as it is."""
    return _answered(quote, question, person_id, now, QuoteState.AGREED, "")


def correct(quote: Quote, question: Question, person_id: int, text: str, now: datetime) -> Quote:
    """The expert's own wording; the same words again are a confirmation."""
    if text == quote.text:
        return confirm(quote, question, person_id, now)
    return _answered(quote, question, person_id, now, QuoteState.CORRECTED, text)


def take_correction(quote: Quote) -> Quote:
    """The journalist prints what the expert made of it."""
    if quote.state is not QuoteState.CORRECTED:
        raise QuoteClosed(f"quote {quote.id} is {quote.state}")
    return replace(quote, state=QuoteState.AGREED)


def more_time(quote: Quote, question: Question, now: datetime) -> Quote:
    """The journalist can wait until the deadline."""
    if not may_answer(quote, question, now) or question.deadline is None or quote.answer_by >= question.deadline:
        raise QuoteClosed(f"quote {quote.id} is {quote.state}")
    return replace(quote, state=QuoteState.WAITING, answer_by=question.deadline, due_at=question.deadline)


def replaced(quote: Quote) -> Quote:
    """Another wording was sent; what was agreed stays agreed."""
    return quote if quote.state is QuoteState.AGREED else replace(quote, state=QuoteState.REPLACED, due_at=None)


def pass_time(quote: Quote, now: datetime) -> Quote:
    """No answer came in time."""
    if quote.state is not QuoteState.WAITING or quote.due_at is None or quote.due_at > now:
        return quote
    return replace(quote, state=QuoteState.LATE, due_at=None)


def _answered(
    quote: Quote, question: Question, person_id: int, now: datetime, state: QuoteState, correction: str
) -> Quote:
    if not may_answer(quote, question, now):
        raise QuoteClosed(f"quote {quote.id} is {quote.state}")
    return replace(quote, state=state, correction=correction, answered_by=person_id, answered_at=now, due_at=None)
