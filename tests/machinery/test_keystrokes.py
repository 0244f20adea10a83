"""Inline queries in memory: the last of each person, one of theirs at a time, everybody in turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from mediabot.bot.telegram.keystrokes import Keystrokes, is_keystroke
from mediabot.services.ports.store import Work
from mediabot.services.sending.endings import end
from waiting import until


def query(person: int, words: str) -> dict[str, Any]:
    return {"update_id": 1, "inline_query": {"id": words, "from": {"id": person}, "query": words}}


class Store:
    """Units of work in which nothing can be done."""

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[None]:
        yield None


class Offering:
    """Notes what it is asked; may be held up, and may fail."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go = asyncio.Event()
        self.fails: set[str] = set()

    async def offer(self, work: Work, update: dict[str, Any]) -> Callable[[], Awaitable[None]] | None:
        words = update["inline_query"]["query"]
        await self.go.wait()
        self.asked.append(words)
        if words in self.fails:
            raise RuntimeError("a bug")
        return None


@asynccontextmanager
async def running(offering: Offering, **others: int) -> AsyncIterator[Keystrokes]:
    keystrokes = Keystrokes(Store(), offering, **others)  # type: ignore[arg-type]
    tasks = keystrokes.start()
    yield keystrokes
    await end(tasks)


async def test_of_one_person_only_the_last_is_answered_and_others_have_their_turn() -> None:
    offering = Offering()
    async with running(offering, workers=2) as keystrokes:
        await keystrokes.take([query(1, "t")])
        await asyncio.sleep(0)
        await keystrokes.take([query(1, word) for word in ("te", "tel", "tele")])
        await keystrokes.take([query(2, "heart")])

        offering.go.set()
        await until(lambda: "tele" in offering.asked)

    assert offering.asked[-1] == "tele"
    assert set(offering.asked) - {"t"} == {"heart", "tele"}


async def test_a_bug_at_one_keystroke_leaves_the_next_one_answered() -> None:
    offering = Offering()
    offering.fails.add("bad")
    offering.go.set()
    async with running(offering, workers=1) as keystrokes:
        await keystrokes.take([query(1, "bad")])
        await until(lambda: offering.asked == ["bad"])
        await keystrokes.take([query(1, "good")])

        await until(lambda: offering.asked == ["bad", "good"])


async def test_where_too_many_wait_the_oldest_gives_way() -> None:
    offering = Offering()
    keystrokes = Keystrokes(Store(), offering, workers=1, most=3)  # type: ignore[arg-type]
    await keystrokes.take([query(person, str(person)) for person in range(10)])

    tasks = keystrokes.start()
    offering.go.set()
    await until(lambda: len(offering.asked) == 3)
    await end(tasks)

    assert offering.asked == ["7", "8", "9"]


def test_a_message_is_no_keystroke() -> None:
    assert is_keystroke(query(1, ""))
    assert not is_keystroke({"update_id": 1, "message": {"from": {"id": 1}}})
