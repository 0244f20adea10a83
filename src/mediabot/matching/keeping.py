"""What is made of the lexicon, kept from start to start: making it takes seconds, mapping it a hundredth of one.

The file lies in the user's cache folder under a name made of all that went into it: the lexicon, the word lists, this
package's code, the stemmers. So each version has its own, and none ever changes: it comes whole, in one step. Where
that folder can't be written, everything is made anew at every start, and lies in memory. Nothing in the file is run.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from stat import S_IWGRP, S_IWOTH
from subprocess import SubprocessError, run
from tempfile import NamedTemporaryFile

from platformdirs import user_cache_path

from mediabot.matching.concepts import Concept, Lexicon, built_in
from mediabot.matching.flat import Flat, Writer

MOST_KEPT = 8
"""Several lexicons, or several versions, may be in use side by side: each has a file of its own, some 15 MB."""


Make = Callable[[Iterable[Concept]], Writer]


def kept(lexicon: Lexicon, make: Make) -> Flat:
    """What `make` gives of a lexicon's concepts, from the file of an earlier start if there is one."""
    mark = _mark(lexicon)
    path = user_cache_path("mediabot") / f"lexicon-{mark.hex()[:24]}.flat"
    with suppress(OSError, ValueError):
        return _read(path, mark)
    made = _made_apart(lexicon, make, mark) or make(lexicon.read()).block(mark)
    with suppress(OSError, ValueError):
        _write(path, made)
        return _read(path, mark)
    return Flat(memoryview(made), mark)


def _made_apart(lexicon: Lexicon, make: Make, mark: bytes) -> bytes:
    """The same from a process of its own, as making takes memory that is never given back; nothing if that fails."""
    call = f"from {__name__} import answer; from {make.__module__} import {make.__name__} as make; answer(make)"
    with suppress(OSError, SubprocessError, ValueError):
        command = [sys.executable, "-c", call, mark.hex()]
        done = run(command, input=_told(lexicon), capture_output=True, check=True)  # noqa: S603 - ourselves
        Flat(memoryview(done.stdout), mark)
        return done.stdout
    return b""


def answer(make: Make) -> None:
    """Be that process: a lexicon comes in, and a block goes out under the mark that is the argument."""
    told = sys.stdin.buffer.read()
    concepts = [Concept(one, *map(tuple, lists)) for one, *lists in json.loads(told)] if told else built_in().read()
    sys.stdout.buffer.write(make(concepts).block(bytes.fromhex(sys.argv[1])))


def _told(lexicon: Lexicon) -> bytes:
    """A lexicon in bytes; none of them for the built-in one, which everybody can read."""
    if lexicon is built_in():
        return b""
    return json.dumps([(one.id, one.bg, one.en, one.broader, one.hints) for one in lexicon.read()]).encode()


def _read(path: Path, mark: bytes) -> Flat:
    """What is looked at is what is read, also where somebody changes what lies there meanwhile.

    Raises OSError, or ValueError for a file that is empty or not ours.
    """
    with path.open("rb") as file:
        if not (_is_ours(path.parent.stat()) and _is_ours(os.fstat(file.fileno()))):
            raise PermissionError(path)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    flat = Flat(memoryview(mapped), mark)
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)  # all was touched to check it, and little of it will be used
    with suppress(OSError):
        path.touch()
    return flat


def _is_ours(found: os.stat_result) -> bool:
    """Nobody else can write it, or put another in its place."""
    mine = getattr(os, "getuid", lambda: found.st_uid)()
    return found.st_uid == mine and not found.st_mode & (S_IWGRP | S_IWOTH)


def _write(path: Path, content: bytes) -> None:
    """In one step, so that another start never reads half a file; files that were not used for longest go.

    Who has one of those mapped keeps it.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file, ExitStack() as failed:
        failed.callback(Path(file.name).unlink, missing_ok=True)
        file.write(content)
        file.close()
        Path(file.name).replace(path)
        failed.pop_all()
    by_use = sorted(path.parent.glob("lexicon-*.flat"), key=_used_at, reverse=True)
    for old in by_use[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def _used_at(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime_ns
    return 0


def _mark(lexicon: Lexicon) -> bytes:
    package = files("mediabot.matching")
    sources = [entry for folder in (package, package / "words") for entry in folder.iterdir()]
    libraries = [f"{name} {version(name)}" for name in ("snowballstemmer", "PyStemmer", "simplemma")]
    seen = sha256(" ".join([sys.version, sys.byteorder, *libraries]).encode() + lexicon.mark)
    for source in sorted(sources, key=lambda entry: entry.name):
        if source.name.endswith((".py", ".txt")):
            seen.update(source.read_bytes())
    return seen.digest()
