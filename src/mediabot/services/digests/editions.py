"""An edition of one of staff's digests: it begins at its slot, waits for approval or not, and is sent in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mediabot.domain.composing import Composed, compose
from mediabot.domain.editions import Digest, Edition, EditionState, planned, skipped
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.digests import EditionCard
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.people import Person
from mediabot.domain.schedule import slots_between
from mediabot.domain.subscriptions import FIRST, Subscription
from mediabot.services.desk import Desk
from mediabot.services.digests.owing import composed_for, owe_digest

PIECE = 50
"""Readers in one unit of work: on SQLite a tap waits for it."""

MISSED = 40
"""Slots looked at after a long silence; of older ones nobody needs to hear."""


class Editions:
    """In one unit of work. The digest or the edition is held, so that a second process waits or finds it done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, digest_id: int) -> None:
        """A slot has come: the edition of it, or of the newest one missed. What is too old is skipped and told."""
        digest = await self._desk.work.digests.lock(digest_id)
        if digest is None or digest.due_at is None or digest.due_at > self._desk.now:
            return
        slots = [digest.due_at]
        slots += [slot.at for slot in slots_between(digest.schedule, digest.due_at, self._desk.now)][-MISSED:]
        newest = slots[-1]
        fresh = self._desk.now - newest <= digest.kept_for
        missed = slots[:-1] if fresh else slots
        await self._desk.work.digests.save(planned(digest, self._desk.now))
        await self._miss(digest, missed)
        if fresh:
            await self._begin(digest, newest)

    async def _begin(self, digest: Digest, slot: datetime) -> None:
        state = EditionState.SENDING if digest.automatic else EditionState.WAITING
        edition = Edition(0, digest.id, slot, state, since=since_of(digest, slot))
        edition = await self._desk.work.editions.add(edition)
        if state is EditionState.WAITING:
            await self._desk.owe_staff(EditionCard(edition.id))

    async def _miss(self, digest: Digest, slots: Sequence[datetime]) -> None:
        """All of them are told at once."""
        for slot in slots:
            since, now = since_of(digest, slot), self._desk.now
            gone = Edition(0, digest.id, slot, EditionState.SKIPPED, since=since, ended_at=now)
            await self._desk.work.editions.add(gone)
        if slots:
            await self._tell_skipped(digest, len(slots))

    async def expire(self, edition_id: int) -> None:
        """An edition that nobody approved in time is skipped and told."""
        edition = await self._desk.work.editions.lock(edition_id)
        digest = await self._desk.work.digests.get(edition.digest_id) if edition else None
        if edition is None or digest is None or edition.state is not EditionState.WAITING:
            return
        if self._desk.now - edition.slot > digest.kept_for:
            await self._desk.work.editions.save(skipped(edition, self._desk.now))
            await self._desk.owe_staff(EditionCard(edition.id))
            await self._tell_skipped(digest, 1)

    async def _tell_skipped(self, digest: Digest, count: int) -> None:
        await self._desk.owe_staff(StaffAlert(Alert.EDITION_SKIPPED, digest=digest.name, count=count))

    async def send_piece(self, edition_id: int) -> bool:
        """Owe it to the next people of its audience. Whether there may be more of them."""
        edition = await self._desk.work.editions.lock(edition_id)
        digest = await self._desk.work.digests.get(edition.digest_id) if edition else None
        if edition is None or digest is None or edition.state is not EditionState.SENDING:
            return False
        office = self._desk.office
        people = await self._desk.work.people.among(
            digest.audience, self._desk.now, office.language, after=edition.planned_to, limit=PIECE
        )
        if not people:
            await self._end(edition, digest)
            return False
        readers = await self._owe(edition, people)
        went = replace(edition, planned_to=people[-1].id, readers=edition.readers + readers)
        await self._desk.work.editions.save(went)
        return True

    async def _owe(self, edition: Edition, people: Sequence[Person]) -> int:
        """How many of these people get it."""
        work, now = self._desk.work, self._desk.now
        own = {one.person_id: one for one in await work.subscriptions.some([person.id for person in people])}
        since = edition.since or edition.slot - FIRST
        oldest = min([since, *(one.last_at for one in own.values() if one.last_at)])
        items = await work.news.released(oldest)
        readers = 0
        for person in people:
            subscription = own.get(person.id) or Subscription(person.id)
            if subscription.paused(now) or (person.id in own and not subscription.on):
                continue
            found = await composed_for(
                self._desk, person, subscription, subscription.last_at or since, items, once=True
            )
            await owe_digest(self._desk, person, subscription, found, edition)
            if found and person.id in own:
                await work.subscriptions.put(replace(subscription, last_at=now))
            readers += bool(found)
        return readers

    async def _end(self, edition: Edition, digest: Digest) -> None:
        ended = replace(edition, state=EditionState.SENT, ended_at=self._desk.now)
        await self._desk.work.editions.save(ended)
        if digest.last_at is None or digest.last_at < edition.slot:
            await self._desk.work.digests.save(replace(digest, last_at=edition.slot))
        if edition.decided_by is not None:
            await self._desk.owe_staff(EditionCard(edition.id))
        if not edition.planned_to:
            await self._desk.owe_staff(StaffAlert(Alert.EDITION_NOBODY, digest=digest.name))


def since_of(digest: Digest, now: datetime) -> datetime:
    """From when on news are new in its next edition: the one that went out last, or the week before the first."""
    return digest.last_at or now - FIRST


async def composed_for_all(desk: Desk, since: datetime) -> Composed:
    """What a reader who has everything chosen would get now; nothing under embargo."""
    items: Sequence[NewsItem] = await desk.work.news.released(since)
    return compose(items, Subscription(0), since, desk.now, person=None, access=None)
