"""A finished question asked once more: the same form, filled with what it was, one tap from being sent."""

from __future__ import annotations

from collections.abc import Sequence

from mediabot.domain.access import ensure_owner
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.changes import may_ask_again
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.deadlines import trouble_with
from mediabot.domain.notices.questions import QuestionCard
from mediabot.domain.people import Person
from mediabot.domain.questions import Field, Found, Question, Status
from mediabot.domain.referrals import Reason, Referral, ReferralStatus
from mediabot.services.desk import Desk
from mediabot.services.questions.asking import Asking
from mediabot.services.questions.cases import open_case
from mediabot.services.questions.drafting import IN_TURN, new_referral

NOT_AGAIN = frozenset({Reason.NOT_MY_FIELD, Reason.CONFLICT, Reason.NOT_THIS_OUTLET})
"""Who said no for one of these would say so again."""

LATELY = 20
"""Questions among which a form that was begun already is looked for."""


class Again:
    """Asking what was asked before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask(self, person: Person, question_id: int) -> None:
        """A form for the same experts, whoever said yes first; where none of them is left, the same search anew. A
        question that still runs shows where it stands."""
        case = await open_case(self._desk, question_id)
        ensure_owner(person, case.question)
        if case.question.runs(self._desk.now):
            await self._desk.reply(QuestionCard(question_id, fresh=True))
            return
        if not may_ask_again(case.question, self._desk.now):
            raise QuestionClosed(question_id, case.question.status)
        experts = self._experts(case)
        if experts:
            await self._show(await self._begun_already(case.question) or await self._begin(case.question, experts))
        else:
            await Asking(self._desk).find_experts(person, case.question.story)

    def _experts(self, case: Case) -> Sequence[Referral]:
        listed = [one for one in case.referrals if self._desk.office.expert(one.expert_id) is not None]
        left = [one for one in listed if one.reason not in NOT_AGAIN]
        return sorted(left, key=lambda one: one.status is not ReferralStatus.ACCEPTED)[:IN_TURN]

    async def _begun_already(self, question: Question) -> Question | None:
        """The form of the tap before."""
        lately = await self._desk.work.questions.lately(question.journalist_id or 0, LATELY)
        same = (one for one in lately if (one.search_id, one.story) == (question.search_id, question.story))
        return next((one for one in same if one.status is Status.DRAFT), None)

    async def _begin(self, question: Question, experts: Sequence[Referral]) -> Question:
        deadline = None if trouble_with(question.deadline, self._desk.now) else question.deadline
        draft = Question(
            id=0,
            journalist_id=question.journalist_id,
            search_id=question.search_id,
            created_at=self._desk.now,
            story=question.story,
            format=question.format,
            deadline=deadline,
            language=question.language,
            attribution=question.attribution,
            in_turn=len(experts) > 1,
            open_field=None if deadline else Field.DEADLINE,
            news_id=question.news_id,
        )
        draft = await self._desk.work.questions.add(draft)
        for position, asked in enumerate(experts):
            match = Found(asked.expert_id, 1.0, asked.why)
            await self._desk.work.referrals.add(await new_referral(self._desk, draft.id, match, position))
        return draft

    async def _show(self, draft: Question) -> None:
        person_id = draft.journalist_id or 0
        await self._desk.work.prompts.put(Prompt(person_id, person_id, Ask.FORM, draft.id, self._desk.now))
        await self._desk.reply(QuestionCard(draft.id, fresh=True))
