"""A loop whose time leaps: whoever sleeps is woken at once, and a minute has passed.

Only for what waits for nothing but time. A thread or a network would be given no time at all.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from selectors import BaseSelector, SelectorKey
from typing import Any

import pytest


class Leaping:
    """Stands before the loop's selector: where the loop would wait for a timer, its time has come."""

    def __init__(self, selector: BaseSelector) -> None:
        self._selector = selector
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        found = self._selector.select(timeout if timeout is None else 0)
        if timeout and not found:
            self.now += timeout
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)


@pytest.fixture
async def leaping() -> AsyncIterator[None]:
    loop: Any = asyncio.get_running_loop()
    selector = loop._selector
    leaping = Leaping(selector)
    loop._selector, loop.time = leaping, lambda: leaping.now
    yield
    loop._selector = selector
    del loop.time
