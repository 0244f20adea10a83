"""Versions of the directory: publishing, rolling back, and the office in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediabot.domain.directory import Directory
from mediabot.domain.directory_changes import compare
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import counted
from mediabot.domain.versions import Version, fingerprint_of
from mediabot.services.ports.store import Work

Reader = Callable[[str], tuple[Directory | None, Sequence[str]]]
"""Reads a directory's text: the directory, or None where it can't be read, and every problem as a line."""


class BrokenDirectory(MediabotError):
    """The text is no directory; `problems` says where and why, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"{counted(len(problems), 'problem')} in the directory")
        self.problems = tuple(problems)


class NoSuchVersion(MediabotError):
    """There is no version of that number."""

    def __init__(self, version_id: int) -> None:
        super().__init__(f"there is no version {version_id} of the directory; `directory versions` lists them")
        self.version_id = version_id


@dataclass(frozen=True)
class Published:
    """A version in force with its directory. `fresh` is False when the text was in force already."""

    version: Version
    directory: Directory
    fresh: bool = True


class Directories:
    """Versions are only ever added; rolling back publishes an old text again."""

    def __init__(self, work: Work, read: Reader) -> None:
        self._work = work
        self._read = read

    async def publish(self, text: str, *, author: str, now: datetime) -> Published:
        """Put a text in force. Raises BrokenDirectory; the same text again is no new version."""
        directory = self._checked(text)
        newest, fingerprint = await self._work.versions.newest(), fingerprint_of(text)
        if newest and newest.fingerprint == fingerprint:
            return Published(newest, directory, fresh=False)
        changes = compare(self._stored(newest.text), directory).listed() if newest else ()
        version = Version(0, text, author, now, changes, len(directory.experts), fingerprint)
        return Published(await self._work.versions.add(version), directory)

    async def rollback(self, version_id: int, *, author: str, now: datetime) -> Published:
        """Put an earlier version in force again, as a new version."""
        version = await self.get(version_id)
        return await self.publish(version.text, author=author, now=now)

    async def get(self, version_id: int) -> Version:
        version = await self._work.versions.get(version_id)
        if version is None:
            raise NoSuchVersion(version_id)
        return version

    async def was_published(self, text: str) -> bool:
        """Whether any version, in force or not, was published as exactly this text."""
        return await self._work.versions.known(fingerprint_of(text))

    async def in_force(self) -> Published | None:
        """The newest version, or None while nothing was published."""
        newest = await self._work.versions.newest()
        return Published(newest, self._stored(newest.text), fresh=False) if newest else None

    def _checked(self, text: str) -> Directory:
        directory, problems = self._read(text)
        if directory is None or problems:
            raise BrokenDirectory(problems)
        return directory

    def _stored(self, text: str) -> Directory:
        """What is in force stays so, though a rule that came later would refuse it."""
        directory, problems = self._read(text)
        if directory is None:
            raise BrokenDirectory(problems)
        return directory
