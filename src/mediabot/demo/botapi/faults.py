"""Bad days on demand: refusals, dropped connections, slow answers and Telegram's limits on sending."""

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field

from mediabot.demo.botapi.refusals import ConnectionDropped, Refusal, too_many_requests

SENDING = ("send", "edit", "copy", "forward")
NOT_SENDING = {"sendchataction"}
TEXTS = {400: "Bad Request", 403: "Forbidden", 500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


@dataclass
class _Fault:
    method: str
    times: int
    chat_id: int | None
    refusal: Refusal | None = None
    seconds: float = 0.0

    def meets(self, method: str, chat_id: int | None) -> bool:
        return self.method in ("*", method) and self.chat_id in (None, chat_id) and self.times > 0


@dataclass
class Faults:
    """What shall go wrong next. A method of "*" means any but getUpdates."""

    refusals: list[_Fault] = field(default_factory=list)
    drops: list[_Fault] = field(default_factory=list)
    drops_after: list[_Fault] = field(default_factory=list)
    delays: list[_Fault] = field(default_factory=list)
    per_second: float | None = None
    per_chat: float | None = None
    _sent: deque[float] = field(default_factory=deque)
    _sent_to: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def fail_next(
        self,
        method: str,
        status: int = 500,
        description: str | None = None,
        *,
        retry_after: int | None = None,
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Refuse the next calls; with `retry_after` it is a 429."""
        if retry_after is not None:
            refusal = too_many_requests(retry_after)
        else:
            refusal = Refusal(status, description or TEXTS.get(status, "Internal Server Error"))
        self.refusals.append(_Fault(method.lower(), times, chat_id, refusal))

    def drop_next(self, method: str, *, times: int = 1, chat_id: int | None = None, after: bool = False) -> None:
        """Cut the connection instead of answering; `after`: when the call has already taken effect."""
        drops = self.drops_after if after else self.drops
        drops.append(_Fault(method.lower(), times, chat_id))

    def delay(self, method: str, seconds: float, *, times: int = 1_000_000, chat_id: int | None = None) -> None:
        """Answer late."""
        self.delays.append(_Fault(method.lower(), times, chat_id, seconds=seconds))

    def limit(self, per_second: float | None = None, per_chat: float | None = None) -> None:
        """At most so many messages in any second, in all and to one chat; None lifts the limit."""
        self.per_second, self.per_chat = per_second, per_chat

    def clear(self) -> None:
        """A good day again."""
        self.refusals.clear()
        self.drops.clear()
        self.drops_after.clear()
        self.delays.clear()
        self.limit()

    @property
    def quiet(self) -> bool:
        """Nothing to look for."""
        limited = self.per_second or self.per_chat
        return not (self.refusals or self.drops or self.drops_after or self.delays or limited)

    def seconds_late(self, method: str, chat_id: int | None) -> float:
        """How long this call has to wait."""
        fault = _used(self.delays, method, chat_id)
        return fault.seconds if fault else 0.0

    def before(self, method: str, chat_id: int | None) -> None:
        """Raises what shall go wrong before the call takes effect."""
        if (fault := _used(self.refusals, method, chat_id)) and fault.refusal:
            raise fault.refusal
        if _used(self.drops, method, chat_id):
            raise ConnectionDropped
        if method.startswith(SENDING) and method not in NOT_SENDING:
            self._count(chat_id)

    def after(self, method: str, chat_id: int | None) -> None:
        """Raises what shall go wrong when the call has taken effect."""
        if _used(self.drops_after, method, chat_id):
            raise ConnectionDropped

    def _count(self, chat_id: int | None) -> None:
        now = time.monotonic()
        windows = [(self.per_second, self._sent)] if self.per_second else []
        if self.per_chat and chat_id is not None:
            windows.append((self.per_chat, self._sent_to[chat_id]))
        for rate, sent in windows:
            span, most = (1.0, int(rate)) if rate and rate >= 1 else (1 / (rate or 1), 1)
            while sent and sent[0] <= now - span:
                sent.popleft()
            if len(sent) >= most:
                raise too_many_requests(max(1, math.ceil(sent[0] + span - now)))
        for _, sent in windows:
            sent.append(now)


def _used(faults: list[_Fault], method: str, chat_id: int | None) -> _Fault | None:
    if method == "getupdates":
        found = next((fault for fault in faults if fault.method == method and fault.times > 0), None)
    else:
        found = next((fault for fault in faults if fault.meets(method, chat_id)), None)
    if found:
        found.times -= 1
        if found.times <= 0:
            faults.remove(found)
    return found
