"""The key under a card that stands in some chat: a form to that expert, on that topic, for whoever presses it.

The link names nothing but an entry and a topic of the directory, so it gives nobody what a search would not; when it
was posted, and by whom, nobody knows, and everything is looked at anew.
"""

from __future__ import annotations

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Expert, Localized
from mediabot.domain.languages import Bilingual
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import QuestionCard
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Question, Search, Status, named
from mediabot.matching import language_of
from mediabot.services.desk import Desk, Office
from mediabot.services.questions.agendas import agendas_for
from mediabot.services.questions.asking import Asking, horizon
from mediabot.services.questions.drafting import Drafting

LATELY = 20
"""Questions among which a form that this link opened before is looked for."""


class FromCard:
    """Asking by a card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, person: Person, expert: Expert, topic: Localized) -> None:
        """The form; where the expert can't be asked in time, whoever else answers on the topic."""
        ensure_not_blocked(person)
        search = self._search(person, expert, topic)
        if (begun := await self._begun(person, search)) is not None:
            await self._desk.work.prompts.put(Prompt(person.id, person.id, Ask.FORM, begun.id, self._desk.now))
            await self._desk.reply(QuestionCard(begun.id, fresh=True))
        elif await self._is_free(person, search):
            search = await self._desk.work.searches.add(search)
            await Drafting(self._desk).choose(person, search.id, 0)
        else:
            await Asking(self._desk).find_experts(person, search.text)

    async def left(self, person: Person, topic: Localized | None) -> None:
        """The expert has left the directory since the card was made."""
        ensure_not_blocked(person)
        if topic is None:
            await self._desk.reply(Note(Event.CARD_LEFT))
            return
        await self._desk.reply(Note(Event.CARD_OTHERS))
        await Asking(self._desk).find_experts(person, self._worded(person, topic))

    def _search(self, person: Person, expert: Expert, topic: Localized) -> Search:
        text = self._worded(person, topic)
        why: Bilingual[tuple[str, ...]] = Bilingual.of(lambda language: (topic.in_language(language),))
        return Search(0, person.id, text, language_of(text), self._desk.now, (Found(expert.id, 1.0, why),))

    def _worded(self, person: Person, topic: Localized) -> str:
        return topic.in_language(person.language or self._desk.office.language)

    async def _begun(self, person: Person, search: Search) -> Question | None:
        """The form of the tap before."""
        for one in await self._desk.work.questions.lately(person.id, LATELY):
            before = await self._desk.work.searches.get(one.search_id) if one.search_id else None
            same = before is not None and (before.text, before.found) == (search.text, search.found)
            if same and one.status is Status.DRAFT:
                return one
        return None

    async def _is_free(self, person: Person, search: Search) -> bool:
        agendas = await agendas_for(self._desk, search, person)
        return agendas[search.found[0].expert_id].free(self._desk.now).before(horizon(self._desk, search))


def topic_found(office: Office, found: Found) -> Localized | None:
    """The expert's topic for which they were found; None where it was something else of theirs."""
    expert = office.expert(found.expert_id)
    topics = [named(topic.name) for topic in expert.topics] if expert else []
    return next((topic for name in found.why.bg for topic in topics if topic.in_language("bg") == name), None)
