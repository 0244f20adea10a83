"""What the attacks share: hostile words, taps with any data, and the proof that nothing broke on the way."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import Connection, inspect, text

from journeys.newsroom import EXPERTS, Newsroom, Somebody
from mediabot.demo.botapi.people.views import Seen
from mediabot.services.directory.versions import Directories
from mediabot.storage.directory_text import read_lines
from waiting import until

HOSTILE_WORDS = {
    "html": "<b>bold</b> <a href='tg://user?id=1'>x</a> </blockquote> &lt; & <script>",
    "braces": "{title} {0} %s %(count)d {topic!r}",
    "reversed": "\u202egnp.exe\u202c \u2066abc\u2069 \u200fעברית",
    "zero-width": "a\u200bb\u200cc\u2060d\ufeffe \u200d\u200d\u200d",
    "tower": "З" + "\u0301" * 4000,
    "surrogate pairs": "🫀" * 2048,
    "ampersands": "&" * 4096,
    "long": "дълъг текст " * 341,
    "one word": "я" * 4096,
}

INVISIBLE_WORDS = ("\u200d\u200d", "\ufe0f", "\u2800", "\u3164", "\u200b\u2060", "\u0301\u0301")


WAITED_FOR = 50
"""So many taps at most are waited for together: a busy machine may take a second for each."""


async def tap(somebody: Somebody, *packed: str, under: Seen | None = None) -> None:
    """Taps with these data, one after the other, as an old or hostile app could send them."""
    for number, data in enumerate(packed, start=1):
        await somebody.person.presses_data(under or somebody.last, data, in_chat=somebody.group)
        if number % WAITED_FOR == 0:
            await somebody.newsroom.quiet()
    await somebody.newsroom.quiet()


async def tap_at_once(newsroom: Newsroom, *taps: tuple[Somebody, str]) -> None:
    """Several people tap at the same moment."""
    found = [(somebody, *somebody.button(label)) for somebody, label in taps]
    for somebody, card, button in found:
        await somebody.person.presses_data(card, button.data, in_chat=somebody.group)
    await newsroom.quiet()


async def all_went_well(newsroom: Newsroom) -> None:
    """No bug was met, Telegram took every message, and no message was given up."""
    async with newsroom.center.store.begin() as work:
        given_up = await work.deliveries.failed(newsroom.clock.now() - timedelta(days=30))
    assert [(each.kind, each.failure) for each in given_up] == []
    refused = [call.description for call in newsroom.api.calls.all if call.status == 400]
    assert [each for each in refused if "not modified" not in each] == []
    assert "An error occurred" not in everything_shown(newsroom)


async def until_nothing_is_owed(newsroom: Newsroom) -> None:
    """Time passes in small steps, so that what failed is tried again."""
    for _ in range(200):
        await newsroom.api.settled()
        async with newsroom.center.store.begin() as work:
            if not await work.inbox.undone(1) and not await work.deliveries.waiting():
                return
        newsroom.clock.move(timedelta(seconds=10))
        newsroom.center.courier.wake()
    raise AssertionError("something is still owed")


def everything_shown(newsroom: Newsroom) -> str:
    """Every text that ever stood in any chat."""
    people = (newsroom.ana, newsroom.boris, newsroom.stranger, newsroom.parvan, newsroom.vtora, newsroom.kisel)
    chats = [person.person.chat for person in (*people, newsroom.maria_in_private, newsroom.paul)]
    return "\n".join(one for chat in (*chats, newsroom.group) for one in chat.history)


async def everything_stored(newsroom: Newsroom) -> str:
    """Every value of every table, but for the directory's."""
    async with newsroom.center.store.engine.connect() as connection:
        stored = []
        for table in await connection.run_sync(_tables):
            rows = await connection.execute(text(f'SELECT * FROM "{table}"'))
            stored += [f"{table}: {tuple(row)!r}" for row in rows]
    return "\n".join(stored)


def _tables(connection: Connection) -> list[str]:
    return [name for name in inspect(connection).get_table_names() if name != "versions"]


def directory_without(*expert_ids: str) -> str:
    """The text of the directory without these entries."""
    head, *entries = EXPERTS.read_text(encoding="utf-8").split("  - id: ")
    kept = (entry for entry in entries if entry.split("\n")[0] not in expert_ids)
    return "  - id: ".join((head, *kept))


async def publish(newsroom: Newsroom, directory: str) -> int:
    """Put a directory in force while the bot runs; the number of its version."""
    async with newsroom.center.store.begin() as work:
        published = await Directories(work, read_lines).publish(directory, author="test", now=newsroom.clock.now())
        await work.commit()
    await newsroom.center.keeper.refresh()
    return published.version.id


async def roll_back(newsroom: Newsroom, version: int) -> None:
    """Put an earlier directory in force again."""
    async with newsroom.center.store.begin() as work:
        await Directories(work, read_lines).rollback(version, author="test", now=newsroom.clock.now())
        await work.commit()
    await newsroom.center.keeper.refresh()


async def link_for(newsroom: Newsroom, role: str, expert: str = "") -> str:
    """The token of a new one-time link, as staff make it; it comes outside the outbox, a moment later."""
    maria = newsroom.maria_in_private
    before = _links(maria)
    await maria.says("/invite")
    await maria.taps(role)
    if expert:
        await maria.says(expert)
        await maria.taps(expert)
    await until(lambda: len(_links(maria)) > len(before), "a link came")
    return _links(maria)[-1]


def _links(somebody: Somebody) -> list[str]:
    return re.findall(r"start=([\w-]+)", somebody.chat)


async def opens(somebody: Somebody, token: str) -> None:
    """The person follows a one-time link, and an expert agrees to what stands there."""
    await somebody.person.starts(token)
    await somebody.newsroom.quiet()
    if any(button.label.endswith("I agree") for button in somebody.last.buttons):
        await somebody.taps("I agree")
