"""Updates that wait in memory: in order within a line, in turn between lines."""

from __future__ import annotations

import asyncio

from machinery.doubles import NOON
from mediabot.bot.telegram.queue import Queue
from mediabot.domain.inbox import Received


def update(update_id: int, sequence: int = 1) -> Received:
    return Received(update_id, sequence, "{}", NOON)


async def drained(lines: Queue) -> list[int]:
    """The ids in the order in which one worker gets them."""
    order = []
    while len(lines):
        received = await lines.next()
        assert received is not None
        order.append(received.update_id)
        lines.finished(received)
    return order


async def test_a_line_is_in_the_order_of_the_updates_whenever_they_came() -> None:
    lines = Queue(most=100)

    lines.add([update(3), update(1)])
    lines.add([update(2)])

    assert await drained(lines) == [1, 2, 3]


async def test_lines_take_turns() -> None:
    lines = Queue(most=100)

    lines.add([update(1, 7), update(2, 7), update(3, 7), update(4, 8)])

    assert await drained(lines) == [1, 4, 2, 3]


async def test_an_update_that_is_here_already_is_not_taken_twice() -> None:
    lines = Queue(most=100)
    lines.add([update(1)])

    assert lines.add([update(1), update(2)]) == 1
    assert await drained(lines) == [1, 2]


async def test_the_next_of_a_line_waits_for_the_first() -> None:
    lines = Queue(most=100)
    lines.add([update(1), update(2), update(3, sequence=2)])
    first = await lines.next()
    assert first == update(1)
    assert await lines.next() == update(3, sequence=2)

    lines.finished(first)

    assert await lines.next() == update(2)


async def test_an_earlier_update_that_comes_late_is_next_after_the_one_that_is_out() -> None:
    lines = Queue(most=100)
    lines.add([update(5), update(6)])
    out = await lines.next()
    assert out is not None

    lines.add([update(4)])
    lines.finished(out)

    assert await drained(lines) == [4, 6]


async def test_a_line_that_is_put_off_comes_back() -> None:
    lines = Queue(most=100)
    lines.add([update(1)])
    out = await lines.next()
    assert out is not None

    lines.later(out, 0.01)

    assert await lines.next() == out


async def test_there_is_no_room_while_too_many_wait() -> None:
    lines = Queue(most=2)
    lines.add([update(1, 1), update(2, 2)])
    happened: list[str] = []

    async def enter() -> None:
        await lines.room()
        happened.append("entered")

    entering = asyncio.create_task(enter())
    await asyncio.sleep(0)

    happened.append("one is finished")
    lines.finished(update(1, 1))

    await entering
    assert happened == ["one is finished", "entered"]
