"""How much Telegram lets a bot send: in all, to one person, into one group; and storms, in which it lets nothing.

Telegram doesn't publish the exact rules. Here they are a little stricter than its FAQ: a limit of thirty holds in any
second, not on average, and whoever goes over it gets nothing through until the seconds it was told are over.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import Refusal, too_many_requests

SENDING = ("send", "edit", "copy", "forward")
NOT_SENDING = {"sendchataction"}
MINUTE = 60.0
BURST = 3


def messages_in(method: str, params: Params) -> int:
    """How many messages a call sends: an album counts with each of its pictures, what isn't sending with none."""
    if not method.startswith(SENDING) or method in NOT_SENDING:
        return 0
    if method != "sendmediagroup":
        return 1
    try:
        album = params.json("media")
    except Refusal:
        return 1
    return max(1, len(album)) if isinstance(album, list) else 1


@dataclass
class _Window:
    """At most so many in any span of time."""

    most: int
    span: float
    sent: deque[float] = field(default_factory=deque)

    def seconds_until(self, count: int, now: float) -> float:
        while self.sent and self.sent[0] <= now - self.span:
            self.sent.popleft()
        over = len(self.sent) + count - self.most
        if over <= 0 or not self.sent:
            return 0.0
        return self.sent[min(over, len(self.sent)) - 1] + self.span - now

    def add(self, count: int, now: float) -> None:
        self.sent.extend([now] * count)


@dataclass
class _Bucket:
    """So many a second, and a few at once after a pause. An album may take more than there is; it is paid back."""

    rate: float
    size: int
    left: float
    at: float

    def seconds_until(self, count: int, now: float) -> float:
        self.left, self.at = min(self.size, self.left + (now - self.at) * self.rate), now
        return 0.0 if self.left > 0.999 else (1 - self.left) / self.rate

    def add(self, count: int, now: float) -> None:
        self.left -= count


@dataclass
class Limits:
    """What is limited now; nothing, until somebody says so."""

    per_second: _Window | None = None
    per_chat: float | None = None
    per_group: int | None = None
    burst: int = BURST
    on: bool = False
    clock: Callable[[], float] = time.monotonic
    _to: dict[int, _Window | _Bucket] = field(default_factory=dict)
    _shut_until: float = 0.0
    _storm_until: float = 0.0
    _storm_seconds: int = 0

    def set(
        self,
        per_second: float | None = None,
        per_chat: float | None = None,
        per_group: int | None = None,
        *,
        burst: int = BURST,
    ) -> None:
        """New limits in place of those there were; what was sent so far doesn't count against them. A storm goes on."""
        self.per_second = _window(per_second)
        self.per_chat, self.per_group, self.burst = per_chat, per_group, burst
        self._to.clear()
        self._shut_until = 0.0
        self.on = bool(per_second or per_chat or per_group or self._storm_until > self.clock())

    def start_storm(self, seconds: float, retry_after: int) -> None:
        """Refuse everything for so long, each time with the same seconds to wait."""
        self._storm_until, self._storm_seconds = self.clock() + seconds, retry_after
        self.on = True

    def count(self, chat_id: int | None, messages: int) -> None:
        """Messages are about to be sent to a chat: raises 429 if that is too much, and remembers them if it isn't."""
        now = self.clock()
        if now < self._storm_until:
            raise too_many_requests(self._storm_seconds)
        if now < self._shut_until:
            raise _too_many(self._shut_until - now)
        limits = [self.per_second, self._limit_of(chat_id, now) if chat_id else None]
        for limit in limits:
            if limit is not None and (seconds := limit.seconds_until(messages, now)) > 0:
                if limit is self.per_second:
                    self._shut_until = now + math.ceil(seconds)
                raise _too_many(seconds)
        for limit in limits:
            if limit is not None:
                limit.add(messages, now)

    def _limit_of(self, chat_id: int, now: float) -> "_Window | _Bucket | None":
        found = self._to.get(chat_id)
        if found is None:
            if chat_id > 0 and self.per_chat:
                found = self._to[chat_id] = _Bucket(self.per_chat, self.burst, self.burst, now)
            elif chat_id < 0 and self.per_group:
                found = self._to[chat_id] = _Window(self.per_group, MINUTE)
        return found


def _window(per_second: float | None) -> _Window | None:
    if not per_second:
        return None
    return _Window(int(per_second), 1.0) if per_second >= 1 else _Window(1, 1 / per_second)


def _too_many(seconds: float) -> Refusal:
    return too_many_requests(max(1, math.ceil(seconds)))
