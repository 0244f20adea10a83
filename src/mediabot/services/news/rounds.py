"""What the clock sets off at the news desk: embargoes that end, corrections on their way, offers nobody took up."""

from __future__ import annotations

from datetime import timedelta

from mediabot.services.clockwork import Clockwork
from mediabot.services.news.correcting import plan_piece
from mediabot.services.news.embargo import lift

AT_ONCE = 100
"""Items taken in one round."""

OFFERS_KEPT = timedelta(days=14)


class NewsRounds(Clockwork):
    """News as time passes."""

    async def lift_embargoes(self) -> None:
        """Tell staff of every item whose instant has come, also while the bot was down."""
        async with self.store.begin() as work:
            ended = await work.news.unlifted(self.clock.now(), AT_ONCE)
        for item_id in ended:
            async with self.desk() as desk:
                await lift(desk, item_id)

    async def plan_corrections(self) -> None:
        """Owe every correction that was sent to everybody who got the item, piece by piece."""
        async with self.store.begin() as work:
            waiting = await work.corrections.unplanned()
        for correction_id in waiting:
            while await self._plan_piece(correction_id):
                pass

    async def tidy_offers(self) -> None:
        """Forget what staff sent unasked and nobody made anything of."""
        async with self.desk() as desk:
            await desk.work.offers.tidy(desk.now - OFFERS_KEPT)

    async def _plan_piece(self, correction_id: int) -> bool:
        async with self.desk() as desk:
            return await plan_piece(desk, correction_id)
