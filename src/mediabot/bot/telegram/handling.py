"""One update in one unit of work: taken, handled and done together, or not at all.

What goes wrong is of three kinds. The handler raises: it is rolled back, and the apology is a unit of work of its own.
The database fails: the update stays undone for later. Somebody else has the update: `NotMine`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from mediabot.domain.deliveries import Delivery
from mediabot.domain.errors import MediabotError
from mediabot.domain.inbox import Received
from mediabot.services.ports.store import Clock, Store, Work
from mediabot.services.sending.outbox import Ready

log = logging.getLogger(__name__)

ATTEMPTS = 5
"""After so many times at which even the apology failed, an update is given up."""


@dataclass(frozen=True)
class Handled:
    """What remains once the unit of work is committed. `replies` are stored and claimed; `afterwards` may fail.

    `ready` holds those replies, by id, that are drawn already. `for_courier` is whether anything else was owed.
    """

    replies: tuple[Delivery, ...] = ()
    afterwards: tuple[Callable[[], Awaitable[None]], ...] = ()
    ready: Mapping[int, Ready] = field(default_factory=dict)
    for_courier: bool = True


class Handler(Protocol):
    async def handle(self, work: Work, received: Received) -> Handled:
        """Do what the update asks for, in this unit of work. May be called a second time after it raised."""
        ...

    async def failed(self, work: Work, received: Received, error: Exception) -> Handled:
        """`handle` raised this and was rolled back: apologise, in a unit of work of its own."""
        ...


Step = Callable[[Work, Received], Awaitable[Handled]]


class StepFailed(Exception):
    """The handler raised, not the database beneath it."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(type(cause).__name__)
        self.cause = cause


class NotMine(Exception):
    """Somebody else has handled the update, or must first handle an earlier one."""


async def nothing(work: Work, received: Received) -> Handled:
    return Handled()


class Handling:
    """Settles updates, one call each."""

    def __init__(self, store: Store, handler: Handler, clock: Clock) -> None:
        self._store = store
        self._handler = handler
        self._clock = clock
        self._unforgiven: Counter[int] = Counter()

    async def settle(self, received: Received) -> Handled:
        """The outcome of the handler, or of its apology. Raises NotMine; whatever else it raises is for later."""
        try:
            return await self._handled(received)
        except StepFailed as failure:
            apology = partial(self._handler.failed, error=failure.cause)
        try:
            return await self._unit(received, apology)
        except StepFailed as failure:
            self._unforgiven[received.update_id] += 1
            if self._unforgiven[received.update_id] < ATTEMPTS:
                raise
            del self._unforgiven[received.update_id]
            log.error("update %s is given up after %s attempts: %s", received.update_id, ATTEMPTS, failure)
        return await self._unit(received, nothing)

    async def _handled(self, received: Received) -> Handled:
        """At a surprise once more at once: a deadlock in the database is gone by then, a bug is not."""
        try:
            return await self._unit(received, self._handler.handle)
        except StepFailed as failure:
            if isinstance(failure.cause, MediabotError):
                raise
        return await self._unit(received, self._handler.handle)

    async def _unit(self, received: Received, step: Step) -> Handled:
        async with self._store.begin() as work:
            if not await work.inbox.take(received, self._clock.now()):
                raise NotMine
            try:
                handled = await step(work, received)
            except Exception as error:
                raise StepFailed(error) from error
            await work.commit()
        return handled
