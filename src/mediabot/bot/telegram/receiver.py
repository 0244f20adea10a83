"""Updates from Telegram: stored before Telegram may forget them, then handled, each exactly once.

Updates of one sequence (a person) are handled in order, different ones side by side. What a handler changes, what it
owes and "this update is done" are one unit of work: a kill at any moment loses nothing and does nothing twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from mediabot.bot.telegram.answers import NOT_AS_AGREED, StrangeAnswer
from mediabot.bot.telegram.handling import Handled, Handler, Handling, NotMine, StepFailed
from mediabot.bot.telegram.keystrokes import Keystrokes, is_keystroke
from mediabot.bot.telegram.polling import (
    ALLOWED_UPDATES,
    AT_ONCE,
    Patience,
    TokenRefused,
    be_patient,
    complaint_of,
    fetch,
    insist,
    telegram_patience,
    tell_of_haste,
    words_of,
)
from mediabot.bot.telegram.queue import Queue
from mediabot.bot.telegram.updates import BadUpdate, moved_in, read_update, received
from mediabot.domain.inbox import Received
from mediabot.services.ports.store import Clock, Store, Work
from mediabot.services.sending.endings import end, outlived
from mediabot.services.sending.heartbeat import Heartbeat
from mediabot.services.sending.moving import move_chat
from mediabot.services.sending.outbox import Outbox
from mediabot.services.sending.together import Together
from mediabot.services.sending.troubles import Told, cause_of, doubled, will_pass

__all__ = ["BadUpdate", "Handled", "Handler", "Receiver", "TokenRefused"]

log = logging.getLogger(__name__)

MOST_WAITING = 1000
STOP_WITHIN = 2.0
LEFT_BEHIND = timedelta(seconds=30)
"""An update that waits for so long may belong to a process which is gone."""

SWEEP = 15.0
MAX_CONNECTIONS = 40
ASK_OF_WEBHOOK = 15.0

T = TypeVar("T")


class Receiver:
    """`on_commit` is called after each update, when deliveries may have become due."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        handler: Handler,
        outbox: Outbox,
        clock: Clock,
        *,
        keystrokes: Keystrokes | None = None,
        on_commit: Callable[[], None] = lambda: None,
        workers: int = 8,
    ) -> None:
        self._bot = bot
        self._store = store
        self._handling = Handling(store, handler, clock)
        self._outbox = outbox
        self._clock = clock
        self._on_commit = on_commit
        self._keystrokes = keystrokes
        self._keeping = Together(store, _keep)
        self._lines = Queue(MOST_WAITING)
        self._delays: Counter[int] = Counter()
        self.heard = Heartbeat(clock)
        self.complaint = ""
        self._troubles = Told(log)
        self._told = ""
        self._stopping = False
        self._worker_count = workers
        self._workers: list[asyncio.Task[None]] = []
        self._others: list[asyncio.Task[None]] = []

    async def connect(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call Telegram until it answers, with patience. Raises TokenRefused."""
        return await insist(call)

    async def start_polling(self) -> None:
        """Take up what an earlier process has left, then ask Telegram for more."""
        await self._start()
        self._others.append(asyncio.create_task(self._poll()))

    async def start_webhook(self, url: str, secret: str | None) -> None:
        """Take up what an earlier process has left, and have Telegram call us. Raises TokenRefused."""
        await self._start()
        set_webhook = partial(
            self._bot.set_webhook,
            url,
            secret_token=secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=MAX_CONNECTIONS,
        )
        await insist(set_webhook)
        self._others.append(asyncio.create_task(self._ask_of_webhook()))

    async def failed(self) -> None:
        """Wait for its end, which should not come before `stop`. Raises TokenRefused and Died."""
        await outlived("the receiver", [*self._workers, *self._others])

    async def stop(self) -> None:
        """Receive no more, finish what is being handled (within 2 s), leave the rest in the database."""
        self._stopping = True
        self._lines.close(len(self._workers))
        await end(self._others)
        if self._workers:
            await asyncio.wait(self._workers, timeout=STOP_WITHIN)
        await end(self._workers)

    @property
    def waiting(self) -> int:
        """How many updates wait in memory."""
        return len(self._lines)

    async def accept(self, body: bytes) -> None:
        """Store an update that came to the webhook. Once this returns, Telegram may forget it. Raises BadUpdate."""
        await self._keep([read_update(body)])
        self.heard.beat()
        await self._lines.room()

    async def _start(self) -> None:
        more = await self._load()
        self._workers = [asyncio.create_task(self._work()) for _ in range(self._worker_count)]
        self._others.append(asyncio.create_task(self._sweep(more)))
        if self._keystrokes is not None:
            self._others += self._keystrokes.start()

    async def _poll(self) -> None:
        await insist(self._bot.delete_webhook)
        loop = asyncio.get_running_loop()
        telegram, database = telegram_patience(), Patience(over="Updates can be stored again")
        offset = 0
        while True:
            await self._lines.room()
            asked_at = loop.time()
            try:
                updates = await fetch(self._bot, offset)
            except TelegramError as error:
                await be_patient(telegram, error)
                continue
            if not updates and loop.time() - asked_at < AT_ONCE:
                await tell_of_haste(telegram)
                continue
            self.heard.beat()
            telegram.succeeded()
            try:
                await self._keep(updates)
            except Exception as error:
                await database.wait(f"updates can't be stored: {cause_of(error)}")
            else:
                database.succeeded()
                offset = max([offset - 1, *(update["update_id"] for update in updates)]) + 1

    async def _ask_of_webhook(self) -> None:
        """Nobody may write for hours: whether Telegram can be reached, and reaches us, it is asked."""
        about = "Telegram can't be asked of the webhook"
        while True:
            try:
                found = await self._bot.get_webhook_info()
            except TelegramError as error:
                self._troubles.trouble(about, words_of(error))
            except NOT_AS_AGREED:
                self._troubles.trouble(about, str(StrangeAnswer()))
            else:
                self._troubles.over(about)
                self.heard.beat()
                self.complaint = complaint_of(found, self._clock.now())
            await asyncio.sleep(ASK_OF_WEBHOOK)

    async def _keep(self, updates: Sequence[dict[str, Any]]) -> None:
        if self._keystrokes is not None:
            await self._keystrokes.take([update for update in updates if is_keystroke(update)])
        updates = [update for update in updates if not is_keystroke(update)]
        if not updates:
            return
        now = self._clock.now()
        batch = [received(update, now) for update in updates]
        new = await self._keeping.put(*batch)
        self._lines.add(one for one in batch if one.update_id in new)

    async def _load(self, until: datetime | None = None) -> bool:
        """Take up to a thousand undone updates, only such as came before `until`; whether there may be more.

        Those that seem to come tomorrow are old: the clock has been set back since.
        """
        async with self._store.begin() as work:
            undone = await work.inbox.undone(MOST_WAITING)
        now = self._clock.now()
        self._lines.add(one for one in undone if until is None or not until < one.received_at <= now)
        return len(undone) == MOST_WAITING

    async def _sweep(self, more: bool) -> None:
        """Now and then take up what another process has left."""
        while True:
            await asyncio.sleep(1.0 if more else SWEEP)
            await self._lines.room()
            try:
                more = await self._load(None if more else self._clock.now() - LEFT_BEHIND)
            except Exception as error:
                self._troubles.trouble("undone updates can't be read", cause_of(error))
            else:
                self._troubles.over("undone updates can't be read")

    async def _work(self) -> None:
        while (one := await self._lines.next()) is not None and not self._stopping:
            try:
                handled = await self._handling.settle(one)
            except NotMine:
                await self._pass_over(one)
            except Exception as error:
                self._put_off(one, error)
            else:
                await self._finish(handled)
                self._done(one)

    async def _finish(self, handled: Handled) -> None:
        for action in handled.afterwards:
            try:
                await action()
            except Exception as error:
                log.warning("a call after an update failed: %s", type(error).__name__)
        for reply in handled.replies:
            await self._outbox.send(reply, handled.ready.get(reply.id))
        if handled.for_courier:
            self._on_commit()

    async def _pass_over(self, one: Received) -> None:
        """It is done already, or an earlier one is not; only the list of the undone can tell."""
        try:
            async with self._store.begin() as work:
                undone = await work.inbox.undone(MOST_WAITING)
        except Exception as error:
            return self._put_off(one, error)
        beyond = len(undone) == MOST_WAITING and undone[-1].update_id < one.update_id
        if beyond or any(other.update_id == one.update_id for other in undone):
            return self._lines.later(one, 1.0)
        return self._done(one)

    def _put_off(self, one: Received, error: Exception) -> None:
        """The update stays undone, in the database and at the head of its line; shortly where only it is at fault."""
        of_itself = isinstance(error, StepFailed) and not will_pass(error.cause)
        pause = doubled(0.05 if of_itself else 1, self._delays[one.update_id], longest=30)
        self._delays[one.update_id] += 1
        cause = cause_of(error)
        if cause != self._told:
            log.warning("update %s is put off for %g s, and others like it: %s", one.update_id, pause, cause)
            self._told = cause
        self._lines.later(one, pause)

    def _done(self, one: Received) -> None:
        self._told = ""
        self._delays.pop(one.update_id, None)
        self._lines.finished(one)


async def _keep(work: Work, updates: Sequence[Received]) -> frozenset[int]:
    """A group that became a supergroup is known by its new number before anything that was written in it is handled."""
    kept = await work.inbox.keep(updates)
    for one in kept:
        if (move := moved_in(one)) is not None:
            await move_chat(work, *move)
    return frozenset(one.update_id for one in kept)
