"""How fast messages may leave: over all, to one chat, and not at all for as long as Telegram asks to wait.

The rules are plain classes that are told the time; `Gate` lets whoever sends wait by them, the most urgent lane first.
Telegram counts a message somewhen between the call and its answer. So one counts here from the call until a second
after the answer, and however uneven the network is, no second of Telegram's holds more than the limit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from mediabot.domain.deliveries import Lane, MustWait, PersonUnreachable, TryAgain
from mediabot.jobs.chat_pace import ChatPace
from mediabot.jobs.outage import Outage

CATCH_UP = 3
"""A delay of ours of so many messages is made good by what follows; a longer one was a pause."""

REFUSALS = 3
TOGETHER = 5.0
"""So many chats refused within so many seconds, none of which was written to much, mean that all must wait."""

FAILURES = 8
"""So many calls that failed in a row, whatever the chat, mean that Telegram can't be reached."""

FIRST_REST, LONGEST_REST = 1.0, 30.0

PATIENCE, COME_AGAIN = 3.0, 1.0
"""Whoever has stood at the gate for so long leaves it, and comes again later: the claim on a delivery does not last."""


class Flow:
    """Messages a second over all, evenly. None is without limit."""

    def __init__(self, per_second: float | None) -> None:
        self._most = max(1, int(per_second)) if per_second else 0
        self._gap = 1 / per_second if per_second else 0.0
        self._span = self._most * self._gap
        self._even = 0.0
        self._counted = 0
        self._leaving: deque[tuple[float, int]] = deque()

    def ready_at(self, now: float, messages: int = 1) -> float | None:
        """When so many may be sent; None while that depends on an answer still to come."""
        if not self._most:
            return now
        while self._leaving and self._leaving[0][0] <= now:
            self._counted -= self._leaving.popleft()[1]
        free, at = self._most - self._counted, self._even
        wanted = min(messages, self._most)
        for leaves, left in self._leaving:
            if free >= wanted:
                break
            free, at = free + left, max(at, leaves)
        return max(at, now) if free >= wanted else None

    def take(self, now: float, messages: int = 1) -> None:
        """They are being sent."""
        if self._most:
            self._counted += messages
            late = now - self._even <= CATCH_UP * self._gap
            self._even = (self._even if late else now) + messages * self._gap

    def answered(self, now: float, messages: int = 1) -> None:
        """Telegram has answered, or will no more."""
        if self._most:
            self._leaving.append((now + self._span, messages))


class Refusals:
    """Whether Telegram means one chat or all of them when it asks to wait: it does not say."""

    def __init__(self) -> None:
        self._lately: deque[tuple[float, int]] = deque()

    def add(self, now: float, chat_id: int) -> bool:
        """A chat was refused that had not been written to much; whether all must wait."""
        self._lately.append((now, chat_id))
        while self._lately[0][0] < now - TOGETHER:
            self._lately.popleft()
        if len({chat_id for _, chat_id in self._lately}) < REFUSALS:
            return False
        self._lately.clear()
        return True

    def passed(self) -> None:
        """A message went through. While about as many do as don't, it is the chats that must wait, each for itself."""
        if self._lately:
            self._lately.popleft()


@dataclass(order=True)
class _Waiter:
    lane: Lane
    number: int
    chat_id: int = field(compare=False)
    messages: int = field(compare=False)
    passed: asyncio.Future[None] = field(compare=False)


class Gate:
    """The port Gate. Replies pass before everybody else, and a chat without a token does not hold them up."""

    def __init__(self, per_second: float | None, time: Callable[[], float] | None = None) -> None:
        self.per_second = per_second
        self._flow = Flow(per_second)
        self._chats = ChatPace(limited=per_second is not None)
        self._refusals = Refusals()
        self._outage = Outage()
        self._failures = 0
        self._closed_until = 0.0
        self._waiting: list[_Waiter] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None
        self._time = time or (lambda: asyncio.get_running_loop().time())

    def closed_for(self) -> float:
        """Seconds in which nothing is sent at all; 0 when the gate is open."""
        return max(0.0, self._closed_until - self._time())

    def shut_for(self) -> float:
        """Seconds for which nothing has got through to Telegram, or for which it asks everybody to wait; 0 is well."""
        return max(self._outage.lasts(self._time()), self.closed_for())

    def holds(self, chat_id: int) -> float:
        """Seconds until that chat may be written to; 0 is now."""
        now = self._time()
        return max(0.0, self._chats.ready_at(chat_id, now) - now)

    @asynccontextmanager
    async def turn(self, chat_id: int, lane: Lane, messages: int = 1) -> AsyncIterator[None]:
        """As the port says."""
        self._refuse_at_once(chat_id)
        await self._pass(chat_id, lane, messages)
        try:
            yield
        except MustWait as wait:
            self._refused(chat_id, wait.seconds)
            raise
        except TryAgain:
            self._outage.failed(self._time())
            self._failed()
            raise
        except PersonUnreachable:
            self._outage.refused(self._time(), chat_id)
            raise
        else:
            self._outage.passed()
            self._failures = 0
            self._refusals.passed()
        finally:
            self._flow.answered(self._time(), messages)
            self._let_pass()

    def _refuse_at_once(self, chat_id: int) -> None:
        now = self._time()
        until = max(self._closed_until, self._chats.rests_until(chat_id))
        if until > now:
            raise MustWait(until - now, everywhere=self._closed_until > now)

    async def _pass(self, chat_id: int, lane: Lane, messages: int) -> None:
        passed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, _Waiter(lane, next(self._numbers), chat_id, messages, passed))
        self._let_pass()
        try:
            async with asyncio.timeout(PATIENCE):
                await passed
        except TimeoutError:
            raise MustWait(COME_AGAIN) from None
        except asyncio.CancelledError:
            if passed.done() and not passed.cancelled() and passed.exception() is None:
                self._flow.answered(self._time(), messages)
            raise

    def _let_pass(self) -> None:
        """All whose turn has come; the next one is called when it comes."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            now = self._time()
            first = self._waiting[0]
            at = self._flow.ready_at(now, first.messages)
            if at is None:
                return
            if at > now:
                self._timer = asyncio.get_running_loop().call_later(at - now, self._let_pass)
                return
            heappop(self._waiting)
            if not first.passed.done():
                self._flow.take(now, first.messages)
                self._chats.charge(first.chat_id, now, first.messages)
                first.passed.set_result(None)

    def _refused(self, chat_id: int, seconds: float) -> None:
        now = self._time()
        busy = self._chats.busy(chat_id, now)
        self._chats.rest(chat_id, now + seconds)
        if not busy and self._refusals.add(now, chat_id):
            self._close(seconds)

    def _failed(self) -> None:
        """What fails after the gate was closed was under way before and says nothing new."""
        if self.closed_for():
            return
        self._failures += 1
        if self._failures >= FAILURES:
            self._close(min(FIRST_REST * 2.0 ** min(self._failures - FAILURES, 10), LONGEST_REST))

    def _close(self, seconds: float) -> None:
        """Nobody passes for so long; whoever waits hears it at once."""
        self._closed_until = max(self._closed_until, self._time() + seconds)
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if not waiter.passed.done():
                waiter.passed.set_exception(MustWait(self.closed_for(), everywhere=True))
