"""A broadcast through kills and bad days: nobody is missed, and only what was in flight may come twice.

The same trials with 3,000 readers and the true lease: `python -m tests.benchmarks.delivery.trials`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from process import trials
from process.hasty import LEASE
from process.outcome import Outcome
from process.postgresql import own_server
from process.running import UNMARKED
from process.trials import Place

pytestmark = pytest.mark.attack("the process killed, database or Telegram away")

Record = Callable[[str, object], None]


def place(folder: Path, database_url: str, readers: int = 300) -> Place:
    return Place(folder, database_url, readers, {"send_rate": "0"}, hasty=True)


def report(outcome: Outcome, record_property: Record) -> None:
    """Into the report of the test run, and into what a failing test shows."""
    record_property("counts", str(outcome))
    print(outcome, *outcome.kills, sep="\n    ")


async def test_killed_three_times_and_only_what_was_in_flight_comes_twice(
    tmp_path: Path, database_url: str, record_property: Record
) -> None:
    outcome = await trials.kills(place(tmp_path, database_url, readers=700), times=3, while_planning=1)

    report(outcome, record_property)
    in_flight = [kill.in_flight for kill in outcome.kills]
    assert outcome.missed == outcome.unsettled == 0
    assert outcome.extra == sum(in_flight)
    assert max(in_flight) <= UNMARKED


async def test_two_processes_share_a_broadcast_and_nobody_gets_it_twice(
    tmp_path: Path, postgresql_url: str, record_property: Record
) -> None:
    outcome = await trials.together(place(tmp_path, postgresql_url, readers=1000))

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == outcome.extra == 0
    assert min(outcome.shares) > 0
    assert sum(outcome.shares) - 1000 < 5, "the rest is what staff are told of it"


async def test_what_a_killed_process_had_claimed_goes_over_to_the_other(
    tmp_path: Path, postgresql_url: str, record_property: Record
) -> None:
    outcome = await trials.takeover(place(tmp_path, postgresql_url, readers=1000))

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == 0
    assert outcome.extra <= outcome.allowed
    assert outcome.kills[0].in_flight <= 2 * UNMARKED
    assert outcome.taken_over > 0


async def test_a_process_that_stood_still_for_longer_than_its_lease_sends_nothing_that_the_other_has_sent(
    tmp_path: Path, postgresql_url: str, record_property: Record
) -> None:
    outcome = await trials.frozen(place(tmp_path, postgresql_url, readers=1000), LEASE + 2)

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == 0
    assert outcome.extra <= UNMARKED


async def test_postgresql_restarts_and_the_bot_goes_on_by_itself(record_property: Record) -> None:
    with TemporaryDirectory(prefix="mediabot-restarts-") as folder:
        async with own_server(Path(folder) / "postgresql") as server:
            around = place(Path(folder), await server.fresh())
            outcome = await trials.database_restarts(around, server, away=(0.0, LEASE + 2))

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == outcome.extra == 0


async def test_one_call_in_five_fails_and_nobody_gets_it_twice(
    tmp_path: Path, sqlite_url: str, record_property: Record
) -> None:
    outcome = await trials.errors(place(tmp_path, sqlite_url, readers=200))

    report(outcome, record_property)
    assert outcome.refused["500"] > 10
    assert outcome.refused["502"] > 10
    assert outcome.missed == outcome.unsettled == outcome.extra == 0


async def test_storms_of_429_are_sat_out(tmp_path: Path, sqlite_url: str, record_property: Record) -> None:
    outcome = await trials.storms(place(tmp_path, sqlite_url), lengths=(LEASE + 2,))

    report(outcome, record_property)
    assert 3 <= outcome.refused["429"] <= 3 * UNMARKED
    assert outcome.missed == outcome.unsettled == outcome.extra == 0


async def test_429_to_every_tenth_reader_is_obeyed_and_asked_for_once(
    tmp_path: Path, sqlite_url: str, record_property: Record
) -> None:
    outcome = await trials.chats(place(tmp_path, sqlite_url))

    report(outcome, record_property)
    assert outcome.refused == {"429": 30}
    assert outcome.missed == outcome.unsettled == outcome.extra == 0


async def test_only_those_whose_answer_was_lost_get_it_twice(
    tmp_path: Path, sqlite_url: str, record_property: Record
) -> None:
    outcome = await trials.lost_answers(place(tmp_path, sqlite_url))

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == 0
    assert 0 < outcome.extra == outcome.refused["0"]


async def test_the_bot_api_goes_away_and_comes_back(tmp_path: Path, sqlite_url: str, record_property: Record) -> None:
    outcome = await trials.bot_api_away(place(tmp_path, sqlite_url), LEASE + 2)

    report(outcome, record_property)
    assert outcome.missed == outcome.unsettled == 0
    assert outcome.extra <= UNMARKED
