"""Copies by e-mail: a journalist may have an expert's yes sent to an address that they confirmed by a code."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.conversation import Ask
from mediabot.domain.mails import ADDRESS, CodeFor
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.notices.people import SettingsCard
from mediabot.domain.people import Person
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.listening import close_prompt
from mediabot.services.people.codes import Checked, MailCodes


class Copies:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, person: Person) -> None:
        """Ask for the address."""
        ensure_not_blocked(person)
        if not self._desk.office.mails:
            await self._desk.reply(SettingsCard())
            return
        await self._desk.ask(person, Ask.COPIES_ADDRESS)
        await self._desk.reply(Asked(Ask.COPIES_ADDRESS))

    async def take_address(self, person: Person, text: str) -> None:
        """Send a code to it."""
        ensure_not_blocked(person)
        address = clean_line(text, limit=254)
        if not ADDRESS.fullmatch(address):
            await self._desk.reply(Note(Event.NOT_AN_ADDRESS))
        elif not await MailCodes(self._desk).send(person, address, CodeFor.COPIES):
            await close_prompt(self._desk, person)
            await self._desk.reply(Note(Event.CODES_MANY))
        else:
            await self._desk.ask(person, Ask.COPIES_CODE)
            await self._desk.reply(Asked(Ask.COPIES_CODE))

    async def take_code(self, person: Person, text: str) -> None:
        """The address is theirs; whoever types another address instead gets a code there."""
        if ADDRESS.fullmatch(clean_line(text, limit=254)):
            await self.take_address(person, text)
            return
        checked, address = await MailCodes(self._desk).check(person, text, CodeFor.COPIES)
        if checked is Checked.WRONG:
            await self._desk.reply(Note(Event.CODE_WRONG))
            return
        await close_prompt(self._desk, person)
        if checked is Checked.VOID:
            await self._desk.reply(Note(Event.CODE_VOID))
            return
        await self._desk.work.people.save(replace(person, mail=address))
        await self._desk.reply(Note(Event.COPIES_ON, title=address))

    async def stop(self, person: Person) -> None:
        """No more copies, and the address is forgotten."""
        await self._desk.work.people.save(replace(person, mail=""))
        await self._desk.reply(SettingsCard())
