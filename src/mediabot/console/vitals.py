"""How the bot is, read from the database and the office in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediabot.console.app import Health, Metric
from mediabot.services.desk import Office
from mediabot.services.ports.store import Store

MOST_COUNTED = 10_000
"""Undone updates are counted so far; more is trouble enough."""


@dataclass(frozen=True)
class Vitals:
    """What the pages for health and metrics ask."""

    store: Store
    office: Callable[[], Office]

    async def health(self) -> Health:
        version = self.office().version
        async with self.store.begin() as work:
            waiting, undone = await work.deliveries.waiting(), len(await work.inbox.undone(MOST_COUNTED))
        return Health(True, version, waiting, undone, () if version else ("no directory is in force",))

    async def metrics(self) -> Sequence[Metric]:
        health = await self.health()
        return (
            Metric("mediabot_deliveries_waiting", "Messages owed and not yet sent.", health.deliveries_waiting),
            Metric("mediabot_updates_undone", "Updates stored and not yet handled.", health.updates_undone),
            Metric("mediabot_directory_version", "Version of the directory in force.", health.directory),
            Metric("mediabot_experts", "Experts in force.", len(self.office().directory.experts)),
        )
