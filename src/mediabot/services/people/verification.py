"""Who a journalist is: name, outlet and proof before the first question leaves, and the staff's decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from mediabot.domain import people
from mediabot.domain.access import ensure_not_blocked, ensure_somebody_else, ensure_staff
from mediabot.domain.cases import DraftIncomplete
from mediabot.domain.cases import refuse as refuse_case
from mediabot.domain.content import Attachment
from mediabot.domain.conversation import ASKED_FOR_QUESTION, Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import ADDRESS, CodeFor
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.people import PressCard, StaffJournalist
from mediabot.domain.notices.questions import CredentialsCard, QuestionCard
from mediabot.domain.people import PHONE, PRESS_CARD, Person, Standing
from mediabot.domain.questions import Status
from mediabot.domain.text import clean, clean_line
from mediabot.services.desk import Desk
from mediabot.services.listening import close_prompt, stop_listening
from mediabot.services.people.codes import Checked, MailCodes
from mediabot.services.people.correspondence import Correspondence
from mediabot.services.people.limits import is_over_limit
from mediabot.services.people.roles import end_invites_of, ensure_others_stay
from mediabot.services.ports.store import Work
from mediabot.services.questions.accounts import Accounts
from mediabot.services.questions.cases import close_case, open_case
from mediabot.services.questions.gathering import AN_HOUR
from mediabot.services.questions.referrals import Referrals
from mediabot.services.questions.standby import Standby

LEAST_DECISIONS = 5
"""Fewer decisions than this say nothing about how long staff take."""

UNVERIFIED_AN_HOUR = 3
"""So many questions within an hour wait for the decision about one journalist."""

_Decision = Callable[[Person], Person]

CODE_AT_MOST = 8
"""Characters; what is longer may be another proof instead."""

_CODE = re.compile(r"\d{3}[\s-]?\d{3}")
_LINK = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class Verification:
    """The journalist introduces themselves; staff verify, refuse or block."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def send_question(self, person: Person, question_id: int) -> None:
        """Send was pressed: ask first for what is missing about the journalist, or send."""
        ensure_not_blocked(person)
        if await self._asked_for_more(person, question_id):
            return
        if not person.verified and await self._sent_lately(person) >= UNVERIFIED_AN_HOUR:
            await self._desk.reply(Note(Event.QUESTIONS_MANY))
            return
        if await is_over_limit(self._desk, person):
            return
        await Referrals(self._desk).send(person, question_id)

    async def _sent_lately(self, person: Person) -> int:
        since = self._desk.now - AN_HOUR
        questions = await self._desk.work.questions.of(person.id)
        return sum(question.sent_at is not None and question.sent_at > since for question in questions)

    async def answer(self, person: Person, ask: Ask, question_id: int, text: str) -> None:
        """The journalist's name, outlet or proof, in their words. What staff have before them is not exchanged."""
        ensure_not_blocked(person)
        line = clean_line(text, limit=80 if ask in (Ask.BYLINE, Ask.OUTLET) else 300)
        if ask is Ask.MAIL_CODE and (len(line) <= CODE_AT_MOST or not _is_proof(line)):
            await self._check_code(person, question_id, line)
            return
        ask = Ask.PROOF if ask is Ask.MAIL_CODE else ask
        if ask is Ask.PROOF and _CODE.fullmatch(line) and await MailCodes(self._desk).sent_lately(person):
            await self._desk.reply(Note(Event.CODE_VOID))  # six digits may be a telephone, but hardly these
            return
        if not line or (ask is Ask.PROOF and not _is_proof(line)):
            await self._desk.reply(CredentialsCard(question_id, ask, trouble=True, fresh=True))
            return
        if ask is Ask.PROOF and self._desk.office.mails and ADDRESS.fullmatch(line):
            await self._send_code(person, question_id, line)
            return
        field = {Ask.BYLINE: "byline", Ask.OUTLET: "outlet", Ask.PROOF: "proof"}[ask]
        if person.standing is Standing.UNKNOWN or not getattr(person, field):
            person = replace(person, **{field: line}, proof_confirmed=False)  # type: ignore[arg-type]
            await self._desk.work.people.save(person)
        await self._go_on(person, question_id)

    async def _send_code(self, person: Person, question_id: int, address: str) -> None:
        """The address is the proof once a code that was sent to it comes back."""
        if not await MailCodes(self._desk).send(person, address, CodeFor.PROOF, question_id):
            await self._desk.reply(Note(Event.CODES_MANY))
            return
        await self._desk.ask(person, Ask.MAIL_CODE, question_id)
        await self._desk.reply(CredentialsCard(question_id, Ask.MAIL_CODE, fresh=True))

    async def _check_code(self, person: Person, question_id: int, code: str) -> None:
        checked, address = await MailCodes(self._desk).check(person, code, CodeFor.PROOF)
        if checked is Checked.WRONG:
            await self._desk.reply(CredentialsCard(question_id, Ask.MAIL_CODE, trouble=True, fresh=True))
        elif checked is Checked.VOID:
            await self._desk.reply(Note(Event.CODE_VOID))
            await close_prompt(self._desk, person)
            await self._go_on(person, question_id)
        else:
            if person.standing is Standing.UNKNOWN or not person.proof:
                person = replace(person, proof=address, proof_confirmed=True)
                await self._desk.work.people.save(person)
            await stop_listening(self._desk, person, {Ask.MAIL_CODE}, question_id)
            await self._go_on(person, question_id)

    async def show_press_card(self, person: Person, question_id: int, card: Sequence[Attachment]) -> None:
        """The journalist's press card is the proof: staff see it until they decide, and then nobody has it any more."""
        ensure_not_blocked(person)
        if person.standing is Standing.UNKNOWN or not person.proof:
            person = replace(person, proof=PRESS_CARD, proof_confirmed=False, press_card=tuple(card))
            await self._desk.work.people.save(person)
        await self._go_on(person, question_id)
        await self._desk.owe_staff(PressCard(person.id))

    async def go_on(self, person: Person, question_id: int) -> None:
        """Ask once more for what is missing: a letter to staff came between."""
        question = await self._desk.work.questions.get(question_id)
        missing = _missing(person)
        if question is None or question.status is not Status.DRAFT or missing is None:
            return
        await self._desk.ask(person, missing, question_id)
        await self._desk.reply(CredentialsCard(question_id, missing, fresh=True))

    async def use_name(self, person: Person, question_id: int) -> None:
        """The name from Telegram is the one they sign with."""
        await self.answer(person, Ask.BYLINE, question_id, person.name)

    async def appeal(self, person: Person, text: str) -> None:
        """A refused journalist, or a blocked person, asks staff to look again."""
        await close_prompt(self._desk, person)
        if person.standing is Standing.BLOCKED and person.appeal:
            await self._desk.reply(Note(Event.APPEALED_ONCE))
            return
        person = people.appeal(person, self._desk.now, clean(text, limit=600))
        await self._desk.work.people.save(person)
        await self._desk.reply(Note(Event.APPEALED))
        await self._desk.owe_staff(StaffJournalist(person.id, fresh=True))

    async def begin_appeal(self, person: Person) -> None:
        """They will write why; whoever is blocked may do so once."""
        if person.standing is Standing.BLOCKED and person.appeal:
            await self._desk.reply(Note(Event.APPEALED_ONCE))
            return
        await self._desk.ask(person, Ask.APPEAL)
        await self._desk.reply(Note(Event.APPEAL))

    async def verify(self, by: Person, journalist_id: int) -> None:
        """Staff know this journalist; what waited for it goes out."""
        verified = await self._decide(by, journalist_id, lambda j: people.verify(j, self._desk.now, by.id))
        await self._let_through(verified)

    async def unblock(self, by: Person, journalist_id: int) -> None:
        """Staff take a block back. It has a step of its own, so that a key that was pressed late never does."""
        await self._decide(by, journalist_id, lambda j: people.unblock(j, self._desk.now, by.id))
        await self._desk.owe(journalist_id, Note(Event.UNBLOCKED))
        await Referrals(self._desk).start_waiting(journalist_id)

    async def _let_through(self, journalist: Person) -> None:
        if not await self._waiting(journalist.id):
            await self._desk.owe(journalist.id, Note(Event.VERIFIED))
        await Referrals(self._desk).start_waiting(journalist.id)

    async def refuse(self, by: Person, journalist_id: int, reason: str, *, asked_at: datetime | None = None) -> None:
        """Staff could not confirm the journalist, who is told why and how to appeal; what experts were asked ends.

        `asked_at`: when the reason was asked for. What a colleague decided since then stands.
        """
        if await self._decided_since(by, journalist_id, asked_at):
            return
        reason = clean_line(reason, limit=300)
        await self._decide(by, journalist_id, lambda j: people.refuse(j, self._desk.now, by.id, reason))
        await self._desk.owe(journalist_id, Note(Event.REFUSED))
        for question_id in await self._waiting(journalist_id):
            await self._desk.owe(journalist_id, QuestionCard(question_id))
        await self._stop(by, journalist_id, (Status.ASKING,), reason)

    async def _decided_since(self, by: Person, journalist_id: int, asked_at: datetime | None) -> bool:
        """Whether a colleague did, which is told."""
        ensure_staff(by)
        journalist = await self._desk.work.people.get(journalist_id)
        if journalist is None or journalist.decided_at is None or asked_at is None or journalist.decided_at <= asked_at:
            return False
        colleague = await self._desk.work.people.get(journalist.decided_by) if journalist.decided_by else None
        name = colleague.name if colleague else "—"
        await self._desk.reply(Note(Event.DECIDED_MEANWHILE, journalist_id, name=name))
        await self._desk.reply(StaffJournalist(journalist_id, fresh=True))
        return True

    async def show(self, by: Person, journalist_id: int, *, blocking: bool) -> None:
        """The card where it stands, with the question before a block or without."""
        ensure_staff(by)
        await self._desk.reply(StaffJournalist(journalist_id, blocking=blocking))

    async def block(self, by: Person, journalist_id: int, reason: str, *, asked_at: datetime | None = None) -> None:
        """Nothing more is taken from this person, who is told why; what was under way ends. `asked_at`: see `refuse`.

        Raises NotOnOneself, OnlyColleagueSends, ReasonMissing.
        """
        ensure_staff(by)
        ensure_somebody_else(by, journalist_id)
        if await self._decided_since(by, journalist_id, asked_at):
            return
        reason = clean_line(reason, limit=300)
        journalist = await self._decide(by, journalist_id, lambda j: people.block(j, self._desk.now, by.id, reason))
        if journalist.staff:
            await ensure_others_stay(self._desk, journalist, by=by)
            await end_invites_of(self._desk, journalist_id)
        await self._desk.work.deliveries.drop_broadcasts_to(journalist_id)
        await self._desk.owe(journalist_id, Note(Event.BLOCKED))
        await self._stop(by, journalist_id, (Status.WAITING, Status.WITH_STAFF, Status.ASKING), reason="")
        await Standby(self._desk).end_of(journalist_id)
        await Accounts(self._desk).lost(journalist_id)
        await Correspondence(self._desk).end_talks(journalist_id)

    async def _stop(self, by: Person, journalist_id: int, which: Collection[Status], reason: str) -> None:
        """End the journalist's questions that are under way."""
        for question in await self._desk.work.questions.under_way(journalist_id):
            if question.status in which:
                before = await open_case(self._desk, question.id)
                await close_case(self._desk, before, refuse_case(before, self._desk.now, by=by.id, reason=reason))

    async def _decide(self, by: Person, journalist_id: int, decision: _Decision) -> Person:
        ensure_staff(by)
        journalist = await self._desk.work.people.lock(journalist_id)
        if journalist is None:
            raise Gone(Kind.PERSON, journalist_id)
        journalist = replace(decision(journalist), press_card=())
        await self._desk.work.people.save(journalist)
        await self._forget_card(journalist_id)
        await self._desk.owe_staff(StaffJournalist(journalist_id))
        return journalist

    async def _forget_card(self, journalist_id: int) -> None:
        """What showed the press card shows it no more."""
        kind, cards = NoticeKind.PRESS_CARD, self._desk.work.cards
        shown = [*await cards.take_older(kind, (journalist_id,)), *await cards.showing(kind, (journalist_id,))]
        await self._desk.owe_edits([(one, Note(Event.PRESS_CARD_GONE)) for one in shown])
        await cards.drop_all(kind, (journalist_id,))

    async def _waiting(self, journalist_id: int) -> list[int]:
        questions = await self._desk.work.questions.under_way(journalist_id)
        return [question.id for question in questions if question.status is Status.WAITING]

    async def _go_on(self, person: Person, question_id: int) -> None:
        if await self._asked_for_more(person, question_id):
            return
        if person.standing is Standing.UNKNOWN:
            person = people.apply(person, self._desk.now)
            await self._desk.work.people.save(person)
            await self._desk.owe_staff(StaffJournalist(person.id))
        await self._desk.reply(CredentialsCard(question_id))
        try:
            await Referrals(self._desk).send(person, question_id)
        except DraftIncomplete:
            await stop_listening(self._desk, person, ASKED_FOR_QUESTION, question_id)
            await self._desk.reply(Note(Event.INCOMPLETE))

    async def _asked_for_more(self, person: Person, question_id: int) -> bool:
        """Ask for what is missing, or say that staff refused; whether the question has to wait for it."""
        missing = _missing(person)
        if missing is None and person.standing is not Standing.REFUSED:
            return False
        if missing is not None:
            await self._desk.ask(person, missing, question_id)
        await self._desk.reply(CredentialsCard(question_id, missing, fresh=True))
        return True


def _is_proof(line: str) -> bool:
    return any(kind.fullmatch(line) for kind in (_LINK, _EMAIL, PHONE))


def _missing(person: Person) -> Ask | None:
    """What is still to be told; an editor's invite stands for the proof."""
    if not person.byline:
        return Ask.BYLINE
    if not person.outlet:
        return Ask.OUTLET
    return None if person.introduced else Ask.PROOF


async def usual_wait(work: Work) -> timedelta | None:
    """How long staff took over the last decisions (their median); None while there are too few to say."""
    decided = await work.people.decided(limit=20)
    waits = [(p.decided_at - p.applied_at).total_seconds() for p in decided if p.decided_at and p.applied_at]
    return timedelta(seconds=median(waits)) if len(waits) >= LEAST_DECISIONS else None
