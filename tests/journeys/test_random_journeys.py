"""Whole journeys at random: whatever people do in whichever order, each promise of the house is kept.

A few of them in each run; `MEDIABOT_JOURNEYS=200` plays two hundred and prints how many acts of which kind they had.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from databases import SqliteFiles
from journeys.held import Watch
from journeys.playing import ACTS, OFTEN, Act, Play, directory
from mail.office import open_office

WANTED = os.environ.get("MEDIABOT_JOURNEYS", "")
JOURNEYS = int(WANTED or 4)

acts = st.lists(st.tuples(st.sampled_from((*ACTS, *OFTEN, *OFTEN)), st.integers(0, 999_999)), min_size=12, max_size=24)
played: Counter[str] = Counter()


async def play(database_url: str, experts: Path, journey: list[Act]) -> tuple[Play, Watch]:
    """To the end, and past all deadlines."""
    async with open_office(database_url, experts=experts, undo_seconds=60) as office:
        for expert in (office.newsroom.parvan, office.newsroom.vtora, office.newsroom.kisel):
            await expert.says("/start")
        playing = Play(office)
        watch = Watch(playing)
        for act in journey:
            await playing.act(act)
            await watch.look()
        await watch.look_at_the_end()
    return playing, watch


@pytest.mark.slow
@pytest.mark.timeout(0 if WANTED else 600)
@settings(
    max_examples=JOURNEYS,
    deadline=None,
    derandomize=not WANTED,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(journey=acts)
def test_each_journey_keeps_every_promise(sqlite_files: SqliteFiles, tmp_path: Path, journey: list[Act]) -> None:
    playing, watch = asyncio.run(play(sqlite_files.fresh(), directory(tmp_path), journey))

    assert watch.broken == []
    played.update(playing.played)
    played.update(f"question {one.status}" for one in watch.questions)
    played.update({"journeys": 1, "letters": len(playing.office.mail.letters), "asks in all": len(watch.seen)})


def teardown_module() -> None:
    if WANTED:
        print("\n".join(f"{count:7} {what}" for what, count in sorted(played.items())))
