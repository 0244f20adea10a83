"""In reserve: after a yes the next expert is asked whether they would step in, should the first one drop out.

They know that somebody else has said yes, and nothing of theirs leaves before they step in, which `domain.cases` does
when the yes is taken back. At most one is in reserve, until the journalist has had the interview, or the deadline.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediabot.domain.answer_by import OpenHours, answer_by
from mediabot.domain.cases import Case, QuestionClosed, passed_over, released
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Standing
from mediabot.domain.questions import Status
from mediabot.domain.referrals import Contacts, Reason, Referral, ReferralClosed, ReferralStatus, Step


class NobodyToStandBy(MediabotError):
    """None of those who were not asked is free now."""


def may_keep(case: Case, now: datetime) -> bool:
    """Whether somebody can be in reserve: there is a yes, and time left in which it could come to nothing."""
    question = case.question
    there = question.journalist_id is not None and case.standing is Standing.VERIFIED
    ahead = question.deadline is not None and question.deadline > now
    return there and ahead and question.status is Status.ACCEPTED


def following(case: Case, now: datetime) -> Referral | None:
    """Whoever would be asked: the first who was passed over and is free by their terms."""
    return next((one for one in case.referrals if passed_over(one) and case.free(one.expert_id, now).by(now)), None)


def keep_next(case: Case, now: datetime, hours: OpenHours) -> Case:
    """The journalist wants somebody in reserve; where somebody is already, nothing changes. Raises NobodyToStandBy."""
    if not may_keep(case, now):
        raise QuestionClosed(case.question.id, case.question.status)
    if case.reserve is not None:
        return case
    if following(case, now) is None:
        raise NobodyToStandBy(f"nobody can stand by for question {case.question.id}")
    return go_on(case, now, hours)


def go_on(case: Case, now: datetime, hours: OpenHours) -> Case:
    """Ask whoever comes next; with nobody left there is no reserve."""
    referral, deadline = following(case, now), case.question.deadline
    if referral is None or deadline is None or not may_keep(case, now):
        return case
    until = answer_by(now, deadline, case.hours_of(referral.expert_id, hours))
    status = ReferralStatus.ASKED_TO_STAND_BY
    return _due(_with(case, replace(referral, status=status, asked_at=now, answer_by=until)), until)


def say_yes(case: Case, referral_id: int, now: datetime, *, contacts: Contacts, interests: str) -> Case:
    """The expert would step in; what they chose to hand over is kept until they do."""
    referral = case.referral(referral_id)
    if referral.status is not ReferralStatus.ASKED_TO_STAND_BY:
        raise ReferralClosed(referral_id, referral.status)
    ready = replace(referral, status=ReferralStatus.STANDING_BY, answered_at=now, step=Step.ANSWER)
    return _due(_with(case, replace(ready, contacts=contacts, interests=interests)), case.question.deadline)


def say_no(case: Case, referral_id: int, now: datetime, *, reason: Reason, why: str = "") -> Case:
    """The expert would not step in, or can't any more; `go_on` asks somebody else."""
    referral = case.referral(referral_id)
    if not referral.in_reserve:
        raise ReferralClosed(referral_id, referral.status)
    no = replace(referral, status=ReferralStatus.DECLINED, answered_at=now, reason=reason, withdrawal=why)
    return _due(_with(case, replace(no, step=Step.ANSWER, contacts=Contacts())), None)


def end(case: Case) -> Case:
    """The interview is done, or nothing is to come of it any more: nobody is needed in reserve."""
    kept = tuple(released(one) if one.in_reserve else one for one in case.referrals)
    return _due(replace(case, referrals=kept), None)


def pass_time(case: Case, now: datetime) -> Case:
    """The deadline ends it. Of whoever lets the time to answer pass nothing more is expected; `go_on` asks the next."""
    reserve, deadline = case.reserve, case.question.deadline
    if reserve is None or deadline is None:
        return case
    if deadline <= now:
        return end(case)
    asked = reserve.status is ReferralStatus.ASKED_TO_STAND_BY
    if not asked or reserve.answer_by is None or reserve.answer_by > now:
        return case
    late = replace(reserve, status=ReferralStatus.EXPIRED, step=Step.ANSWER, contacts=Contacts())
    return _due(_with(case, late), None)


def may_leave(case: Case, referral: Referral, now: datetime) -> bool:
    """Whether the expert may take back that they would step in."""
    return referral.status is ReferralStatus.STANDING_BY and may_keep(case, now)


def _due(case: Case, instant: datetime | None) -> Case:
    return replace(case, question=replace(case.question, due_at=instant))


def _with(case: Case, changed: Referral) -> Case:
    return replace(case, referrals=tuple(changed if one.id == changed.id else one for one in case.referrals))
