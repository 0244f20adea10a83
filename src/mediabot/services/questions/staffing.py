"""What staff do with what comes in: take over, ask somebody else, refuse, settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from mediabot.domain import cases
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Letter
from mediabot.domain.deliveries import Delivery
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.kinds import Card
from mediabot.domain.notices.people import StaffJournalist
from mediabot.domain.notices.questions import StaffExperts, StaffList
from mediabot.domain.people import Person
from mediabot.domain.questions import Question, Search, Status
from mediabot.domain.text import clean_line
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.ports.store import Work
from mediabot.services.questions.cases import close_case, files_of, open_case, read_case
from mediabot.services.questions.gathering import by_turns, show_topic
from mediabot.services.questions.referrals import Referrals

FAILURES_SHOWN = timedelta(days=2)
"""How far back the list of what is open looks for deliveries that were given up."""

CHOICES = 6
"""Experts offered to staff who want to ask somebody else."""


@dataclass(frozen=True)
class OpenWork:
    """What waits for staff, each oldest first (failures newest first); topics and letters of people by turns."""

    questions: Sequence[Question]
    journalists: Sequence[Person]
    searches: Sequence[Search]
    letters: Sequence[Letter]
    failures: Sequence[Delivery]


class Staffing:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list_open(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(StaffList())

    async def show_card(self, staff: Person, card: Card) -> None:
        """Post a card anew at the bottom of the chat."""
        ensure_staff(staff)
        await self._desk.reply(replace(card, fresh=True))

    async def show_files(self, staff: Person, question_id: int) -> None:
        """What came with a question, each file a message of its own."""
        ensure_staff(staff)
        case = await open_case(self._desk, question_id)
        for referral in case.referrals[:1]:
            for file in files_of(case.question, referral.id):
                await self._desk.reply(file)

    async def take_over(self, staff: Person, question_id: int) -> Person | None:
        """None, or who of staff has it in hand already."""
        ensure_staff(staff)
        before = await open_case(self._desk, question_id)
        holder = await holder_of(self._desk.work, before.question)
        if holder is not None:
            return holder
        await close_case(self._desk, before, cases.take_over(before, self._desk.now, by=staff.id))
        return None

    async def resolve(self, staff: Person, question_id: int) -> None:
        ensure_staff(staff)
        before = await open_case(self._desk, question_id)
        await close_case(self._desk, before, cases.resolve(before, self._desk.now, by=staff.id))

    async def refuse(self, staff: Person, question_id: int, reason: str) -> None:
        ensure_staff(staff)
        before = await open_case(self._desk, question_id)
        after = cases.refuse(before, self._desk.now, by=staff.id, reason=clean_line(reason, limit=300))
        await close_case(self._desk, before, after)

    async def choose_expert(self, staff: Person, question_id: int, wanted: str = "") -> None:
        """Offer experts to ask instead, in a new message: the next best, or those that a typed name or topic finds."""
        ensure_staff(staff)
        await open_case(self._desk, question_id)
        await self._desk.ask(staff, Ask.FIND_EXPERT, question_id)
        wanted = clean_line(wanted, limit=200)
        await self._desk.reply(StaffExperts(question_id, wanted=wanted, fresh=True))

    async def ask_expert(self, staff: Person, question_id: int, expert_id: str) -> None:
        """Ask that expert now; where the journalist is not verified, their card comes along, to decide on it first."""
        ensure_staff(staff)
        await stop_listening(self._desk, staff, {Ask.FIND_EXPERT}, question_id)
        await Referrals(self._desk).ask_instead(question_id, expert_id)
        await self._desk.reply(StaffExperts(question_id, chosen=expert_id))
        question = (await read_case(self._desk, question_id)).question
        if question.status is Status.WAITING and question.journalist_id is not None:
            await self._desk.reply(StaffJournalist(question.journalist_id, fresh=True))

    async def settle(self, staff: Person, search_id: int) -> None:
        """This unmatched topic needs nothing more."""
        ensure_staff(staff)
        search = await self._desk.work.searches.get(search_id)
        if search is None:
            raise Gone(Kind.SEARCH, search_id)
        await self._desk.work.searches.save(replace(search, settled_at=self._desk.now))
        await show_topic(self._desk, search_id)


async def holder_of(work: Work, question: Question) -> Person | None:
    """Who has the question in hand; nobody where they are staff no longer."""
    if question.status is not Status.WITH_STAFF or question.taken_by is None:
        return None
    holder = await work.people.get(question.taken_by)
    return holder if holder is not None and holder.acts_as_staff else None


async def open_work(desk: Desk) -> OpenWork:
    """Everything that waits for staff."""
    work: Work = desk.work
    return OpenWork(
        questions=await work.questions.open(),
        journalists=await work.people.pending(),
        searches=by_turns(await work.searches.with_staff(), lambda search: search.person_id),
        letters=by_turns(await work.letters.unanswered(), lambda letter: letter.person_id),
        failures=await work.deliveries.failed(desk.now - FAILURES_SHOWN),
    )


def experts_to_ask(index: DirectoryIndex, case: cases.Case, wanted: str) -> tuple[str, ...]:
    """Ids of experts not yet asked who answer to what staff typed, or else to the story; best first."""
    found = index.search(wanted or case.question.story, limit=CHOICES + len(case.referrals))
    return tuple(match.expert_id for match in found if not case.asked(match.expert_id))[:CHOICES]
