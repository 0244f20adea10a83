"""The directory file at a start: put in force when it is new, told to staff when it is broken."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediabot.domain.errors import MediabotError
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.text import counted
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.directory.versions import Directories, Reader

log = logging.getLogger(__name__)

FileReader = Callable[[Path], tuple[str, Sequence[str]]]
"""Reads a directory's file: its text, and every problem as a line."""


class NoDirectory(MediabotError):
    """Nothing was ever published and the directory file can't be used: there is nobody to refer to."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        shown = "\n".join(problems[:20])
        super().__init__(
            f"no directory is published and {path} can't be used (MEDIABOT_EXPERTS); "
            f"mediabot check {path} lists everything:\n{shown}"
        )


@dataclass(frozen=True)
class DirectoryFile(Clockwork):
    """The file that the settings name."""

    path: Path
    read_file: FileReader
    read: Reader

    async def publish(self) -> None:
        """Publish the file when it is new; a text that was in force before stays rolled back.

        A broken file leaves the last published version in force and is told to staff; with nothing published there
        is nothing to serve. Raises NoDirectory.
        """
        text, problems = self.read_file(self.path)
        async with self.desk() as desk:
            if problems:
                await self._tell(desk, problems)
                return
            directories = Directories(desk.work, self.read)
            if not await directories.was_published(text):
                await directories.publish(text, author="start", now=desk.now)

    async def _tell(self, desk: Desk, problems: Sequence[str]) -> None:
        if not await desk.work.versions.newest_id():
            raise NoDirectory(self.path, problems)
        log.error("%s has %s; the last published version stays", self.path, counted(len(problems), "problem"))
        await desk.owe_staff(StaffAlert(Alert.DIRECTORY, count=len(problems), problem=problems[0]))
