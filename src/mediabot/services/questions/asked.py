"""What an expert without an account was asked, as a letter and the page behind its link show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediabot.domain.access import contacts_for_journalist
from mediabot.domain.cases import may_answer_late
from mediabot.domain.conversation import Remark
from mediabot.domain.directory import Expert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.people import Person
from mediabot.domain.questions import Question
from mediabot.domain.referrals import TO_BE_ANSWERED, Contacts, Referral, ReferralStatus
from mediabot.services.desk import Desk, Office
from mediabot.services.questions.cases import read_case
from mediabot.services.questions.requests import Requests


@dataclass(frozen=True)
class Asked:
    """`offered` is what the expert could hand over, `late`: the time to answer has passed, and a yes still counts.

    `language` is what the expert reads, as far as the directory tells.
    """

    referral: Referral
    expert: Expert
    question: Question
    journalist: Person | None
    offered: Contacts
    language: str
    now: datetime
    late: bool = False

    @property
    def open(self) -> bool:
        """Whether an answer is waited for."""
        return self.late or self.referral.status in TO_BE_ANSWERED

    @property
    def over(self) -> bool:
        """Whether the deadline has passed: the link is of no more use, and shows nothing of anybody."""
        deadline = self.question.deadline
        return deadline is None or deadline <= self.now


async def asked(desk: Desk, referral_id: int) -> Asked:
    """As it is now. Raises Gone, also where the expert has an account by now, or is in the directory no longer."""
    referral = await desk.work.referrals.get(referral_id)
    expert = desk.office.expert(referral.expert_id) if referral else None
    if referral is None or expert is None or referral.asked_at is None or referral.person_id is not None:
        raise Gone(Kind.REFERRAL, referral_id)
    case = await read_case(desk, referral.question_id)
    question = case.question
    return Asked(
        referral=referral,
        expert=expert,
        question=question,
        journalist=await desk.work.people.get(question.journalist_id) if question.journalist_id else None,
        offered=Requests(desk).contacts_of(referral),
        language=language_of(expert, desk.office),
        now=desk.now,
        late=may_answer_late(case, referral, desk.now),
    )


def language_of(expert: Expert, office: Office) -> str:
    """The language of the house, unless the expert only speaks the other one."""
    spoken = [language for language in WRITTEN if language in expert.languages]
    return office.language if office.language in spoken or not spoken else spoken[0]


@dataclass(frozen=True)
class SaidYes:
    """A yes as its journalist may read it."""

    question: Question
    referral: Referral
    contacts: Contacts
    expert: Expert | None
    answer: Remark | None = None
    """Where the expert answered the question with it."""


async def said_yes(desk: Desk, question_id: int) -> SaidYes:
    """Raises Gone where there is none (any more)."""
    case = await read_case(desk, question_id)
    for referral in case.referrals:
        if referral.status is ReferralStatus.ACCEPTED:
            contacts = contacts_for_journalist(referral)
            answer = await desk.work.remarks.answer_of(referral.id)
            return SaidYes(case.question, referral, contacts, desk.office.expert(referral.expert_id), answer)
    raise Gone(Kind.REFERRAL, question_id)
