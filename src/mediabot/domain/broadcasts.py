"""A broadcast: one text from staff to many. Its states and who may move it where are all in this file.

draft -> (confirming <->) scheduled -> sending <-> paused -> finished | cancelled; the audience is fixed when sending
begins. Sending at once is a schedule 30 s from now, so that it can be undone. Every function raises BroadcastFixed
where its move is not legal.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.audience import Audience
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.errors import MediabotError
from mediabot.domain.languages import Bilingual

UNDO = timedelta(seconds=30)
CONFIRM_ABOVE = 100
"""So many readers may be written to on one person's word."""

REFUSALS = 3
"""After so many refused copies sending is held, and staff are asked whether to go on."""

REFUSED_OF = 20
"""Of so many copies at least one must have been refused for that: a few readers take no voice messages, say."""

STALE = timedelta(hours=6)
"""A broadcast that the bot could not begin within this time is not begun any more without being asked."""


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    CONFIRMING = "confirming"
    """Waits for a second member of staff."""
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


MOVES: dict[BroadcastState, frozenset[BroadcastState]] = {
    BroadcastState.DRAFT: frozenset({BroadcastState.CONFIRMING, BroadcastState.SCHEDULED}),
    BroadcastState.CONFIRMING: frozenset({BroadcastState.DRAFT, BroadcastState.SCHEDULED}),
    BroadcastState.SCHEDULED: frozenset({BroadcastState.DRAFT, BroadcastState.CONFIRMING, BroadcastState.SENDING}),
    BroadcastState.SENDING: frozenset({BroadcastState.PAUSED, BroadcastState.FINISHED, BroadcastState.CANCELLED}),
    BroadcastState.PAUSED: frozenset({BroadcastState.SENDING, BroadcastState.CANCELLED}),
    BroadcastState.FINISHED: frozenset(),
    BroadcastState.CANCELLED: frozenset(),
}
"""Every legal move."""

RUNNING = frozenset({BroadcastState.SENDING, BroadcastState.PAUSED})
ENDED = frozenset({BroadcastState.FINISHED, BroadcastState.CANCELLED})


class BroadcastFixed(MediabotError):
    """The broadcast is not in a state in which that can be done."""

    def __init__(self, broadcast_id: int, state: BroadcastState) -> None:
        super().__init__(f"broadcast {broadcast_id} is {state}")
        self.broadcast_id = broadcast_id
        self.state = state


class NothingToSend(MediabotError):
    """The broadcast has no text and no file yet."""


class NobodyToWriteTo(MediabotError):
    """Nobody is in the audience."""


class SecondPersonNeeded(MediabotError):
    """Who wrote a large broadcast, or asked for it to be sent, can't confirm it as well."""


class TimePassed(MediabotError):
    """The chosen time is not in the future."""


@dataclass(frozen=True)
class Broadcast:
    """`content` in one language alone goes to everybody. `planned_to` is the last
    person who got a row; `planned` says that all have. The counts are written when it ends.

    `version` rises with every change: whoever sends or confirms it means the one that they were shown.
    """

    id: int
    author_id: int
    created_at: datetime
    content: Bilingual[Content] = NO_CONTENT
    audience: Audience = Audience(willing=True)  # noqa: RUF009 (immutable)
    state: BroadcastState = BroadcastState.DRAFT
    send_at: datetime | None = None
    wanted_at: datetime | None = None
    """The time that the author chose; None is at once."""
    asked_by: int | None = None
    """Who wanted it sent."""
    confirmed_by: int | None = None
    started_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int = 0
    ended_at: datetime | None = None
    planned_to: int = 0
    planned: bool = False
    readers: int = 0
    delivered: int = 0
    blocked: int = 0
    gone: int = 0
    failed: int = 0
    silent: bool = False
    cleared: bool = False
    """Of a cancelled one: nothing is owed any more."""
    version: int = 0
    refused: bool = False
    """It was held because Telegram refused its first copies, and staff were told."""


@dataclass(frozen=True)
class Progress:
    """How far the deliveries of a broadcast have got."""

    delivered: int = 0
    waiting: int = 0
    blocked: int = 0
    gone: int = 0
    failed: int = 0


def ensure_draft(broadcast: Broadcast) -> Broadcast:
    if broadcast.state is not BroadcastState.DRAFT:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    return broadcast


def changed(broadcast: Broadcast, **facts: object) -> Broadcast:
    """A draft with another text, audience or time."""
    after = replace(ensure_draft(broadcast), **facts)  # type: ignore[arg-type]
    return after if after == broadcast else replace(after, version=broadcast.version + 1)


def ask(broadcast: Broadcast, now: datetime, *, by: int, readers: int, confirm_above: int) -> Broadcast:
    """Somebody wants it sent: scheduled, or first to be confirmed where it is for many.

    Raises NothingToSend, NobodyToWriteTo, TimePassed.
    """
    if not broadcast.content:
        raise NothingToSend(f"broadcast {broadcast.id} has no content")
    if readers < 1:
        raise NobodyToWriteTo(f"nobody is in the audience of broadcast {broadcast.id}")
    asked = replace(broadcast, asked_by=by, confirmed_by=None)
    if readers > confirm_above:
        return _moved(asked, BroadcastState.CONFIRMING)
    return _scheduled(asked, now)


def confirm(broadcast: Broadcast, now: datetime, *, by: int) -> Broadcast:
    """A second person agrees. Raises SecondPersonNeeded, TimePassed."""
    if broadcast.state is not BroadcastState.CONFIRMING:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    if by in (broadcast.author_id, broadcast.asked_by):
        raise SecondPersonNeeded(f"broadcast {broadcast.id} was asked for by {by}")
    return _scheduled(replace(broadcast, confirmed_by=by), now)


def take_back(broadcast: Broadcast) -> Broadcast:
    """Undo, or not confirmed: a draft again, to be confirmed anew."""
    return replace(_moved(broadcast, BroadcastState.DRAFT), asked_by=None, confirmed_by=None, send_at=None)


def holds(broadcast: Broadcast, senders: Collection[int], *, readers: int, confirm_above: int) -> bool:
    """Whether what it was scheduled on still holds: the right of its sender, and for many that of who confirmed it."""
    if broadcast.asked_by not in senders:
        return False
    return readers <= confirm_above or broadcast.confirmed_by in senders


def ask_again(broadcast: Broadcast) -> Broadcast:
    """Its time has come and it does not hold any more: it goes as soon as somebody who may has agreed to it."""
    moved = _moved(broadcast, BroadcastState.CONFIRMING)
    return replace(moved, confirmed_by=None, send_at=None, wanted_at=None, version=broadcast.version + 1)


def take_over(broadcast: Broadcast, now: datetime, *, by: int, readers: int, confirm_above: int) -> Broadcast:
    """Whoever wanted it sent may not send any more; somebody else wants it now. Raises what `ask` does."""
    if broadcast.state is not BroadcastState.CONFIRMING:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    return ask(take_back(broadcast), now, by=by, readers=readers, confirm_above=confirm_above)


def is_refused(broadcast: Broadcast, progress: Progress) -> bool:
    """Whether Telegram refuses so many copies that it is no use to go on without asking; that is asked once."""
    tried = progress.delivered + progress.failed
    refused = progress.failed >= REFUSALS and progress.failed * REFUSED_OF >= tried
    return refused and not broadcast.refused and broadcast.state is BroadcastState.SENDING


def hold(broadcast: Broadcast, now: datetime) -> Broadcast:
    """Its copies are refused: nothing more goes until staff say so."""
    return replace(pause(broadcast, now), refused=True)


def start(broadcast: Broadcast, now: datetime) -> Broadcast:
    """Its time has come."""
    return replace(_moved(broadcast, BroadcastState.SENDING), started_at=now)


def pause(broadcast: Broadcast, now: datetime) -> Broadcast:
    return replace(_moved(broadcast, BroadcastState.PAUSED), paused_at=now)


def resume(broadcast: Broadcast, now: datetime) -> Broadcast:
    moved = _moved(broadcast, BroadcastState.SENDING)
    if broadcast.state is not BroadcastState.PAUSED:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    return replace(moved, paused_at=None, paused_seconds=_paused(broadcast, now))


def finish(broadcast: Broadcast, now: datetime, progress: Progress) -> Broadcast:
    """Nothing is owed any more."""
    if not broadcast.planned or progress.waiting:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    return _ended(_moved(broadcast, BroadcastState.FINISHED), now, progress)


def stop(broadcast: Broadcast, now: datetime, progress: Progress) -> Broadcast:
    """For good: who has not got it yet does not get it."""
    ended = replace(broadcast, paused_seconds=_paused(broadcast, now))
    return _ended(_moved(ended, BroadcastState.CANCELLED), now, progress)


def seconds_sending(broadcast: Broadcast, now: datetime) -> float:
    """How long it has been sent, without pauses."""
    if broadcast.started_at is None:
        return 0.0
    whole = ((broadcast.ended_at or now) - broadcast.started_at).total_seconds()
    return max(0.0, whole - (broadcast.paused_seconds if broadcast.ended_at else _paused(broadcast, now)))


def _moved(broadcast: Broadcast, state: BroadcastState) -> Broadcast:
    if state not in MOVES[broadcast.state]:
        raise BroadcastFixed(broadcast.id, broadcast.state)
    return replace(broadcast, state=state)


def _scheduled(broadcast: Broadcast, now: datetime) -> Broadcast:
    wanted = broadcast.wanted_at
    if wanted is not None and wanted <= now:
        raise TimePassed(f"broadcast {broadcast.id} was wanted at {wanted}")
    send_at = now + UNDO if wanted is None else max(wanted, now + UNDO)
    return replace(_moved(broadcast, BroadcastState.SCHEDULED), send_at=send_at)


def _paused(broadcast: Broadcast, now: datetime) -> int:
    since = broadcast.paused_at
    return broadcast.paused_seconds + (round((now - since).total_seconds()) if since else 0)


def _ended(broadcast: Broadcast, now: datetime, progress: Progress) -> Broadcast:
    return replace(
        broadcast,
        ended_at=now,
        paused_at=None,
        delivered=progress.delivered,
        blocked=progress.blocked,
        gone=progress.gone,
        failed=progress.failed,
    )
