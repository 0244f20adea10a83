"""Topics that nobody in the directory fits are gathered on one card of staff's, so that nobody can fill their chat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import StaffSearch, StaffSearches
from mediabot.domain.people import Person
from mediabot.domain.questions import Search
from mediabot.services.desk import Desk

QUIET = timedelta(hours=1)
"""After so long without such a topic the card is posted anew, so that it is seen."""

AN_HOUR = timedelta(hours=1)

TOPICS_AN_HOUR = 10
"""After so many without an expert a person is told of a quicker way."""

CALLS_AN_HOUR = 3
"""So many times a person's topic has a card of its own; after that it is only gathered."""

T = TypeVar("T")


async def gather(desk: Desk, search: Search) -> None:
    """Staff see this new topic, for which there is nobody, among the others."""
    lately = await desk.work.searches.with_staff_since(desk.now - QUIET, but=search.id)
    await desk.owe_staff(StaffSearches(fresh=not lately))
    own = await desk.work.searches.lately(search.person_id, TOPICS_AN_HOUR)
    if len(own) == TOPICS_AN_HOUR and all(_unfit(one) and one.asked_at > desk.now - AN_HOUR for one in own):
        await _tell_once(desk, search, own)


async def call(desk: Desk, person: Person, search: Search) -> None:
    """The journalist asks for a person: a card of its own, unless they did so often just now."""
    own = await desk.work.searches.lately(person.id, 10 * CALLS_AN_HOUR)
    calls = [one for one in own if one.wants_human and one.with_staff_at and one.with_staff_at > desk.now - AN_HOUR]
    if len(calls) <= CALLS_AN_HOUR:
        await desk.owe_staff(StaffSearch(search.id, fresh=True))
    else:
        await desk.owe_staff(StaffSearches())


async def show_topic(desk: Desk, search_id: int) -> None:
    """What is known of a topic has changed: the cards of staff that show it follow."""
    staff = await desk.staff_ids()
    for card in (StaffSearch(search_id), StaffSearches()):
        for chat_id in await desk.chats_with(card):
            if chat_id < 0 or chat_id in staff:
                await desk.owe(chat_id, card)


def by_turns(things: Sequence[T], whose: Callable[[T], int]) -> list[T]:
    """In their order, but everybody's first one before anybody's second."""
    turns: dict[int, int] = {}
    placed = []
    for thing in things:
        turns[whose(thing)] = turns.get(whose(thing), 0) + 1
        placed.append((turns[whose(thing)], thing))
    return [thing for _, thing in sorted(placed, key=lambda pair: pair[0])]


def _unfit(search: Search) -> bool:
    return search.with_staff_at is not None and not search.found


async def _tell_once(desk: Desk, search: Search, own: Sequence[Search]) -> None:
    """Not again while one after the other has found nobody."""
    before = await desk.work.searches.lately(search.person_id, TOPICS_AN_HOUR + 1)
    if len(before) == len(own) or not _unfit(before[-1]) or before[-1].asked_at <= desk.now - AN_HOUR:
        await desk.reply(Note(Event.TOPICS_MANY))
