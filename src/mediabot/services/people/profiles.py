"""A person in the books: how they come in, which language they read, and whether they can be reached."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from mediabot.domain.languages import WRITTEN
from mediabot.domain.people import Person, named_by_settings
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.ports.store import Work
from mediabot.services.questions.accounts import Accounts


class Place(Enum):
    """Where somebody was met, and so whether the books are opened for them."""

    PRIVATE = auto()
    STAFF_GROUP = auto()
    ELSEWHERE = auto()
    """A stranger's group, or no chat at all: they blocked the bot, or let it in again."""


class Profiles:
    """One's own entry in the books of the bot."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def is_known(self, person_id: int) -> bool:
        """Whether they have an entry."""
        return await self._desk.work.people.get(person_id) is not None

    async def meet(self, person_id: int, *, name: str, username: str, app_language: str, place: Place) -> Person:
        """The person who acted, as known, or as they are at first sight.

        Nothing is written of whoever only was where the bot happens to be: a person of ours is who came to it in
        private, or is staff. The language is guessed from the app's: Bulgarian stays Bulgarian, anything else reads
        English; unknown is the default of the house. Whom the settings name may send from the first time on, until a
        colleague takes that.
        """
        known = await self._desk.work.people.get(person_id)
        fresh = known or Person(
            id=person_id,
            language=guess_language(app_language, self._desk.office.language),
            reachable=False,
            created_at=self._desk.now,
        )
        if person_id in self._desk.office.first_staff:
            fresh = named_by_settings(fresh, first=not fresh.staff)
        met = replace(
            fresh,
            name=clean_line(name, limit=80),
            username=clean_line(username, limit=40),
            active_at=self._desk.now.replace(minute=0, second=0, microsecond=0),
            reachable=fresh.reachable or place is Place.PRIVATE,
        )
        ours = place is Place.PRIVATE or (place is Place.STAFF_GROUP and (known is not None or met.staff))
        if ours and met != known:
            await self._desk.work.people.save(met)
        return met if ours else fresh

    async def set_language(self, person: Person, language: str) -> Person:
        """The language the person reads from now on."""
        person = replace(person, language=language if language in WRITTEN else self._desk.office.language)
        await self._desk.work.people.save(person)
        return person

    async def lost(self, person: Person) -> None:
        """The person blocked the bot: nothing is sent until they come back; an expert's open referral moves on.

        Whoever is not in the books, or not any more, does not come in by leaving.
        """
        if await self._desk.work.people.get(person.id) is None:
            return
        await self._desk.work.people.save(replace(person, reachable=False))
        await Accounts(self._desk).lost(person.id)

    async def returned(self, person: Person) -> None:
        """The person let the bot in again."""
        if await self._desk.work.people.get(person.id) is not None:
            await self._desk.work.people.save(replace(person, reachable=True))


def guess_language(app_language: str, default: str) -> str:
    """From Telegram's IETF tag: "bg", "en-GB"; empty or unknown gives the default, any other language English."""
    code = app_language.split("-", maxsplit=1)[0].lower()
    if not code:
        return default
    return code if code in WRITTEN else "en"


async def reader_language(work: Work, reader_id: int | None, default: str) -> str:
    """The language that a delivery's reader reads; a group reads the default."""
    person = await work.people.get(reader_id) if reader_id is not None else None
    return (person.language if person else "") or default
