"""Readers, a broadcast to them, and what the local Bot API saw of it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from subprocess import Popen
from typing import Any

from benchmarks.machines import MEDIABOT, PATIENCE, BotApi, mediabot_settings, running
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.people import Person
from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import migrate
from mediabot.storage.repositories.people import SqlPeople
from mediabot.storage.store import SqlStore

FIRST = 100_001
TEXT = (
    "<b>Болниците в България въвеждат електронна рецепта от 1 декември</b>\n\n"
    "Лекарите ще я издават в системата на здравната каса, а аптеките ще я изпълняват без хартия. "
    '<a href="https://example.org/news/17">Цялата новина</a>'
)


def now() -> datetime:
    return datetime.now(UTC)


def in_store(database_url: str, work: Any) -> Any:
    """One unit of work, committed."""

    async def begin() -> Any:
        store = SqlStore(open_engine(database_url))
        async with store.begin() as unit:
            outcome = await work(unit)
            await unit.commit()
        await store.close()
        return outcome

    return asyncio.run(begin())


def with_readers(database_url: str, count: int) -> None:
    """A migrated database with so many people."""

    async def prepare() -> None:
        engine = open_engine(database_url)
        await migrate(engine)
        await engine.dispose()

    asyncio.run(prepare())
    people = [Person(FIRST + number, f"Reader {number}", language="bg", created_at=now()) for number in range(count)]
    rows = [SqlPeople.shelf.values(person) for person in people]
    in_store(database_url, lambda work: work.people._run(SqlPeople.shelf.add, rows))


def begin_broadcast(database_url: str, text: str = TEXT) -> int:
    """As if staff had confirmed it: it is planned and sent from now on."""
    sending = Broadcast(
        0, 1, now(), content=NO_CONTENT.put("bg", Content(text)), state=BroadcastState.SENDING, started_at=now()
    )
    added = in_store(database_url, lambda work: work.broadcasts.add(sending))
    return int(added.id)


def kept(database_url: str, broadcast_id: int) -> Broadcast:
    found: Broadcast = in_store(database_url, lambda work: work.broadcasts.get(broadcast_id))
    return found


@contextmanager
def mediabot(api: BotApi, database_url: str, folder: Any, **settings: str) -> Iterator[Popen[bytes]]:
    """A bot that asks for updates."""
    before = api.count("getUpdates")
    chosen = {**mediabot_settings(api.url, database_url, webhook=False), **settings}
    with running(MEDIABOT, settings=chosen, folder=folder) as process:
        api.wait_for("getUpdates", before + 1)
        yield process


@dataclass(frozen=True)
class Seen:
    """What came out: `rate` is messages a second from the first to the last one."""

    rate: float
    readers: int
    twice: int
    refused: int


def seen(api: BotApi, count: int) -> Seen:
    """Of the last calls of sendMessage."""
    answer = api.control("calls", method="sendMessage", last=2 * count + 1000)
    calls = [call for call in answer["calls"] if call["status"] == 200]
    chats = Counter(int(call["params"]["chat_id"]) for call in calls)
    spent = calls[-1]["at"] - calls[0]["at"]
    refused = int(answer["statuses"].get("429", 0))
    return Seen((len(calls) - 1) / spent, len(chats), sum(chats.values()) - len(chats), refused)


def wait_until_sent(api: BotApi, count: int, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while (sent := api.count("sendMessage")) < count:
        assert time.monotonic() < until, f"{sent} of {count} messages after {seconds:g} s"
        time.sleep(0.1)
