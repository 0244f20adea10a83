"""Health: by what last went well, and how long ago, whatever the database and Telegram do meanwhile."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from machinery.doubles import NOON, MovableClock, StillTime, owed, put
from mediabot.bot.telegram.polling import LONG_POLL
from mediabot.console import vitals
from mediabot.console.vitals import HANGS, UNHEARD, UNLOOKED, UNSENT, UNWRITTEN, Signs, Vitals
from mediabot.domain.chats import LostChat
from mediabot.domain.deliveries import Lane
from mediabot.services.directory.office import empty_office
from mediabot.services.sending.heartbeat import Heartbeat
from mediabot.storage import engine
from mediabot.storage.engine import DatabaseUnusable, open_engine
from mediabot.storage.store import SqlStore

GROUP = -1005


@dataclass
class Body:
    """What the signs are read from, and what they say."""

    store: SqlStore
    clock: MovableClock = field(default_factory=MovableClock)
    time: StillTime = field(default_factory=StillTime)
    complaint: str = ""
    unsent: float = 0.0
    beating: float = 0.0

    def __post_init__(self) -> None:
        self.wrote, self.heard, self.looked = (Heartbeat(self.clock, self.time) for _ in range(3))
        signs = Signs(
            self.wrote,
            self.heard,
            self.looked,
            complaint=lambda: self.complaint,
            unsent=lambda: self.unsent,
            beating=lambda: {"the ticker of feeds": self.beating},
        )
        office = replace(empty_office(), version=1, staff_chat=GROUP)
        self.vitals = Vitals(self.store, self.clock, lambda: office, signs)

    def beats(self) -> None:
        for heart in (self.wrote, self.heard, self.looked):
            heart.beat()

    async def troubles(self) -> tuple[str, ...]:
        return (await self.vitals.health()).trouble


@pytest.fixture
def body(store: SqlStore) -> Body:
    return Body(store)


@pytest.fixture
async def locked(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SqlStore]:
    """A database that another program holds."""
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 100",))
    store = SqlStore(open_engine(sqlite_url))
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield store
        other.execute("ROLLBACK")
    await store.close()


async def test_a_body_that_is_well_tells_when_it_last_wrote_and_heard_and_what_is_owed_for_how_long(
    body: Body, store: SqlStore
) -> None:
    body.beats()
    await put(store, owed(7, lane=Lane.REFERRAL), owed(8, lane=Lane.DIGEST, due_at=NOON + timedelta(hours=1)))
    body.clock.passes(seconds=9)

    health = await body.vitals.health()

    assert health.ok
    assert (health.last_write, health.last_heard) == (NOON.isoformat(), NOON.isoformat())
    assert health.oldest_owed == {"referral": 9.0}
    assert health.deliveries_waiting == 2
    assert health.staff_group is True


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (UNWRITTEN, "nothing could be written to the database"),
        (UNHEARD, "nothing was heard from Telegram"),
        (UNLOOKED, "the courier has not looked"),
    ],
)
async def test_what_has_not_gone_well_for_most_of_a_minute_is_told(body: Body, limit: float, told: str) -> None:
    body.time.passes(limit - 1)
    assert not any(told in trouble for trouble in await body.troubles())

    body.time.passes(2)

    assert any(told in trouble for trouble in await body.troubles())
    assert limit <= 60


async def test_what_the_process_says_of_its_parts_is_told(body: Body) -> None:
    body.complaint, body.unsent, body.beating = "Connection refused", UNSENT + 1, HANGS + 1

    troubles = await body.troubles()

    assert troubles == (
        f"Telegram has taken nothing for {UNSENT + 1:.0f} s",
        f"the ticker of feeds hangs for {HANGS + 1:.0f} s",
        "Telegram can't reach the webhook: Connection refused",
    )


async def test_a_clock_that_is_set_makes_nobody_ill(body: Body) -> None:
    body.beats()

    body.clock.passes(days=1)

    assert (await body.vitals.health()).ok


async def test_a_staff_group_that_is_lost_is_told_until_it_is_found(body: Body, store: SqlStore) -> None:
    async with store.begin() as work:
        await work.moved_chats.put(GROUP, GROUP - 1)
        await work.lost_chats.put(LostChat(GROUP - 1, NOON, "kicked", NOON))
        await work.commit()
    assert await body.troubles() == ("the staff group can't be reached",)

    async with store.begin() as work:
        await work.lost_chats.drop(GROUP - 1)
        await work.commit()

    assert (await body.vitals.health()).staff_group is True


async def test_a_database_that_is_locked_takes_no_write_and_keeps_nobody_waiting_for_health(
    locked: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vitals, "PATIENCE", 0.01)
    body = Body(locked)

    with pytest.raises(OperationalError, match="locked"):
        await locked.prove()
    health = await body.vitals.health()

    assert not health.ok
    assert health.trouble == ("the database can't be read",)


async def test_a_database_that_can_only_be_read_takes_no_write(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA query_only = ON",))
    store = SqlStore(open_engine(sqlite_url))

    with pytest.raises(OperationalError, match="readonly"):
        await store.prove()
    await store.close()


async def test_a_database_that_can_not_grow_takes_no_write(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LEAST_ROOM", 2**60)
    store = SqlStore(open_engine(sqlite_url))

    with pytest.raises(DatabaseUnusable, match="the disk is full"):
        await store.prove()
    await store.close()


async def test_a_database_that_is_well_takes_a_write_that_changes_nothing(store: SqlStore) -> None:
    await store.prove()
    await store.prove()


async def test_health_is_in_the_log_once_when_it_changes(body: Body, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    body.beats()
    for _ in range(3):
        await body.vitals.watch()
    assert caplog.messages == []

    for _ in range(3):
        body.unsent += UNSENT + 1
        await body.vitals.watch()
    body.unsent = 0
    for _ in range(3):
        await body.vitals.watch()

    assert caplog.messages == ["not well: Telegram has taken nothing", "over: not well"]


def test_health_waits_longer_than_a_long_poll_takes() -> None:
    assert LONG_POLL + 10 < UNHEARD
