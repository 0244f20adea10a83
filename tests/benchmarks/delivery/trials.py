"""Does a broadcast reach everybody through kills and bad days? `python -m tests.benchmarks.delivery.trials`.

Real processes are killed, frozen and cut off while they send; a line of counts is printed for each trial. It ends with
1 when somebody was missed, or more came twice than may.
"""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from databases import migrated
from process import trials
from process.outcome import Outcome
from process.postgresql import OwnServer, own_server
from process.trials import Place

Trial = Callable[[Place], Awaitable[Outcome]]

ON_EITHER: dict[str, Trial] = {
    "kills": trials.kills,
    "errors": trials.errors,
    "storms": trials.storms,
    "chats": trials.chats,
    "answers": trials.lost_answers,
    "away": trials.bot_api_away,
}
ON_POSTGRESQL: dict[str, Trial] = {
    "together": trials.together,
    "takeover": trials.takeover,
    "frozen": trials.frozen,
}
RESTARTS = "restarts"


async def main() -> int:
    chosen = _arguments()
    _say(f"python -m tests.benchmarks.delivery.trials {shlex.join(sys.argv[1:])}".rstrip())
    _say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, seed {chosen.seed}\n")
    kept = True
    with tempfile.TemporaryDirectory(prefix="mediabot-trials-") as folder:
        async with _server(Path(folder), chosen.database) as server:
            async for outcome in _outcomes(Path(folder), server, chosen):
                _say(str(outcome))
                for number, kill in enumerate(outcome.kills, 1):
                    _say(f"    kill {number}: {kill}")
                kept &= outcome.kept
    return 0 if kept else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.delivery.trials", description=__doc__)
    parser.add_argument("--only", choices=[*ON_EITHER, *ON_POSTGRESQL, RESTARTS], action="append")
    parser.add_argument("--readers", type=int, default=3000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="both, if left out")
    parser.add_argument("--seed", type=int, default=Place.seed)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the bot")
    return parser.parse_args()


@asynccontextmanager
async def _server(folder: Path, database: str | None) -> AsyncIterator[OwnServer | None]:
    """PostgreSQL, where it is wanted."""
    if database == "sqlite":
        yield None
        return
    async with own_server(folder / "postgresql") as server:
        yield server


async def _outcomes(folder: Path, server: OwnServer | None, chosen: argparse.Namespace) -> AsyncIterator[Outcome]:
    numbers = count(1)

    async def place(database: str) -> Place:
        at = folder / str(next(numbers))
        at.mkdir()
        if database == "sqlite":
            url = f"sqlite:///{at}/trial.db"
            await migrated(url)
        else:
            assert server is not None
            url = await server.fresh()
        settings = {"send_rate": "0"} | dict(pair.split("=", 1) for pair in chosen.set)
        return Place(at, url, chosen.readers, settings, chosen.seed)

    def wanted(name: str) -> bool:
        return not chosen.only or name in chosen.only

    for name, trial in ON_EITHER.items():
        for database in ("sqlite", "postgresql"):
            if wanted(name) and chosen.database in (None, database):
                yield await trial(await place(database))
    if server is None:
        return
    for name, trial in ON_POSTGRESQL.items():
        if wanted(name):
            yield await trial(await place("postgresql"))
    if wanted(RESTARTS):
        yield await trials.database_restarts(await place("postgresql"), server)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
