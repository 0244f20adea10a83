"""SIGTERM and SIGINT: an orderly end whatever is under way, with nothing lost and nothing twice.

Operators are promised that it takes less than five seconds. How long it took is in the report; what is asserted is that
nothing is begun any more, and that nobody is waited for who does not answer.
"""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Callable

import pytest

from process.running import WORKERS, House, wait_for

Record = Callable[[str, object], None]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal_ends_it_before_all_is_done_and_everything_is_answered_once_after_a_restart(
    house: House, number: signal.Signals, record_property: Record
) -> None:
    people = house.crowd(25)
    house.api.delay("sendMessage", 0.2)
    await house.bot.start()
    for turn in range(8):
        for person in people:
            await person.sends(f"telemedicine, turn {turn}")
    await wait_for(lambda: house.sent() >= 20, "twenty answers")

    code, seconds = await house.bot.signal(number)
    unanswered = len(people) * 8 - house.sent()
    house.api.all_well()
    await house.bot.start()
    await house.quiet()

    record_property("seconds", seconds)
    assert code == 0
    assert unanswered > 0
    for person in people:
        texts = Counter(seen.text for seen in person.chat.messages if seen.from_bot)
        assert len(texts) == 8
        assert max(texts.values()) == 1


async def test_signal_ends_it_while_telegram_does_not_answer(house: House, record_property: Record) -> None:
    people = house.crowd(10)
    await house.bot.start()
    house.api.delay("sendMessage", 3600)
    for person in people:
        await person.sends("telemedicine")
    await wait_for(lambda: house.api.calls.under_way == WORKERS, "as many answers on their way as there may be")

    code, seconds = await house.bot.signal(signal.SIGTERM)

    record_property("seconds", seconds)
    assert code == 0
    assert len(house.api.calls.of("sendMessage")) == house.api.calls.under_way == WORKERS


async def test_signal_ends_it_while_it_waits_for_telegram_at_its_start(house: House, record_property: Record) -> None:
    house.api.fail_next("getMe", 502, times=1000)
    await house.bot.launch()
    await house.bot.says("trying again")

    code, seconds = await house.bot.signal(signal.SIGTERM)

    record_property("seconds", seconds)
    assert code == 0


async def test_signal_at_any_moment_of_the_start_ends_it_in_order(house: House) -> None:
    codes = []
    for moment in (0.4, 0.8, 1.2, 1.6):
        await house.bot.launch()
        await asyncio.sleep(moment)
        codes.append((await house.bot.signal(signal.SIGTERM))[0])

    assert set(codes) <= {0, -signal.SIGTERM}, house.bot.outputs
