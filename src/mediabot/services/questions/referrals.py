"""From a sent form to an answer: the journalist's and staff's steps, and what time does by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mediabot.domain import cases, standby
from mediabot.domain.access import ensure_answers, ensure_owner
from mediabot.domain.answer_by import OpenHours
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.conversation import ASKED_FOR_QUESTION, Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.limits import is_mailing
from mediabot.domain.notices.events import Event, StaffPing
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.notices.questions import QuestionCard, ReferralCard, StaffQuestionPing
from mediabot.domain.notices.talks import ContactFile
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Status
from mediabot.domain.referrals import (
    ASK_LIMIT,
    Referral,
    ReferralClosed,
    ReferralStatus,
)
from mediabot.domain.text import clean
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.agendas import with_agendas
from mediabot.services.questions.cases import close_case, is_listed, open_case, open_case_of_referral
from mediabot.services.questions.drafting import new_referral
from mediabot.services.questions.standby import go_on

MOST_LOOKED_AT = 30
"""Questions of one person among which the same text is looked for."""

_Step = Callable[[Case, Referral, datetime, OpenHours], Case]


class Referrals:
    """A question and whom it goes to, as its journalist, staff and the clock move it.

    Whoever acts is checked against the case; a late tap raises a MediabotError.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # the journalist

    async def send(self, person: Person, question_id: int) -> None:
        """Send the form: straight to the expert from a verified journalist, otherwise it waits for staff. What looks
        like a mailing goes to staff and to nobody else."""
        before = await self._own(person, question_id)
        now, earlier = self._desk.now, await self._desk.work.questions.lately(person.id, MOST_LOOKED_AT)
        after = cases.send(before, now, self._desk.office.hours)
        if after.question.status is Status.ASKING and is_mailing(after.question, earlier, now):
            after = cases.take_over(after, now, by=None)
            await self._desk.owe_staff(StaffQuestionPing(question_id, StaffPing.HELD))
        await stop_listening(self._desk, person, ASKED_FOR_QUESTION, question_id)
        await close_case(self._desk, before, after)

    async def show(self, person: Person, question_id: int, *, fresh: bool = False, confirming: bool = False) -> None:
        """The journalist's card again: in place, or `fresh` at the bottom of the chat."""
        await self._own(person, question_id)
        await self._desk.reply(QuestionCard(question_id, fresh=fresh, confirming=confirming))

    async def show_asked(self, person: Person, referral_id: int, *, fresh: bool) -> None:
        """The expert's card again."""
        _, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_answers(person, referral)
        if referral.asked_at is None:
            raise Gone(Kind.REFERRAL, referral_id)
        await self._desk.reply(ReferralCard(referral_id, fresh=fresh))

    async def cancel(self, person: Person, question_id: int) -> None:
        before = await self._own(person, question_id)
        await close_case(self._desk, before, cases.cancel(before, self._desk.now))

    async def take_offer(self, person: Person, referral_id: int) -> None:
        before = await self._own_referral(person, referral_id)
        await close_case(self._desk, before, cases.take_offer(before, referral_id, self._desk.now))

    async def leave_offer(self, person: Person, referral_id: int) -> None:
        before = await self._own_referral(person, referral_id)
        after = cases.leave_offer(before, referral_id, self._desk.now, self._desk.office.hours)
        await close_case(self._desk, before, after)

    async def begin_proposal(self, person: Person, referral_id: int) -> None:
        """The journalist will write how they would rather have it."""
        case = await self._own_referral(person, referral_id)
        referral = case.referral(referral_id)
        if referral.status is not ReferralStatus.OFFERED:
            raise ReferralClosed(referral_id, referral.status)
        await self._desk.ask(person, Ask.PROPOSE, referral_id)
        await self._desk.reply(Asked(Ask.PROPOSE, referral_id))

    async def propose(self, person: Person, referral_id: int, text: str) -> None:
        """The journalist asks the expert whether another way than the condition suits."""
        before = await self._own_referral(person, referral_id)
        now, hours = self._desk.now, self._desk.office.hours
        after = cases.propose(before, referral_id, now, hours, proposal=clean(text, limit=400))
        await stop_listening(self._desk, person, {Ask.PROPOSE}, referral_id)
        await close_case(self._desk, before, after)
        await self._desk.reply(Note(Event.PROPOSED))

    async def begin_answer_back(self, person: Person, referral_id: int) -> None:
        """The journalist will answer what the expert asked back."""
        case = await self._own_referral(person, referral_id)
        referral = case.referral(referral_id)
        if not referral.asks_back:
            raise ReferralClosed(referral_id, referral.status)
        await self._desk.ask(person, Ask.ANSWER_BACK, referral_id)
        await self._desk.reply(Asked(Ask.ANSWER_BACK, referral_id))

    async def answer_back(self, person: Person, referral_id: int, text: str) -> None:
        """The journalist's answer, before the expert decides."""
        before = await self._own_referral(person, referral_id)
        after = cases.answer_back(before, referral_id, self._desk.now, text=clean(text, limit=ASK_LIMIT))
        await stop_listening(self._desk, person, {Ask.ANSWER_BACK}, referral_id)
        await close_case(self._desk, before, after)
        await self._desk.reply(Note(Event.ANSWERED_BACK))

    async def give_contact(self, person: Person, referral_id: int) -> None:
        """What the expert handed over, once more, for an address book."""
        await self._own_referral(person, referral_id)
        await self._desk.reply(ContactFile(referral_id))

    async def replace_source(self, person: Person, referral_id: int) -> None:
        """The expert has dropped out: whoever was not asked because of that yes is next."""
        before, office = await self._own_referral(person, referral_id), self._desk.office
        after = cases.replace_source(
            before,
            referral_id,
            self._desk.now,
            office.hours,
            listed=lambda expert_id: is_listed(self._desk, before, expert_id),
        )
        await close_case(self._desk, before, after)

    async def hand_to_staff(self, person: Person, question_id: int) -> None:
        """Nobody is left: the journalist asks a person of the Media Center to go on."""
        before = await self._stuck(person, question_id)
        await close_case(self._desk, before, cases.take_over(before, self._desk.now, by=None))

    async def ask_another(self, person: Person, question_id: int, expert_id: str) -> None:
        """The journalist asks one more expert: a colleague whom one of the asked named or, when nobody is left, of the
        same search. While somebody is being asked, that expert is next in turn."""
        before = await self._own(person, question_id)
        if before.question.status is Status.ASKING and any(r.colleague_id == expert_id for r in before.referrals):
            await self._ask(before, expert_id, cases.put_next)
            await self._desk.reply(Note(Event.NEXT_IN_TURN))
            return
        before = await self._stuck(person, question_id)
        if not await self._offered_to_journalist(before, expert_id):
            raise Gone(Kind.EXPERT, expert_id)
        await self._ask(before, expert_id)

    # staff

    async def ask_instead(self, question_id: int, expert_id: str) -> None:
        """Staff send the question to somebody else. The caller has checked that they are staff."""
        await self._ask(await open_case(self._desk, question_id), expert_id)

    async def start_waiting(self, journalist_id: int) -> None:
        """The journalist was verified: everything that waited for it goes out."""
        for question in await self._desk.work.questions.under_way(journalist_id):
            if question.status is Status.WAITING:
                before = await open_case(self._desk, question.id)
                await close_case(self._desk, before, cases.start(before, self._desk.now, self._desk.office.hours))

    # time

    async def pass_time(self, question_id: int) -> None:
        """What time alone does to one question."""
        before, now = await open_case(self._desk, question_id), self._desk.now
        after = cases.pass_time(before, now, self._desk.office.hours)
        if after.reserve is not None and (left := standby.pass_time(after, now)) != after:
            after = await go_on(self._desk, left)
        if after != before:
            await close_case(self._desk, before, after)

    async def remind(self, question_id: int) -> None:
        """Half of the time to answer has passed."""
        before = await open_case(self._desk, question_id)
        after = cases.remind(before, self._desk.now)
        if after != before:
            await close_case(self._desk, before, after)

    async def _ask(self, before: Case, expert_id: str, step: _Step = cases.ask_instead) -> None:
        match = await self._as_found(before, expert_id)
        before = await self._with(before, match)
        if not is_listed(self._desk, before, expert_id) or before.asked(expert_id):
            raise Gone(Kind.EXPERT, expert_id)
        cases.ensure_free(before, expert_id, self._desk.now)
        position = 1 + max((referral.position for referral in before.referrals), default=-1)
        draft = await new_referral(self._desk, before.question.id, match, position)
        referral = await self._desk.work.referrals.add(draft)
        after = step(before, referral, self._desk.now, self._desk.office.hours)
        await close_case(self._desk, before, after)

    async def _with(self, case: Case, match: Found) -> Case:
        journalist_id = case.question.journalist_id
        journalist = await self._desk.work.people.get(journalist_id) if journalist_id else None
        return await with_agendas(self._desk, case, journalist, match)

    async def _as_found(self, case: Case, expert_id: str) -> Found:
        search_id = case.question.search_id
        search = await self._desk.work.searches.get(search_id) if search_id else None
        found = search.found if search else ()
        return next((match for match in found if match.expert_id == expert_id), Found(expert_id, 0.0))

    async def _own(self, person: Person, question_id: int) -> Case:
        case = await open_case(self._desk, question_id)
        ensure_owner(person, case.question)
        return case

    async def _stuck(self, person: Person, question_id: int) -> Case:
        """The journalist's own, of which nobody is left to ask."""
        case = await self._own(person, question_id)
        if case.question.status is not Status.NOBODY_LEFT:
            raise QuestionClosed(question_id, case.question.status)
        return case

    async def _offered_to_journalist(self, case: Case, expert_id: str) -> bool:
        search_id = case.question.search_id
        search = await self._desk.work.searches.get(search_id) if search_id else None
        found = {match.expert_id for match in search.found} if search else set()
        return expert_id in found | {referral.colleague_id for referral in case.referrals}

    async def _own_referral(self, person: Person, referral_id: int) -> Case:
        case, _ = await open_case_of_referral(self._desk, referral_id)
        ensure_owner(person, case.question)
        return case
