"""The embargo terms: reading them, and agreeing to the version in force."""

from __future__ import annotations

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.embargo import TermsNotOffered, TermsStanding, terms_standing
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess
from mediabot.domain.notices.news import TermsOfEmbargo
from mediabot.domain.people import Person
from mediabot.services.desk import Desk


class EmbargoTerms:
    """Only a verified journalist can agree, and only to the text that they were shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, person: Person) -> None:
        """The terms, or why they are not offered."""
        ensure_not_blocked(person)
        await self._desk.reply(TermsOfEmbargo())

    async def agree(self, person: Person, version: int, message_id: int | None) -> None:
        """From now on embargoed items are shown. A key under an earlier version shows the terms in force instead."""
        ensure_not_blocked(person)
        standing = terms_standing(person, await self._desk.work.embargoes.get(person.id))
        if standing in (TermsStanding.NOT_VERIFIED, TermsStanding.CLOSED):
            raise TermsNotOffered(f"person {person.id} is {standing}")
        if standing is not TermsStanding.AGREED and version == TERMS_VERSION:
            await self._desk.work.embargoes.put(EmbargoAccess(person.id, self._desk.now, TERMS_VERSION))
        await self._desk.turn_into(message_id, TermsOfEmbargo())
