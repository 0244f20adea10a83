"""Agreeing on a time: either side of an accepted referral proposes one, the other agrees, and both get it for their
calendar. Whoever is told, and with what, is decided here."""

from __future__ import annotations

from datetime import UTC, datetime

from mediabot.domain import meetings
from mediabot.domain.access import ensure_talks
from mediabot.domain.cases import Case
from mediabot.domain.conversation import Ask
from mediabot.domain.meetings import Meeting, may_meet, trouble_with_time
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.questions import QuestionCard, ReferralCard
from mediabot.domain.notices.talks import MeetingCard, MeetingFile
from mediabot.domain.people import Person
from mediabot.domain.referrals import Referral
from mediabot.i18n.when import named_in, understand
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.cases import open_case_of_referral


class Meetings:
    """Each step checks that whoever acts is one of the two sides; a late one raises MeetingClosed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, person: Person, referral_id: int) -> None:
        """This person will type a time."""
        if await self._open(person, referral_id) is None:
            return
        await self._desk.ask(person, Ask.MEETING, referral_id)
        await self._desk.reply(MeetingCard(referral_id, asking=True, fresh=True))

    async def propose_words(self, person: Person, referral_id: int, text: str) -> None:
        """A time as somebody types it; what can't be one is asked for again."""
        opened = await self._open(person, referral_id)
        if opened is None:
            return
        instant = self._read(person, text)
        trouble = trouble_with_time(instant, self._desk.now)
        if trouble or instant is None:
            await self._desk.reply(MeetingCard(referral_id, asking=True, trouble=trouble))
            return
        await stop_listening(self._desk, person, {Ask.MEETING}, referral_id)
        case, before = opened
        await self._close(person, case, before, meetings.propose(before, person.id, instant, self._desk.now))

    async def agree(self, person: Person, referral_id: int, at: int) -> None:
        """`at`: the instant that stood on the key, so that nobody agrees to another one."""
        opened = await self._open(person, referral_id)
        if opened is not None:
            case, before = opened
            instant = datetime.fromtimestamp(at, UTC)
            await self._close(person, case, before, meetings.agree(before, person.id, instant, self._desk.now))

    async def leave(self, person: Person, referral_id: int) -> None:
        """Take back what one has proposed, or say no to what the other has."""
        opened = await self._open(person, referral_id)
        if opened is not None:
            case, before = opened
            await self._close(person, case, before, meetings.leave(before))

    async def call_off(self, person: Person, referral_id: int) -> None:
        """The agreed time is off; the other side is told, and both calendars."""
        opened = await self._open(person, referral_id)
        if opened is not None:
            case, before = opened
            await self._close(person, case, before, meetings.call_off(before, self._desk.now))

    async def end_all(self, person_id: int) -> None:
        """They left, or may not take part any more: what was agreed with them is off."""
        for meeting in await self._desk.work.meetings.ahead_of(person_id, self._desk.now):
            case, referral = await open_case_of_referral(self._desk, meeting.referral_id)
            after = meetings.call_off(meeting, self._desk.now)
            await self._keep(after)
            for side in sides(case, referral):
                if side != person_id:
                    await self._desk.owe(side, MeetingFile(referral.id))

    def _read(self, person: Person, text: str) -> datetime | None:
        """One time, alone or beside other words; of several none is guessed."""
        now, zone = self._desk.now, self._desk.office.zone
        instant = understand(text, now=now, zone=zone, language=person.language or self._desk.office.language)
        named = set(named_in(text, now=now, zone=zone)) if instant is None else set()
        return named.pop() if len(named) == 1 else instant

    async def _open(self, person: Person, referral_id: int) -> tuple[Case, Meeting] | None:
        """The case and what stands so far. Where the talk is over that is told instead."""
        case, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_talks(person, case.question, referral)
        meeting = await self._desk.work.meetings.of(referral_id) or Meeting(0, referral_id)
        if may_meet(referral, meeting.agreed) and case.question.journalist_id is not None:
            return case, meeting
        await stop_listening(self._desk, person, {Ask.MEETING}, referral_id)
        await self._desk.reply(Note(Event.TALK_OVER, referral_id))
        return None

    async def _close(self, person: Person, case: Case, before: Meeting, after: Meeting) -> None:
        """Store it; the other side gets a message, both the file when their calendars must know."""
        await self._keep(after)
        referral = case.referral(after.referral_id)
        await self._desk.reply(MeetingCard(referral.id))
        for side in sides(case, referral):
            if side != person.id:
                await self._desk.owe(side, MeetingCard(referral.id, fresh=True))
        await show(self._desk, case, referral, before, after)

    async def _keep(self, meeting: Meeting) -> None:
        if meeting.id:
            await self._desk.work.meetings.save(meeting)
        else:
            await self._desk.work.meetings.add(meeting)


def sides(case: Case, referral: Referral) -> list[int]:
    """Who takes part in a talk and is still there."""
    return [side for side in (case.question.journalist_id, referral.person_id) if side is not None]


async def show(desk: Desk, case: Case, referral: Referral, before: Meeting, after: Meeting) -> None:
    """What was agreed or called off goes into both calendars, and stands on both cards."""
    if after.sequence == before.sequence:
        return
    for side in sides(case, referral):
        await desk.owe(side, MeetingFile(referral.id))
    if case.question.journalist_id is not None:
        await desk.owe(case.question.journalist_id, QuestionCard(case.question.id))
    if referral.person_id is not None:
        await desk.owe(referral.person_id, ReferralCard(referral.id))
