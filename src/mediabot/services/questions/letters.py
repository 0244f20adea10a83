"""Letters to experts without an account: what they are asked, and what becomes of it, as staff are told in the chat."""

from __future__ import annotations

from mediabot.domain.mails import Mail, MailKind, MailState
from mediabot.domain.questions import Question
from mediabot.domain.referrals import TO_BE_ANSWERED, Reason, Referral, ReferralStatus
from mediabot.services.desk import Desk

HELD = frozenset({ReferralStatus.OFFERED, ReferralStatus.STANDING_BY})
"""What the expert said waits for the journalist."""

ENDED_FOR_EXPERT = frozenset({ReferralStatus.EXPIRED, ReferralStatus.WITHDRAWN})


async def write_letter(desk: Desk, old: Referral | None, new: Referral, *, newly_asked: bool, reminded: bool) -> None:
    """Owe what the expert should read of this step; nothing where there is no e-mail, or no address for it."""
    expert = desk.office.expert(new.expert_id)
    if not desk.office.mails or expert is None or not expert.contact.email:
        return
    if newly_asked:
        await _owe(desk, MailKind.ASK, expert.contact.email, new.id)
    elif await _was_written(desk, new) and (reminded or (old is not None and _concerns(old, new))):
        await _owe(desk, MailKind.REMINDER if reminded else MailKind.UPDATE, expert.contact.email, new.id)


async def tell_change(desk: Desk, referral: Referral) -> None:
    """The journalist changed what the expert is being asked."""
    expert = desk.office.expert(referral.expert_id)
    if expert is not None and expert.contact.email and await _was_written(desk, referral):
        await _owe(desk, MailKind.UPDATE, expert.contact.email, referral.id)


async def copy_yes(desk: Desk, question: Question) -> None:
    """The journalist wants what the expert handed over by e-mail as well."""
    journalist = await desk.work.people.get(question.journalist_id) if question.journalist_id else None
    if desk.office.mails and journalist is not None and journalist.mail:
        mail = Mail(0, MailKind.YES, journalist.mail, question.id, desk.now, desk.now, person_id=journalist.id)
        await desk.work.mails.add(mail)


async def write_thanks(desk: Desk, referral: Referral) -> None:
    """Whoever has an address is thanked there; staff's card says so, and otherwise asks them to do it."""
    expert, asked = desk.office.expert(referral.expert_id), await desk.work.mails.last(MailKind.ASK, referral.id)
    refused = asked is not None and asked.state is MailState.FAILED
    if desk.office.mails and expert is not None and expert.contact.email and not refused:
        await _owe(desk, MailKind.THANKS, expert.contact.email, referral.id)


async def letter_state(desk: Desk, referral: Referral) -> MailState | None:
    """Where the letter is that asks; None where there was none."""
    if referral.person_id is not None or referral.asked_at is None:
        return None
    mail = await desk.work.mails.last(MailKind.ASK, referral.id)
    return mail.state if mail is not None and mail.created_at >= referral.asked_at else None


async def _was_written(desk: Desk, referral: Referral) -> bool:
    """Whether the letter that asks has gone, or is going just now: one that waits still is drawn from what is true."""
    mail = await desk.work.mails.last(MailKind.ASK, referral.id)
    return mail is not None and (mail.state is MailState.SENT or mail.claimed_until is not None)


def _concerns(old: Referral, new: Referral) -> bool:
    """Whether the expert must look up; not for what they did themselves, or said to staff who wrote it down."""
    if new.reason is Reason.GONE:
        return False
    if new.answered_back and not old.answered_back:
        return True
    if old.status in HELD:
        return new.status is not old.status and new.reason is not Reason.LEFT_RESERVE
    return old.status in TO_BE_ANSWERED and new.status in ENDED_FOR_EXPERT


async def _owe(desk: Desk, kind: MailKind, address: str, subject: int) -> None:
    await desk.work.mails.add(Mail(0, kind, address, subject, desk.now, desk.now))
