"""The real `mediabot run` as a process of its own, against a local Bot API in the test's process.

Everything it printed is kept, and looked through when the test ends: a traceback, the token or a word of a story in it
fails the test, whatever the test is about.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import httpx

from journeys.newsroom import EXPERTS
from mediabot.demo.botapi.people.person import Group, Person
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.people import Person as Known
from mediabot.domain.people import Standing
from mediabot.jobs.courier import UNWRITTEN
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore
from waiting import until, until_true

TOKEN = "7654321:process-token-that-no-log-holds"
SECRET = "webhook-secret-that-no-log-holds"
MARK = "marmalade"
"""A word in every story; it may never be in the log."""

STAFF_GROUP = -1005
PATIENCE = 240.0
"""Far longer than anything takes, on a busy machine, after kills that each hold things up for a lease."""

UP = "mediabot runs as"
WORKERS, SENDERS = 8, 16
"""How many replies, and how many other messages, can be on their way at the same time."""

UNMARKED = UNWRITTEN * SENDERS
"""How many of those can be on their way, or sent and being written down: a kill makes these come twice."""

Found = TypeVar("Found")


async def wait_for(look: Callable[[], Found | None], what: str) -> Found:
    """What `look` finds, as soon as it finds anything."""
    return await until(look, what, patience=PATIENCE)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Process:
    """`mediabot run` from its start to its end, whichever way it ends."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self.command: tuple[str, ...] = ("-m", "mediabot", "run")
        self._outputs: list[Path] = []
        self._running: asyncio.subprocess.Process | None = None

    @property
    def output(self) -> str:
        """What the present process has printed."""
        return self._outputs[-1].read_text("utf-8") if self._outputs else ""

    @property
    def outputs(self) -> str:
        """What all of them have printed."""
        return "\n".join(path.read_text("utf-8") for path in self._outputs)

    async def launch(self) -> None:
        """Begin, and wait for nothing."""
        assert self._running is None, "it runs already"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MEDIABOT_")}
        settings = {f"MEDIABOT_{name.upper()}": value for name, value in self.settings.items()}
        path = self.folder / f"output-{len(self._outputs) + 1}.txt"
        self._outputs.append(path)
        with path.open("wb") as output:
            self._running = await asyncio.create_subprocess_exec(
                *(sys.executable, *self.command),
                cwd=self.folder,
                env={**environment, **settings, "PYTHONUNBUFFERED": "1"},
                stdout=output,
                stderr=output,
            )

    async def start(self) -> None:
        """Begin, and wait until it serves."""
        await self.launch()
        await self.says(UP)

    async def says(self, text: str) -> None:
        """Wait until that stands in the output."""

        def said() -> bool:
            over = self._running is None or self._running.returncode is not None
            assert not over or text in self.output, f"it ended without {text!r}:\n{self.output}"
            return text in self.output

        await wait_for(said, f"{text!r} in the output")

    async def ended(self) -> int:
        """Wait for its end: the exit code."""
        assert self._running is not None
        code = await asyncio.wait_for(self._running.wait(), PATIENCE)
        self._running = None
        return code

    async def kill(self) -> None:
        """kill -9."""
        await self.signal(signal.SIGKILL)

    async def signal(self, number: signal.Signals) -> tuple[int, float]:
        """Send a signal and wait for the end: the exit code, and the seconds it took, for a report."""
        assert self._running is not None
        began = time.monotonic()
        self._running.send_signal(number)
        return await self.ended(), time.monotonic() - began

    def freeze(self) -> None:
        """Nothing of it runs until it is thawed, like a machine that was suspended."""
        assert self._running is not None
        self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGCONT)

    @property
    def is_running(self) -> bool:
        return self._running is not None and self._running.returncode is None

    @property
    def collapsed(self) -> bool:
        """Whether it has ended by itself."""
        return self._running is not None and self._running.returncode is not None

    async def stop(self) -> None:
        """The orderly end."""
        code, _ = await self.signal(signal.SIGTERM)
        assert code == 0, self.output

    async def close(self) -> None:
        if self.is_running:
            await self.kill()


class House:
    """The process, the Bot API it talks to, its people, and its database to look into."""

    def __init__(self, api: LocalBotApi, folder: Path, database_url: str, *, webhook: bool = False) -> None:
        self.api = api
        self.database_url = database_url
        self.port = free_port()
        address = f"http://127.0.0.1:{self.port}"
        settings = {
            "token": TOKEN,
            "api_url": api.url,
            "database_url": database_url,
            "experts": str(EXPERTS),
            "staff": "9001",
            "staff_chat": str(STAFF_GROUP),
            "language": "en",
            "undo_seconds": "0",
            "web_port": str(self.port),
        }
        if webhook:
            settings |= {"webhook_url": f"{address}/webhook", "webhook_secret": SECRET}
        self.bot = Process(folder, settings)
        self.store = SqlStore(open_engine(database_url))
        self.maria = api.add_user(9001, "Maria", "en")
        self.group: Group = api.add_group(STAFF_GROUP, "Media Center", [self.maria])
        self._address = address

    async def health(self) -> dict[str, Any]:
        """What the bot itself says of its state."""
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(f"{self._address}/health")
        body: dict[str, Any] = answer.json()
        return body

    async def quiet(self) -> None:
        """Wait until Telegram has nothing to hand over, everything is handled and nobody is owed anything."""

        async def at_rest() -> bool:
            return not self.api.world.bot.queue.owed and _at_rest(await self.health())

        await until_true(at_rest, "everything is handled and sent", every=0.05, patience=PATIENCE)

    async def knows(self, *people: Known) -> None:
        """These are in the database, as if they had been there long before."""
        long_ago = datetime(2026, 1, 1, tzinfo=UTC)
        async with self.store.begin() as work:
            for person in people:
                await work.people.save(replace(person, created_at=long_ago))
            await work.commit()
        for person in people:
            self.api.world.private(self.api.world.bot, person.id).started = True

    def crowd(self, size: int) -> list[Person]:
        """So many people who have the bot open."""
        people = [self.api.add_user(50_000 + number, f"Reader {number}", "en") for number in range(size)]
        for person in people:
            self.api.world.private(self.api.world.bot, person.id).started = True
        return people

    def sent(self) -> int:
        """How many messages the bot has sent in all."""
        return sum(call.ok for call in self.api.calls.of("sendMessage"))

    async def close(self) -> None:
        await self.bot.close()
        await self.store.close()
        for secret in (TOKEN, TOKEN.partition(":")[2], SECRET, MARK, "Traceback"):
            assert secret not in self.bot.outputs


@asynccontextmanager
async def open_house(folder: Path, database_url: str, *, webhook: bool = False) -> AsyncIterator[House]:
    """The Bot API is there; the bot is yet to be started."""
    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "process_bot", "Media Center")
        house = House(api, folder, database_url, webhook=webhook)
        try:
            yield house
        finally:
            await house.close()


def _at_rest(health: dict[str, Any]) -> bool:
    return bool(health["updates_undone"] == 0 and health["deliveries_waiting"] == 0)


def journalist(person: Person) -> Known:
    """Verified, so that questions go straight through."""
    return Known(
        person.id,
        person.user.name,
        language="en",
        byline=person.user.name,
        outlet="The Example Post",
        proof="https://example.org/byline",
        standing=Standing.VERIFIED,
    )


def expert(person: Person, expert_id: str) -> Known:
    return Known(person.id, person.user.name, language="en", expert_id=expert_id)


async def taps(person: Person, data: str, *, under: str = "", label: str = "") -> re.Match[str]:
    """Tap the newest button whose data are so, below a message with that text, once it is there.

    By data and not by label, because it must be the button of this very question: a kill may leave a second message
    behind whose buttons are old.
    """
    wanted = re.compile(data)

    def found() -> tuple[int, re.Match[str]] | None:
        for message in reversed(person.chat.messages):
            for button in message.buttons:
                match = wanted.fullmatch(button.data)
                if match and under in message.text and label in button.label:
                    return message.id, match
        return None

    message_id, match = await wait_for(found, f"button {data} {label} under {under!r} in\n{person.chat}")
    await person.presses_data(message_id, match[0])
    return match


async def sees(person: Person, text: str, *, under: str = "") -> None:
    """Wait for a message of the bot with that text, and with the other one too."""

    def shown() -> bool:
        return any(text in seen and under in seen for seen in person.chat.messages if seen.from_bot)

    await wait_for(shown, f"{person.user.name} sees {text!r} with {under!r} in\n{person.chat}")


async def fills_form_up_to_deadline(person: Person, story: str, expert_name: str) -> int:
    """From the topic to the format; the form asks for the deadline then. The question's number."""
    await person.sends(story)
    await taps(person, r"ch:\d+:\d+", under=story, label=f"Ask {expert_name}")
    question = int((await taps(person, r"ks:(\d+)", under=story))[1])
    await taps(person, f"sf:{question}:quote")
    await wait_for(lambda: _button(person, f"sd:{question}:"), "the question for the deadline")
    return question


async def fills_rest_of_form(person: Person, question: int) -> None:
    """From the deadline to the tap on Send."""
    await person.sends("tomorrow 15:00")
    await taps(person, f"sl:{question}:en")
    await taps(person, f"sa:{question}:on_the_record")
    await taps(person, f"se:{question}")


async def says_yes(person: Person, story: str, contact: str = "email") -> None:
    """The expert's taps, as soon as the card of that story is there."""
    referral = (await taps(person, r"tr:(\d+):contacts", under=story))[1]
    await taps(person, f"ho:{referral}:{contact}", under=story)
    await wait_for(lambda: _button(person, f"ho:{referral}:{contact}", label="✓"), "the contact ticked")
    await taps(person, f"ar:{referral}", under=story)


def _button(person: Person, data: str, label: str = "") -> bool:
    return any(
        button.data.startswith(data) and label in button.label
        for message in person.chat.messages
        for button in message.buttons
    )


async def assert_nothing_is_owed(house: House) -> None:
    """Every update is done, every delivery sent, none given up; every card is known by one message."""
    async with house.store.begin() as work:
        assert not await work.inbox.undone(1)
        assert await work.deliveries.waiting() == 0
        assert not await work.deliveries.failed(datetime(2026, 1, 1, tzinfo=UTC))
