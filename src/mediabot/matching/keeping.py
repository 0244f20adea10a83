"""What is made of the lexicon, kept from start to start: making it takes seconds, reading it back a third of one.

The file lies in the user's cache folder under a name made of all that went into it: the lexicon, the word lists, this
package's code and the stemmers. Where that folder can't be written, everything is made anew at every start.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar, cast

from platformdirs import user_cache_path

from mediabot.matching.concepts import Lexicon

T = TypeVar("T")

MOST_KEPT = 8
"""Several lexicons, or several versions, may be in use side by side: each has a file of its own, up to 15 MB."""


def kept(lexicon: Lexicon, make: Callable[[], T]) -> T:
    """What `make` gives, from the file of an earlier start if there is one; `make` may use nothing but the lexicon."""
    path = user_cache_path("mediabot") / f"lexicon-{_fingerprint(lexicon)}.pickle"
    with suppress(OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        content = _read(path)
        path.touch()
        return cast(T, pickle.loads(content))  # noqa: S301 - our own file, only we could write it
    made = make()
    with suppress(OSError):
        _write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def _read(path: Path) -> bytes:
    """What is looked at is what is read, also where somebody changes what lies there meanwhile. Raises OSError."""
    with path.open("rb") as file:
        if not (_is_ours(path.parent.stat()) and _is_ours(os.fstat(file.fileno()))):
            raise PermissionError(path)
        return file.read()


def _is_ours(found: os.stat_result) -> bool:
    """Nobody else can write it, or put another in its place."""
    mine = getattr(os, "getuid", lambda: found.st_uid)()
    return found.st_uid == mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, content: bytes) -> None:
    """In one step, so that another start never reads half a file; files that were not used for longest go."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
    by_use = sorted(path.parent.glob("lexicon-*.pickle"), key=lambda kept: kept.stat().st_mtime_ns, reverse=True)
    for old in by_use[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def _fingerprint(lexicon: Lexicon) -> str:
    package = files("mediabot.matching")
    sources = [entry for folder in (package, package / "words") for entry in folder.iterdir()]
    libraries = [f"{name} {version(name)}" for name in ("snowballstemmer", "PyStemmer", "simplemma")]
    seen = sha256(" ".join([sys.version, *libraries]).encode())
    for source in sorted(sources, key=lambda entry: entry.name):
        if source.name.endswith((".py", ".txt")):
            seen.update(source.read_bytes())
    for one in lexicon.concepts.values():
        seen.update("\t".join((one.id, *one.bg, "", *one.en, "", *one.broader, "", *one.hints, "\n")).encode())
    return seen.hexdigest()[:24]
