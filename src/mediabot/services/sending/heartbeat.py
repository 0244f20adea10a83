"""When something last went well: told as an instant, measured by a clock that nobody sets."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from mediabot.services.ports.store import Clock


class Heartbeat:
    """`at` is None until the first beat; until then `age` counts from the making."""

    def __init__(self, clock: Clock, seconds: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seconds = seconds
        self._since = seconds()
        self.at: datetime | None = None

    def beat(self) -> None:
        self._since = self._seconds()
        self.at = self._clock.now()

    @property
    def age(self) -> float:
        """Seconds without a beat."""
        return self._seconds() - self._since
