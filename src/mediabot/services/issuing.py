"""Digests whose hour has come: readers' own, and the editions of staff's digests.

Chores of the ticker. A digest is claimed by moving its hour on, an edition by its slot, so that neither a second
process nor a restart sends one twice. What an edition owes is written down in pieces, each with how far it got; after a
kill it goes on from there. That a reader got an item is noted when it is owed, not when Telegram took it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from mediabot.domain.composing import Composed, compose
from mediabot.domain.deliveries import Lane, Notice
from mediabot.domain.editions import Edition
from mediabot.domain.news import NewsItem
from mediabot.domain.people import Person, Standing
from mediabot.domain.schedule import slots_between
from mediabot.domain.subscriptions import FIRST, LATE, Subscription, planned
from mediabot.services.desk import Desk, Office
from mediabot.services.ports import Clock, Store
from mediabot.services.subscribing import asked_topics

log = logging.getLogger(__name__)

PIECE = 100
"""Readers in one unit of work: on SQLite a tap waits for it."""

PIECES = 20
"""Units of work in one beat of the ticker: deadlines of questions wait for it."""


class Issuing:
    """Called by the ticker. `on_change` wakes the courier."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], Office], on_change: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change

    async def personal(self) -> None:
        """Readers' own digests that are due."""
        for _ in range(PIECES):
            async with self._store.begin() as work:
                desk = Desk(work, self._clock.now(), self._office())
                due = await work.subscriptions.due(desk.now, PIECE)
                if due:
                    await Personal(desk).issue(due)
                    await work.commit()
            if not due:
                return
            self._on_change()


class Personal:
    """Some readers' own digests, in one unit of work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def issue(self, due: Sequence[Subscription]) -> None:
        people = {person.id: person for person in await self._desk.work.people.some([one.person_id for one in due])}
        since = {one.person_id: since_of(one) for one in due}
        items = await self._desk.work.news.released(min(since.values()))
        for subscription in due:
            following = planned(subscription, self._desk.now)
            comes = _comes(subscription, people.get(subscription.person_id), self._desk.now)
            if not await self._desk.work.subscriptions.claim(subscription, following.due_at):
                continue
            if comes:
                await self._compose(following, people[subscription.person_id], since[subscription.person_id], items)
            elif subscription.last_at is None:
                await self._desk.work.subscriptions.put(replace(following, last_at=since[subscription.person_id]))

    async def _compose(
        self, subscription: Subscription, person: Person, since: datetime, items: Sequence[NewsItem]
    ) -> None:
        found = await composed_for(self._desk, person, subscription, since, items)
        await self._desk.work.subscriptions.put(replace(subscription, last_at=self._desk.now))
        await owe_digest(self._desk, person, found)


async def composed_for(
    desk: Desk, person: Person, subscription: Subscription, since: datetime, items: Sequence[NewsItem]
) -> Composed:
    """A reader's digest from these items."""
    work = desk.work
    return compose(
        items,
        subscription,
        since,
        desk.now,
        person=person,
        access=await work.embargoes.get(person.id) if person.verified else None,
        asked_topics=await asked_topics(work, subscription),
        had=frozenset(await work.news.got_by(person.id)),
    )


async def owe_digest(desk: Desk, person: Person, found: Composed, edition: Edition | None = None) -> None:
    """Owe it, the reader's own or of an edition, and note that they got its items. Nothing new: no message."""
    if not found:
        return
    items = ",".join(str(item.id) for item in found.items)
    await desk.owe(
        person.id,
        Notice.DIGEST,
        edition.id if edition else 0,
        lane=Lane.DIGEST,
        items=items,
        more=found.more or "",
        digest=edition.digest_id if edition else "",
    )
    await desk.work.news.got([item.id for item in found.items], person.id, desk.now)


def since_of(subscription: Subscription) -> datetime:
    """From when on news are new to this reader: the last digest, or the week before the first."""
    if subscription.last_at is not None:
        return subscription.last_at
    assert subscription.due_at is not None, "it is due"
    return subscription.due_at - FIRST


def _comes(subscription: Subscription, person: Person | None, now: datetime) -> bool:
    """Whether this digest is sent: not to the unreachable, not in a pause, not long after its hour."""
    if person is None or not person.reachable or person.standing is Standing.BLOCKED or subscription.paused(now):
        return False
    assert subscription.due_at is not None, "it is due"
    schedule = subscription.schedule
    missed = slots_between(schedule, subscription.due_at, now) if schedule else ()
    newest = max((slot.at for slot in missed), default=subscription.due_at)
    return now - newest <= LATE
