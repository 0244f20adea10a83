"""How fast one chat may be written to: a person once a second after a small burst, a group twenty times a minute.

A bucket that is full says nothing and is forgotten, so only chats of the last moments are remembered.
"""

from __future__ import annotations

from collections import deque

SECOND = 1.05
"""A little more than Telegram's, since messages take their time on the way, one more than the other."""

BURST = 3
MINUTE = 60.5
IN_A_MINUTE = 20
TIDY_ABOVE = 500


class ChatPace:
    """Tokens of chats; groups have negative ids. Without `limited` only Telegram's requests to wait count."""

    def __init__(self, *, limited: bool = True) -> None:
        self._limited = limited
        self._people: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._resting: dict[int, float] = {}
        self._tidy_above = TIDY_ABOVE

    def __len__(self) -> int:
        return len(self._people) + len(self._groups) + len(self._resting)

    def ready_at(self, chat_id: int, now: float) -> float:
        """When that chat may be written to."""
        return max(now, self._token_at(chat_id), self.rests_until(chat_id))

    def rests_until(self, chat_id: int) -> float:
        """Until when Telegram asked to leave it alone."""
        return self._resting.get(chat_id, 0.0)

    def charge(self, chat_id: int, now: float, messages: int = 1) -> None:
        """It is being written to, whether it had a token or not."""
        if not self._limited:
            return
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=IN_A_MINUTE)).extend([now] * messages)
        else:
            self._people[chat_id] = max(self._people.get(chat_id, 0.0), now) + SECOND * messages
        self._tidy(now)

    def rest(self, chat_id: int, until: float) -> None:
        """Telegram asks to leave it alone."""
        self._resting[chat_id] = max(until, self.rests_until(chat_id))

    def busy(self, chat_id: int, now: float) -> bool:
        """Whether it is likely that just this chat was written to too much."""
        return chat_id < 0 or self._people.get(chat_id, 0.0) > now + SECOND

    def _token_at(self, chat_id: int) -> float:
        if chat_id < 0:
            sent = self._groups.get(chat_id)
            return sent[0] + MINUTE if sent and len(sent) == IN_A_MINUTE else 0.0
        return self._people.get(chat_id, 0.0) - (BURST - 1) * SECOND

    def _tidy(self, now: float) -> None:
        if len(self) <= self._tidy_above:
            return
        self._people = {chat_id: full for chat_id, full in self._people.items() if full > now}
        self._groups = {chat_id: sent for chat_id, sent in self._groups.items() if sent[-1] + MINUTE > now}
        self._resting = {chat_id: until for chat_id, until in self._resting.items() if until > now}
        self._tidy_above = max(TIDY_ABOVE, 2 * len(self))
