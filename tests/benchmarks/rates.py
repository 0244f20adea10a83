"""Updates handled a second: mediabot with everything stored, and the bare echo, in turn under the same load."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from subprocess import Popen

from benchmarks.machines import (
    MEDIABOT,
    bot_api,
    echo_command,
    mediabot_settings,
    memory,
    processor_seconds,
    running,
)

TOPICS = (
    "телемедицина",
    "clinical trials in children",
    "Кой може да говори за електронната рецепта?",
    "probiotics",
    "изкуствен интелект в медицината",
    "technology transfer from universities",
    "биотехнологии",
    "food supplements",
    "болнична грижа за деца",
    "Who can explain digital health records?",
)

LOADS: dict[str, Callable[[int], str]] = {
    "/help": lambda number: "/help",
    "topic": lambda number: TOPICS[number % len(TOPICS)],
}

NewDatabase = Callable[[], str]


@dataclass
class Drained:
    """What one bot did with one load."""

    rate: float
    processor: float
    """Milliseconds of the processor for an update."""


@dataclass
class Figures:
    """Of all rounds with one way of receiving: by database and load."""

    echo: list[Drained] = field(default_factory=list)
    bot: dict[tuple[str, str], list[Drained]] = field(default_factory=dict)
    ratios: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    memory: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def rate(self, key: tuple[str, str] | None) -> float:
        return median(drained.rate for drained in (self.echo if key is None else self.bot[key]))

    def processor(self, key: tuple[str, str] | None) -> float:
        return median(drained.processor for drained in (self.echo if key is None else self.bot[key]))


def measure(databases: dict[str, NewDatabase], *, webhook: bool, rounds: int, updates: int) -> Figures:
    """Echo, mediabot on one database, echo, mediabot on the next, and so on; each by new processes."""
    figures = Figures()
    for _ in range(rounds):
        for name, new_database in databases.items():
            with started_echo(webhook) as (drain, _):
                echo = drain("topic", updates)
            figures.echo.append(echo)
            with started_bot(new_database(), webhook) as (drain, process):
                for load in LOADS:
                    drained = drain(load, updates)
                    figures.bot.setdefault((name, load), []).append(drained)
                    figures.ratios.setdefault((name, load), []).append(drained.rate / echo.rate)
                figures.memory.setdefault(name, []).append(memory(process))
    return figures


Drain = Callable[[str, int], Drained]
Started = AbstractContextManager[tuple[Drain, "Popen[bytes]"]]


def started_echo(webhook: bool) -> Started:
    return _started(lambda api_url: (echo_command(api_url, webhook=webhook), None), webhook)


def started_bot(database_url: str, webhook: bool) -> Started:
    def command(api_url: str) -> tuple[list[str], dict[str, str]]:
        return list(MEDIABOT), mediabot_settings(api_url, database_url, webhook=webhook)

    return _started(command, webhook)


@contextmanager
def _started(
    command: Callable[[str], tuple[list[str], dict[str, str] | None]], webhook: bool
) -> Iterator[tuple[Drain, Popen[bytes]]]:
    """A bot that serves and has answered once; each load begins with some updates that don't count."""
    with bot_api() as api, tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
        words, settings = command(api.url)
        with running(words, settings=settings, folder=Path(folder)) as process:
            api.wait_for("setWebhook" if webhook else "getUpdates", 1)

            def drain(load: str, updates: int) -> Drained:
                text = LOADS[load]
                api.drain([text(number) for number in range(200)])
                before = processor_seconds(process)
                rate = api.drain([text(number) for number in range(updates)])
                return Drained(rate, (processor_seconds(process) - before) * 1000 / updates)

            yield drain, process
