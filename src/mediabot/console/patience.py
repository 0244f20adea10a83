"""HTTP with little patience: whoever does not send a whole request in time is sent away, and nobody takes every place.

uvicorn minds connections that are idle after an answer. Those that never asked, or asked half, it would keep for ever,
each with a descriptor.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

WITHIN = 10.0
"""Seconds for a whole request, its body included."""

LOOK_EVERY = 1.0

MOST = 200
"""Connections at once. Telegram opens 40, and a whole request takes milliseconds."""


class Impatient(H11Protocol):
    """A connection. Where there are too many, the one goes that has kept its place for longest without having asked."""

    within = WITHIN
    most = MOST

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._waits_since = self.loop.time()
        self._look: asyncio.TimerHandle | None = self.loop.call_later(LOOK_EVERY, self._mind)
        if len(self.connections) > self.most:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._waits_since = self.loop.time()
        super().on_response_complete()

    @property
    def waits_since(self) -> float | None:
        """Since when the rest of a request is waited for; None while one is answered."""
        cycle: Any = self.cycle
        answering = cycle is not None and not cycle.response_complete and not cycle.more_body
        return None if answering else self._waits_since

    def _mind(self) -> None:
        since = self.waits_since
        if since is not None and self.loop.time() - since >= self.within:
            self._look = None
            self.transport.abort()
        else:
            self._look = self.loop.call_later(LOOK_EVERY, self._mind)

    def _make_room(self) -> None:
        """The newest has to go where all others are being answered."""
        others: list[Any] = [one for one in self.connections if one is not self]
        waiting = [(one.waits_since, number) for number, one in enumerate(others) if one.waits_since is not None]
        longest = others[min(waiting)[1]] if waiting else self
        self.connections.discard(longest)
        longest.transport.abort()
