"""What an expert has decided goes out a little later: until then they can undo it, and nobody else hears of it."""

from __future__ import annotations

from datetime import datetime

from mediabot.domain import cases
from mediabot.domain.access import ensure_answers
from mediabot.domain.cases import Case
from mediabot.domain.conversation import ASKED_ON_CARD
from mediabot.domain.notices.questions import ReferralCard
from mediabot.domain.people import BY_LETTER, Person
from mediabot.domain.referrals import Decision, Referral, ReferralStatus
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.cases import close_case, open_case_of_referral


def may_undo(desk: Desk, person: Person, referral: Referral) -> bool:
    """Not what a letter's page has shown before it was sent, nor a late yes, which counts only while nobody else says
    it; whoever stands by can leave."""
    waits = referral.status is ReferralStatus.WAITING
    return waits and bool(desk.office.undo) and person.id != BY_LETTER


def goes_at(desk: Desk) -> datetime:
    return desk.now + desk.office.undo


async def decide(desk: Desk, person: Person, before: Case, referral_id: int, decision: Decision) -> None:
    """Only whoever answers sees it yet. `pass_time` of the question lets it take effect."""
    after = cases.decide(before, referral_id, decision)
    await _store(desk, after, referral_id)
    await stop_listening(desk, person, ASKED_ON_CARD, referral_id)
    by_staff = after.referral(referral_id).person_id is None
    await (desk.owe_staff if by_staff else desk.reply)(ReferralCard(referral_id))


async def chosen_anew(desk: Desk, case: Case, referral_id: int) -> Case:
    """Whoever goes back to their card has undone what they decided."""
    if case.referral(referral_id).decided is None:
        return case
    case = cases.undo(case, referral_id, desk.now)
    await _store(desk, case, referral_id)
    return case


async def send_now(desk: Desk, person: Person, referral_id: int) -> None:
    """The expert does not want to undo it. Raises ReferralClosed where there is nothing (any more) to send."""
    before, referral = await open_case_of_referral(desk, referral_id)
    ensure_answers(person, referral)
    await close_case(desk, before, cases.carry_out(before, referral_id, desk.now, desk.office.hours))


async def send_yes(desk: Desk, person: Person) -> bool:
    """Whoever goes on to write or speak after a yes does not want to undo it; whether there was one."""
    referral = await decided_by(desk, person)
    if referral is None or not referral.says_yes:
        return False
    await send_now(desk, person, referral.id)
    return True


async def decided_by(desk: Desk, person: Person) -> Referral | None:
    """The last one of which this expert may still undo what they said."""
    waiting = await desk.work.referrals.open_of(person.id)
    return next((one for one in reversed(waiting) if one.decided is not None), None)


async def _store(desk: Desk, case: Case, referral_id: int) -> None:
    await desk.work.questions.save(case.question)
    await desk.work.referrals.save(case.referral(referral_id))
