"""The agendas of experts: their own terms with what they are asked just now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mediabot.domain.availability import Agenda, Agendas, Asks, month_began, takes
from mediabot.domain.cases import Case
from mediabot.domain.languages import Bilingual
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Search
from mediabot.matching import stems_in
from mediabot.services.desk import Desk

# not shown
KINDS = "вестник в-к списание телевизия тв радио сайт агенция newspaper paper magazine television tv radio agency"
"""What an outlet is says nothing about which it is."""

Topics = Mapping[str, Sequence[str]]
"""By expert, what they would be asked about, in the words of the directory."""


async def agendas_of(
    desk: Desk, topics: Topics, texts: Iterable[str] = (), *, but: int | None = None, reaction: int | None = None
) -> Agendas:
    """Of each of these experts. `texts` are the outlet and the words of what they would be asked in the question `but`,
    or for that reaction, which does not count against them. Other reactions do within the month."""
    office, known = desk.office, tuple(filter(None, texts))
    terms = await desk.work.terms.some(list(topics))
    began = month_began(desk.now, office.zone)
    asks = await desk.work.referrals.asks(list(topics), began, but=but)
    reactions = await desk.work.statements.asked(list(topics), began, but=reaction)
    return {
        one: Agenda(
            terms[one],
            _with(asks[one], reactions[one]),
            office.zone,
            office.day_off,
            takes(terms[one], (*known, *about), words_of),
        )
        for one, about in topics.items()
    }


def _with(asks: Asks, reactions: Sequence[datetime]) -> Asks:
    return replace(asks, begun=(*asks.begun, *reactions))


async def with_agendas(desk: Desk, case: Case, journalist: Person | None, *more: Found) -> Case:
    """The case with the agendas of its experts, and of `more`."""
    topics = {one.expert_id: both(one.why) for one in more}
    topics |= {one.expert_id: both(one.why) for one in case.referrals}
    texts = (journalist.outlet if journalist else "", case.question.story)
    return replace(case, agendas=await agendas_of(desk, topics, texts, but=case.question.id))


async def agendas_for(desk: Desk, search: Search, person: Person | None) -> Agendas:
    """Of those whom a search found."""
    topics = {found.expert_id: both(found.why) for found in search.found}
    return await agendas_of(desk, topics, (person.outlet if person else "", search.text))


def both(names: Bilingual[tuple[str, ...]]) -> tuple[str, ...]:
    return (*names.bg, *names.en)


def words_of(text: str) -> frozenset[str]:
    """The words by which an outlet or a topic is known."""
    return stems_in(text) - stems_in(KINDS)
