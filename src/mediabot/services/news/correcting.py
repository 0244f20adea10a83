"""Corrections: staff say what was wrong, and everybody who got the item is told, marked as a correction; or that it
was withdrawn.

Sending only writes down that it is to go out; who gets it is planned in pieces (`plan_piece`), so that many readers
cost one short unit of work after the other.
"""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import news
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.deliveries import Delivery, Lane
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import TOLD, Correction, NewsFixed, NewsItem, NewsPart, NewsState
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.news import CorrectionToReader, CorrectionToSend
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.packing import pack
from mediabot.domain.people import Person
from mediabot.domain.text import clean
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.news.cards import open_item, show_item
from mediabot.services.news.editing import Editing, NothingUsable

TEXT_LIMIT = 600

PIECE = 250
"""People in one unit of work."""


class Correcting:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, staff: Person, item_id: int, language: str = "") -> None:
        """What this member of staff types next says what was wrong. Raises Gone, NewsFixed."""
        ensure_staff(staff)
        _ensure_told(await open_item(self._desk, item_id))
        await Editing(self._desk).ask(staff, item_id, NewsPart.CORRECTION, language)

    async def write(self, staff: Person, item_id: int, language: str, words: str) -> None:
        """Keep the words under their language and show the correction; nothing is sent yet."""
        ensure_staff(staff)
        _ensure_told(await open_item(self._desk, item_id))
        words = clean(words, limit=TEXT_LIMIT)
        if not words:
            raise NothingUsable("words were wanted")
        await stop_listening(self._desk, staff, {Ask.NEWS_FIELD}, item_id)
        corrections = self._desk.work.corrections
        begun = await corrections.begun(item_id) or await corrections.add(
            Correction(0, item_id, Localized(), self._desk.now, author_id=staff.id)
        )
        text = begun.text.put(language or language_of(words), words)
        await corrections.save(replace(begun, text=text, version=begun.version + 1))
        await self._desk.reply(CorrectionToSend(begun.id))

    async def send(self, staff: Person, correction_id: int, version: int, message_id: int | None) -> None:
        """The item is corrected from now on, and everybody who got it hears of it, in the words that were shown.

        Raises Gone, NewsFixed.
        """
        ensure_staff(staff)
        correction = await self._begun(correction_id)
        if correction.version != version:
            await self._desk.reply(Note(Event.CORRECTION_CHANGED))
            await self._desk.reply(CorrectionToSend(correction_id))
            return
        item = news.correct(await open_item(self._desk, correction.item_id), self._desk.now, correction.text)
        await self._desk.work.news.save(item)
        await self._desk.work.corrections.save(replace(correction, sent_at=self._desk.now))
        await self._desk.turn_into(message_id, CorrectionToSend(correction_id))
        await show_item(self._desk, item.id)

    async def show(self, staff: Person, correction_id: int, message_id: int | None) -> None:
        """As it reads now. Raises Gone."""
        ensure_staff(staff)
        await self._begun(correction_id)
        await self._desk.turn_into(message_id, CorrectionToSend(correction_id))

    async def drop(self, staff: Person, correction_id: int, message_id: int | None) -> None:
        """Nothing is sent."""
        ensure_staff(staff)
        correction = await self._begun(correction_id)
        await self._desk.work.corrections.remove(correction_id)
        await self._desk.turn_into(message_id, Note(Event.CORRECTION_DROPPED))
        await show_item(self._desk, correction.item_id)

    async def _begun(self, correction_id: int) -> Correction:
        correction = await self._desk.work.corrections.lock(correction_id)
        if correction is None or correction.sent_at is not None:
            raise Gone(Kind.CORRECTION, correction_id)
        return correction


async def tell_withdrawn(desk: Desk, item: NewsItem, staff: Person) -> None:
    """Everybody who got the item hears that it is none any more; a correction that was begun is not wanted either."""
    corrections = desk.work.corrections
    begun = await corrections.begun(item.id)
    if begun is not None:
        await corrections.remove(begun.id)
    told = Correction(0, item.id, Localized(), desk.now, author_id=staff.id, sent_at=desk.now, withdrawal=True)
    await corrections.add(told)


async def plan_piece(desk: Desk, correction_id: int) -> bool:
    """Owe a correction to the next people who got the item; whether there may be more of them."""
    correction = await desk.work.corrections.lock(correction_id)
    if correction is None or correction.done:
        return False
    item = await desk.work.news.get(correction.item_id)
    wanted = {NewsState.WITHDRAWN} if correction.withdrawal else TOLD
    told = item is not None and item.state in wanted
    got = await desk.work.news.who_got(correction.item_id, after=correction.planned_to, limit=PIECE) if told else ()
    people = await desk.work.people.some(list(got)) if got else ()
    readers = [person.id for person in people if person.may_be_written]
    await desk.work.deliveries.add_many([_delivery(desk, reader_id, correction_id) for reader_id in readers])
    done = len(got) < PIECE
    last = got[-1] if got else correction.planned_to
    await desk.work.corrections.save(replace(correction, planned_to=last, done=done))
    return not done


def _delivery(desk: Desk, person_id: int, correction_id: int) -> Delivery:
    kind, subject, detail = pack(CorrectionToReader(correction_id))
    return Delivery(
        id=0,
        chat_id=person_id,
        kind=kind,
        created_at=desk.now,
        due_at=desk.now,
        lane=Lane.DIGEST,
        reader_id=person_id,
        subject=subject,
        detail=detail,
    )


def _ensure_told(item: NewsItem) -> None:
    if item.state not in TOLD:
        raise NewsFixed(item.id, item.state)
