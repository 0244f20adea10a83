"""Messages sent a second: a broadcast of mediabot's and a bare loop by turns, and at Telegram's limits.

python -m tests.benchmarks.delivery.rates [--rounds 3] [--messages 3000] [--no-postgresql] [--only limit]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.__main__ import databases, say
from benchmarks.delivery.readers import (
    FIRST,
    TEXT,
    Seen,
    begin_broadcast,
    mediabot,
    seen,
    wait_until_sent,
    with_readers,
)
from benchmarks.machines import TOKEN, bot_api, processor_seconds
from benchmarks.rates import NewDatabase

LIMIT = 30


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.delivery.rates", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--no-postgresql", action="store_true")
    parser.add_argument("--only", choices=("bare", "limit"))
    chosen = parser.parse_args()
    with databases(not chosen.no_postgresql) as known:
        if chosen.only != "limit":
            side_by_side(known, chosen.rounds, chosen.messages)
        if chosen.only != "bare":
            at_the_limit(known, chosen.messages)


def side_by_side(known: dict[str, NewDatabase], rounds: int, messages: int) -> None:
    say(f"\nMessages sent a second without limits: {messages} readers, {rounds} rounds, by turns\n")
    say(f"{'':34}{'bare loop':>10}{'mediabot':>10}{'ratio':>8}{'ms of processor':>17}")
    ratios: dict[str, list[float]] = {name: [] for name in known}
    for _ in range(rounds):
        for name, new_database in known.items():
            bare = bare_loop(messages)
            url = new_database()
            with_readers(url, messages)
            ours, spent = broadcast(url, messages, send_rate="0")
            told(ours, messages)
            ratios[name].append(ours.rate / bare.rate)
            say(f"{name:34}{bare.rate:10.0f}{ours.rate:10.0f}{ratios[name][-1]:8.2f}{spent:17.2f}")
    for name, of_rounds in ratios.items():
        say(f"{f'{name}, median':54}{median(of_rounds):8.2f}")


def at_the_limit(known: dict[str, NewDatabase], messages: int) -> None:
    say(f"\nAgainst a Bot API that enforces {LIMIT} a second, 1 a second to a person: {messages} readers\n")
    say(f"{'':34}{'a second':>10}{'of the limit':>14}{'429':>6}{'missed':>8}{'twice':>7}")
    for name, new_database in known.items():
        url = new_database()
        with_readers(url, messages)
        ours, _ = broadcast(url, messages, limit=LIMIT, send_rate=str(LIMIT))
        missed = messages - ours.readers
        share = f"{100 * ours.rate / LIMIT:.1f} %"
        say(f"{name:34}{ours.rate:10.2f}{share:>14}{ours.refused:6}{missed:8}{ours.twice:7}")


def bare_loop(messages: int) -> Seen:
    with bot_api() as api:
        api.control("crowd", first_id=FIRST, count=messages)
        script = str(Path(__file__).with_name("bare.py"))
        subprocess.run([sys.executable, script, TOKEN, api.url, str(FIRST), str(messages), TEXT], check=True)
        return seen(api, messages)


def broadcast(database_url: str, messages: int, limit: int | None = None, **settings: str) -> tuple[Seen, float]:
    """To everybody; also the milliseconds of processor for a message."""
    with bot_api() as api, tempfile.TemporaryDirectory(prefix="mediabot-benchmark-") as folder:
        api.control("crowd", first_id=FIRST, count=messages)
        if limit:
            api.control("limit", per_second=limit, per_chat=1, per_group=20)
        with mediabot(api, database_url, Path(folder), **settings) as process:
            before = processor_seconds(process)
            begin_broadcast(database_url)
            wait_until_sent(api, messages, 60 + 2 * messages / (limit or 100))
            spent = (processor_seconds(process) - before) * 1000 / messages
        return seen(api, messages), spent


def told(ours: Seen, messages: int) -> None:
    if ours.readers != messages or ours.twice:
        say(f"missed {messages - ours.readers}, twice {ours.twice}")


if __name__ == "__main__":
    main()
