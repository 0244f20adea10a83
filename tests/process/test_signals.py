"""SIGTERM and SIGINT: an orderly end, in time, whatever is under way, with nothing lost and nothing twice."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter

import pytest

from process.running import House, wait_for

WITHIN = 5.0
"""Seconds; promised to operators, whose supervisor kills after that."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal_ends_it_in_time_and_everything_is_answered_once_after_a_restart(
    house: House, number: signal.Signals
) -> None:
    people = house.crowd(25)
    house.api.delay("sendMessage", 0.1)
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

    assert (code, seconds < WITHIN) == (0, True)
    assert unanswered > 0
    for person in people:
        texts = Counter(seen.text for seen in person.chat.messages if seen.from_bot)
        assert len(texts) == 8
        assert max(texts.values()) == 1


async def test_signal_ends_it_in_time_while_telegram_does_not_answer(house: House) -> None:
    people = house.crowd(10)
    await house.bot.start()
    house.api.delay("sendMessage", 60)
    for person in people:
        await person.sends("telemedicine")
    await wait_for(lambda: house.api.calls.under_way >= 5, "some answers on their way")

    code, seconds = await house.bot.signal(signal.SIGTERM)

    assert (code, seconds < WITHIN) == (0, True)


async def test_signal_ends_it_in_time_while_it_waits_for_telegram_at_its_start(house: House) -> None:
    house.api.fail_next("getMe", 502, times=1000)
    await house.bot.launch()
    await house.bot.says("trying again")

    code, seconds = await house.bot.signal(signal.SIGTERM)

    assert (code, seconds < WITHIN) == (0, True)


async def test_signal_at_any_moment_of_the_start_ends_it_in_order(house: House) -> None:
    codes = []
    for moment in (1.0, 1.6, 2.2):
        await house.bot.launch()
        await asyncio.sleep(moment)
        codes.append((await house.bot.signal(signal.SIGTERM))[0])

    assert set(codes) <= {0, -signal.SIGTERM}, house.bot.outputs
