"""Whether anything gets through to Telegram any more, by what became of the last calls."""

from __future__ import annotations

CALLS, CHATS = 3, 5
"""So many calls in a row that failed, or so many chats in a row that took nothing, may be no chance any more."""

LATELY = 300.0
"""Seconds for which that says something: of what came after it nobody knows."""


class Outage:
    """Told the time. `failed` is a call without an answer, `refused` one that a chat did not take."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._last = 0.0
        self._calls = 0
        self._chats: set[int] = set()

    def passed(self) -> None:
        self._began, self._calls = None, 0
        self._chats.clear()

    def failed(self, now: float) -> None:
        self._note(now)
        self._calls += 1

    def refused(self, now: float, chat_id: int) -> None:
        self._note(now)
        self._chats.add(chat_id)

    def lasts(self, now: float) -> float:
        """Seconds since the first call in which nothing got through; 0 where that is chance, or long ago."""
        telling = self._calls >= CALLS or len(self._chats) >= CHATS
        return now - self._began if self._began is not None and telling and now - self._last < LATELY else 0.0

    def _note(self, now: float) -> None:
        self._last = now
        if self._began is None:
            self._began = now
