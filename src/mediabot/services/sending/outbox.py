"""Sends what is owed, and writes down how it went: the one place that knows when to give up, to wait or to try again.

A message that Telegram took and that could not be written down as sent (a kill between the two) goes out once more:
twice is better than never. The detail of a delivery goes once it is finished: staff's words and names may stand in it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.deliveries import (
    LONGEST_DELAY,
    ChatMoved,
    Delivery,
    Lane,
    Loss,
    MustWait,
    NotTaken,
    PersonUnreachable,
    TryAgain,
    in_parts,
)
from mediabot.domain.heard import SentMessage
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import Card, NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.packing import CARDS, LEAVES_NOTHING, NAMING, pack
from mediabot.services.ports.sending import Messenger
from mediabot.services.ports.store import Clock, Store, Work
from mediabot.services.sending.moving import move_chat
from mediabot.services.sending.together import Together
from mediabot.services.sending.troubles import Told, cause_of, doubled, will_pass

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
"""How long a claim lasts, and so how long a killed process delays what it was about to send."""

TRIES = 20
"""About two hours."""

TRIES_OF_A_BUG = 5
"""Fewer, because everything else for that chat waits behind a message that can't be made."""

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 600.0
TRIES_TO_WRITE = 2
PAUSES_TO_WRITE = (0.1, 0.2, *(0.5,) * 120)
"""A minute: long enough for a database that is being restarted, and often, to be first when it is back."""

OnFate = Callable[[Work, Delivery], Awaitable[None]]
Change = Callable[[Work], Awaitable[None]]


async def tell_nobody(work: Work, delivery: Delivery) -> None:
    """Nobody is concerned."""


@dataclass(frozen=True)
class Ready:
    """A delivery drawn in the unit of work that owed it: `show` sends it, `shown` is the message that it edits."""

    shown: int | None
    show: Callable[[], Awaitable[int | None]]


def is_edited_card(delivery: Delivery) -> bool:
    """Whether it goes into the message that shows this card already, if there is one."""
    notice = delivery.notice
    return delivery.message_id is None and isinstance(notice, Card) and not notice.fresh


async def shown_in(work: Work, delivery: Delivery) -> int | None:
    """The message that this delivery edits; None when it is a new one."""
    if not is_edited_card(delivery):
        return delivery.message_id
    return await work.cards.get(delivery.chat_id, delivery.kind, delivery.subject)


@dataclass(frozen=True)
class Sent:
    """A delivery that was sent: which message it was to edit, and which one shows it now."""

    delivery: Delivery
    shown: int | None
    message_id: int | None

    @property
    def is_new(self) -> bool:
        return self.message_id is not None and self.message_id != self.shown

    @property
    def is_kept(self) -> bool:
        """Whether it is a card that stands elsewhere from now on, or names people."""
        unchanged = not self.is_new and self.delivery.message_id is None
        return self.delivery.kind in CARDS | NAMING and not unchanged


class Outbox:
    """`on_failure` tells whoever should know, in the unit of work that gives a delivery up; it still has its detail.

    It is called for what was owed to staff, too: it must not owe an alert about that to the same chat. `on_arrival` is
    called for each new message that a group took. `under_way`: ids
    of what is being sent, or is sent and not yet written down, which takes long while the database is away.
    """

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        clock: Clock,
        on_failure: OnFate = tell_nobody,
        random: Random | None = None,
        on_arrival: OnFate = tell_nobody,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._clock = clock
        self._on_failure = on_failure
        self._on_arrival = on_arrival
        self._random = random or Random()
        self.under_way: set[int] = set()
        self._refused: set[int] = set()
        self._changes = Together(store, make_changes)
        self._told = Told(log)
        self._sent = Together(store, self._note_all)

    async def send(
        self, delivery: Delivery, ready: Ready | None = None, called: Callable[[], None] = lambda: None
    ) -> float:
        """Send a claimed delivery, `ready` where it is drawn already. Never raises.

        `called` is called when Telegram has answered and only the writing down is left.

        Returns the seconds after which it has to be sent again, 0 when it is done with.

        A clock that jumps can make a claim look old: what this process is sending just now is not sent again.
        """
        if delivery.id in self.under_way:
            return 0
        self.under_way.add(delivery.id)
        try:
            return await self._send(delivery, ready, called)
        finally:
            self.under_way.discard(delivery.id)

    async def foresee(self, deliveries: Sequence[Delivery]) -> None:
        """These will be sent within a second or so."""
        if deliveries:
            await self._messenger.foresee(deliveries)

    async def release(self, deliveries: Sequence[Delivery]) -> None:
        """Give claims back unused."""
        ids = [delivery.id for delivery in deliveries]
        if ids:
            await self._patiently(lambda: self._changes.put(lambda work: work.deliveries.give_back(ids)))

    async def postpone(self, delivery: Delivery, seconds: float) -> None:
        """Give a claim back, not to be taken up again before so many seconds; whoever must wait longer is asked again
        in between."""
        due_at = self._clock.now() + min(timedelta(seconds=seconds), LONGEST_DELAY)

        async def put_off(work: Work) -> None:
            owed = await _still_owed(work, delivery)
            if owed is None:
                return
            mine = owed.claimed_until == delivery.claimed_until
            kept = replace(delivery, chat_id=owed.chat_id, message_id=owed.message_id, due_at=due_at)
            await work.deliveries.save(replace(kept, claimed_until=None if mine else owed.claimed_until))

        await self._write(put_off)

    async def _send(self, delivery: Delivery, ready: Ready | None, called: Callable[[], None]) -> float:
        began = self._clock.now()
        try:
            if await self._is_halted(delivery):
                return 0
            shown, message_id = await self._show(delivery, ready, called)
        except MustWait as error:
            await self.postpone(in_parts(delivery, error), error.seconds)
            return error.seconds
        except ChatMoved as error:
            await self._move(delivery, error.new_chat_id)
            return 0.01
        except PersonUnreachable as error:
            lost = replace(delivery, failure=str(error), loss=error.loss)
            await self._write(partial(self._lose, lost, began))
        except NotTaken as error:
            await self._write(partial(self._give_up, replace(delivery, failure=str(error))))
            if delivery.broadcast_id is not None:
                self._refused.add(delivery.broadcast_id)
        except TryAgain as error:
            return await self._try_again(in_parts(delivery, error), str(error), TRIES)
        except Exception as error:
            log.warning("delivery %s (%s) failed: %s", delivery.id, delivery.kind, cause_of(error))
            return await self._try_again(delivery, type(error).__name__, TRIES_OF_A_BUG)
        else:
            if delivery.broadcast_id is not None:
                self._refused.discard(delivery.broadcast_id)
            await self._note_sent(delivery, shown, message_id)
        return 0

    async def _is_halted(self, delivery: Delivery) -> bool:
        """Whether the last copy of its broadcast was refused, and that has ended the sending: it is given back."""
        if delivery.broadcast_id is None or delivery.broadcast_id not in self._refused:
            return False
        async with self._store.begin() as work:
            broadcast = await work.broadcasts.get(delivery.broadcast_id)
            if broadcast is not None and broadcast.state is BroadcastState.SENDING:
                return False
            await work.deliveries.give_back([delivery.id])
            if broadcast is None or broadcast.state is BroadcastState.CANCELLED:
                await work.deliveries.drop(delivery.broadcast_id, 1)
            await work.commit()
        return True

    async def _show(
        self, delivery: Delivery, ready: Ready | None, called: Callable[[], None]
    ) -> tuple[int | None, int | None]:
        """Which message it was to edit, and which one shows it now.

        After a refusal nobody is called before it is written down: perhaps the broadcast ends with it.
        """
        try:
            shown = ready.shown if ready is not None else await self._shown_in(delivery)
            sending = ready.show() if ready is not None else self._messenger.send(replace(delivery, message_id=shown))
            message_id = await sending
        except NotTaken:
            raise
        except Exception:
            called()
            raise
        called()
        return shown, message_id

    async def _shown_in(self, delivery: Delivery) -> int | None:
        """The message to edit: the one that is named, or the one that shows this card already."""
        if not is_edited_card(delivery):
            return delivery.message_id
        async with self._store.begin() as work:
            return await shown_in(work, delivery)

    async def _note_sent(self, delivery: Delivery, shown: int | None, message_id: int | None) -> None:
        await self._patiently(lambda: self._sent.put(Sent(delivery, shown, message_id)))

    async def _note_all(self, work: Work, sent: Sequence[Sent]) -> None:
        """It is remembered which message shows what: an answer to it is meant for that, or for what it asks."""
        now = self._clock.now()
        there = await work.deliveries.sent([one.delivery.id for one in sent], now)
        await work.sent_messages.put_all([_shown(one, now) for one in sent if _is_answerable(one, there)])
        for one in sent:
            delivery = one.delivery
            if one.message_id is not None and one.is_kept:
                await (_note_shown if delivery.id in there else _empty)(work, delivery, one.message_id)
            if one.message_id is not None and delivery.chat_id < 0:
                await work.deliveries.shown(delivery.id, one.message_id)
            if one.is_new and delivery.chat_id < 0:
                await self._on_arrival(work, delivery)
            if delivery.kind in LEAVES_NOTHING:
                await work.deliveries.remove(delivery.id)

    async def _try_again(self, delivery: Delivery, why: str, tries: int) -> float:
        """Later each time, and never all at once."""
        attempts = delivery.attempts + 1
        tried = replace(delivery, attempts=attempts, failure=why)
        if attempts >= tries:
            await self._write(partial(self._give_up, tried))
            return 0
        pause = doubled(FIRST_PAUSE, attempts - 1, longest=LONGEST_PAUSE) * self._random.uniform(0.5, 1.5)
        await self.postpone(tried, pause)
        return pause

    async def _move(self, delivery: Delivery, new_chat_id: int) -> None:
        """All that is owed to the group goes where it is now, this too."""

        async def move(work: Work) -> None:
            await work.deliveries.give_back([delivery.id])
            await move_chat(work, delivery.chat_id, new_chat_id)

        log.warning("the group %s is %s now", delivery.chat_id, new_chat_id)
        await self._write(move)

    async def _lose(self, delivery: Delivery, began: datetime, work: Work) -> None:
        """Give up on the message, and on writing to that person unless they come back, or have since it began."""
        if delivery.chat_id > 0 and not await work.inbox.heard_from(delivery.chat_id, since=began):
            person = await work.people.get(delivery.chat_id)
            if person is not None and person.reachable:
                await work.people.save(replace(person, reachable=False))
        await self._give_up(delivery, work)

    async def _give_up(self, delivery: Delivery, work: Work) -> None:
        """Unless another process has finished it meanwhile."""
        if await _still_owed(work, delivery) is None:
            return
        log.warning("delivery %s (%s) is given up: %s", delivery.id, delivery.kind, delivery.failure)
        if delivery.kind in LEAVES_NOTHING:
            await work.deliveries.remove(delivery.id)
            return
        loss = delivery.loss or Loss.FAILED
        given_up = replace(delivery, failed_at=self._clock.now(), claimed_until=None, loss=loss)
        await work.deliveries.save(replace(given_up, detail={}))
        await self._on_failure(work, given_up)

    async def _write(self, change: Change) -> None:
        await self._patiently(lambda: self._changes.put(change))

    async def _patiently(self, write: Callable[[], Awaitable[None]]) -> None:
        """A message that is sent and not written down is sent twice, so a trouble of the database is waited out."""
        for tries, pause in enumerate(PAUSES_TO_WRITE):
            try:
                await write()
            except Exception as error:
                self._told.trouble("what became of deliveries can't be written down", cause_of(error))
                if tries >= TRIES_TO_WRITE and not will_pass(error):
                    return None
                await asyncio.sleep(pause)
            else:
                return self._told.over("what became of deliveries can't be written down")
        return None


async def _still_owed(work: Work, delivery: Delivery) -> Delivery | None:
    """As its row is now; None where it was sent, given up or dropped since it was claimed."""
    known = await work.deliveries.get(delivery.id)
    return known if known is not None and known.sent_at is None and known.failed_at is None else None


def _is_answerable(one: Sent, there: Collection[int]) -> bool:
    """Whether the message stands in a private chat, of somebody who has not left meanwhile."""
    in_private = one.message_id is not None and one.delivery.chat_id > 0
    return in_private and one.delivery.id in there and one.delivery.kind not in LEAVES_NOTHING


def _shown(one: Sent, now: datetime) -> SentMessage:
    assert one.message_id is not None
    return SentMessage(one.delivery.chat_id, one.message_id, one.delivery.kind, one.delivery.subject, now)


async def make_changes(work: Work, changes: Sequence[Change]) -> None:
    for change in changes:
        await change(work)


async def _note_shown(work: Work, delivery: Delivery, message_id: int) -> None:
    """Which message shows a card from now on, or names somebody: alerts by whom, lists of people without a subject."""
    if delivery.kind in CARDS:
        before = await work.cards.get(delivery.chat_id, delivery.kind, delivery.subject)
        await work.cards.put(delivery.chat_id, delivery.kind, delivery.subject, message_id)
        if before is not None and before != message_id:
            await _turn_into(work, delivery, before, Note(Event.GOES_ON_BELOW))
    else:
        subject = delivery.subject if delivery.kind is NoticeKind.STAFF_ALERT else 0
        await work.cards.leave(delivery.chat_id, delivery.kind, subject, message_id)


async def _empty(work: Work, delivery: Delivery, message_id: int) -> None:
    """Whoever it was about left while it was on its way; in their own chat it is theirs."""
    if delivery.chat_id > 0 and await work.people.get(delivery.chat_id) is None:
        return
    await _turn_into(work, delivery, message_id, Note(Event.LEFT))


async def _turn_into(work: Work, delivery: Delivery, message_id: int, note: Note) -> None:
    """Owe the chat of a delivery that one of its messages becomes that note."""
    kind, subject, detail = pack(note)
    turned = replace(delivery, id=0, kind=kind, subject=subject, detail=detail, message_id=message_id)
    await work.deliveries.add(replace(turned, lane=Lane.REMINDER, claimed_until=None, attempts=0, failure=""))
