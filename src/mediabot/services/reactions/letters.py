"""Letters about an expert reaction to experts without an account, who answer on the page behind the link."""

from __future__ import annotations

from mediabot.domain.mails import Mail, MailKind, MailState
from mediabot.domain.reactions import Statement
from mediabot.services.desk import Desk

PRESSING = frozenset({MailKind.COMMENT_REMINDER, MailKind.COMMENT_EXTENDED})


async def write_comment(desk: Desk, kind: MailKind, statement: Statement) -> None:
    """Owe this letter; nothing where there is no e-mail, no address, or one that took not even the question."""
    expert = desk.office.expert(statement.expert_id)
    if not desk.office.mails or expert is None or not expert.contact.email or statement.person_id is not None:
        return
    if kind is MailKind.COMMENT or await _arrives(desk, kind, statement):
        await desk.work.mails.add(Mail(0, kind, expert.contact.email, statement.id, desk.now, desk.now))


async def comment_letter(desk: Desk, statement: Statement) -> MailState | None:
    """Where the letter is that asks for a comment; None where there was none."""
    mail = await desk.work.mails.last(MailKind.COMMENT, statement.id)
    return mail.state if mail is not None else None


async def _arrives(desk: Desk, kind: MailKind, statement: Statement) -> bool:
    """What presses for an answer follows a question that has gone, or is going just now: one that waits still is drawn
    from what is true then."""
    mail = await desk.work.mails.last(MailKind.COMMENT, statement.id)
    if kind in PRESSING:
        return mail is not None and (mail.state is MailState.SENT or mail.claimed_until is not None)
    return mail is None or mail.state is not MailState.FAILED
