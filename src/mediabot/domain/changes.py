"""What a journalist may change of a question that is sent, as pure functions like those of `domain.cases`.

A question whose time ran out can be extended for two days: it is taken up as if nobody had been left, with a new
deadline. Those who were not asked yet come first, then whoever was asked last and did not answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain import cases
from mediabot.domain.answer_by import OpenHours, answer_by, halfway
from mediabot.domain.cases import Case, QuestionClosed, may_reopen
from mediabot.domain.content import Attachment
from mediabot.domain.directory import Format
from mediabot.domain.people import Standing
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Referral, ReferralClosed, ReferralStatus

EXTENDABLE = timedelta(days=2)
"""After that a question is asked anew."""


class Change(StrEnum):
    """What those concerned are told of."""

    ADDED = "added"
    MOVED = "moved"
    FORMAT = "format"


def may_extend(question: Question, standing: Standing, now: datetime) -> bool:
    """Its time ran out, or nobody was left, and it is not long ago."""
    there = question.journalist_id is not None and standing is not Standing.BLOCKED
    ended = question.status in (Status.EXPIRED, Status.NOBODY_LEFT)
    lately = question.closed_at is not None and now < question.closed_at + EXTENDABLE
    return there and ended and lately


def may_change(question: Question, standing: Standing, now: datetime) -> bool:
    """It is sent and has not ended, or may be taken up again before its deadline."""
    going_on = question.status is not Status.DRAFT and not question.ended
    return going_on or may_reopen(question, standing, now)


def may_ask_again(question: Question, now: datetime) -> bool:
    """Nothing more comes of it, so that the same can be asked once more; not what staff have stopped."""
    return not question.runs(now) and question.status is not Status.REFUSED


def may_try_again(referral: Referral) -> bool:
    """The expert was asked and said neither yes nor no."""
    return referral.status in (ReferralStatus.EXPIRED, ReferralStatus.WITHDRAWN) and referral.asked_at is not None


def add(case: Case, story: str, files: tuple[Attachment, ...], now: datetime) -> Case:
    """The text and the files, with what was added to them."""
    _sent(case, now)
    return replace(case, question=replace(case.question, story=story, files=files))


def set_format(case: Case, value: Format, now: datetime) -> Case:
    _sent(case, now)
    return replace(case, question=replace(case.question, format=value))


def move(case: Case, deadline: datetime, now: datetime, hours: OpenHours, listed: Callable[[str], bool]) -> Case:
    """Another deadline, and from now on another time to answer; one that ended is taken up again."""
    question, standing = case.question, case.standing
    if may_extend(question, standing, now) or may_reopen(question, standing, now):
        return _extend(case, deadline, now, hours, listed)
    _sent(case, now)
    referral = case.open_referral
    case = replace(case, question=replace(question, deadline=deadline, due_at=deadline))
    if referral is None:
        return cases.look_again(case, now, hours)
    if referral.status is not ReferralStatus.WAITING or referral.asks_back:
        return cases.at_due_time(case)
    open_hours = case.hours_of(referral.expert_id, hours)
    until = answer_by(now, deadline, open_hours)
    remind_at = halfway(now, until, open_hours) if referral.remind_at else None
    return cases.at_due_time(_with(case, replace(referral, answer_by=until, remind_at=remind_at)))


def ask_next(case: Case, now: datetime, hours: OpenHours) -> Case:
    """The next in turn who is free is asked now; whoever is being asked is let go."""
    following = case.next_in_turn(now)
    if case.question.status is not Status.ASKING or following is None:
        raise QuestionClosed(case.question.id, case.question.status)
    return _ask(case, following, now, hours)


def try_again(case: Case, referral_id: int, now: datetime, hours: OpenHours) -> Case:
    """An expert who did not answer comes next in turn, or is asked at once where nobody is being asked. Raises
    NotFree."""
    referral = case.referral(referral_id)
    if not may_try_again(referral):
        raise ReferralClosed(referral_id, referral.status)
    if case.question.status is Status.ASKING:
        first = min((r.position for r in case.referrals if r.status is ReferralStatus.QUEUED), default=None)
        last = max(r.position for r in case.referrals)
        cases.ensure_free(case, referral.expert_id, now)
        case = _with(case, replace(_queued(referral), position=last + 1 if first is None else first - 1))
        return cases.look_again(case, now, hours)
    if not may_reopen(case.question, case.standing, now):
        raise QuestionClosed(case.question.id, case.question.status)
    return _ask(case, _queued(referral), now, hours)


def changes(before: Case, after: Case) -> tuple[Change, ...]:
    """What of the question those who know it already must be told."""
    if before.question.sent_at is None:
        return ()
    facts = {
        Change.ADDED: (before.question.story, before.question.files) != (after.question.story, after.question.files),
        Change.MOVED: before.question.deadline != after.question.deadline,
        Change.FORMAT: before.question.format is not after.question.format,
    }
    return tuple(change for change, is_so in facts.items() if is_so)


def _extend(case: Case, deadline: datetime, now: datetime, hours: OpenHours, listed: Callable[[str], bool]) -> Case:
    was = case.question
    case = replace(case, question=replace(was, status=Status.NOBODY_LEFT, deadline=deadline))
    if was.taken_by is not None:
        return cases.take_over(case, now, by=was.taken_by)
    unasked = [one for one in case.referrals if _left_unasked(one) and listed(one.expert_id)]
    silent = [one for one in case.referrals if one.status is ReferralStatus.EXPIRED and listed(one.expert_id)]
    if unasked:
        for referral in unasked:
            case = _with(case, _queued(referral))
        return cases.take_up(case, now, hours)
    if silent:
        last = max(silent, key=lambda one: one.asked_at or now)
        return cases.take_up(_with(case, _queued(last)), now, hours)
    return case if was.status is Status.NOBODY_LEFT else cases.take_over(case, now, by=None)


def _left_unasked(referral: Referral) -> bool:
    return referral.status is ReferralStatus.WITHDRAWN and referral.asked_at is None


def _ask(case: Case, referral: Referral, now: datetime, hours: OpenHours) -> Case:
    others = tuple(one for one in case.referrals if one.id != referral.id)
    return cases.ask_instead(replace(case, referrals=others), referral, now, hours)


def _queued(referral: Referral) -> Referral:
    """As if never asked. What they asked and nobody answered doesn't hold up their time once more."""
    if not referral.answered_back:
        referral = replace(referral, asked_back="", asked_back_at=None)
    return replace(referral, status=ReferralStatus.QUEUED, asked_at=None, answer_by=None, answered_at=None)


def _with(case: Case, changed: Referral) -> Case:
    referrals = (changed if one.id == changed.id else one for one in case.referrals)
    return replace(case, referrals=tuple(sorted(referrals, key=lambda one: one.position)))


def _sent(case: Case, now: datetime) -> None:
    if not may_change(case.question, case.standing, now):
        raise QuestionClosed(case.question.id, case.question.status)
