"""Opening a case (a question with its referrals), and closing it again with everybody told what changed.

Who hears of what is decided here and nowhere else. A card is edited silently in place; a short message of its own
(`PING`) goes only to a side that must look up: on a yes, an offer, an end, or when a person took over.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mediabot.domain.availability import Free
from mediabot.domain.cases import Case, may_answer_late, strike_unlisted
from mediabot.domain.changes import changes
from mediabot.domain.deliveries import Lane
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.meetings import call_off
from mediabot.domain.notices.events import ExpertPing, Ping, StaffPing
from mediabot.domain.notices.questions import (
    QuestionCard,
    QuestionPing,
    ReferralCard,
    ReferralPing,
    RequestFile,
    StaffQuestion,
    StaffQuestionPing,
)
from mediabot.domain.notices.talks import MeetingFile
from mediabot.domain.people import Standing
from mediabot.domain.questions import Question, Status
from mediabot.domain.referrals import Reason, Referral, ReferralStatus
from mediabot.services.desk import Desk
from mediabot.services.questions.agendas import with_agendas
from mediabot.services.questions.letters import copy_yes, tell_change, write_letter

PINGS = {
    Status.ACCEPTED: Ping.ACCEPTED,
    Status.NOBODY_LEFT: Ping.NOBODY_LEFT,
    Status.EXPIRED: Ping.EXPIRED,
    Status.REFUSED: Ping.REFUSED,
    Status.WITH_STAFF: Ping.WITH_STAFF,
    Status.RESOLVED: Ping.RESOLVED,
}

SAID = frozenset({ReferralStatus.ACCEPTED, ReferralStatus.OFFERED, ReferralStatus.DECLINED})
"""What an expert's own words lead to."""

RESERVE_PINGS = {ReferralStatus.ACCEPTED: Ping.STEPPED_IN, ReferralStatus.DECLINED: Ping.RESERVE_LEFT}

WAYS_ON = frozenset({Ping.NOBODY_LEFT, Ping.EXPIRED, Ping.HANDED})

EXPERT_PINGS = {
    ReferralStatus.ACCEPTED: ExpertPing.ACCEPTED,
    ReferralStatus.DECLINED: ExpertPing.DECLINED,
    ReferralStatus.EXPIRED: ExpertPing.EXPIRED,
    ReferralStatus.WITHDRAWN: ExpertPing.WITHDRAWN,
}


STOOD_BY_PINGS = {
    ReferralStatus.ACCEPTED: ExpertPing.STEPPED_IN,
    ReferralStatus.WITHDRAWN: ExpertPing.RESERVE_ENDED,
}


async def open_case(desk: Desk, question_id: int) -> Case:
    """The case, held against every other unit of work. Raises Gone."""
    stored = await _stored(desk, await desk.work.questions.lock(question_id), question_id)
    case = _as_listed(desk, stored)
    for _, struck in _changed_referrals(stored, case):
        await desk.work.referrals.save(struck)
    return case


async def read_case(desk: Desk, question_id: int) -> Case:
    """The case as it is now, to be looked at: nothing is held and nothing changes. Raises Gone."""
    return _as_listed(desk, await _stored(desk, await desk.work.questions.get(question_id), question_id))


async def open_case_of_referral(desk: Desk, referral_id: int) -> tuple[Case, Referral]:
    """The case in which that referral stands, and the referral as it is under the lock. Raises Gone."""
    referral = await desk.work.referrals.get(referral_id)
    if referral is None:
        raise Gone(Kind.REFERRAL, referral_id)
    case = await open_case(desk, referral.question_id)
    return case, case.referral(referral_id)


async def close_case(desk: Desk, before: Case, after: Case, *, fresh: bool = False) -> None:
    """Store what changed and tell everybody concerned. `fresh`: the journalist, who typed, sees the card below that."""
    after = replace(after, referrals=tuple([await _addressed(desk, before, one) for one in after.referrals]))
    if after.question != before.question:
        await desk.work.questions.save(after.question)
    changed = _changed_referrals(before, after)
    for _, referral in changed:
        await desk.work.referrals.save(referral)
    await _show_journalist(desk, after, fresh=fresh)
    if after.question.status is Status.DRAFT:
        return
    await _ping_journalist(desk, before, after)
    await _show_staff(desk, before, after)
    for old, referral in changed:
        await _show_expert(desk, after, old, referral)
    await _show_late(desk, before, after)
    await _call_off_meetings(desk, before, after)
    await _tell_changes(desk, before, after)
    await wake(desk, [one.expert_id for one in before.referrals if _busy(one) and not _busy(after.referral(one.id))])


def _busy(referral: Referral) -> bool:
    """Whether it keeps the expert from being asked anything else."""
    return referral.open or referral.in_reserve


async def not_asked(desk: Desk, case: Case) -> list[tuple[str, Free]]:
    """Experts of the same search who don't stand in the case and may be asked before its deadline, and from when."""
    search = await desk.work.searches.get(case.question.search_id) if case.question.search_id else None
    found = [match for match in search.found if not case.asked(match.expert_id)] if search else []
    journalist = await desk.work.people.get(case.question.journalist_id) if case.question.journalist_id else None
    case = await with_agendas(desk, case, journalist, *found)
    free = {match.expert_id: case.free(match.expert_id, desk.now) for match in found}
    listed = [one for one in free if is_listed(desk, case, one)]
    return [(one, free[one]) for one in listed if free[one].before(case.question.deadline)]


async def wake(desk: Desk, expert_ids: Collection[str]) -> None:
    """The clock looks anew at questions that wait until one of these experts is free: it may be earlier now."""
    for question_id in await desk.work.referrals.waiting_for(expert_ids):
        question = await desk.work.questions.get(question_id)
        if question is not None:
            await desk.work.questions.save(replace(question, due_at=desk.now))


async def _stored(desk: Desk, question: Question | None, question_id: int) -> Case:
    if question is None:
        raise Gone(Kind.QUESTION, question_id)
    journalist = await desk.work.people.get(question.journalist_id) if question.journalist_id else None
    standing = journalist.standing if journalist else Standing.UNKNOWN
    case = Case(question, tuple(await desk.work.referrals.of_question(question_id)), standing)
    return await with_agendas(desk, case, journalist)


def _as_listed(desk: Desk, case: Case) -> Case:
    return strike_unlisted(case, lambda expert_id: is_listed(desk, case, expert_id))


def is_listed(desk: Desk, case: Case, expert_id: str) -> bool:
    """Whether the expert stands in the directory, and has not paused."""
    agenda = case.agendas.get(expert_id)
    return desk.office.expert(expert_id) is not None and not (agenda and agenda.terms.paused)


async def _addressed(desk: Desk, before: Case, referral: Referral) -> Referral:
    """Whoever is asked now is asked at the account that is tied to the entry now; staff reach an expert without one."""
    old = next((old for old in before.referrals if old.id == referral.id), None)
    if not _newly_asked(old, referral):
        return referral
    return replace(referral, person_id=await account_of(desk, referral.expert_id))


def _newly_asked(old: Referral | None, new: Referral) -> bool:
    """Whether that expert is asked by this step, perhaps once more, be it to stand by."""
    if new.status is ReferralStatus.ASKED_TO_STAND_BY:
        return old is None or not old.in_reserve
    return new.status is ReferralStatus.WAITING and (old is None or not old.open)


async def account_of(desk: Desk, expert_id: str) -> int | None:
    """The account at which that expert can be asked; None where staff reach them."""
    account = await desk.work.people.expert(expert_id)
    return account.id if account is not None and account.may_be_written else None


def _changed_referrals(before: Case, after: Case) -> list[tuple[Referral | None, Referral]]:
    old = {referral.id: referral for referral in before.referrals}
    return [(old.get(new.id), new) for new in after.referrals if old.get(new.id) != new]


async def _show_journalist(desk: Desk, case: Case, *, fresh: bool) -> None:
    if case.question.journalist_id is not None:
        await desk.owe(case.question.journalist_id, QuestionCard(case.question.id, fresh=fresh))


async def _ping_journalist(desk: Desk, before: Case, after: Case) -> None:
    """A message of its own where the journalist must look up: none for what they did themselves, unless they are left
    with nobody or with staff by it, which has its own ways on."""
    question = after.question
    if question.journalist_id is None:
        return
    ping = _ping(before, after)
    if ping in (Ping.ACCEPTED, Ping.STEPPED_IN):
        await copy_yes(desk, question)
    if ping is not None and (question.journalist_id != desk.chat_id or ping in WAYS_ON | {Ping.STEPPED_IN}):
        await desk.owe(question.journalist_id, QuestionPing(question.id, ping))


def _ping(before: Case, after: Case) -> Ping | None:
    """What the journalist must look up for."""
    was, status = before.question.status, after.question.status
    said = _of_reserve(before, after) or _said_by_expert(before, after)
    if said is not None:
        return said
    moved = PINGS.get(status) if status is not was else None
    if was is Status.WAITING and status is Status.ASKING:
        moved = Ping.ASKING if after.open_referral else None
    if status is Status.WITH_STAFF and after.question.taken_by != before.question.taken_by:
        moved = Ping.WITH_STAFF
    if moved is Ping.WITH_STAFF and after.question.taken_by is None:
        moved = Ping.HANDED
    if _offered(after):
        return Ping.OFFERED if moved or not _offered(before) else None
    return moved


def _of_reserve(before: Case, after: Case) -> Ping | None:
    """What became of whoever was in reserve."""
    old, reserve = before.reserve, after.reserve
    found = reserve is not None and reserve.status is ReferralStatus.STANDING_BY
    if old is None or after.question.status is not Status.ACCEPTED:
        return None
    new = after.referral(old.id)
    if old.status is ReferralStatus.STANDING_BY and new.status is not old.status:
        return RESERVE_PINGS.get(new.status)
    if found and old.status is ReferralStatus.ASKED_TO_STAND_BY:
        return Ping.RESERVE_FOUND
    nobody = reserve is None and new.status in (ReferralStatus.DECLINED, ReferralStatus.EXPIRED)
    return Ping.RESERVE_NONE if nobody else None


def _said_by_expert(before: Case, after: Case) -> Ping | None:
    """What an expert did that is more than a yes or a no."""
    for old, new in _changed_referrals(before, after):
        if new.reason is Reason.WITHDREW and old and old.reason is not Reason.WITHDREW:
            return Ping.WITHDREW
        if new.asks_back and old and not old.asks_back:
            return Ping.ASKED_BACK
        if new.colleague and old and not old.colleague:
            return Ping.COLLEAGUE
    return None


def _offered(case: Case) -> bool:
    return case.open_referral is not None and case.open_referral.status is ReferralStatus.OFFERED


async def _show_staff(desk: Desk, before: Case, after: Case) -> None:
    """The staff card follows; it is posted anew where somebody should act: nobody is left, nobody has it in hand,
    its time ran out, or a colleague was named."""
    ping = _ping(before, after)
    await desk.owe_staff(StaffQuestion(after.question.id, fresh=ping in WAYS_ON | {Ping.COLLEAGUE, Ping.WITHDREW}))


async def _show_expert(desk: Desk, case: Case, old: Referral | None, new: Referral) -> None:
    """The expert's card; nothing to somebody who was never asked, or who can't be written to any more. Staff get it
    where there is no account, and the expert a letter."""
    if new.asked_at is None:
        return
    asked = _newly_asked(old, new)
    card = ReferralCard(new.id, fresh=asked)
    files = files_of(case.question, new.id) if asked else ()
    if new.person_id is None:
        for notice in (card, *files):
            await desk.owe_staff(notice)
        reminded = old is not None and _reminded(old, new)
        await write_letter(desk, old, new, newly_asked=asked, reminded=reminded)
        return
    account = await desk.work.people.get(new.person_id)
    if account is None or not account.may_be_written:
        return
    for notice in (card, *files):
        await desk.owe(new.person_id, notice)
    ping = _expert_ping(desk, case, old, new) if old is not None else None
    if ping is not None:
        await desk.owe(new.person_id, ReferralPing(new.id, ping))
    if old is not None and _reminded(old, new):
        await desk.owe(new.person_id, ReferralPing(new.id, ExpertPing.REMINDER), lane=Lane.REMINDER)


async def _show_late(desk: Desk, before: Case, after: Case) -> None:
    """Cards of those whose time to answer had passed before: whether their yes still counts."""
    for old in before.referrals:
        new = after.referral(old.id)
        if new == old and may_answer_late(before, old, desk.now) is not may_answer_late(after, new, desk.now):
            await _show_expert(desk, after, old, new)


def _expert_ping(desk: Desk, case: Case, old: Referral, new: Referral) -> ExpertPing | None:
    """What the expert must look up for; nothing for what they did themselves."""
    if new.answered_back and not old.answered_back:
        return ExpertPing.ANSWERED_BACK
    if new.status is ReferralStatus.WAITING and old.status is ReferralStatus.OFFERED:
        return ExpertPing.PROPOSED
    if new.reason is Reason.DROPPED_OUT and old.reason is not Reason.DROPPED_OUT:
        return ExpertPing.DROPPED_OUT
    if old.decided is not None and new.status in SAID and new.reason is not Reason.GONE:
        return None
    if old.status is ReferralStatus.STANDING_BY and new.person_id != desk.chat_id:
        return STOOD_BY_PINGS.get(new.status)
    if not _busy(old) or new.status is old.status or new.person_id == desk.chat_id or new.status not in EXPERT_PINGS:
        return None
    if new.reason is Reason.GONE:
        return ExpertPing.WITHDRAWN
    if new.status is ReferralStatus.WITHDRAWN and case.question.status is Status.ACCEPTED:
        return ExpertPing.OTHER_ANSWERED
    if may_answer_late(case, new, desk.now):
        return ExpertPing.PASSED_BY
    undecided = old.status is ReferralStatus.OFFERED and new.status is ReferralStatus.EXPIRED
    return ExpertPing.OFFER_EXPIRED if undecided else EXPERT_PINGS[new.status]


def _reminded(old: Referral, new: Referral) -> bool:
    waits = new.status is ReferralStatus.WAITING and not new.asks_back
    return waits and old.remind_at is not None and new.remind_at is None


async def _call_off_meetings(desk: Desk, before: Case, after: Case) -> None:
    """A yes was taken back: the time agreed on goes out of both calendars."""
    for old, new in _changed_referrals(before, after):
        if old is None or old.status is not ReferralStatus.ACCEPTED or new.status is ReferralStatus.ACCEPTED:
            continue
        meeting = await desk.work.meetings.of(new.id)
        if meeting is None or meeting.agreed is None or meeting.agreed <= desk.now:
            continue
        await desk.work.meetings.save(call_off(meeting, desk.now))
        for side in (after.question.journalist_id, new.person_id):
            if side is not None:
                await desk.owe(side, MeetingFile(new.id))


async def _tell_changes(desk: Desk, before: Case, after: Case) -> None:
    """Whoever was and is being asked, and staff, hear of what the journalist changed, each thing once."""
    changed = changes(before, after)
    if not changed:
        return
    referral, asked = after.open_referral, before.open_referral
    for change in changed:
        await desk.owe_staff(StaffQuestionPing(after.question.id, StaffPing(change.value)))
    if referral is None or asked is None or referral.id != asked.id:
        return
    if referral == asked:
        await _show_expert(desk, after, asked, referral)
    account = await desk.work.people.get(referral.person_id) if referral.person_id else None
    added = files_of(after.question, referral.id)[len(before.question.files) :]
    if account is not None and account.may_be_written:
        pings = (ReferralPing(referral.id, ExpertPing(change.value)) for change in changed)
        for notice in (*pings, *added):
            await desk.owe(account.id, notice)
    elif referral.person_id is None:
        await tell_change(desk, referral)
        for file in added:
            await desk.owe_staff(file)


def files_of(question: Question, referral_id: int) -> tuple[RequestFile, ...]:
    """What comes with a question, each a message of its own to whoever is asked."""
    return tuple(RequestFile(referral_id, number) for number in range(len(question.files)))
