"""What nobody's tap sets off, but the clock or a start: it brings its own unit of work, present and office."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from mediabot.services.desk import Desk, Office
from mediabot.services.ports.store import Clock, Store


@dataclass(frozen=True)
class Clockwork:
    """Base of whatever a ticker calls. `on_change` wakes the courier.

    What is due is read first and taken in units of work of its own, so that a restart or a second process neither
    loses nor doubles anything.
    """

    store: Store
    clock: Clock
    office: Callable[[], Office]
    on_change: Callable[[], None]

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Desk]:
        """A desk at the present, for one unit of work: committed where the block ends, or is left by `return`."""
        async with self.store.begin() as work:
            yield Desk(work, self.clock.now(), self.office())
            await work.commit()
        self.on_change()
