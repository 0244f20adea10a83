"""What the operator's commands do with the database: each opens it, does one thing and closes it again.

Nothing here knows Telegram, which `running.py` does: to import the bot takes as long as most of these commands.
"""

from __future__ import annotations

import getpass
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from mediabot.config import Settings
from mediabot.domain.directory import Directory
from mediabot.domain.directory_changes import compare
from mediabot.domain.errors import MediabotError
from mediabot.domain.versions import Version
from mediabot.jobs.clock import SystemClock
from mediabot.services.directory.versions import Directories, Published
from mediabot.services.ports.store import Work
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.directory_text import read_lines
from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore


class NothingPublished(MediabotError):
    """No version of the directory is in the database yet."""

    def __init__(self) -> None:
        super().__init__("no version of the directory is published yet: mediabot directory publish FILE")


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
