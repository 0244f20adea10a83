"""The form: a journalist turns a topic into a question that an expert can answer.

The form is a row from its first tap; `open_field` is what it asks just now, and words typed meanwhile are its answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mediabot.domain.access import ensure_owner
from mediabot.domain.availability import NotFree, as_termed
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.content import Attachment
from mediabot.domain.conversation import ASKED_FOR_QUESTION, Ask, Prompt
from mediabot.domain.deadlines import SOONEST, trouble_with
from mediabot.domain.directory import Format
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import SPOKEN
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import QuestionCard
from mediabot.domain.people import Person
from mediabot.domain.questions import FILES_LIMIT, SOON, Attribution, Field, Found, Question, Search, Status
from mediabot.domain.referrals import Referral
from mediabot.domain.text import clean
from mediabot.i18n.when import end_of_week, today_at, tomorrow_at
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.agendas import agendas_for
from mediabot.services.questions.asking import horizon, own_search
from mediabot.services.questions.beginning import begun, read_deadline
from mediabot.services.questions.cases import account_of, open_case
from mediabot.services.questions.typed import as_attribution, as_format, as_language

HOURS_OFFERED = (1, 2, 4)
"""To whoever needs an answer as soon as possible."""

IN_TURN = 3
"""How many experts "the best three in turn" asks."""


class Drafting:
    """Filling the form. Every step shows the form again; a draft that was sent or given up raises."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def choose(self, person: Person, search_id: int, rank: int) -> Question:
        """A form for the expert of that rank in a search."""
        search = await own_search(self._desk, person, search_id)
        if not 0 <= rank < len(search.found):
            raise Gone(Kind.CHOICE, rank)
        return await self._begin(person, search, (search.found[rank],))

    async def choose_best(self, person: Person, search_id: int) -> Question:
        """A form for the best three, to be asked in turn."""
        search = await own_search(self._desk, person, search_id)
        return await self._begin(person, search, search.found, most=IN_TURN)

    async def open_field(self, person: Person, question_id: int, field: Field | None) -> None:
        """Go to a field of the form, or to its overview."""
        question = await self._draft(person, question_id)
        await self._keep(replace(question, open_field=field, trouble=""))

    async def keep_story(self, person: Person, question_id: int) -> None:
        """The story stays as it is."""
        await self._next(await self._draft(person, question_id))

    async def set_format(self, person: Person, question_id: int, value: Format) -> None:
        await self._next((await self._draft(person, question_id)).filled(format=value))

    async def set_language(self, person: Person, question_id: int, value: str) -> None:
        """An interview language by its code; anything that is none is refused like a strange button."""
        if value not in SPOKEN:
            raise Gone(Kind.CHOICE, value)
        await self._next((await self._draft(person, question_id)).filled(language=value))

    async def set_attribution(self, person: Person, question_id: int, value: Attribution) -> None:
        await self._next((await self._draft(person, question_id)).filled(attribution=value))

    async def set_urgent(self, person: Person, question_id: int, *, urgent: bool) -> None:
        """Whether the request may ring at night."""
        await self._keep(replace(await self._draft(person, question_id), urgent=urgent))

    async def set_preset(self, person: Person, question_id: int, name: str) -> None:
        """One of the deadline buttons; one that has passed since it was shown is refused like a typed one."""
        question = await self._draft(person, question_id)
        await self._deadline(question, (self.presets() | self.soon()).get(name))

    def presets(self) -> dict[str, datetime]:
        """The deadlines offered as buttons that still lie ahead, by name."""
        now, zone = self._desk.now, self._desk.office.zone
        choices = {"today": today_at(now, zone), "tomorrow": tomorrow_at(now, zone), "week": end_of_week(now, zone)}
        return {name: instant for name, instant in choices.items() if instant and instant >= now + SOONEST}

    def soon(self) -> dict[str, datetime]:
        """The deadlines offered where it is only known to be soon, by name."""
        now, today = self._desk.now, today_at(self._desk.now, self._desk.office.zone)
        choices = {f"{hours}h": now + timedelta(hours=hours) for hours in HOURS_OFFERED}
        if today and today >= now + SOONEST and today not in choices.values():
            choices["today"] = today
        return dict(sorted(choices.items(), key=lambda choice: choice[1]))

    async def answer(self, person: Person, question_id: int, text: str, files: tuple[Attachment, ...] = ()) -> None:
        """Words typed while the form was open: the answer to its open field, or more of the story on the overview.
        Files go with the question, at whatever field they come."""
        question = await self._draft(person, question_id)
        held = (*question.files, *files)
        question = replace(question, files=held[:FILES_LIMIT])
        if len(held) > FILES_LIMIT:
            await self._desk.reply(Note(Event.TOO_MANY_FILES))
        if files and not clean(text):
            await self._keep(replace(question, trouble=""))
            return
        match question.open_field:
            case Field.DEADLINE:
                await self._typed_deadline(person, question, text)
            case Field.FORMAT:
                await self._set(question, "format", as_format(text))
            case Field.LANGUAGE:
                await self._set(question, "language", as_language(text))
            case Field.ATTRIBUTION:
                await self._set(question, "attribution", as_attribution(text))
            case Field.STORY:
                await self._story(question, text)
            case None:
                await self._story(question, f"{question.story}\n{text}")

    async def give_up(self, person: Person, question_id: int) -> None:
        """The journalist closes the form; nothing was sent, nothing is kept."""
        await self._draft(person, question_id)
        await stop_listening(self._desk, person, ASKED_FOR_QUESTION, question_id)
        await self._desk.work.questions.remove(question_id)

    async def _story(self, question: Question, text: str) -> None:
        story = clean(text)
        if not story:
            await self._keep(replace(question, trouble="empty"))
            return
        await self._next(replace(question, story=story))

    async def _typed_deadline(self, person: Person, question: Question, text: str) -> None:
        """Where it is only known to be soon the form asks how soon."""
        instant, soon = read_deadline(self._desk, person, text)
        if soon:
            await self._keep(replace(question, deadline=None, understood=(*question.understood, SOON), trouble=""))
            return
        await self._deadline(question, instant, typed=True)

    async def _deadline(self, question: Question, instant: datetime | None, *, typed: bool = False) -> None:
        trouble = trouble_with(instant, self._desk.now)
        if trouble:
            await self._keep(replace(question, trouble=trouble, open_field=Field.DEADLINE))
            return
        await self._next(question.filled(deadline=instant), note="understood" if typed else "")

    async def _set(self, question: Question, field: str, value: object) -> None:
        if value is None:
            await self._keep(replace(question, trouble="not_understood"))
            return
        await self._next(question.filled(**{field: value}))

    async def _next(self, question: Question, note: str = "") -> None:
        """To the first field after the open one that has no answer; to the overview when all have."""
        await self._keep(replace(question, open_field=question.next_empty(), trouble=note))

    async def _keep(self, question: Question) -> None:
        await self._desk.work.questions.save(question)
        await self._listen(question)
        await self._desk.reply(QuestionCard(question.id))

    async def _listen(self, question: Question) -> None:
        if question.journalist_id is not None:
            person_id = question.journalist_id
            await self._desk.work.prompts.put(Prompt(person_id, person_id, Ask.FORM, question.id, self._desk.now))

    async def _begin(self, person: Person, search: Search, found: Sequence[Found], most: int = 1) -> Question:
        """A form for the first of these who may be asked in time. Raises Gone, NotFree."""
        listed = [match for match in found if self._desk.office.expert(match.expert_id)]
        if not listed:
            raise Gone(Kind.EXPERT, found[0].expert_id)
        agendas, until = await agendas_for(self._desk, search, person), horizon(self._desk, search)
        free = {match.expert_id: agendas[match.expert_id].free(self._desk.now) for match in listed}
        known = [match for match in listed if free[match.expert_id].before(until)][:most]
        if not known:
            raise NotFree(listed[0].expert_id, free[listed[0].expert_id])
        entry, terms = self._desk.office.expert(known[0].expert_id), agendas[known[0].expert_id].terms
        expert = as_termed(entry, terms) if entry else None
        draft = Question(
            id=0,
            journalist_id=person.id,
            search_id=search.id,
            created_at=self._desk.now,
            story=clean(search.text),
            in_turn=len(known) > 1,
            open_field=Field.STORY,
            news_id=search.news_id,
            files=search.files,
        )
        question = await self._desk.work.questions.add(await begun(self._desk, draft, search, expert))
        for position, match in enumerate(known):
            await self._desk.work.referrals.add(await new_referral(self._desk, question.id, match, position))
        await self._listen(question)
        await self._desk.reply(QuestionCard(question.id))
        return question

    async def _draft(self, person: Person, question_id: int) -> Question:
        case: Case = await open_case(self._desk, question_id)
        ensure_owner(person, case.question)
        if case.question.status is not Status.DRAFT:
            raise QuestionClosed(question_id, case.question.status)
        return case.question


async def new_referral(desk: Desk, question_id: int, match: Found, position: int) -> Referral:
    """A queued referral to that expert: to their account where one is tied and reachable, otherwise through staff."""
    return Referral(
        id=0,
        question_id=question_id,
        expert_id=match.expert_id,
        position=position,
        person_id=await account_of(desk, match.expert_id),
        why=match.why,
    )
