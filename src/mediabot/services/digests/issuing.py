"""Digests whose hour has come: readers' own, and the editions of staff's digests.

Chores of a ticker of their own, because they may take long. A digest is claimed by moving its hour on, an edition by
its slot, so that neither a second process nor a restart sends one twice. What an edition owes is written down in
pieces, each with how far it got; after a kill it goes on from there. That a reader got an item is noted when it is
owed, not when Telegram took it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mediabot.domain.editions import Edition, EditionState
from mediabot.domain.news import NewsItem
from mediabot.domain.people import Person
from mediabot.domain.schedule import slots_between
from mediabot.domain.subscriptions import FIRST, LATE, Subscription, planned
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.digests.editions import Editions
from mediabot.services.digests.owing import composed_for, owe_digest
from mediabot.services.ports.store import Work

PIECE = 50
"""Readers in one unit of work: on SQLite a tap waits for it."""

BREATH = 0.01
"""Seconds in which others get at the database between two pieces."""


class Issuing(Clockwork):
    """Digests as time passes."""

    async def personal(self) -> None:
        """Readers' own digests that are due."""
        while await self._personal():
            pass

    async def _personal(self) -> bool:
        """One piece; whether there may be more."""
        async with self.desk() as desk:
            due = await desk.work.subscriptions.due(desk.now, PIECE)
            if due:
                await Personal(desk).issue(due)
        await asyncio.sleep(BREATH if due else 0)
        return bool(due)

    async def editions(self) -> None:
        """Staff's digests: what is due begins, what nobody approved ends, what goes out is owed piece by piece."""
        async with self.store.begin() as work:
            due = [digest.id for digest in await work.digests.due(self.clock.now())]
            undecided = await work.editions.in_state(EditionState.WAITING)
            waiting = [one.id for one in undecided if await _old(work, one, self.clock.now())]
        for digest_id in due:
            async with self.desk() as desk:
                await Editions(desk).begin(digest_id)
        for edition_id in waiting:
            async with self.desk() as desk:
                await Editions(desk).expire(edition_id)
        async with self.store.begin() as work:
            sending = [edition.id for edition in await work.editions.in_state(EditionState.SENDING)]
        for edition_id in sending:
            while await self._send_piece(edition_id):
                pass

    async def _send_piece(self, edition_id: int) -> bool:
        async with self.desk() as desk:
            more = await Editions(desk).send_piece(edition_id)
        await asyncio.sleep(BREATH if more else 0)
        return more


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
        await owe_digest(self._desk, person, subscription, found)


async def _old(work: Work, edition: Edition, now: datetime) -> bool:
    """Whether it is too late to approve that one."""
    digest = await work.digests.get(edition.digest_id)
    return digest is not None and now - edition.slot > digest.kept_for


def since_of(subscription: Subscription) -> datetime:
    """From when on news are new to this reader: the last digest, or the week before the first."""
    if subscription.last_at is not None:
        return subscription.last_at
    assert subscription.due_at is not None, "it is due"
    return subscription.due_at - FIRST


def _comes(subscription: Subscription, person: Person | None, now: datetime) -> bool:
    """Whether this digest is sent: not to the unreachable, not in a pause, not long after its hour."""
    if person is None or not person.may_be_written or subscription.paused(now):
        return False
    assert subscription.due_at is not None, "it is due"
    schedule = subscription.schedule
    missed = slots_between(schedule, subscription.due_at, now) if schedule else ()
    newest = max((slot.at for slot in missed), default=subscription.due_at)
    return now - newest <= LATE
