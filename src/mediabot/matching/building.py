"""Building large immutable things."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from mediabot.matching.latin import readings, sound
from mediabot.matching.stems import root, stem
from mediabot.matching.tokens import split_word


@cache
def settle() -> None:
    """Take what there is by now for what stays: looking for garbage in it would hold up a question for 0.1 s.

    Only once, as what is replaced later would never be given back.
    """
    gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: all that is built stays, and looking would cost a third of the time.

    Afterwards what was only kept for speed is forgotten: a hundred questions need less of it than ten thousand names.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        for cached in (stem, root, sound, readings, split_word):
            cached.cache_clear()
        if collecting:
            gc.enable()
