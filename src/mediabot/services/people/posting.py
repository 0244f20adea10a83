"""Sends e-mail that is owed, beside the conversation: a slow mail server holds up nothing but letters.

A mail that the server took and that could not be written down (a kill between the two) goes out once more, under the
same Message-ID. Where an address takes nothing staff reach the expert, as they do without e-mail.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta

from mediabot.domain.deliveries import PersonUnreachable, TryAgain
from mediabot.domain.errors import Gone
from mediabot.domain.mails import OF_REACTIONS, TO_EXPERTS, TRIED_FOR, Mail, MailKind
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.notes import Note, StaffAlert
from mediabot.domain.notices.outcomes import ThanksCard
from mediabot.domain.notices.questions import QuestionCard, ReferralCard, StaffQuestion
from mediabot.domain.notices.reactions import ReactionCard, StatementCard
from mediabot.domain.reactions import StatementState
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.ports.post import Postman
from mediabot.services.sending.troubles import Told, cause_of, doubled

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)
"""How long a claim lasts: longer than a letter may take."""

AT_ONCE = 8
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0


@dataclass(frozen=True)
class Posting(Clockwork):
    """`post` is for a ticker of its own."""

    postman: Postman
    told: Told = field(default_factory=lambda: Told(log))

    async def post(self) -> None:
        """Whatever is due, some at a time."""
        async with self.store.begin() as work:
            now = self.clock.now()
            due = await work.mails.claim(now, now + LEASE, AT_ONCE)
            await work.commit()
        await asyncio.gather(*(self._post(mail) for mail in due))

    async def _post(self, mail: Mail) -> None:
        try:
            await self.postman.send(mail)
        except Gone:
            await self._drop(mail)
        except PersonUnreachable as error:
            log.warning("mail %s (%s) is refused: %s", mail.id, mail.kind, error)
            await self._give_up(mail, str(error))
        except TryAgain as error:
            self.told.trouble("letters can't be sent", str(error))
            await self._try_again(mail, str(error))
        except Exception as error:
            log.warning("mail %s (%s) failed: %s", mail.id, mail.kind, cause_of(error))
            await self._try_again(mail, type(error).__name__)
        else:
            self.told.over("letters can't be sent")
            await self._note_sent(mail)

    async def _note_sent(self, mail: Mail) -> None:
        async with self.desk() as desk:
            if (owed := await _still_owed(desk, mail)) is not None:
                sent = replace(owed, address="", sent_at=desk.now, claimed_until=None, failure="")
                await desk.work.mails.save(sent)
                if mail.kind is MailKind.ASK:
                    await desk.owe_staff(ReferralCard(mail.subject))
                elif mail.kind is MailKind.COMMENT:
                    await desk.owe_staff(StatementCard(mail.subject))

    async def _drop(self, mail: Mail) -> None:
        """There is nothing left to tell."""
        async with self.desk() as desk:
            await desk.work.mails.remove(mail.id)

    async def _try_again(self, mail: Mail, why: str) -> None:
        if self.clock.now() >= mail.created_at + TRIED_FOR[mail.kind]:
            await self._give_up(mail, why)
            return
        pause = doubled(FIRST_PAUSE, mail.attempts, longest=LONGEST_PAUSE)
        async with self.desk() as desk:
            if (owed := await _still_owed(desk, mail)) is not None:
                due_at = desk.now + timedelta(seconds=pause)
                later = replace(owed, attempts=mail.attempts + 1, due_at=due_at, claimed_until=None, failure=why)
                await desk.work.mails.save(later)

    async def _give_up(self, mail: Mail, why: str) -> None:
        async with self.desk() as desk:
            if (owed := await _still_owed(desk, mail)) is not None:
                given_up = replace(owed, address="", failed_at=desk.now, claimed_until=None, failure=why)
                await desk.work.mails.save(given_up)
                await _tell(desk, mail)


async def _still_owed(desk: Desk, mail: Mail) -> Mail | None:
    """As its row is now; None where another process has finished it since it was claimed, or its person has left."""
    known = await desk.work.mails.get(mail.id)
    return known if known is not None and known.sent_at is None and known.failed_at is None else None


async def _tell(desk: Desk, mail: Mail) -> None:
    """Staff hear that they have to reach the expert, and the journalist's card says so; others hear it themselves."""
    if mail.kind is MailKind.THANKS:
        await desk.owe_staff(ThanksCard(mail.subject, fresh=True))
        return
    if mail.kind in OF_REACTIONS:
        await _tell_of_comment(desk, mail)
        return
    if mail.kind not in TO_EXPERTS:
        await _tell_person(desk, mail)
        return
    referral = await desk.work.referrals.get(mail.subject)
    if referral is None or referral.person_id is not None:
        return
    if mail.kind is not MailKind.ASK or not referral.open:
        await desk.owe_staff(StaffAlert(Alert.LETTER_FAILED, expert=referral.expert_id))
        return
    await desk.owe_staff(ReferralCard(referral.id, fresh=True))
    await desk.owe_staff(StaffQuestion(referral.question_id))
    question = await desk.work.questions.get(referral.question_id)
    if question is not None and question.journalist_id is not None:
        await desk.owe(question.journalist_id, QuestionCard(question.id))


async def _tell_of_comment(desk: Desk, mail: Mail) -> None:
    statement = await desk.work.statements.get(mail.subject)
    if statement is None or statement.person_id is not None:
        return
    if mail.kind is not MailKind.COMMENT or statement.state is not StatementState.ASKED:
        await desk.owe_staff(StaffAlert(Alert.LETTER_FAILED, expert=statement.expert_id))
        return
    await desk.owe_staff(StatementCard(statement.id, fresh=True))
    await desk.refresh_staff(ReactionCard(statement.reaction_id))


async def _tell_person(desk: Desk, mail: Mail) -> None:
    """A code that arrives nowhere, and a copy: it is tried no more, since the address takes nothing."""
    person = await desk.work.people.get(mail.person_id) if mail.person_id else None
    if person is None or not person.may_be_written:
        return
    if mail.kind is MailKind.YES:
        if person.mail == mail.address:
            await desk.work.people.save(replace(person, mail=""))
        await desk.owe(person.id, Note(Event.COPY_FAILED, title=mail.address))
        return
    await desk.owe(person.id, Note(Event.CODE_FAILED, title=mail.address))
