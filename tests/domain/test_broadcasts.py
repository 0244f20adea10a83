"""States of a broadcast: every move is legal, whoever makes it and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain import broadcasts
from mediabot.domain.broadcasts import (
    CONFIRM_ABOVE,
    MOVES,
    UNDO,
    Broadcast,
    BroadcastFixed,
    BroadcastState,
    NobodyToWriteTo,
    NothingToSend,
    Progress,
    SecondPersonNeeded,
    TimePassed,
)
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.errors import MediabotError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AUTHOR, SENDER, OTHER = 1, 2, 3
DRAFT = Broadcast(id=1, author_id=AUTHOR, created_at=NOON, content=NO_CONTENT.put("bg", Content("Здравейте")))

Move = Callable[[Broadcast, datetime], Broadcast]
MOVE_BY_NAME: dict[str, Move] = {
    "ask for few": lambda b, now: broadcasts.ask(b, now, by=SENDER, readers=5, confirm_above=CONFIRM_ABOVE),
    "ask for many": lambda b, now: broadcasts.ask(b, now, by=SENDER, readers=500, confirm_above=CONFIRM_ABOVE),
    "author confirms": lambda b, now: broadcasts.confirm(b, now, by=AUTHOR),
    "sender confirms": lambda b, now: broadcasts.confirm(b, now, by=SENDER),
    "other confirms": lambda b, now: broadcasts.confirm(b, now, by=OTHER),
    "take back": lambda b, now: broadcasts.take_back(b),
    "change": lambda b, now: broadcasts.changed(b, content=b.content.put("en", Content("Hello"))),
    "start": broadcasts.start,
    "pause": broadcasts.pause,
    "resume": broadcasts.resume,
    "stop": lambda b, now: broadcasts.stop(b, now, Progress(delivered=2, waiting=3)),
    "finish": lambda b, now: broadcasts.finish(b, now, Progress(delivered=5)),
    "finish early": lambda b, now: broadcasts.finish(b, now, Progress(delivered=4, waiting=1)),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(MOVE_BY_NAME)), st.integers(0, 5000)), max_size=25))
def test_no_order_of_moves_leads_where_the_table_does_not(moves: list[tuple[str, int]]) -> None:
    broadcast, now, asked_for_many = DRAFT, NOON, False
    for name, seconds in moves:
        now += timedelta(seconds=seconds)
        before = broadcast
        with suppress(MediabotError):
            broadcast = MOVE_BY_NAME[name](broadcast, now)
        if broadcast.state is not before.state:
            assert broadcast.state in MOVES[before.state]
            asked_for_many = asked_for_many if name != "ask for few" else False
            asked_for_many = True if name == "ask for many" else asked_for_many
        if broadcast.state in (BroadcastState.SENDING, BroadcastState.FINISHED) and asked_for_many:
            assert broadcast.confirmed_by not in (None, AUTHOR, SENDER)
        if before.state in broadcasts.ENDED:
            assert broadcast == before


def test_sending_at_once_leaves_half_a_minute_to_undo() -> None:
    scheduled = MOVE_BY_NAME["ask for few"](DRAFT, NOON)

    assert scheduled.send_at == NOON + UNDO
    assert broadcasts.take_back(scheduled).state is BroadcastState.DRAFT


def test_a_changed_draft_has_to_be_confirmed_again() -> None:
    asked = MOVE_BY_NAME["ask for many"](DRAFT, NOON)
    confirmed = MOVE_BY_NAME["other confirms"](asked, NOON)

    back = broadcasts.take_back(confirmed)

    assert back.confirmed_by is None
    assert MOVE_BY_NAME["ask for many"](back, NOON).state is BroadcastState.CONFIRMING


@pytest.mark.parametrize("who", ["author confirms", "sender confirms"])
def test_nobody_confirms_their_own_wish(who: str) -> None:
    asked = MOVE_BY_NAME["ask for many"](DRAFT, NOON)

    with pytest.raises(SecondPersonNeeded):
        MOVE_BY_NAME[who](asked, NOON)


def test_nothing_nobody_and_the_past_are_refused() -> None:
    empty = Broadcast(id=1, author_id=AUTHOR, created_at=NOON)
    late = broadcasts.changed(DRAFT, wanted_at=NOON)

    with pytest.raises(NothingToSend):
        broadcasts.ask(empty, NOON, by=SENDER, readers=5, confirm_above=100)
    with pytest.raises(NobodyToWriteTo):
        broadcasts.ask(DRAFT, NOON, by=SENDER, readers=0, confirm_above=100)
    with pytest.raises(TimePassed):
        broadcasts.ask(late, NOON, by=SENDER, readers=5, confirm_above=100)


def test_pauses_do_not_count_as_sending() -> None:
    sending = broadcasts.start(MOVE_BY_NAME["ask for few"](DRAFT, NOON), NOON)
    paused = broadcasts.pause(sending, NOON + timedelta(seconds=10))
    resumed = broadcasts.resume(paused, NOON + timedelta(seconds=70))

    stopped = broadcasts.stop(resumed, NOON + timedelta(seconds=75), Progress(delivered=2))

    assert broadcasts.seconds_sending(paused, NOON + timedelta(seconds=60)) == 10
    assert broadcasts.seconds_sending(stopped, NOON + timedelta(hours=1)) == 15


def test_it_is_not_finished_before_all_is_planned() -> None:
    sending = broadcasts.start(MOVE_BY_NAME["ask for few"](DRAFT, NOON), NOON)

    with pytest.raises(BroadcastFixed):
        broadcasts.finish(sending, NOON, Progress(delivered=5))


def test_a_reader_gets_the_own_language_and_otherwise_the_only_one() -> None:
    both = broadcasts.changed(DRAFT, content=DRAFT.content.put("en", Content("Hello")))

    assert both.content.in_language("en").html == "Hello"
    assert both.content.in_language("bg").html == "Здравейте"
    assert DRAFT.content.in_language("en").html == "Здравейте"
