"""What an expert does with a request, step by step or at once; staff do it for whom they reach themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mediabot.domain import cases, standby
from mediabot.domain.access import ensure_answers
from mediabot.domain.cases import Case
from mediabot.domain.conversation import ASKED_ON_CARD, REMARK_LIMIT, TYPED, Ask, Came, Remark
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.notices.questions import ReferralCard, TalkRemark
from mediabot.domain.people import BY_LETTER, Person
from mediabot.domain.referrals import (
    ASK_LIMIT,
    CONDITION_LIMIT,
    TO_BE_ANSWERED,
    Contacts,
    Decision,
    Reason,
    Referral,
    ReferralClosed,
    Step,
)
from mediabot.domain.text import clean, clean_line
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.cases import close_case, is_listed, open_case_of_referral
from mediabot.services.questions.deciding import chosen_anew, decide, goes_at, may_undo
from mediabot.services.questions.standby import go_on

YES_STEPS = frozenset({Step.ANSWER, Step.CONTACTS, Step.INTERESTS, Step.WRITE})
"""Steps of the card that lead to a plain yes."""

IN_RESERVE_STEPS = frozenset({Step.ANSWER, Step.REASON, Step.CONTACTS, Step.INTERESTS})
"""Whoever is asked to stand by says yes or no."""


class Requests:
    """A referral as its expert answers it. Who acts is checked against the case; a late tap raises a MediabotError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def go_to(self, person: Person, referral_id: int, step: Step) -> None:
        """Turn the expert's card to a step; the steps that take words also listen for them."""
        before, referral = await (self._answering if step in YES_STEPS else self._waiting)(person, referral_id)
        if referral.in_reserve and step not in IN_RESERVE_STEPS:
            raise ReferralClosed(referral_id, referral.status)
        if step is Step.CONTACTS and not referral.interests:
            referral = replace(referral, interests=self._declared_interests(person, referral))
        if step is Step.CONTACTS and not referral.contacts:
            referral = replace(referral, contacts=await self._shared(referral))
        if step is Step.ANSWER:
            referral = replace(referral, condition="", contacts=Contacts())
        await self._turn(before, replace(referral, step=step))
        await self._listen(person, referral_id, step)

    async def words(self, person: Person, referral_id: int, text: str) -> None:
        """Words typed at a step of the card: a condition, a colleague's name, or declared interests."""
        before, referral = await self._answering(person, referral_id)
        match referral.step:
            case Step.CONDITION:
                referral = replace(referral, condition=clean(text, limit=CONDITION_LIMIT))
                await self._turn(before, referral)
                await self.go_to(person, referral_id, Step.CONTACTS)
            case Step.INTERESTS:
                await self._turn(before, replace(referral, interests=clean_line(text, limit=300), step=Step.CONTACTS))
            case Step.COLLEAGUE:
                await self.decline(person, referral_id, Reason.COLLEAGUE, colleague=clean_line(text))
                return
            case Step.ASK_BACK:
                await self.ask_back(person, referral_id, text)
                return
            case _:
                await self._desk.reply(ReferralCard(referral_id))
        await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)

    async def ask_back(self, person: Person, referral_id: int, text: str) -> None:
        """The expert asks the journalist something before deciding."""
        before, _ = await self._waiting(person, referral_id)
        after = cases.ask_back(before, referral_id, self._desk.now, text=clean(text, limit=ASK_LIMIT))
        await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)
        await close_case(self._desk, before, after)
        await self._desk.reply(Note(Event.ASKED_BACK))

    async def answer(self, person: Person, referral_id: int, text: str, came: Came = TYPED) -> None:
        """The answer itself is the yes: it goes to the journalist, and they can talk through the bot. A way to be
        reached that was chosen on the card and never sent stays back; by letter it is chosen with the answer."""
        _, said = await open_case_of_referral(self._desk, referral_id)
        before, referral = await self._answering(person, referral_id)
        by_letter = person.id == BY_LETTER
        if referral.person_id is None and not by_letter:
            raise Gone(Kind.REFERRAL, referral_id)
        before = replace(before, referrals=tuple(_free(r) if r.id == referral_id else r for r in before.referrals))
        interests = referral.interests or self._declared_interests(person, referral)
        chosen = referral.contacts if by_letter or said.says_yes else Contacts()
        only = chosen if by_letter else replace(chosen, bot=True)
        after = cases.accept(before, referral_id, self._desk.now, contacts=only, interests=interests)
        await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)
        await close_case(self._desk, before, after)
        remark = Remark(
            id=0,
            referral_id=referral_id,
            author_id=person.id,
            text=clean(text, limit=REMARK_LIMIT),
            sent_at=self._desk.now,
            message_id=came.message_id,
            carries=came.carries,
            file=came.file,
            is_answer=True,
        )
        remark = await self._desk.work.remarks.add(remark)
        if before.question.journalist_id is not None:
            await self._desk.owe(before.question.journalist_id, TalkRemark(remark.id))

    async def begin_withdrawal(self, person: Person, referral_id: int) -> None:
        """The expert will write why they can't after all."""
        case, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_answers(person, referral)
        if not self._may_withdraw(case, referral):
            raise ReferralClosed(referral_id, referral.status)
        await self._desk.ask(person, Ask.WITHDRAW, referral_id)
        await self._desk.reply(Asked(Ask.WITHDRAW, referral_id))

    async def withdraw(self, person: Person, referral_id: int, text: str) -> None:
        """The expert takes back a yes, or that they would step in; the next one is asked."""
        before, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_answers(person, referral)
        after = await self._withdrawn(before, referral, clean_line(text, limit=300))
        await stop_listening(self._desk, person, {Ask.WITHDRAW}, referral_id)
        await close_case(self._desk, before, after)
        await self._desk.reply(Note(Event.YES_WITHDRAWN))

    def _may_withdraw(self, case: Case, referral: Referral) -> bool:
        now = self._desk.now
        return cases.may_withdraw(case, referral, now) or standby.may_leave(case, referral, now)

    async def _withdrawn(self, case: Case, referral: Referral, why: str) -> Case:
        desk = self._desk
        if standby.may_leave(case, referral, desk.now):
            return await go_on(desk, standby.say_no(case, referral.id, desk.now, reason=Reason.LEFT_RESERVE, why=why))
        return cases.withdraw_yes(
            case,
            referral.id,
            desk.now,
            desk.office.hours,
            why=why,
            listed=lambda expert_id: is_listed(desk, case, expert_id),
        )

    async def toggle_told(self, person: Person, referral_id: int) -> None:
        """Whether the journalist may read why."""
        before, referral = await self._waiting(person, referral_id)
        await self._turn(before, replace(referral, reason_told=not referral.reason_told))

    async def toggle_contact(self, person: Person, referral_id: int, name: str) -> None:
        """Hand over, or keep back, one way to be reached."""
        before, referral = await self._answering(person, referral_id)
        chosen, offered = referral.contacts, self.contacts_of(referral)
        match name:
            case "phone":
                chosen = replace(chosen, phone="" if chosen.phone else offered.phone)
            case "email":
                chosen = replace(chosen, email="" if chosen.email else offered.email)
            case "telegram":
                chosen = replace(chosen, telegram="" if chosen.telegram else offered.telegram)
            case "bot":
                chosen = replace(chosen, bot=offered.bot and not chosen.bot)
        await self._turn(before, replace(referral, contacts=chosen))

    def contacts_of(self, referral: Referral) -> Contacts:
        """What this expert could hand over: what the directory holds, and the talk through the bot."""
        expert = self._desk.office.expert(referral.expert_id)
        contact = expert.contact if expert else None
        account = referral.person_id or (contact.telegram if contact else None)
        return Contacts(
            phone=contact.phone if contact else "",
            email=contact.email if contact else "",
            telegram=str(account or ""),
            bot=referral.person_id is not None,
        )

    async def prepare(
        self, person: Person, referral_id: int, *, contacts: Collection[str], interests: str, condition: str = ""
    ) -> None:
        """What the card gathers tap by tap, at once; the yes goes out with it."""
        _, referral = await self._answering(person, referral_id)
        offered = self.contacts_of(referral)
        chosen = Contacts(
            phone=offered.phone if "phone" in contacts else "", email=offered.email if "email" in contacts else ""
        )
        interests = clean_line(interests, limit=300)
        referral = replace(
            referral, contacts=chosen, interests=interests, condition=clean(condition, limit=CONDITION_LIMIT)
        )
        await self._desk.work.referrals.save(referral)

    async def accept(self, person: Person, referral_id: int) -> bool:
        """The yes goes out with what was chosen, as soon as it can't be undone any more; a late one, which counts only
        while nobody else says it, at once. False when nothing was chosen to hand over."""
        before, referral = await self._answering(person, referral_id)
        if not referral.contacts:
            return False
        if may_undo(self._desk, person, referral):
            await decide(self._desk, person, before, referral_id, Decision(goes_at(self._desk)))
            return True
        say_yes = standby.say_yes if referral.in_reserve else cases.accept
        after = say_yes(before, referral_id, self._desk.now, contacts=referral.contacts, interests=referral.interests)
        await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)
        await close_case(self._desk, before, after)
        return True

    async def decline(self, person: Person, referral_id: int, reason: Reason, *, colleague: str = "") -> None:
        """The expert's no, which goes out as soon as it can't be undone any more. A colleague's name found in the
        directory can be asked with one tap."""
        before, referral = await self._waiting(person, referral_id)
        known = self._colleague(before, colleague)
        if may_undo(self._desk, person, referral):
            decision = Decision(goes_at(self._desk), reason, colleague, known)
            await decide(self._desk, person, before, referral_id, decision)
            return
        if referral.in_reserve:
            after = await go_on(self._desk, standby.say_no(before, referral_id, self._desk.now, reason=reason))
        else:
            after = cases.decline(
                before,
                referral_id,
                self._desk.now,
                self._desk.office.hours,
                reason=reason,
                colleague=colleague,
                colleague_id=known,
            )
        await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)
        await close_case(self._desk, before, after)

    async def undo(self, person: Person, referral_id: int) -> None:
        """Back to where the expert chose, with what they chose then; ReferralClosed where it has gone out."""
        _, referral = await open_case_of_referral(self._desk, referral_id)
        if referral.decided is None:
            raise ReferralClosed(referral_id, referral.status)
        await self.go_to(person, referral_id, Step.CONTACTS if referral.says_yes else Step.ANSWER)

    def _colleague(self, case: Case, named: str) -> str:
        """Who of the directory is meant by a name, and has not been asked; somebody who knows the field is nobody."""
        found = self._desk.office.index.search(named, limit=1) if named else ()
        expert = self._desk.office.expert(found[0].expert_id) if found else None
        if expert is None or case.asked(expert.id):
            return ""
        words = {word.strip(".,;").casefold() for word in named.split()}
        surnames = {name.split()[-1].casefold() for name in expert.name.texts() if name}
        return expert.id if words & surnames else ""

    async def _turn(self, before: Case, referral: Referral) -> None:
        """Store a step of the card that only its own reader sees."""
        if referral != before.referral(referral.id):
            await self._desk.work.referrals.save(referral)
        await self._desk.reply(ReferralCard(referral.id))

    async def _listen(self, person: Person, referral_id: int, step: Step) -> None:
        asks = {Step.CONDITION: Ask.CONDITION, Step.COLLEAGUE: Ask.COLLEAGUE, Step.INTERESTS: Ask.INTERESTS}
        asks |= {Step.ASK_BACK: Ask.ASK_BACK, Step.WRITE: Ask.WRITE_ANSWER}
        if step in asks:
            await self._desk.ask(person, asks[step], referral_id)
        else:
            await stop_listening(self._desk, person, ASKED_ON_CARD, referral_id)

    async def _shared(self, referral: Referral) -> Contacts:
        """What the expert shares unless they say otherwise."""
        terms, offered = await self._desk.work.terms.of(referral.expert_id), self.contacts_of(referral)
        return replace(Contacts(), **{name: getattr(offered, name) for name in terms.shared})

    def _declared_interests(self, person: Person, referral: Referral) -> str:
        expert = self._desk.office.expert(referral.expert_id)
        return expert.interests.in_language(person.language or self._desk.office.language) if expert else ""

    async def _answering(self, person: Person, referral_id: int) -> tuple[Case, Referral]:
        """One that waits for an answer, or whose time to answer has passed and a yes still counts. Whoever chooses anew
        has undone what they said."""
        case, referral = await open_case_of_referral(self._desk, referral_id)
        if cases.may_answer_late(case, referral, self._desk.now):
            ensure_answers(person, referral)
            return case, referral
        return await self._waiting(person, referral_id)

    async def _waiting(self, person: Person, referral_id: int) -> tuple[Case, Referral]:
        case, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_answers(person, referral)
        if referral.status not in TO_BE_ANSWERED:
            raise ReferralClosed(referral_id, referral.status)
        case = await chosen_anew(self._desk, case, referral_id)
        return case, case.referral(referral_id)


def _free(referral: Referral) -> Referral:
    """Without the condition that was begun."""
    return replace(referral, condition="")
