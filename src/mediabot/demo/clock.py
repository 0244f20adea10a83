"""A clock that can be moved forward, so that deadlines pass while one watches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class MovableClock:
    """The machine's time plus what was added; or, with `start`, a time that only moves when it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._still = start
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The present of the demo: aware, UTC."""
        return (self._still or datetime.now(UTC)) + self._ahead

    def timestamp(self) -> float:
        """The same in seconds, for the dates of messages."""
        return self.now().timestamp()

    def move(self, step: timedelta) -> None:
        """Forward only."""
        self._ahead += max(step, timedelta())

    def reset(self) -> None:
        """Back to the machine's time, for a demo that begins anew: nothing that was dated is left then."""
        self._ahead = timedelta()
