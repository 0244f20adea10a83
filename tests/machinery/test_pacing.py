"""How fast messages leave: evenly over all, seldom to one chat, not at all while Telegram asks to wait."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.deliveries import Lane, MustWait, TryAgain
from mediabot.jobs.chat_pace import BURST, IN_A_MINUTE, MINUTE, SECOND, TIDY_ABOVE, ChatPace
from mediabot.jobs.pacing import FAILURES, PATIENCE, REFUSALS, TOGETHER, Flow, Gate, Refusals


def run_through(flow: Flow, late: list[float], on_the_way: list[float]) -> list[float]:
    """Messages one after the other, never waiting for an answer; when Telegram counted each."""
    now = 0.0
    counted: list[float] = []
    answers: list[float] = []
    for delay, latency in zip(late, on_the_way, strict=True):
        while (ready := flow.ready_at(now)) is None or ready > now:
            due = [answer for answer in answers if ready is None or answer <= ready]
            now = min(due) if due else (ready or now)
            if due:
                answers.remove(min(due))
                flow.answered(now)
        now += delay
        flow.take(now)
        counted.append(now + latency / 2)
        answers.append(now + latency)
    return counted


@given(st.lists(st.tuples(st.floats(0, 0.3), st.floats(0, 3)), min_size=60, max_size=120))
def test_no_second_of_telegrams_holds_more_than_the_limit_however_uneven_the_network(
    moments: list[tuple[float, float]],
) -> None:
    counted = sorted(run_through(Flow(10), [late for late, _ in moments], [way for _, way in moments]))

    assert all(later - first >= 1 - 1e-9 for first, later in zip(counted, counted[10:], strict=False))


def test_almost_all_of_the_limit_is_reached() -> None:
    random = Random(1)
    late, on_the_way = (
        [random.uniform(0, 0.002) for _ in range(3000)],
        [random.uniform(0.002, 0.02) for _ in range(3000)],
    )

    counted = run_through(Flow(30), late, on_the_way)

    assert 2999 / (counted[-1] - counted[0]) > 0.97 * 30


def test_messages_leave_evenly_and_the_first_after_a_pause_at_once() -> None:
    flow = Flow(100)

    counted = run_through(flow, [0.0] * 5, [0.001] * 5)

    assert [round(later - first, 6) for first, later in pairwise(counted)] == [0.01] * 4
    assert flow.ready_at(60) == 60


def test_an_album_takes_as_many_places_as_it_has_messages() -> None:
    flow = Flow(10)
    flow.take(0, 8)
    flow.answered(0.1, 8)

    assert flow.ready_at(0.9, 2) == 0.9
    assert flow.ready_at(0.9, 3) == pytest.approx(1.1)


def test_more_messages_than_the_limit_wait_for_an_empty_second_and_not_for_ever() -> None:
    flow = Flow(5)
    flow.take(0)
    flow.answered(0)

    assert flow.ready_at(0, 10) == 1


def test_without_a_limit_nobody_waits() -> None:
    flow = Flow(None)
    for _ in range(1000):
        flow.take(0)

    assert flow.ready_at(0) == 0


def test_a_person_gets_a_small_burst_and_then_one_a_second() -> None:
    chats = ChatPace()
    moments: list[float] = []
    for _ in range(BURST + 3):
        moments.append(chats.ready_at(7, moments[-1] if moments else 100.0))
        chats.charge(7, moments[-1])

    assert moments[:BURST] == [100.0] * BURST
    assert [round(later - first, 6) for first, later in pairwise(moments[BURST - 1 :])] == [SECOND] * 3
    assert chats.ready_at(8, 100) == 100


def test_a_group_gets_no_more_than_twenty_in_any_minute() -> None:
    chats = ChatPace()
    now, moments = 0.0, []
    for _ in range(60):
        now = chats.ready_at(-100, now)
        moments.append(now)
        chats.charge(-100, now)

    assert all(later - first >= MINUTE for first, later in zip(moments, moments[IN_A_MINUTE:], strict=False))
    assert moments[-1] == 2 * MINUTE


def test_an_album_costs_a_chat_as_many_tokens_as_it_has_messages() -> None:
    chats = ChatPace()
    chats.charge(7, 0, 5)

    assert chats.ready_at(7, 0) == pytest.approx(3 * SECOND)


def test_chats_of_long_ago_are_forgotten() -> None:
    chats = ChatPace()

    for number in range(1, 50_000):
        chats.charge(number, number / 30)

    assert len(chats) <= 2 * TIDY_ABOVE


def test_a_chat_that_must_rest_does_so_to_the_second_even_without_limits() -> None:
    chats = ChatPace(limited=False)
    chats.charge(7, 0, 50)
    chats.rest(7, 12.0)
    chats.rest(7, 5.0)

    assert (chats.ready_at(7, 3), chats.ready_at(7, 12), chats.ready_at(8, 3)) == (12, 12, 3)


def test_all_must_wait_when_several_chats_are_refused_together() -> None:
    refusals = Refusals()

    assert [refusals.add(at, 1) for at in (0.0, 0.1, 0.2)] == [False] * 3
    assert [refusals.add(0.3 + chat_id / 10, chat_id) for chat_id in range(2, REFUSALS + 1)][-1]
    assert not any(refusals.add(100 + chat_id * TOGETHER, chat_id) for chat_id in range(9))


@pytest.fixture(autouse=True)
def time_leaps(leaping: None) -> None:
    """Nothing here waits for anything but time, so moments are exact."""


async def refused(gate: Gate, chat_id: int, seconds: float = 5, lane: Lane = Lane.BROADCAST) -> None:
    with pytest.raises(MustWait):
        async with gate.turn(chat_id, lane):
            raise MustWait(seconds)


async def sent(gate: Gate, chat_id: int, lane: Lane = Lane.BROADCAST) -> float:
    async with gate.turn(chat_id, lane):
        return asyncio.get_running_loop().time()


async def test_a_refusal_stops_that_chat_and_no_other() -> None:
    gate = Gate(None)

    await refused(gate, -100, seconds=7)

    with pytest.raises(MustWait) as wait:
        await sent(gate, -100, Lane.REPLY)
    assert wait.value.seconds == 7
    assert not wait.value.everywhere
    assert gate.holds(-100) == 7
    await sent(gate, 7)
    assert gate.closed_for() == 0


async def test_refusals_of_several_people_stop_everything_and_replies_too() -> None:
    gate = Gate(None)

    for chat_id in range(1, REFUSALS + 1):
        await refused(gate, chat_id, seconds=9)

    assert gate.closed_for() == 9
    with pytest.raises(MustWait) as wait:
        await sent(gate, 500, Lane.REPLY)
    assert wait.value.everywhere


async def test_refusals_of_some_people_among_many_stop_only_those() -> None:
    gate = Gate(None)

    for chat_id in range(1, 100):
        if chat_id % 3:
            await sent(gate, chat_id)
        else:
            await refused(gate, chat_id)

    assert gate.closed_for() == 0
    assert gate.holds(99) == 5


async def test_groups_and_people_written_to_too_much_stop_only_themselves() -> None:
    gate = Gate(1000.0)

    for chat_id in (-1, -2, -3, -4):
        await refused(gate, chat_id)
    for chat_id in (1, 2, 3, 4):
        await sent(gate, chat_id)
        await refused(gate, chat_id)

    assert gate.closed_for() == 0


async def test_after_the_stop_sending_goes_on_to_the_second() -> None:
    gate = Gate(None)
    began = asyncio.get_running_loop().time()
    for chat_id in range(1, REFUSALS + 1):
        await refused(gate, chat_id, seconds=9)

    await asyncio.sleep(gate.closed_for())

    assert await sent(gate, 500) - began == pytest.approx(9)


async def test_when_telegram_can_not_be_reached_sending_pauses_ever_longer() -> None:
    gate = Gate(None)

    async def fails(chat_id: int) -> None:
        with pytest.raises(TryAgain):
            async with gate.turn(chat_id, Lane.BROADCAST):
                raise TryAgain("no answer in time")

    for chat_id in range(FAILURES - 1):
        await fails(chat_id)
    open_still = gate.closed_for()
    await sent(gate, 99)
    for chat_id in range(FAILURES):
        await fails(chat_id)

    assert open_still == 0
    assert gate.closed_for() == 1


async def test_whoever_waits_at_the_gate_hears_of_a_stop_at_once() -> None:
    gate = Gate(1.0)
    await sent(gate, 99)
    waiting = asyncio.create_task(sent(gate, 7))
    await asyncio.sleep(0.01)
    began = asyncio.get_running_loop().time()

    gate._close(60)

    with pytest.raises(MustWait):
        await waiting
    assert asyncio.get_running_loop().time() == began


async def test_replies_pass_first_and_then_the_lanes_by_urgency() -> None:
    gate = Gate(50.0)
    lanes = [Lane.BROADCAST] * 8 + [Lane.DIGEST, Lane.REFERRAL, Lane.REPLY]
    passed: list[Lane] = []

    async def send(number: int, lane: Lane) -> None:
        await sent(gate, number, lane)
        passed.append(lane)

    await asyncio.gather(*(send(number, lane) for number, lane in enumerate(lanes)))

    assert passed[1:4] == [Lane.REPLY, Lane.REFERRAL, Lane.DIGEST]


async def test_a_reply_is_not_held_up_by_the_tokens_of_its_chat() -> None:
    gate = Gate(100.0)
    began = asyncio.get_running_loop().time()

    for _ in range(10):
        last = await sent(gate, 7, Lane.REPLY)

    assert last - began == pytest.approx(9 / 100)
    assert gate.holds(7) > 5


async def test_whoever_can_not_pass_for_long_comes_again_later() -> None:
    gate = Gate(1 / (2 * PATIENCE))
    await sent(gate, 1)

    with pytest.raises(MustWait) as wait:
        await sent(gate, 2)

    assert (wait.value.seconds, wait.value.everywhere, gate.closed_for()) == (1, False, 0)


async def test_one_who_leaves_the_queue_takes_no_place() -> None:
    gate = Gate(1.0)
    began = await sent(gate, 1)
    gone = asyncio.create_task(sent(gate, 2))
    await asyncio.sleep(0.01)

    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    assert await sent(gate, 3) - began == pytest.approx(1.0)
