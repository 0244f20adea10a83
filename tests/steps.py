"""How much work something is, counted so that every machine, busy or idle, comes to the same."""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps_of(work: Callable[[], object]) -> int:
    """How many functions are called by it, Python's own among them."""
    steps = 0

    def count(_frame: object, event: str, _of: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return steps
