"""Whoever comes to a briefing: signing up, asking beforehand, leaving."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import briefings
from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.briefings import Briefing, Signup, SignupState
from mediabot.domain.conversation import Ask
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.briefings import BriefingCard, BriefingFile, BriefingList
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.people import Person
from mediabot.domain.text import clean
from mediabot.services.briefings.cards import fill, open_briefing, read_briefing, refresh_staff
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening

QUESTION_LIMIT = 1000


class Signing:
    """Anybody whom staff have not blocked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self, person: Person) -> None:
        ensure_not_blocked(person)
        await self._desk.reply(BriefingList())

    async def show(self, person: Person, briefing_id: int) -> None:
        """The card anew, at the bottom of the chat. Raises Gone."""
        ensure_not_blocked(person)
        ensure_told(await read_briefing(self._desk, briefing_id))
        await self._desk.reply(BriefingCard(briefing_id, fresh=True))

    async def sign_up(self, person: Person, briefing_id: int) -> None:
        """A place, or one in the line. Raises Gone, BriefingOver."""
        ensure_not_blocked(person)
        briefing = await open_briefing(self._desk, briefing_id)
        ensure_told(briefing)
        signups = self._desk.work.signups
        mine = await signups.of_person(briefing_id, person.id)
        if mine is None or mine.state is SignupState.LEFT:
            state = briefings.place_for(briefing, await signups.of_briefing(briefing_id), self._desk.now)
            await self._put(mine, Signup(0, briefing_id, person.id, state, self._desk.now))
            if state is SignupState.SIGNED:
                await self._desk.reply(BriefingFile(briefing_id))
            await refresh_staff(self._desk, briefing_id)
        await self._desk.reply(BriefingCard(briefing_id))

    async def send_file(self, person: Person, briefing_id: int) -> None:
        """What calendars need, once more. Raises Gone."""
        ensure_not_blocked(person)
        ensure_told(await read_briefing(self._desk, briefing_id))
        await self._desk.reply(BriefingFile(briefing_id))

    async def leave(self, person: Person, briefing_id: int) -> None:
        """Somebody else can have the place. Raises Gone, BriefingOver."""
        ensure_not_blocked(person)
        briefing = await open_briefing(self._desk, briefing_id)
        mine = await self._desk.work.signups.of_person(briefing_id, person.id)
        briefings.ensure_open(briefing, self._desk.now)
        if mine is not None and mine.state is not SignupState.LEFT:
            await self._desk.work.signups.save(replace(mine, state=SignupState.LEFT, question=""))
            await stop_listening(self._desk, person, {Ask.BRIEFING_QUESTION}, briefing_id)
            await fill(self._desk, briefing)
            await refresh_staff(self._desk, briefing_id)
        await self._desk.reply(BriefingCard(briefing_id))

    async def begin_question(self, person: Person, briefing_id: int) -> None:
        """What this person writes next is what they want to hear about. Raises Gone, BriefingOver."""
        ensure_not_blocked(person)
        briefings.ensure_open(await read_briefing(self._desk, briefing_id), self._desk.now)
        await self._desk.ask(person, Ask.BRIEFING_QUESTION, briefing_id)
        await self._desk.reply(Asked(Ask.BRIEFING_QUESTION, briefing_id))

    async def question(self, person: Person, briefing_id: int, words: str) -> None:
        """A question sent beforehand, or another one in its place. Raises Gone, BriefingOver."""
        ensure_not_blocked(person)
        briefings.ensure_open(await open_briefing(self._desk, briefing_id), self._desk.now)
        await stop_listening(self._desk, person, {Ask.BRIEFING_QUESTION}, briefing_id)
        mine = await self._desk.work.signups.of_person(briefing_id, person.id)
        if mine is None or mine.state is SignupState.LEFT:
            await self._desk.reply(Note(Event.BRIEFING_FIRST))
        else:
            await self._desk.work.signups.save(replace(mine, question=clean(words, limit=QUESTION_LIMIT)))
            await refresh_staff(self._desk, briefing_id)
        await self._desk.reply(BriefingCard(briefing_id))

    async def _put(self, before: Signup | None, signup: Signup) -> None:
        if before is None:
            await self._desk.work.signups.add(signup)
        else:
            await self._desk.work.signups.save(replace(signup, id=before.id))


def ensure_told(briefing: Briefing) -> None:
    """Nobody but staff knows of a draft. Raises Gone."""
    if briefing.announced_at is None:
        raise Gone(Kind.BRIEFING, briefing.id)
