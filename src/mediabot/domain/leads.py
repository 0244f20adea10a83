"""Leads: what could be a story now, each from a fact and with that fact as its reason. Nothing here is invented.

What journalists ask is theirs: a topic shows only as a number of people, and never for fewer than `LEAST_ASKERS`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from zoneinfo import ZoneInfo

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem
from mediabot.domain.topics import names_of, shared

LEAST_ASKERS = 5
"""Different people who asked about a topic before anybody else hears of it."""

MOST = 7
"""Leads on one screen."""

MOST_OF_A_KIND = 3

FRESH = timedelta(days=14)
ASKED_WITHIN = timedelta(weeks=4)
NEW_EXPERT = timedelta(days=30)
AHEAD = timedelta(days=14)
"""How far ahead an announced day is a lead."""

BEFORE = timedelta(days=3)
"""How long before its day an anniversary is a lead."""


class LeadKind(StrEnum):
    """Why it is shown."""

    EMBARGOED = "embargoed"
    """A release that this reader may prepare a story on."""
    FRESH = "fresh"
    ANNOUNCED = "announced"
    """The day of something announced comes up."""
    ASKED = "asked"
    ANNIVERSARY = "anniversary"
    NEWCOMER = "newcomer"
    """An expert new in the directory."""


@dataclass(frozen=True)
class Lead:
    """One lead. `on` is the announced day or the anniversary, `mine` whether it is of the reader's topics."""

    kind: LeadKind
    item: NewsItem | None = None
    expert_id: str = ""
    topic: Localized | None = None
    askers: int = 0
    years: int = 0
    on: date | None = None
    mine: bool = False


@dataclass(frozen=True)
class LeadFacts:
    """All that leads are made of. `items` are those that everybody may see, `embargoed` those that this reader may.

    `can_explain` names a free expert by the id of an item. `asked` says for each search who asked and about what.
    `newcomers` are experts with the day of their first publication.
    """

    now: datetime
    zone: str
    items: Sequence[NewsItem] = ()
    interests: Sequence[Localized] = ()
    can_explain: Mapping[int, str] = field(default_factory=dict)
    asked: Sequence[tuple[int, Sequence[Localized]]] = ()
    newcomers: Sequence[tuple[str, datetime]] = ()
    embargoed: Sequence[NewsItem] = ()

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


def leads(facts: LeadFacts) -> tuple[Lead, ...]:
    """At most `MOST`, the kinds mixed, no item twice."""
    kinds = (_embargoed(facts), _fresh(facts), _announced(facts), _asked(facts), _anniversaries(facts), _new(facts))
    few = (list(_first(kind, MOST_OF_A_KIND)) for kind in kinds)
    mixed = [lead for row in zip_longest(*few) for lead in row if lead is not None]
    return tuple(_each_item_once(mixed))[:MOST]


def fresh_items(facts: LeadFacts) -> tuple[NewsItem, ...]:
    """The new ones of the reader's topics; of any topic where nothing is known of the reader. None whose event is
    over."""
    names, now = names_of(facts.interests), facts.now
    new = (item for item in facts.items if now - FRESH <= item.dated <= now and not _over(item, facts))
    return tuple(item for item in new if not names or shared(item.topics, names))


def topics_asked_most(asked: Iterable[tuple[int, Sequence[Localized]]]) -> tuple[tuple[Localized, int], ...]:
    """Topics with how many people asked about each, most first; none that fewer than `LEAST_ASKERS` did."""
    askers: defaultdict[Localized, set[int]] = defaultdict(set)
    for person_id, topics in asked:
        for topic in topics:
            askers[topic].add(person_id)
    enough = [(topic, len(people)) for topic, people in askers.items() if len(people) >= LEAST_ASKERS]
    return tuple(sorted(enough, key=lambda counted: (-counted[1], counted[0].texts())))


def _over(item: NewsItem, facts: LeadFacts) -> bool:
    return item.event_on is not None and item.event_on < facts.today


def _embargoed(facts: LeadFacts) -> Iterator[Lead]:
    for item in sorted(
        (one for one in facts.embargoed if not _over(one, facts)),
        key=lambda item: (item.embargo_until or facts.now, item.id),
    ):
        yield Lead(LeadKind.EMBARGOED, item)


def _fresh(facts: LeadFacts) -> Iterator[Lead]:
    for item in fresh_items(facts):
        if expert_id := facts.can_explain.get(item.id):
            yield Lead(LeadKind.FRESH, item, expert_id, mine=bool(facts.interests))


def _announced(facts: LeadFacts) -> Iterator[Lead]:
    coming = [item for item in facts.items if item.event_on and timedelta(0) <= item.event_on - facts.today <= AHEAD]
    for item in sorted(coming, key=lambda item: (item.event_on or facts.today, -item.id)):
        yield Lead(LeadKind.ANNOUNCED, item, on=item.event_on)


def _asked(facts: LeadFacts) -> Iterator[Lead]:
    for topic, askers in topics_asked_most(facts.asked):
        yield Lead(LeadKind.ASKED, topic=topic, askers=askers)


def _anniversaries(facts: LeadFacts) -> Iterator[Lead]:
    """The nearest first; at the same distance those of the reader's topics."""
    names = names_of(facts.interests)
    found = []
    for item in facts.items:
        day, years = _anniversary(item.dated.astimezone(ZoneInfo(facts.zone)).date(), facts.today)
        if years > 0 and day - facts.today <= BEFORE:
            mine = bool(shared(item.topics, names))
            found.append(Lead(LeadKind.ANNIVERSARY, item, on=day, years=years, mine=mine))
    yield from sorted(found, key=lambda lead: (lead.on or facts.today, not lead.mine))


def _anniversary(day: date, today: date) -> tuple[date, int]:
    """The next anniversary from today on, and after how many years it is."""
    coming = min(one for one in (_in_year(day, today.year), _in_year(day, today.year + 1)) if one >= today)
    return coming, coming.year - day.year


def _in_year(day: date, year: int) -> date:
    """The same day of another year; a leap day is the last of its month."""
    leap = day.month == 2 and day.day == 29
    return date(year, 3, 1) - timedelta(days=1) if leap else day.replace(year=year)


def _new(facts: LeadFacts) -> Iterator[Lead]:
    recent = [newcomer for newcomer in facts.newcomers if facts.now - NEW_EXPERT <= newcomer[1] <= facts.now]
    for expert_id, since in sorted(recent, key=lambda newcomer: newcomer[1], reverse=True):
        yield Lead(LeadKind.NEWCOMER, expert_id=expert_id, on=since.astimezone(ZoneInfo(facts.zone)).date())


def _first(found: Iterable[Lead], most: int) -> Iterator[Lead]:
    for lead, _ in zip(found, range(most), strict=False):
        yield lead


def _each_item_once(mixed: Iterable[Lead]) -> Iterator[Lead]:
    shown: set[int] = set()
    for lead in mixed:
        if lead.item is None or lead.item.id not in shown:
            yield lead
        if lead.item is not None:
            shown.add(lead.item.id)
