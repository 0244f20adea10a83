"""Staff define a digest: name, days and hour, audience, lead-in; and let it go out, or not.

A change while it is active counts from the next edition on. Nothing goes out untested, or to an audience of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mediabot.domain.access import ensure_staff
from mediabot.domain.audience import Audience, with_or_without
from mediabot.domain.conversation import Ask
from mediabot.domain.editions import LEAD_IN, MOST_KEPT, AudienceOfNobody, Digest, activated, approved, planned, skipped
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.digests import DigestCard, DigestList, DigestPlace, EditionCard
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.domain.text import clean, clean_line
from mediabot.i18n.schedule_words import wall_time, weekdays
from mediabot.services.desk import Desk
from mediabot.services.digests.editions import Editions
from mediabot.services.listening import ask_words, stop_listening

NAME = 60
TYPED = frozenset(
    {
        Ask.STAFF_DIGEST_NAME,
        Ask.STAFF_DIGEST_DAYS,
        Ask.STAFF_DIGEST_HOUR,
        Ask.STAFF_DIGEST_LEAD_BG,
        Ask.STAFF_DIGEST_LEAD_EN,
        Ask.STAFF_DIGEST_KEEP,
    }
)
NOTHING = frozenset({"-", "–", "—", "0"})
"""Typed for a lead-in: none."""


class Defining:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list_all(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(DigestList())

    async def show(
        self, staff: Person, digest_id: int, place: DigestPlace = DigestPlace.OVERVIEW, *, fresh: bool = False
    ) -> None:
        """The card, at that part of it."""
        ensure_staff(staff)
        await self._digest(digest_id)
        await self._desk.reply(DigestCard(digest_id, place, fresh=fresh))

    async def ask(self, staff: Person, ask: Ask, digest_id: int = 0) -> None:
        """What this member of staff types next is for that digest; for none, the name of a new one."""
        await ask_words(self._desk, staff, ask, digest_id)

    # what it is

    async def set_day(self, staff: Person, digest_id: int, day: int, *, on: bool) -> None:
        """Choose that weekday or not any more; the last one stays."""
        ensure_staff(staff)
        digest = await self._digest(digest_id)
        chosen = with_or_without(digest.days, day, on=on) if 1 <= day <= 7 else digest.days
        days = tuple(sorted(chosen)) or digest.days
        await self._change(replace(digest, days=days))
        await self._desk.reply(DigestCard(digest_id, DigestPlace.DAYS))

    async def set_hour(self, staff: Person, digest_id: int, hour: int, minute: int) -> None:
        ensure_staff(staff)
        digest = await self._digest(digest_id)
        if 0 <= hour <= 23 and 0 <= minute <= 59:
            await self._change(replace(digest, hour=hour, minute=minute))
        await self._desk.reply(DigestCard(digest_id))

    async def set_audience(self, staff: Person, digest_id: int, change: Callable[[Audience], Audience]) -> None:
        """Raises AudienceOfNobody when an active digest would be left without readers."""
        ensure_staff(staff)
        digest = await self._digest(digest_id)
        changed = replace(digest, audience=change(digest.audience))
        if digest.active and not await readers_of(self._desk, changed):
            raise AudienceOfNobody(f"digest {digest_id} would have no readers")
        await self._change(changed)
        await self._desk.reply(DigestCard(digest_id, DigestPlace.AUDIENCE))

    async def set_automatic(self, staff: Person, digest_id: int, *, automatic: bool) -> None:
        """Editions go out by themselves, or after approval."""
        ensure_staff(staff)
        await self._change(replace(await self._digest(digest_id), automatic=automatic))
        await self._desk.reply(DigestCard(digest_id))

    async def answer(self, staff: Person, ask: Ask, digest_id: int, words: str) -> None:
        """What staff typed; what isn't understood is asked for again."""
        ensure_staff(staff)
        if ask is Ask.STAFF_DIGEST_NAME:
            await self._name(staff, digest_id, clean_line(words, limit=NAME))
            return
        digest = await self._digest(digest_id)
        changed, place = _answered(digest, ask, words)
        if changed is None:
            await self._desk.ask(staff, ask, digest_id)
        else:
            await stop_listening(self._desk, staff, TYPED, digest_id)
            await self._change(changed)
        await self._desk.reply(DigestCard(digest_id, place, None if changed else ask, fresh=True))

    async def _name(self, staff: Person, digest_id: int, name: str) -> None:
        """Of a new digest where there is none yet."""
        if not name:
            await self._desk.reply(Note(Event.NOT_TEXT))
            return
        await stop_listening(self._desk, staff, TYPED, digest_id)
        if digest_id:
            await self._change(replace(await self._digest(digest_id), name=name))
        else:
            zone, now = self._desk.office.zone, self._desk.now
            digest = await self._desk.work.digests.add(Digest(0, name, now, zone=zone, author_id=staff.id))
            digest_id = digest.id
        await self._desk.reply(DigestCard(digest_id, fresh=True))

    # letting it go

    async def activate(self, staff: Person, digest_id: int) -> None:
        """Raises NotTested, AudienceOfNobody."""
        ensure_staff(staff)
        digest = await self._digest(digest_id)
        readers = await readers_of(self._desk, digest)
        await self._desk.work.digests.save(activated(digest, self._desk.now, readers))
        await self._desk.reply(DigestCard(digest_id))

    async def deactivate(self, staff: Person, digest_id: int) -> None:
        """No edition begins any more; one that goes out already goes on."""
        ensure_staff(staff)
        digest = await self._digest(digest_id)
        await self._change(replace(digest, active=False))
        await self._desk.reply(DigestCard(digest_id))

    async def remove(self, staff: Person, digest_id: int, tapped: int | None) -> None:
        """With its editions, also one that goes out just now."""
        ensure_staff(staff)
        await self._digest(digest_id)
        await self._desk.work.digests.remove(digest_id)
        await self._desk.turn_into(tapped, Note(Event.DIGEST_REMOVED))

    # editions

    async def approve(self, staff: Person, edition_id: int) -> None:
        """Raises EditionClosed."""
        ensure_staff(staff)
        edition = await self._desk.work.editions.lock(edition_id)
        digest = await self._digest(edition.digest_id if edition else 0)
        assert edition is not None, "a digest was found for it"
        await self._desk.work.editions.save(approved(edition, digest, self._desk.now, by=staff.id))
        await self._desk.reply(EditionCard(edition_id))

    async def skip(self, staff: Person, edition_id: int) -> None:
        """Raises EditionClosed."""
        ensure_staff(staff)
        edition = await self._desk.work.editions.lock(edition_id)
        if edition is None:
            raise Gone(Kind.EDITION, edition_id)
        await self._desk.work.editions.save(skipped(edition, self._desk.now, by=staff.id))
        await self._desk.reply(EditionCard(edition_id))

    async def _digest(self, digest_id: int) -> Digest:
        return await digest_of(self._desk, digest_id)

    async def _change(self, digest: Digest) -> None:
        """The edition that is due just now begins first: only the following ones are moved."""
        if digest.active and digest.due_at is not None and digest.due_at <= self._desk.now:
            await Editions(self._desk).begin(digest.id)
        await self._desk.work.digests.save(planned(digest, self._desk.now))


def _answered(digest: Digest, ask: Ask, words: str) -> tuple[Digest | None, DigestPlace]:
    """The digest as changed by typed words, None where they aren't understood; and the part of the card to show."""
    match ask:
        case Ask.STAFF_DIGEST_DAYS:
            days = weekdays(words)
            return (replace(digest, days=days) if days else None), DigestPlace.DAYS
        case Ask.STAFF_DIGEST_HOUR:
            at = wall_time(words)
            return (replace(digest, hour=at.hour, minute=at.minute) if at else None), DigestPlace.OVERVIEW
        case Ask.STAFF_DIGEST_KEEP:
            hours = re.search(r"\d{1,3}", words)
            kept = int(hours[0]) if hours else 0
            return (replace(digest, keep_hours=kept) if 1 <= kept <= MOST_KEPT else None), DigestPlace.OVERVIEW
    text = "" if words.strip() in NOTHING else clean(words, limit=LEAD_IN)
    if not text and words.strip() not in NOTHING:
        return None, DigestPlace.OVERVIEW
    lead_in = digest.lead_in.put("bg" if ask is Ask.STAFF_DIGEST_LEAD_BG else "en", text)
    return replace(digest, lead_in=lead_in, tested=digest.tested and digest.active), DigestPlace.OVERVIEW


async def digest_of(desk: Desk, digest_id: int) -> Digest:
    """Raises Gone."""
    digest = await desk.work.digests.get(digest_id)
    if digest is None:
        raise Gone(Kind.DIGEST, digest_id)
    return digest


async def readers_of(desk: Desk, digest: Digest) -> int:
    """How many people are in its audience now."""
    return await desk.work.people.count(digest.audience, desk.now, desk.office.language)
