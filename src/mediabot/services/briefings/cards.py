"""A briefing opened, shown to staff and to whoever may come, and places given to those in line."""

from __future__ import annotations

from collections.abc import Iterable

from mediabot.domain import briefings
from mediabot.domain.briefings import Briefing, Signup, Signups
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.briefings import BriefingCard, BriefingEvent, BriefingFile, BriefingPing, StaffBriefing
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.services.desk import Desk


async def open_briefing(desk: Desk, briefing_id: int) -> Briefing:
    """Held against every other unit of work. Raises Gone."""
    briefing = await desk.work.briefings.lock(briefing_id)
    if briefing is None:
        raise Gone(Kind.BRIEFING, briefing_id)
    return briefing


async def read_briefing(desk: Desk, briefing_id: int) -> Briefing:
    """To be looked at. Raises Gone."""
    briefing = await desk.work.briefings.get(briefing_id)
    if briefing is None:
        raise Gone(Kind.BRIEFING, briefing_id)
    return briefing


async def refresh_staff(desk: Desk, briefing_id: int) -> None:
    """The card in the chats of staff that did not act; who was dismissed keeps what they saw last."""
    staff = await desk.staff_ids()
    for chat_id in await desk.chats_with(StaffBriefing(briefing_id)):
        if chat_id != desk.chat_id and (chat_id < 0 or chat_id in staff):
            await desk.owe(chat_id, StaffBriefing(briefing_id))


async def refresh_readers(desk: Desk, briefing_id: int) -> None:
    """Everybody who was told of it reads it as it is now."""
    shown = await desk.work.cards.showing(NoticeKind.BRIEFING, (briefing_id,))
    await desk.owe_edits([(one, BriefingCard(briefing_id)) for one in shown])


async def tell(desk: Desk, signups: Iterable[Signup], event: BriefingEvent, *, file: bool = False) -> None:
    """Make these look up; `file`: with what their calendars need."""
    wanted = {one.person_id: one.briefing_id for one in signups}
    for person in await desk.work.people.some(sorted(wanted)) if wanted else ():
        if person.may_be_written:
            await desk.owe(person.id, BriefingPing(wanted[person.id], event))
            if file:
                await desk.owe(person.id, BriefingFile(wanted[person.id]))


async def fill(desk: Desk, briefing: Briefing) -> Signups:
    """Whoever is first in line gets a place that is free, and is told."""
    moving = briefings.moving_up(briefing, await desk.work.signups.of_briefing(briefing.id), desk.now)
    for one in moving:
        await desk.work.signups.save(one)
        await desk.owe(one.person_id, BriefingCard(briefing.id))
    await tell(desk, moving, BriefingEvent.PLACE, file=True)
    return moving
