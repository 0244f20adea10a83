"""Leads for a journalist: the facts are gathered here, what becomes of them is in `domain/leads.py`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.directory import Localized
from mediabot.domain.embargo import TermsStanding, terms_standing
from mediabot.domain.leads import ASKED_WITHIN, MOST_OF_A_KIND, Lead, LeadFacts, fresh_items, leads
from mediabot.domain.news import NewsItem, may_see
from mediabot.domain.notices.news import IdeaList
from mediabot.domain.people import Person
from mediabot.domain.questions import named
from mediabot.services.desk import Desk
from mediabot.services.news.interests import interests_of, topics_of
from mediabot.services.questions.asking import Asking, experts_for

SEARCHES_READ = 1000
"""The newest searches that are counted; in four weeks there are hardly more."""

SURE = 0.5
"""How sure the matching is at least of an expert who can explain an item that does not name them."""

TRIED = 6
"""Items, and experts for each, that are looked at for one who is free."""


@dataclass(frozen=True)
class Ideas:
    """The leads of a reader. `terms`: there are releases under embargo, to whose terms the reader may agree."""

    leads: tuple[Lead, ...]
    terms: bool


class Leads:
    """/ideas, and what its keys do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, person: Person) -> None:
        """What could be a story now; whoever sees an item has got it."""
        ensure_not_blocked(person)
        ideas = await ideas_for(self._desk, person)
        shown = {lead.item.id for lead in ideas.leads if lead.item is not None}
        await self._desk.work.news.got(sorted(shown), person.id, self._desk.now)
        await self._desk.reply(IdeaList())

    async def ask_topic(self, person: Person, text: str) -> None:
        """The experts on a topic that many ask about."""
        await Asking(self._desk).find_experts(person, text)

    async def ask_expert(self, person: Person, expert_id: str) -> None:
        """A form to one expert who is new. Raises Gone when they have left the directory."""
        await Asking(self._desk).ask_one(person, expert_id)


async def ideas_for(desk: Desk, person: Person) -> Ideas:
    """The leads of that person as the facts are now."""
    work, office = desk.work, desk.office
    access = await work.embargoes.get(person.id)
    told = tuple(item for item in office.news.items if item.told(desk.now))
    embargoed = tuple(item for item in office.news.items if item.embargoed(desk.now))
    interests = await interests_of(work, person.id)
    asked = await work.searches.of_journalists(desk.now - ASKED_WITHIN, SEARCHES_READ)
    topics = {named(topic.name) for expert in office.directory.experts for topic in expert.topics}
    facts = LeadFacts(
        now=desk.now,
        zone=office.zone,
        items=told,
        interests=interests,
        asked=[(person_id, _of_directory(topics_of(found), topics)) for person_id, found in asked],
        newcomers=[(one, since) for one, since in office.newcomers.items() if office.expert(one)],
        embargoed=[item for item in embargoed if may_see(item, person, access, desk.now)],
    )
    facts = replace(facts, can_explain=await _who_can_explain(desk, fresh_items(facts)))
    asks = terms_standing(person, access) in (TermsStanding.ASKED, TermsStanding.ASKED_ANEW)
    return Ideas(await _still_true(desk, leads(facts)), asks and bool(embargoed))


def _of_directory(found: tuple[Localized, ...], topics: set[Localized]) -> tuple[Localized, ...]:
    """Without what is no topic: somebody's name by which they were found."""
    return tuple(topic for topic in found if topic in topics)


async def _still_true(desk: Desk, found: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """Without items that changed since the index was built."""
    ids = [lead.item.id for lead in found if lead.item is not None]
    now_true = set(await desk.work.news.some(ids)) if ids else set()
    return tuple(lead for lead in found if lead.item is None or lead.item in now_true)


async def _who_can_explain(desk: Desk, items: tuple[NewsItem, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for item in items[:TRIED]:
        if len(found) < MOST_OF_A_KIND and (expert_id := await _free_expert(desk, item)):
            found[item.id] = expert_id
    return found


async def _free_expert(desk: Desk, item: NewsItem) -> str:
    """The first of the experts for an item who can be asked now; empty when none can."""
    for match in experts_for(desk.office, item)[:TRIED]:
        if match.score >= SURE and await is_free(desk, match.expert_id):
            return match.expert_id
    return ""


async def is_free(desk: Desk, expert_id: str) -> bool:
    """Whether nobody waits for this expert's answer just now. Experts without an account are reached by staff."""
    account = await desk.work.people.expert(expert_id)
    if account is None:
        return True
    if not account.may_be_written:
        return False
    return not await desk.work.referrals.open_of(account.id)
