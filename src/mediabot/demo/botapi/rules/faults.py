"""Bad days on demand: refusals, dropped connections, slow answers and Telegram's limits on sending."""

import math
import random
from dataclasses import dataclass, field

from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.limits import BURST, Limits, messages_in
from mediabot.demo.botapi.rules.refusals import ConnectionDropped, Refusal, too_many_requests

TEXTS = {400: "Bad Request", 403: "Forbidden", 500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


@dataclass
class _Fault:
    method: str
    times: float
    chat_id: int | None = None
    refusal: Refusal | None = None
    seconds: float = 0.0
    share: float = 1.0
    dice: random.Random | None = None

    def meets(self, method: str, chat_id: int | None) -> bool:
        named = self.method == method or (self.method == "*" and method != "getupdates")
        if not named or self.times <= 0 or self.chat_id not in (None, chat_id):
            return False
        return self.dice is None or self.dice.random() < self.share


@dataclass
class Faults:
    """What shall go wrong next. A method of "*" means any but getUpdates."""

    refusals: list[_Fault] = field(default_factory=list)
    drops: list[_Fault] = field(default_factory=list)
    drops_after: list[_Fault] = field(default_factory=list)
    delays: list[_Fault] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)

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
        refusal = _refusal(status, description) if retry_after is None else too_many_requests(retry_after)
        self.refusals.append(_Fault(method.lower(), times, chat_id, refusal))

    def fail_share(
        self, method: str, share: float, status: int = 500, description: str | None = None, *, seed: int = 0
    ) -> None:
        """Refuse that share of the calls (0.2: one in five), until all is well; the same ones for the same seed."""
        refusal, dice = _refusal(status, description), random.Random(seed)
        self.refusals.append(_Fault(method.lower(), math.inf, refusal=refusal, share=share, dice=dice))

    def drop_next(self, method: str, *, times: int = 1, chat_id: int | None = None, after: bool = False) -> None:
        """Cut the connection instead of answering; `after`: when the call has already taken effect."""
        drops = self.drops_after if after else self.drops
        drops.append(_Fault(method.lower(), times, chat_id))

    def drop_share(self, method: str, share: float, *, after: bool = True, seed: int = 0) -> None:
        """Cut that share of the connections, until all is well; `after`: when the message has really been sent."""
        drops = self.drops_after if after else self.drops
        drops.append(_Fault(method.lower(), math.inf, share=share, dice=random.Random(seed)))

    def delay(self, method: str, seconds: float, *, times: int = 1_000_000, chat_id: int | None = None) -> None:
        """Answer late."""
        self.delays.append(_Fault(method.lower(), times, chat_id, seconds=seconds))

    def limit(
        self,
        per_second: float | None = None,
        per_chat: float | None = None,
        per_group: int | None = None,
        *,
        burst: int = BURST,
    ) -> None:
        """At most so many messages: in any second, to one person a second, into one group in any minute.

        Somebody who wasn't written to for a while may get `burst` of them at once. None lifts a limit. Telegram's own
        are about 30, 1 and 20.
        """
        self.limits.set(per_second, per_chat, per_group, burst=burst)

    def storm(self, seconds: float, retry_after: int = 5) -> None:
        """Refuse every message for so long with 429."""
        self.limits.start_storm(seconds, retry_after)

    def clear(self) -> None:
        """A good day again."""
        self.refusals.clear()
        self.drops.clear()
        self.drops_after.clear()
        self.delays.clear()
        self.limits = Limits(clock=self.limits.clock)

    @property
    def quiet(self) -> bool:
        """Nothing to look for."""
        return not (self.refusals or self.drops or self.drops_after or self.delays or self.limits.on)

    def seconds_late(self, method: str, chat_id: int | None) -> float:
        """How long this call has to wait."""
        fault = _used(self.delays, method, chat_id)
        return fault.seconds if fault else 0.0

    def before(self, method: str, params: Params) -> None:
        """Raises what shall go wrong before the call takes effect."""
        chat_id = params.chat_id
        if (fault := _used(self.refusals, method, chat_id)) and fault.refusal:
            raise fault.refusal
        if _used(self.drops, method, chat_id):
            raise ConnectionDropped
        if self.limits.on and (messages := messages_in(method, params)):
            self.limits.count(chat_id, messages)

    def after(self, method: str, chat_id: int | None) -> None:
        """Raises what shall go wrong when the call has taken effect."""
        if _used(self.drops_after, method, chat_id):
            raise ConnectionDropped


def _refusal(status: int, description: str | None) -> Refusal:
    return Refusal(status, description or TEXTS.get(status, "Internal Server Error"))


def _used(faults: list[_Fault], method: str, chat_id: int | None) -> _Fault | None:
    found = next((fault for fault in faults if fault.meets(method, chat_id)), None)
    if found:
        found.times -= 1
        if found.times <= 0:
            faults.remove(found)
    return found
