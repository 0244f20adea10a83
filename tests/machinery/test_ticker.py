"""The ticker: every task at every beat, each for itself."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from mediabot.jobs.ticker import BEAT, Ticker
from mediabot.services.sending.endings import Died
from waiting import until


async def test_a_task_that_fails_does_not_keep_the_others_from_theirs(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    async def broken() -> None:
        raise ValueError("поверително")

    async def fine() -> None:
        done.append("fine")

    await Ticker((broken, fine)).tick()

    assert done == ["fine"]
    assert "broken failed: ValueError" in caplog.text
    assert "поверително" not in caplog.text


async def test_it_beats_until_it_is_stopped() -> None:
    beats: list[int] = []

    async def beat() -> None:
        beats.append(1)

    ticker = Ticker((beat,), seconds=0.02)
    ticker.start()
    await until(lambda: len(beats) >= 3)

    await ticker.stop()
    counted = len(beats)

    async def beat_of_another() -> None:
        others.append(1)

    others: list[int] = []
    another = Ticker((beat_of_another,), seconds=0.02)
    another.start()
    await until(lambda: len(others) >= 5)
    await another.stop()
    assert len(beats) == counted


async def test_two_beats_never_run_at_once() -> None:
    under_way: list[int] = []
    most: list[int] = []

    async def slow() -> None:
        under_way.append(1)
        most.append(len(under_way))
        await asyncio.sleep(0.01)
        under_way.pop()

    ticker = Ticker((slow,))

    await asyncio.gather(ticker.tick(), ticker.tick(), ticker.tick())

    assert most == [1, 1, 1]


async def test_stopping_what_never_started_is_no_mistake() -> None:
    await Ticker(()).stop()


async def test_what_fails_at_every_beat_is_told_once_and_once_when_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    troubles: list[Exception] = [OSError("disk full")] * 3 + [KeyError("secret")] * 3

    async def shaky() -> None:
        if troubles:
            raise troubles.pop(0)

    ticker = Ticker((shaky,))
    for _ in range(8):
        await ticker.tick()

    told = [message.rpartition("<locals>.")[2] for message in caplog.messages]
    assert told == ["shaky failed: disk full", "shaky failed: KeyError", "shaky failed"]


async def test_a_clock_that_went_ahead_and_back_leaves_no_beat_for_tomorrow() -> None:
    beats: list[int] = []

    async def beat() -> None:
        beats.append(1)

    ticker = Ticker((beat,), seconds=0.05)
    ticker.start()
    await until(lambda: bool(beats))
    ticker._scheduler.get_job(BEAT).modify(next_run_time=datetime.now(UTC) + timedelta(days=1))
    counted = len(beats)

    await until(lambda: len(beats) > counted + 2)

    await ticker.stop()


async def test_a_beat_that_is_cut_off_is_followed_by_the_next() -> None:
    beats: list[int] = []

    async def cut_off_once() -> None:
        beats.append(1)
        if len(beats) == 1:
            raise asyncio.CancelledError

    ticker = Ticker((cut_off_once,), seconds=0.02)
    ticker.start()

    await until(lambda: len(beats) > 2)
    await ticker.stop()


async def test_a_scheduler_without_a_beat_is_noticed_by_whoever_waits_for_it() -> None:
    async def beat() -> None:
        pass

    ticker = Ticker((beat,), seconds=0.02)
    ticker.start()

    ticker._scheduler.remove_all_jobs()

    with pytest.raises(Died, match=r"the ticker of .*beat has died"):
        await ticker.failed()
    await ticker.stop()
