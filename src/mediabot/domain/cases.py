"""The state machine of a question and its referrals, as pure functions from a case and `now` to the next case.

The rules (held by a property test over every sequence of events):
at most one referral is open, and only while the question is being asked; a question that ended has no open or queued
referral; an open answer-by time never lies past the deadline; only `NOBODY_LEFT` may be taken up again before its
deadline, or what ended without an answer by a new one (`domain.changes`);
nothing is open past the deadline once `pass_time` has seen it; an expert is asked for a verified journalist only and
within their own terms, by whatever way (`_ask_next` is the one place that asks). While nobody who is in turn is free
yet, the question is being asked with none open, and `due_at` is when the first of them is. At most one expert is in
reserve (`domain.standby`), and only of a question that has a yes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mediabot.domain.answer_by import Hours, OpenHours, answer_by, halfway
from mediabot.domain.availability import Agendas, Free, NotFree
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Standing
from mediabot.domain.questions import END_STATES, Question, Status
from mediabot.domain.referrals import (
    TO_BE_ANSWERED,
    Contacts,
    Decision,
    Reason,
    Referral,
    ReferralClosed,
    ReferralStatus,
    Step,
)

LEFT_TO_DECIDE = timedelta(minutes=10)
"""So long whoever has undone a decision has at least to make another, where the deadline allows it."""


class QuestionClosed(MediabotError):
    """The question has ended, or is not where this step begins."""

    def __init__(self, question_id: int, status: Status) -> None:
        super().__init__(f"question {question_id} is {status}")
        self.status = status


class DraftIncomplete(MediabotError):
    """The form has an empty field, or its deadline has passed meanwhile."""


@dataclass(frozen=True)
class Case:
    """A question with all its referrals, in the order of asking, what staff know of its journalist now, and the
    agendas of its experts just now."""

    question: Question
    referrals: tuple[Referral, ...] = ()
    standing: Standing = Standing.UNKNOWN
    agendas: Agendas = field(default_factory=dict, compare=False)

    @property
    def open_referral(self) -> Referral | None:
        return next((referral for referral in self.referrals if referral.open), None)

    @property
    def reserve(self) -> Referral | None:
        """Whoever stands by, or is asked to."""
        return next((referral for referral in self.referrals if referral.in_reserve), None)

    def referral(self, referral_id: int) -> Referral:
        return next(referral for referral in self.referrals if referral.id == referral_id)

    def asked(self, expert_id: str) -> bool:
        """Whether this expert stands in the case already, in whatever state."""
        return any(referral.expert_id == expert_id for referral in self.referrals)

    def free(self, expert_id: str, now: datetime) -> Free:
        """From when this expert may be asked."""
        agenda = self.agendas.get(expert_id)
        return agenda.free(now) if agenda else Free(now)

    def hours_of(self, expert_id: str, house: OpenHours) -> Hours:
        """When this expert's time to answer counts."""
        agenda = self.agendas.get(expert_id)
        return agenda.hours(house) if agenda else house

    def is_away(self, expert_id: str, now: datetime) -> bool:
        """Whether an absence of theirs that has begun lasts past the deadline."""
        agenda, deadline = self.agendas.get(expert_id), self.question.deadline
        if agenda is None or deadline is None:
            return False
        return agenda.terms.away_at(now) and agenda.terms.away_at(deadline)

    def next_in_turn(self, now: datetime) -> Referral | None:
        """Whoever comes first of those who wait in turn and may be asked now."""
        queued = (referral for referral in self.referrals if referral.status is ReferralStatus.QUEUED)
        return next((referral for referral in queued if self.free(referral.expert_id, now).by(now)), None)


def send(case: Case, now: datetime, hours: OpenHours) -> Case:
    """The journalist sends the form: to the first expert, or to wait until staff verify the journalist."""
    question = _in_status(case, Status.DRAFT)
    if not question.complete or question.deadline is None or question.deadline <= now:
        raise DraftIncomplete("the form is not complete or its deadline has passed")
    sent = replace(question, sent_at=now, open_field=None, trouble="", due_at=question.deadline, status=Status.WAITING)
    case = replace(case, question=sent)
    return start(case, now, hours) if case.standing is Standing.VERIFIED else case


def start(case: Case, now: datetime, hours: OpenHours) -> Case:
    """The journalist is known (now): ask the first expert, or hand the question to staff where none was chosen."""
    _in_status(case, Status.WAITING)
    if not any(referral.status is ReferralStatus.QUEUED for referral in case.referrals):
        return _question(case, status=Status.WITH_STAFF)
    return _ask_next(case, now, hours)


def decide(case: Case, referral_id: int, decision: Decision) -> Case:
    """The expert said yes or no, and may undo it until it takes effect; for everybody else nothing has changed."""
    referral = _waiting(case, referral_id, ReferralStatus.WAITING)
    return at_due_time(_put(case, replace(referral, decided=decision, step=Step.ANSWER)))


def undo(case: Case, referral_id: int, now: datetime) -> Case:
    """Nothing was decided; there is some time left to do so."""
    referral = _waiting(case, referral_id, ReferralStatus.WAITING)
    until, deadline = referral.answer_by, case.question.deadline
    if until is not None and deadline is not None:
        until = min(max(until, now + LEFT_TO_DECIDE), deadline)
    return at_due_time(_put(case, replace(referral, decided=None, answer_by=until)))


def carry_out(case: Case, referral_id: int, now: datetime, hours: OpenHours) -> Case:
    """What the expert decided takes effect."""
    referral = case.referral(referral_id)
    decision = referral.decided
    if decision is None:
        raise ReferralClosed(referral_id, referral.status)
    if decision.reason is None:
        return accept(case, referral_id, now, contacts=referral.contacts, interests=referral.interests)
    return decline(
        case,
        referral_id,
        now,
        hours,
        reason=decision.reason,
        colleague=decision.colleague,
        colleague_id=decision.colleague_id,
    )


def accept(case: Case, referral_id: int, now: datetime, *, contacts: Contacts, interests: str) -> Case:
    """The expert said yes and chose what to hand over. With a condition the yes is an offer, which waits."""
    referral = case.referral(referral_id)
    if not may_answer_late(case, referral, now):
        _waiting(case, referral_id, ReferralStatus.WAITING)
    status = ReferralStatus.OFFERED if referral.condition else ReferralStatus.ACCEPTED
    referral = replace(
        referral,
        status=status,
        answered_at=now,
        contacts=contacts,
        interests=interests,
        step=Step.ANSWER,
        decided=None,
    )
    case = _put(case, referral)
    if status is ReferralStatus.OFFERED:
        return _question(case, due_at=case.question.deadline)
    return _accepted(case, referral, now)


def take_offer(case: Case, referral_id: int, now: datetime) -> Case:
    """The journalist can use the expert's condition."""
    referral = _waiting(case, referral_id, ReferralStatus.OFFERED)
    return _accepted(case, replace(referral, status=ReferralStatus.ACCEPTED), now)


def leave_offer(case: Case, referral_id: int, now: datetime, hours: OpenHours) -> Case:
    """The journalist can't use the condition: the next expert is asked."""
    referral = _waiting(case, referral_id, ReferralStatus.OFFERED)
    return _ask_next(_put(case, _declined(referral, now, Reason.OFFER_LEFT)), now, hours)


def propose(case: Case, referral_id: int, now: datetime, hours: OpenHours, *, proposal: str) -> Case:
    """The journalist would rather have it another way than on the condition: the expert is asked whether that suits."""
    referral = _waiting(case, referral_id, ReferralStatus.OFFERED)
    deadline = case.question.deadline
    if deadline is None or deadline <= now:
        raise QuestionClosed(case.question.id, case.question.status)
    open_hours = case.hours_of(referral.expert_id, hours)
    until = answer_by(now, deadline, open_hours)
    again = replace(referral, status=ReferralStatus.WAITING, answer_by=until, condition="", contacts=Contacts())
    remind_at = halfway(now, until, open_hours)
    asked = replace(again, proposal=proposal, asker_id=case.question.journalist_id, remind_at=remind_at)
    return _question(_put(case, asked), due_at=until)


def ask_back(case: Case, referral_id: int, now: datetime, *, text: str) -> Case:
    """The expert asks the journalist something before deciding, once; their time to answer waits meanwhile."""
    referral = _waiting(case, referral_id, ReferralStatus.WAITING)
    if referral.asked_back_at is not None:
        raise ReferralClosed(referral_id, referral.status)
    asking = replace(referral, asked_back=text, asked_back_at=now, step=Step.ANSWER, remind_at=None)
    return _question(_put(case, asking), due_at=case.question.deadline)


def answer_back(case: Case, referral_id: int, now: datetime, *, text: str) -> Case:
    """The journalist answers: the expert's time goes on, by as much later as that took and never past the deadline."""
    referral = _waiting(case, referral_id, ReferralStatus.WAITING)
    until, deadline = referral.answer_by, case.question.deadline
    if not referral.asks_back or referral.asked_back_at is None or until is None or deadline is None:
        raise ReferralClosed(referral_id, referral.status)
    until = min(until + (now - referral.asked_back_at), deadline)
    told = replace(referral, answered_back=text, asker_id=case.question.journalist_id, answer_by=until)
    return _question(_put(case, told), due_at=until)


def may_answer_late(case: Case, referral: Referral, now: datetime) -> bool:
    """Whether a yes still counts after the answer-by time: before the deadline, while nobody else has said it."""
    question, asked = case.question, case.open_referral
    if referral.status is not ReferralStatus.EXPIRED or question.deadline is None or question.deadline <= now:
        return False
    if question.status is Status.NOBODY_LEFT:
        return may_reopen(question, case.standing, now)
    return question.status is Status.ASKING and (asked is None or asked.status is ReferralStatus.WAITING)


def may_withdraw(case: Case, referral: Referral, now: datetime) -> bool:
    """Whether the expert may take back a yes: while there is time to ask somebody else."""
    question = case.question
    ahead = question.deadline is not None and question.deadline > now
    accepted = referral.status is ReferralStatus.ACCEPTED and question.status is Status.ACCEPTED
    return accepted and ahead and question.journalist_id is not None


def withdraw_yes(
    case: Case, referral_id: int, now: datetime, hours: OpenHours, *, why: str, listed: Callable[[str], bool]
) -> Case:
    """An expert can't after all: whoever was not asked because of that yes is next. `listed`: see `strike_unlisted`."""
    return _without_yes(case, referral_id, now, hours, reason=Reason.WITHDREW, why=why, listed=listed)


def replace_source(
    case: Case, referral_id: int, now: datetime, hours: OpenHours, *, listed: Callable[[str], bool]
) -> Case:
    """The journalist says that the expert has dropped out: the same happens."""
    return _without_yes(case, referral_id, now, hours, reason=Reason.DROPPED_OUT, why="", listed=listed)


def _without_yes(
    case: Case,
    referral_id: int,
    now: datetime,
    hours: OpenHours,
    *,
    reason: Reason,
    why: str,
    listed: Callable[[str], bool],
) -> Case:
    referral = case.referral(referral_id)
    if not may_withdraw(case, referral, now):
        raise ReferralClosed(referral_id, referral.status)
    case = _put(case, replace(_declined(referral, now, reason), talking=False, withdrawal=why))
    reserve = case.reserve
    if reserve is not None and _steps_in(reserve, case, now, listed):
        return _accepted(case, replace(reserve, status=ReferralStatus.ACCEPTED), now)
    case = strike_unlisted(_each(case, _in_turn_again), listed)
    return _ask_next(_question(case, closed_at=None), now, hours)


def _steps_in(reserve: Referral, case: Case, now: datetime, listed: Callable[[str], bool]) -> bool:
    ready = reserve.status is ReferralStatus.STANDING_BY and listed(reserve.expert_id)
    return ready and not case.is_away(reserve.expert_id, now) and case.standing is Standing.VERIFIED


def _in_turn_again(referral: Referral) -> Referral:
    """Whoever was passed over; who is just being asked to stand by is asked to answer instead."""
    if passed_over(referral) or referral.status is ReferralStatus.ASKED_TO_STAND_BY:
        return _let_go(referral, ReferralStatus.QUEUED)
    return released(referral) if referral.in_reserve else referral


def passed_over(referral: Referral) -> bool:
    """Whether the expert was never asked, because somebody else said yes."""
    return referral.status is ReferralStatus.WITHDRAWN and referral.asked_at is None


def released(referral: Referral) -> Referral:
    """Somebody in reserve is not needed any more."""
    stood_by = referral.status is ReferralStatus.STANDING_BY
    referral = _let_go(referral, ReferralStatus.WITHDRAWN)
    return replace(referral, reason=Reason.STOOD_BY) if stood_by else referral


def put_next(case: Case, referral: Referral, now: datetime, hours: OpenHours) -> Case:
    """This expert is the next in turn; at once where nobody is being asked. `referral` is a new queued one. Raises
    NotFree."""
    ensure_free(case, referral.expert_id, now)
    if case.open_referral is None:
        return ask_instead(case, referral, now, hours)
    return replace(case, referrals=_sorted((*case.referrals, replace(referral, position=_first(case) - 1))))


def _first(case: Case) -> int:
    """The position of whoever is next in turn, or behind all."""
    queued = (r.position for r in case.referrals if r.status is ReferralStatus.QUEUED)
    return min(queued, default=len(case.referrals))


def decline(
    case: Case,
    referral_id: int,
    now: datetime,
    hours: OpenHours,
    *,
    reason: Reason,
    colleague: str = "",
    colleague_id: str = "",
) -> Case:
    """The expert said no; the next one is asked."""
    referral = _waiting(case, referral_id, ReferralStatus.WAITING)
    referral = replace(_declined(referral, now, reason), colleague=colleague, colleague_id=colleague_id)
    return _ask_next(_put(case, referral), now, hours)


def lose_expert(case: Case, referral_id: int, now: datetime, hours: OpenHours) -> Case:
    """The expert can't answer any more, whatever they had offered: the next one is asked."""
    referral = case.referral(referral_id)
    if not referral.open:
        return case
    return _ask_next(_put(case, _declined(referral, now, Reason.GONE)), now, hours)


def hand_over(case: Case, referral_id: int, person_id: int | None) -> Case:
    """The entry is tied to another account, or to none (staff reach the expert): what is open or talked goes there.

    What the one before had begun to choose is forgotten; a way to reach them in Telegram leads to the new account.
    """
    referral = case.referral(referral_id)
    if not (referral.open or referral.in_reserve or referral.talking):
        return case
    if referral.status in TO_BE_ANSWERED:
        referral = replace(referral, step=Step.ANSWER, contacts=Contacts(), condition="", decided=None)
    telegram = str(person_id or "") if referral.contacts.telegram else ""
    contacts = replace(referral.contacts, telegram=telegram, bot=referral.contacts.bot and person_id is not None)
    talking = referral.talking and person_id is not None
    return at_due_time(_put(case, replace(referral, person_id=person_id, contacts=contacts, talking=talking)))


def pass_time(case: Case, now: datetime, hours: OpenHours) -> Case:
    """What time alone does: what can't be undone any more takes effect, a missed answer-by time asks the next expert, a
    passed deadline ends the question."""
    question, referral = case.question, case.open_referral
    if question.ended or question.status is Status.DRAFT or question.deadline is None:
        return case
    if referral is not None and referral.decided is not None:
        if min(referral.decided.goes_at, question.deadline) > now:
            return case
        return pass_time(carry_out(case, referral.id, now, hours), now, hours)
    if question.deadline <= now:
        return _end(case, Status.EXPIRED, now, ReferralStatus.EXPIRED)
    if referral is None:
        return look_again(case, now, hours) if question.due_at is not None and question.due_at <= now else case
    if referral.status is not ReferralStatus.WAITING or referral.asks_back:
        return case
    if referral.answer_by is None or referral.answer_by > now:
        return case
    return _ask_next(_put(case, _let_go(referral, ReferralStatus.EXPIRED)), now, hours)


def look_again(case: Case, now: datetime, hours: OpenHours) -> Case:
    """Where nobody in turn was free: whoever is now is asked."""
    waits = case.question.status is Status.ASKING and case.open_referral is None
    return _ask_next(case, now, hours) if waits else case


def remind(case: Case, now: datetime) -> Case:
    """The expert who is being asked is reminded, once. Of one who has answered, or is late, nothing is left to do."""
    referral = case.open_referral
    if referral is None or referral.remind_at is None or referral.remind_at > now or referral.decided:
        return case
    return _put(case, replace(referral, remind_at=None))


def cancel(case: Case, now: datetime) -> Case:
    """The journalist no longer needs an answer."""
    _not_ended(case)
    return _end(case, Status.CANCELLED, now, ReferralStatus.WITHDRAWN)


def refuse(case: Case, now: datetime, *, by: int, reason: str) -> Case:
    """Staff will not pass this question on; the reason is told to the journalist."""
    _sent(case)
    case = _end(case, Status.REFUSED, now, ReferralStatus.WITHDRAWN)
    return _question(case, taken_by=by, reason=reason)


def take_over(case: Case, now: datetime, *, by: int | None) -> Case:
    """A person of the Media Center takes it in hand (`by` None: the journalist asked staff to)."""
    _sent_or_reopened(case, now)
    case = _withdraw_all(case)
    return _question(
        case, status=Status.WITH_STAFF, taken_by=by, closed_at=None, due_at=case.question.deadline, reason=""
    )


def resolve(case: Case, now: datetime, *, by: int) -> Case:
    """Staff helped the journalist themselves."""
    _in_status(case, Status.WITH_STAFF)
    return _question(_end(case, Status.RESOLVED, now, ReferralStatus.WITHDRAWN), taken_by=by)


def ask_instead(case: Case, referral: Referral, now: datetime, hours: OpenHours) -> Case:
    """Ask this expert now, ahead of those in the queue; whoever is being asked is let go.

    `referral` is a new queued one. Without a verified journalist the question waits, with this expert first in turn; an
    expert who is free later is next in turn then. Raises NotFree of one who is not before the deadline.
    """
    _sent_or_reopened(case, now)
    ensure_free(case, referral.expert_id, now)
    asked = case.open_referral
    if asked is not None and case.free(referral.expert_id, now).by(now):
        case = _put(case, _let_go(asked, ReferralStatus.WITHDRAWN))
    case = replace(case, referrals=_sorted((*case.referrals, replace(referral, position=_first(case) - 1))))
    return case if case.open_referral is not None else take_up(case, now, hours)


def ensure_free(case: Case, expert_id: str, now: datetime) -> None:
    """Raises NotFree of an expert who may not be asked before the deadline."""
    free, deadline = case.free(expert_id, now), case.question.deadline
    if not free.before(deadline) and (deadline is None or deadline > now):
        raise NotFree(expert_id, free)


def take_up(case: Case, now: datetime, hours: OpenHours) -> Case:
    """Ask whoever is in turn, whatever had become of the question. Nobody is being asked."""
    return _ask_next(_question(case, closed_at=None, taken_by=None, reason=""), now, hours)


def may_reopen(question: Question, standing: Standing, now: datetime) -> bool:
    """Nobody was left, the deadline lies ahead, and the journalist is still there and not blocked."""
    there = question.journalist_id is not None and standing is not Standing.BLOCKED
    ahead = question.deadline is not None and question.deadline > now
    return there and ahead and question.status is Status.NOBODY_LEFT


def end_talk(case: Case, referral_id: int) -> Case:
    """Either side ends the talk through the bot."""
    return _put(case, replace(case.referral(referral_id), talking=False))


def strike_unlisted(case: Case, listed: Callable[[str], bool]) -> Case:
    """Whoever left the directory while waiting in turn is not asked any more. `listed` answers for an expert's id."""

    def struck(referral: Referral) -> Referral:
        if referral.status is ReferralStatus.QUEUED and not listed(referral.expert_id):
            return replace(referral, status=ReferralStatus.WITHDRAWN)
        return referral

    return _each(case, struck)


def _accepted(case: Case, referral: Referral, now: datetime) -> Case:
    case = _put(case, replace(referral, talking=referral.contacts.bot))
    return _end(case, Status.ACCEPTED, now, ReferralStatus.WITHDRAWN)


def _ask_next(case: Case, now: datetime, hours: OpenHours) -> Case:
    """The one place that asks an expert. An unverified journalist's question waits, a blocked one's ends."""
    deadline = case.question.deadline
    if deadline is None or deadline <= now:
        return _end(case, Status.EXPIRED, now, ReferralStatus.EXPIRED)
    if case.standing is Standing.BLOCKED:
        return _end(case, Status.REFUSED, now, ReferralStatus.WITHDRAWN)
    queued = [referral for referral in case.referrals if referral.status is ReferralStatus.QUEUED]
    if not queued:
        return _end(case, Status.NOBODY_LEFT, now, ReferralStatus.WITHDRAWN)
    if case.standing is not Standing.VERIFIED:
        return _question(case, status=Status.WAITING, due_at=deadline)
    following = case.next_in_turn(now)
    if following is None:
        return _await(case, queued, now, deadline)
    open_hours = case.hours_of(following.expert_id, hours)
    until = answer_by(now, deadline, open_hours)
    remind_at = halfway(now, until, open_hours)
    asked = replace(following, status=ReferralStatus.WAITING, asked_at=now, answer_by=until, remind_at=remind_at)
    return _question(_put(case, asked), status=Status.ASKING, due_at=until)


def _await(case: Case, queued: Sequence[Referral], now: datetime, deadline: datetime) -> Case:
    """Nobody in turn is free now: the question waits for the first who is, if that is before the deadline."""
    free = (case.free(referral.expert_id, now) for referral in queued)
    first = min((one.at for one in free if one.at is not None and one.before(deadline)), default=None)
    if first is None:
        return _end(case, Status.NOBODY_LEFT, now, ReferralStatus.WITHDRAWN)
    return _question(case, status=Status.ASKING, due_at=first)


def _end(case: Case, status: Status, now: datetime, left: ReferralStatus) -> Case:
    """End the question; open and queued referrals become `left` (queued ones were never asked: withdrawn)."""

    def ended(referral: Referral) -> Referral:
        if referral.open:
            return _let_go(referral, left)
        if referral.in_reserve:
            return released(referral)
        if referral.status is ReferralStatus.QUEUED:
            return replace(referral, status=ReferralStatus.WITHDRAWN)
        return referral

    return _question(_each(case, ended), status=status, closed_at=now, due_at=None, open_field=None)


def _withdraw_all(case: Case) -> Case:
    def withdrawn(referral: Referral) -> Referral:
        if referral.open or referral.status is ReferralStatus.QUEUED:
            return _let_go(referral, ReferralStatus.WITHDRAWN)
        return released(referral) if referral.in_reserve else referral

    return _each(case, withdrawn)


def _declined(referral: Referral, now: datetime, reason: Reason) -> Referral:
    return replace(
        referral,
        status=ReferralStatus.DECLINED,
        answered_at=now,
        reason=reason,
        step=Step.ANSWER,
        contacts=Contacts(),
        condition="",
        decided=None,
    )


def _let_go(referral: Referral, status: ReferralStatus) -> Referral:
    """Nothing more is expected of the expert; what they had begun to choose is forgotten."""
    return replace(referral, status=status, step=Step.ANSWER, contacts=Contacts(), condition="", decided=None)


def at_due_time(case: Case) -> Case:
    """While somebody decides, the clock looks at the question when that takes effect, or else their time is over."""
    referral, deadline = case.open_referral, case.question.deadline
    if referral is None or referral.status is not ReferralStatus.WAITING or deadline is None:
        return case
    until = deadline if referral.asks_back else referral.answer_by
    return _question(case, due_at=min(referral.decided.goes_at, deadline) if referral.decided else until)


def _each(case: Case, change: Callable[[Referral], Referral]) -> Case:
    return replace(case, referrals=tuple(change(referral) for referral in case.referrals))


def _put(case: Case, changed: Referral) -> Case:
    return _each(case, lambda referral: changed if referral.id == changed.id else referral)


def _question(case: Case, **changes: object) -> Case:
    return replace(case, question=replace(case.question, **changes))  # type: ignore[arg-type]


def _sorted(referrals: tuple[Referral, ...]) -> tuple[Referral, ...]:
    return tuple(sorted(referrals, key=lambda referral: referral.position))


def _waiting(case: Case, referral_id: int, status: ReferralStatus) -> Referral:
    referral = case.referral(referral_id)
    if referral.status is not status:
        raise ReferralClosed(referral_id, referral.status)
    return referral


def _in_status(case: Case, status: Status) -> Question:
    if case.question.status is not status:
        raise QuestionClosed(case.question.id, case.question.status)
    return case.question


def _not_ended(case: Case) -> None:
    if case.question.status in END_STATES - {Status.NOBODY_LEFT}:
        raise QuestionClosed(case.question.id, case.question.status)


def _sent(case: Case) -> None:
    if case.question.ended or case.question.status is Status.DRAFT:
        raise QuestionClosed(case.question.id, case.question.status)


def _sent_or_reopened(case: Case, now: datetime) -> None:
    if not may_reopen(case.question, case.standing, now):
        _sent(case)
