"""What the clock sets off: the announcement to everybody who follows the topics, places that became free, reminders."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import briefings
from mediabot.domain.audience import Audience, Wish
from mediabot.domain.briefings import Briefing, BriefingState
from mediabot.domain.deliveries import Lane
from mediabot.domain.notices.briefings import BriefingCard, BriefingEvent
from mediabot.services.briefings.cards import fill, open_briefing, refresh_staff, tell
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk

PIECE = 250
"""People in one unit of work."""


class BriefingRounds(Clockwork):
    """Briefings as time passes."""

    async def announce(self) -> None:
        """Owe each that was announced to its audience, piece by piece."""
        async with self.store.begin() as work:
            unplanned = await work.briefings.unplanned()
        for briefing_id in unplanned:
            while await self._plan_piece(briefing_id):
                pass

    async def fill(self) -> None:
        """Give the places of those who have left the bot, too, to whoever is first in line."""
        async with self.store.begin() as work:
            waited_for = await work.signups.waited_for()
        for briefing_id in waited_for:
            async with self.desk() as desk:
                if await fill(desk, await open_briefing(desk, briefing_id)):
                    await refresh_staff(desk, briefing_id)

    async def remind(self) -> None:
        """An hour before it begins, whoever has a place."""
        async with self.store.begin() as work:
            due = await work.briefings.to_remind(self.clock.now())
        for briefing_id in due:
            async with self.desk() as desk:
                await _remind(desk, briefing_id)

    async def _plan_piece(self, briefing_id: int) -> bool:
        async with self.desk() as desk:
            return await _plan_piece(desk, await open_briefing(desk, briefing_id))


async def _plan_piece(desk: Desk, briefing: Briefing) -> bool:
    """Owe it to the next people of its audience; whether there may be more of them."""
    if briefing.planned or briefing.state is not BriefingState.ANNOUNCED:
        return False
    since = briefing.announced_at or desk.now
    wanted = Audience(topics=briefing.topics, willing=True, digests=Wish.NOT_OFF)
    after, language = briefing.planned_to, desk.office.language
    people = await desk.work.people.among(wanted, since, language, after=after, limit=PIECE)
    for person in people:
        await desk.owe(person.id, BriefingCard(briefing.id), lane=Lane.DIGEST)
    planned_to = people[-1].id if people else after
    await desk.work.briefings.save(replace(briefing, planned_to=planned_to, planned=len(people) < PIECE))
    return len(people) == PIECE


async def _remind(desk: Desk, briefing_id: int) -> None:
    briefing = await open_briefing(desk, briefing_id)
    if briefing.remind_at is None or briefing.remind_at > desk.now:
        return
    await desk.work.briefings.save(briefings.reminded(briefing))
    if briefing.upcoming(desk.now):
        signups = await desk.work.signups.of_briefing(briefing_id)
        await tell(desk, briefings.coming(signups), BriefingEvent.REMINDER)
