"""What the clock sets off: deadlines and answer-by times, and throwing away what is no longer needed.

Every chore reads what is due from the database and takes it in a unit of work of its own, so that a restart or a second
process neither loses nor doubles anything.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from mediabot.services.desk import Desk, Office
from mediabot.services.ports.store import Clock, Store
from mediabot.services.questions.referrals import Referrals

log = logging.getLogger(__name__)

AT_ONCE = 200
"""Questions taken in one round."""

BREATH = 0.02
"""Seconds in which others get at the database between two long steps."""

KEPT = timedelta(days=30)
"""How long what was sent, and which updates came in (without their text), can be looked up."""


class QuestionRounds:
    """Called by the ticker. `on_change` wakes the courier."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], Office], on_change: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._on_change = on_change

    async def pass_time(self) -> None:
        """Ask the next expert where one missed the answer-by time; end what passed its deadline."""
        async with self._store.begin() as work:
            due = await work.questions.due(self._clock.now(), AT_ONCE)
        for question_id in due:
            async with self._store.begin() as work:
                desk = Desk(work, self._clock.now(), self._office())
                await Referrals(desk).pass_time(question_id)
                await work.commit()
        if due:
            log.info("time passed for %s questions", len(due))
            self._on_change()

    async def tidy(self) -> None:
        """Remove rows of the inbox and of sent deliveries that nobody needs any more."""
        before = self._clock.now() - KEPT
        async with self._store.begin() as work:
            await work.inbox.forget(before)
            await work.commit()
        more = True
        while more:
            more = await self._tidied(before) > 0
            await asyncio.sleep(BREATH)

    async def _tidied(self, before: datetime) -> int:
        """Some of the deliveries at a time: a broadcast leaves fifty thousand."""
        async with self._store.begin() as work:
            removed = await work.deliveries.tidy(before)
            await work.commit()
        return removed
