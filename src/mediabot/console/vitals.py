"""How the bot is: what the database tells, what the office in force tells, and what only the running process knows.

A database that hangs hangs whoever asks it. So health never waits for it longer than `PATIENCE`, and goes by how long
ago something last went well.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediabot.console.app import Health, Metric
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.store import Clock, Store, Work
from mediabot.services.sending.heartbeat import Heartbeat
from mediabot.services.sending.troubles import Told

log = logging.getLogger(__name__)

MOST_COUNTED = 10_000
"""Undone updates are counted so far; more is trouble enough."""

PATIENCE = 5.0

UNWRITTEN, UNHEARD, UNSENT, UNLOOKED = 40.0, 45.0, 30.0, 60.0
"""Seconds after which it is no chance that nothing was written, heard, sent, looked for; a long poll takes 25."""

HANGS = 900.0
"""Seconds that a beat of a ticker takes at most, with twenty slow feeds."""


@dataclass(frozen=True)
class Signs:
    """What only the running process knows, each asked when health is.

    `complaint` is what Telegram says of the webhook, `unsent` for how long nothing got through to it, `beating` for how
    long each ticker has been at its present beat.
    """

    wrote: Heartbeat
    heard: Heartbeat
    looked: Heartbeat
    complaint: Callable[[], str]
    unsent: Callable[[], float]
    beating: Callable[[], dict[str, float]]

    def troubles(self) -> list[str]:
        told = [
            _since(self.wrote.age, UNWRITTEN, "nothing could be written to the database"),
            _since(self.heard.age, UNHEARD, "nothing was heard from Telegram"),
            _since(self.unsent(), UNSENT, "Telegram has taken nothing"),
            _since(self.looked.age, UNLOOKED, "the courier has not looked for what is owed"),
            *(_since(seconds, HANGS, f"{ticker} hangs") for ticker, seconds in self.beating().items()),
        ]
        if complaint := self.complaint():
            told.append(f"Telegram can't reach the webhook: {complaint}")
        return [one for one in told if one]


@dataclass(frozen=True)
class Counts:
    """What the database tells."""

    deliveries_waiting: int
    updates_undone: int
    oldest_owed: dict[str, float]
    staff_group: bool | None


class Vitals:
    """What the pages for health and metrics ask."""

    def __init__(self, store: Store, clock: Clock, office: Callable[[], Office], signs: Signs) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._signs = signs
        self._counting: asyncio.Task[Counts] | None = None
        self._told = Told(log)

    async def health(self) -> Health:
        counts = await self._counted()
        troubles = self._signs.troubles()
        if counts is None:
            troubles.insert(0, "the database can't be read")
        elif counts.staff_group is False:
            troubles.append("the staff group can't be reached")
        version = self._office().version
        if not version:
            troubles.append("no directory is in force")
        known = counts or Counts(0, 0, {}, None)
        return Health(
            database=counts is not None,
            directory=version,
            deliveries_waiting=known.deliveries_waiting,
            updates_undone=known.updates_undone,
            last_write=_told(self._signs.wrote.at),
            last_heard=_told(self._signs.heard.at),
            oldest_owed=known.oldest_owed,
            staff_group=known.staff_group,
            trouble=tuple(troubles),
        )

    async def watch(self) -> None:
        """For a ticker: a line in the log when health changes, whether anybody asks for it or not."""
        health = await self.health()
        if health.ok:
            self._told.over("not well")
        else:
            self._told.trouble("not well", "; ".join(map(_without_figures, health.trouble)))

    async def metrics(self) -> Sequence[Metric]:
        health, signs = await self.health(), self._signs
        oldest = max(health.oldest_owed.values(), default=0.0)
        return (
            Metric("mediabot_healthy", "1 where /health says ok.", int(health.ok)),
            Metric("mediabot_deliveries_waiting", "Messages owed and not yet sent.", health.deliveries_waiting),
            Metric("mediabot_oldest_owed_seconds", "For how long the oldest message due has been owed.", oldest),
            Metric("mediabot_updates_undone", "Updates stored and not yet handled.", health.updates_undone),
            Metric("mediabot_unheard_seconds", "Seconds since a poll or a webhook went well.", signs.heard.age),
            Metric("mediabot_unwritten_seconds", "Seconds since something was written.", signs.wrote.age),
            Metric("mediabot_directory_version", "Version of the directory in force.", health.directory),
            Metric("mediabot_experts", "Experts in force.", len(self._office().directory.experts)),
        )

    async def _counted(self) -> Counts | None:
        """None where the database does not answer. Whoever asks meanwhile waits for the same answer."""
        if self._counting is None or self._counting.done():
            self._counting = asyncio.create_task(self._count())
        counting = self._counting
        await asyncio.wait([counting], timeout=PATIENCE)
        return None if not counting.done() or counting.exception() else counting.result()

    async def _count(self) -> Counts:
        now = self._clock.now()
        async with self._store.begin() as work:
            oldest = await work.deliveries.oldest(now)
            return Counts(
                deliveries_waiting=await work.deliveries.waiting(),
                updates_undone=len(await work.inbox.undone(MOST_COUNTED)),
                oldest_owed={lane.name.lower(): max(0.0, (now - at).total_seconds()) for lane, at in oldest.items()},
                staff_group=await self._staff_group(work),
            )

    async def _staff_group(self, work: Work) -> bool | None:
        """Whether the staff group takes messages; None where there is none."""
        group = await Desk(work, self._clock.now(), self._office()).staff_group()
        return None if group is None else await work.lost_chats.get(group) is None


def _since(seconds: float, most: float, what: str) -> str:
    return f"{what} for {seconds:.0f} s" if seconds > most else ""


def _without_figures(trouble: str) -> str:
    """The same words for the same trouble, however long it lasts."""
    return trouble.rsplit(" for ", 1)[0] if trouble.endswith(" s") else trouble


def _told(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
