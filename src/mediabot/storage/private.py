"""An SQLite database is a file, and whoever may read the file reads everything: so nobody else may.

A folder is closed, too, where it is there for the database alone: SQLite keeps its journals beside the file. One that
holds anything else (/tmp, somebody's home) is not ours to close.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


def keep_private(path: Path) -> None:
    """Called before SQLite opens the file, or makes it: the journals get the rights of the file."""
    with suppress(OSError):  # it is there, or can't be: SQLite tells what keeps it out
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        _close(file)
    with suppress(OSError):
        if all(entry.name.startswith(path.name) for entry in path.parent.iterdir()):
            _close(path.parent)


def _close(path: Path) -> None:
    with suppress(OSError):
        mode = path.stat().st_mode & 0o7777
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)
