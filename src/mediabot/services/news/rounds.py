"""What the clock sets off at the news desk: embargoes that end, corrections on their way, offers nobody took up.

Like every chore, each takes what is due from the database, in units of work of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from mediabot.services.desk import Desk, Office
from mediabot.services.news.correcting import plan_piece
from mediabot.services.news.embargo import lift
from mediabot.services.ports.store import Clock, Store

AT_ONCE = 100
"""Items taken in one round."""

OFFERS_KEPT = timedelta(days=14)

T = TypeVar("T")


class NewsRounds:
    """Called by the ticker. `on_change` wakes the courier."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], Office], on_change: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change

    async def lift_embargoes(self) -> None:
        """Tell staff of every item whose instant has come, also while the bot was down."""
        async with self._store.begin() as work:
            ended = await work.news.unlifted(self._clock.now(), AT_ONCE)
        for item_id in ended:
            await self._at_desk(lift, item_id)

    async def plan_corrections(self) -> None:
        """Owe every correction that was sent to everybody who got the item, piece by piece."""
        async with self._store.begin() as work:
            waiting = await work.corrections.unplanned()
        for correction_id in waiting:
            while await self._at_desk(plan_piece, correction_id):
                pass

    async def tidy_offers(self) -> None:
        """Forget what staff sent unasked and nobody made anything of."""
        async with self._store.begin() as work:
            await work.offers.tidy(self._clock.now() - OFFERS_KEPT)
            await work.commit()

    async def _at_desk(self, step: Callable[[Desk, int], Awaitable[T]], subject: int) -> T:
        async with self._store.begin() as work:
            result = await step(Desk(work, self._clock.now(), self._office()), subject)
            await work.commit()
        self._on_change()
        return result
