"""From a typed topic to experts with reasons, or to a person of the Media Center."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.deliveries import Notice
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Search
from mediabot.domain.text import TOPIC_LIMIT, clean
from mediabot.matching import Match, is_small_talk, language_of
from mediabot.services.cases import NoSuchQuestion
from mediabot.services.desk import Desk

PAGE = 3
"""Experts shown at once."""

MOST = 9
"""Experts kept of one search; past that a journalist asks more precisely or asks a person."""


class Asking:
    """A journalist asks a topic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def find_experts(self, person: Person, text: str) -> Search:
        """Search the directory and show what came of it. Staff see what nobody in the directory can answer."""
        ensure_not_blocked(person)
        topic = clean(text, limit=TOPIC_LIMIT)
        index = self._desk.office.index
        found = tuple(_found(match) for match in index.search(topic, limit=MOST))
        nearest = () if found else index.nearest(topic)
        unanswered = bool(topic) and not found and not is_small_talk(topic)
        search = await self._desk.work.searches.add(
            Search(
                id=0,
                person_id=person.id,
                text=topic,
                language=language_of(topic),
                asked_at=self._desk.now,
                found=found,
                nearest_bg=tuple(topic.name.in_language("bg") for topic in nearest),
                nearest_en=tuple(topic.name.in_language("en") for topic in nearest),
                shown=PAGE,
                with_staff_at=self._desk.now if unanswered else None,
            )
        )
        await self._desk.reply(Notice.MATCHES, search.id)
        if unanswered:
            await self._desk.owe_staff(Notice.STAFF_SEARCH, search.id)
        return search

    async def show_more(self, person: Person, search_id: int) -> None:
        """The next experts under the ones shown."""
        search = await own_search(self._desk, person, search_id)
        await self._desk.work.searches.save(replace(search, shown=min(MOST, search.shown + PAGE)))
        await self._desk.reply(Notice.MATCHES, search_id)

    async def take_near_topic(self, person: Person, search_id: int, number: int) -> Search:
        """The journalist pressed one of the nearest topics: ask that instead."""
        search = await own_search(self._desk, person, search_id)
        topics = search.nearest(person.language or self._desk.office.language)
        if not 0 <= number < len(topics):
            raise NoSuchQuestion(f"search {search_id} has no near topic {number}")
        return await self.find_experts(person, topics[number])

    async def nobody_fits(self, person: Person, search_id: int) -> None:
        """The journalist says that none of these fits: a person of the Media Center is asked to help."""
        search = await own_search(self._desk, person, search_id)
        if search.wants_human:
            await self._desk.reply(Notice.MATCHES, search_id)
            return
        search = replace(search, wants_human=True, with_staff_at=self._desk.now, settled_at=None)
        await self._desk.work.searches.save(search)
        await self._desk.reply(Notice.MATCHES, search_id)
        await self._desk.owe_staff(Notice.STAFF_SEARCH, search_id, fresh=1)


async def own_search(desk: Desk, person: Person, search_id: int) -> Search:
    """A search of this person. Raises NoSuchQuestion or NotAllowed."""
    ensure_not_blocked(person)
    search = await desk.work.searches.get(search_id)
    if search is None:
        raise NoSuchQuestion(f"search {search_id} does not exist")
    if search.person_id != person.id:
        raise NotAllowed(f"person {person.id} does not own search {search_id}")
    return search


def _found(match: Match) -> Found:
    return Found(match.expert_id, round(match.score, 3), match.why_in("bg"), match.why_in("en"))
