"""What the operator's commands do: each opens what it needs, does one thing and closes it again."""

from __future__ import annotations

import asyncio
import getpass
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from mediabot.bot.telegram.client import Client
from mediabot.bot.telegram.polling import TokenRefused
from mediabot.config import Settings
from mediabot.domain.directory import Directory
from mediabot.domain.directory_changes import compare
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Role
from mediabot.domain.versions import Version
from mediabot.jobs.clock import SystemClock
from mediabot.logs import start_log
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk, Office
from mediabot.services.directory.versions import Directories, Published
from mediabot.services.people.invitations import Invitations
from mediabot.services.ports.store import Work
from mediabot.services.sending.endings import Died, end
from mediabot.services.sending.troubles import place_of
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.directory_text import read_lines
from mediabot.storage.engine import open_engine, secrets_of
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore
from mediabot.wiring import MediaCenter

log = logging.getLogger(__name__)

LONGEST_STOP = 4.5
"""Seconds from a signal to the end of the process; whoever stops it may kill it after five."""


class NothingPublished(MediabotError):
    """No version of the directory is in the database yet."""

    def __init__(self) -> None:
        super().__init__("no version of the directory is published yet: mediabot directory publish FILE")


class NoToken(MediabotError):
    """There is no bot token, and this command needs one."""

    def __init__(self) -> None:
        super().__init__(
            "MEDIABOT_TOKEN is missing: ask @BotFather on Telegram for a bot and put its token there, "
            "or name a file that holds it in MEDIABOT_TOKEN_FILE"
        )


async def run(settings: Settings) -> None:
    """The bot until SIGTERM or SIGINT."""
    if not settings.bot_token:
        raise NoToken
    start_log((*settings.secrets, *secrets_of(settings.database_url)))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def begin_to_stop(*_: object) -> None:
        leave_in_time()
        loop.call_soon_threadsafe(stop.set)

    # Not the loop's own handlers: these are called even when the loop is held up.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, begin_to_stop)
    center = MediaCenter(settings)
    starting = asyncio.create_task(center.start())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            failing = asyncio.create_task(center.failed())
            await asyncio.wait({stopping, failing}, return_when=asyncio.FIRST_COMPLETED)
            if failing.done():
                failing.result()
            failing.cancel()
    except MediabotError:
        raise
    except Exception as error:
        raise Died("the bot", place_of(error)) from None  # a traceback would hold its words
    finally:
        # What a failed start has opened must be closed, too.
        await end([starting, stopping])
        await center.stop()


def leave_in_time() -> None:
    """End the process at the latest LONGEST_STOP after it was asked to, whatever still hangs then.

    Nothing is lost by that: what was not finished is in the database, as after any kill.
    """

    def leave() -> None:
        log.warning("not everything ended in time; what is left waits in the database")
        os._exit(0)

    watch = threading.Timer(LONGEST_STOP, leave)
    watch.daemon = True
    watch.start()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Work]:
    """A unit of work on the migrated database of the settings."""
    engine = open_engine(settings.database_url)
    store = SqlStore(engine)
    try:
        await migrate(engine)
        async with store.begin() as work:
            yield work
    finally:
        await store.close()


async def publish(settings: Settings, text: str, author: str) -> Published:
    async with opened(settings) as work:
        published = await Directories(work, read_lines).publish(text, author=_named(author), now=SystemClock().now())
        await work.commit()
        return published


async def rollback(settings: Settings, version_id: int, author: str) -> Published:
    async with opened(settings) as work:
        published = await Directories(work, read_lines).rollback(
            version_id, author=_named(author), now=SystemClock().now()
        )
        await work.commit()
        return published


async def versions(settings: Settings) -> Sequence[Version]:
    async with opened(settings) as work:
        return await work.versions.all()


async def export(settings: Settings, version_id: int | None) -> str:
    """The text of a version, by default of the one in force."""
    async with opened(settings) as work:
        return (await _version(work, version_id)).text


async def differences(settings: Settings, old: str | None, new: str | None) -> tuple[str, ...]:
    """What differs, a line each, between two sides: a version's number, or a file; see the command's help."""
    async with opened(settings) as work:
        before = await _side(work, old)
        after = await _side(work, new or str(settings.experts))
    return compare(before, after).lines()


async def invite(settings: Settings, expert_id: str) -> str:
    """A one-time link for that expert."""
    if not settings.bot_token:
        raise NoToken
    bot = Client(settings)
    try:
        async with bot:
            name = bot.username
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise TelegramUnreachable(error) from error
    async with opened(settings) as work:
        directory = await directory_in_force(work, settings)
        office = Office(directory=directory, index=DirectoryIndex.build(Directory()), bot_name=name)
        token = await Invitations(Desk(work, SystemClock().now(), office)).invite(
            Role.EXPERT, by=None, expert_id=expert_id
        )
        await work.commit()
    return f"https://t.me/{name}?start={token}"


class TelegramUnreachable(MediabotError):
    """Telegram did not answer, or does not know the token."""

    def __init__(self, error: TelegramError) -> None:
        super().__init__(f"Telegram did not answer ({error}): check MEDIABOT_TOKEN, MEDIABOT_API_URL and the network")


async def directory_in_force(work: Work, settings: Settings) -> Directory:
    """The published directory, or the file's where nothing was published yet. Raises NothingPublished."""
    published = await Directories(work, read_lines).in_force()
    if published is not None:
        return published.directory
    checked = read_directory_file(settings.experts)
    if checked.directory is None or checked.problems:
        raise NothingPublished
    return checked.directory


async def _side(work: Work, name: str | None) -> Directory:
    """One side of a comparison."""
    if name is None or name.isdecimal():
        text = (await _version(work, int(name) if name else None)).text
        directory, problems = read_lines(text)
        problems = [] if directory is not None else problems
    else:
        checked = read_directory_file(Path(name))
        directory, problems = checked.directory, [str(problem) for problem in checked.problems]
    if directory is None or problems:
        raise UnreadableDirectory(problems)
    return directory


class UnreadableDirectory(MediabotError):
    """A side of the comparison has problems."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))


async def _version(work: Work, version_id: int | None) -> Version:
    if version_id is not None:
        return await Directories(work, read_lines).get(version_id)
    newest = await work.versions.newest()
    if newest is None:
        raise NothingPublished
    return newest


def _named(author: str) -> str:
    """The operator's login where no author was given."""
    if author != "operator":
        return author
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return author
