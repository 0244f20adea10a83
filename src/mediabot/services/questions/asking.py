"""From a typed topic to experts with reasons, or to a person of the Media Center."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.content import Attachment
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import Bilingual
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.questions import Matches
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Search
from mediabot.domain.text import TOPIC_LIMIT, clean, without_links
from mediabot.i18n.brief import read_brief
from mediabot.matching import Match, is_small_talk, language_of
from mediabot.services.desk import Desk, Office
from mediabot.services.questions.agendas import agendas_for
from mediabot.services.questions.gathering import call, gather
from mediabot.services.questions.unmet import note_unmet

PAGE = 3
"""Experts shown at once."""

MOST = 9
"""Experts kept of one search; past that a journalist asks more precisely or asks a person."""

TOPICS_NAMED = 3
"""Topics that say what an expert answers on."""

NEWS_SHOWN = 2
"""News items under the experts."""

NEWS_KEPT = 4
"""News items kept of one search, so that another one can stand in for one that was withdrawn."""


EQUAL = 0.01
"""Scores that lie no further below the best of them are equal to it."""

AHEAD = timedelta(days=3)
"""Where no deadline is known, an expert who is not free before then is not offered to be asked."""


class Asking:
    """A journalist asks a topic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def find_experts(self, person: Person, text: str, *, files: tuple[Attachment, ...] = ()) -> Search:
        """Search the directory and show what came of it. Staff see what nobody in the directory can answer.

        Deadline and format are no topic: they wait for the form, as `files` do.
        """
        ensure_not_blocked(person)
        topic = clean(text, limit=TOPIC_LIMIT)
        language, index = language_of(topic), self._desk.office.index
        bare = self._bare(topic, language)
        best = [_found(match) for match in index.search(bare, limit=2 * MOST)]
        nearest = () if best else index.nearest(bare)
        search = Search(
            id=0,
            person_id=person.id,
            text=topic,
            language=language,
            asked_at=self._desk.now,
            found=tuple(best),
            nearest=_names(topic.name for topic in nearest),
            shown=PAGE,
            news=await self._fitting_news(bare),
            files=files,
        )
        found, available = await self._in_order(person, search)
        unanswered = bool(topic) and not available and not is_small_talk(topic)
        search = replace(search, found=found, with_staff_at=self._desk.now if unanswered else None)
        search = await self._show(search)
        if unanswered:
            await gather(self._desk, search)
            await note_unmet(self._desk, person, search)
        return search

    async def glance(self, person: Person, text: str) -> Search:
        """What a search would find, and nothing is kept of it: neither for the person nor in figures."""
        ensure_not_blocked(person)
        topic = clean(text, limit=TOPIC_LIMIT)
        language = language_of(topic)
        matches = self._desk.office.index.search(self._bare(topic, language), limit=2 * MOST)
        found = tuple(_found(match) for match in matches)
        search = Search(0, person.id, topic, language, self._desk.now, found, shown=MOST)
        ordered, _ = await self._in_order(person, search)
        return replace(search, found=ordered)

    async def find_experts_about(self, person: Person, item: NewsItem) -> Search:
        """The experts for a news item: those that it names, then those for its topics."""
        ensure_not_blocked(person)
        found = experts_for(self._desk.office, item)
        title = item.title.in_language(person.language or self._desk.office.language)
        nearest = () if found else self._desk.office.index.nearest(title)
        search = Search(
            id=0,
            person_id=person.id,
            text=title,
            language=language_of(title),
            asked_at=self._desk.now,
            found=found,
            nearest=_names(topic.name for topic in nearest),
            shown=PAGE,
            news_id=item.id,
        )
        ordered, _ = await self._in_order(person, search)
        return await self._show(replace(search, found=ordered))

    async def ask_one(self, person: Person, expert_id: str) -> Search:
        """One expert of the directory, with what they answer on. Raises Gone when they have left it."""
        ensure_not_blocked(person)
        expert = self._desk.office.expert(expert_id)
        if expert is None:
            raise Gone(Kind.EXPERT, expert_id)
        names = [topic.name for topic in expert.topics[:TOPICS_NAMED]]
        topic = names[0].in_language(person.language or self._desk.office.language)
        found = (Found(expert_id, 1.0, _names(names)),)
        return await self._show(Search(0, person.id, topic, language_of(topic), self._desk.now, found))

    def _bare(self, topic: str, language: str) -> str:
        """What of it is the topic."""
        rest = read_brief(topic, now=self._desk.now, zone=self._desk.office.zone, language=language).rest
        return without_links(rest)

    async def _in_order(self, person: Person, search: Search) -> tuple[tuple[Found, ...], bool]:
        """Whom the search found, and whether any of them may be asked this: the best first, those who are not free in
        time after them, and those who are not available last. Among equals come those first who were not asked lately.
        """
        agendas = await agendas_for(self._desk, search, person)
        lately = await self._desk.work.referrals.last_asked(list(agendas))
        now, until = self._desk.now, horizon(self._desk, search)
        level = _levels(search.found)

        def place(found: Found) -> tuple[bool, bool, int, float]:
            agenda, asked = agendas[found.expert_id], lately.get(found.expert_id)
            on_offer, in_time = agenda.on_offer(now), agenda.free(now).before(until)
            return not on_offer, not in_time, level[found.expert_id], asked.timestamp() if asked else 0

        ordered = sorted(search.found, key=place)
        return tuple(ordered[:MOST]), any(agendas[one.expert_id].on_offer(now) for one in ordered[:1])

    async def _show(self, search: Search) -> Search:
        """Keep the search and show it; who sees the items that stand under it has got them."""
        search = await self._desk.work.searches.add(search)
        shown = await items_beside(self._desk, search)
        await self._desk.work.news.got([item.id for item in shown], search.person_id, self._desk.now)
        await self._desk.reply(Matches(search.id))
        return search

    async def _fitting_news(self, topic: str) -> tuple[int, ...]:
        news = self._desk.office.news
        told = {item.id for item in news.items if item.told(self._desk.now)}
        found = news.fitting(topic, limit=NEWS_KEPT, among=told)
        return tuple(item.id for item in await _told(self._desk, [match.item_id for match in found]))

    async def show_more(self, person: Person, search_id: int) -> None:
        """The next experts under the ones shown."""
        search = await own_search(self._desk, person, search_id)
        await self._desk.work.searches.save(replace(search, shown=min(MOST, search.shown + PAGE)))
        await self._desk.reply(Matches(search_id))

    async def take_near_topic(self, person: Person, search_id: int, number: int) -> Search:
        """The journalist pressed one of the nearest topics: ask that instead."""
        search = await own_search(self._desk, person, search_id)
        topics = search.nearest.in_language(person.language or self._desk.office.language)
        if not 0 <= number < len(topics):
            raise Gone(Kind.CHOICE, number)
        return await self.find_experts(person, topics[number])

    async def nobody_fits(self, person: Person, search_id: int) -> None:
        """The journalist says that none of these fits: a person of the Media Center is asked to help."""
        search = await own_search(self._desk, person, search_id)
        if search.wants_human:
            await self._desk.reply(Matches(search_id))
            return
        search = replace(search, wants_human=True, with_staff_at=self._desk.now, settled_at=None)
        await self._desk.work.searches.save(search)
        await self._desk.reply(Matches(search_id))
        await call(self._desk, person, search)


async def own_search(desk: Desk, person: Person, search_id: int) -> Search:
    """A search of this person. Raises Gone or NotAllowed."""
    ensure_not_blocked(person)
    search = await desk.work.searches.get(search_id)
    if search is None:
        raise Gone(Kind.SEARCH, search_id)
    if search.person_id != person.id:
        raise NotAllowed(f"person {person.id} does not own search {search_id}")
    return search


def horizon(desk: Desk, search: Search) -> datetime:
    """Until when an expert has to be free to be asked: the deadline that the message names, or a few days."""
    if search.news_id is None:
        zone = desk.office.zone
        deadline = read_brief(search.text, now=search.asked_at, zone=zone, language=search.language).deadline
        if deadline is not None and deadline > desk.now:
            return deadline
    return desk.now + AHEAD


async def items_beside(desk: Desk, search: Search) -> tuple[NewsItem, ...]:
    """The items that stand under the experts now: none that was withdrawn, none under embargo."""
    return (await _told(desk, search.news))[:NEWS_SHOWN]


async def _told(desk: Desk, item_ids: Sequence[int]) -> tuple[NewsItem, ...]:
    """Those that every reader may see, in this order."""
    items = {item.id: item for item in await desk.work.news.some(item_ids)} if item_ids else {}
    return tuple(items[item_id] for item_id in item_ids if item_id in items and items[item_id].told(desk.now))


def experts_for(office: Office, item: NewsItem) -> tuple[Found, ...]:
    """Who can explain a news item, as far as the directory knows: those that it names first."""
    matches = _matches_for(office, item)
    named = [expert_id for expert_id in item.experts if office.expert(expert_id) is not None]
    linked = (_found(matches[one], 1.0) if one in matches else Found(one, 1.0) for one in named)
    others = (_found(match) for match in matches.values() if match.expert_id not in named)
    return (*linked, *others)[:MOST]


def _matches_for(office: Office, item: NewsItem) -> dict[str, Match]:
    """By expert, the best match with one of the item's topics; with its title where it has no topic."""
    texts = [topic.texts()[0] for topic in item.topics if topic] or [item.title.texts()[0]]
    matches = [match for text in texts for match in office.index.search(text, limit=MOST)]
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        best.setdefault(match.expert_id, match)
    return best


def _levels(found: Sequence[Found]) -> dict[str, int]:
    """Equals are on one level; 0 is that of the best."""
    levels: dict[str, int] = {}
    best, level = 2.0, -1
    for one in sorted(found, key=lambda one: -one.score):
        if one.score < best - EQUAL:
            best, level = one.score, level + 1
        levels[one.expert_id] = level
    return levels


def _found(match: Match, score: float | None = None) -> Found:
    sure = match.score if score is None else score
    return Found(match.expert_id, round(sure, 3), Bilingual.of(match.why_in))


def _names(topics: Iterable[Localized]) -> Bilingual[tuple[str, ...]]:
    """What readers of either language are shown."""
    listed = tuple(topics)
    return Bilingual.of(lambda language: tuple(topic.in_language(language) for topic in listed))
