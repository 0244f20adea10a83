"""A newsroom for each journey, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from zlib import crc32

import pytest

from databases import DATABASES
from journeys.newsroom import Newsroom, open_newsroom

QUICK = "test_question_to_answer.py"
"""The journey that `make quick` takes along; the others are marked slow."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The quick journey runs on both databases, each other one on one of them, by turns of their names."""
    others = [item for item in items if "/journeys/" in item.path.as_posix() and item.path.name != QUICK]
    for item in others:
        item.add_marker("slow")
    if config.getoption("--both-databases") or config.getoption("--quick"):
        return
    left_out = {item for item in others if _database_of(item) not in (None, _turn_of(item))}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _database_of(item: pytest.Item) -> str | None:
    """The one that this test is for; None where it is for neither."""
    return next((name for name in DATABASES if name in item.name.partition("[")[2]), None)


def _turn_of(item: pytest.Item) -> str:
    """By the name without its parameters, so that it stays when tests come and go."""
    return DATABASES[crc32(item.name.partition("[")[0].encode()) % len(DATABASES)]


@pytest.fixture
async def newsroom(database_url: str) -> AsyncIterator[Newsroom]:
    async with open_newsroom(database_url) as newsroom:
        yield newsroom
