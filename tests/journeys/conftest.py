"""A newsroom for each journey, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from journeys.newsroom import Newsroom, open_newsroom

QUICK = "test_question_to_answer.py"
"""The journey that `make quick` takes along; the others are marked slow."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in item.path.as_posix() and item.path.name != QUICK:
            item.add_marker("slow")


@pytest.fixture
async def newsroom(database_url: str) -> AsyncIterator[Newsroom]:
    async with open_newsroom(database_url) as newsroom:
        yield newsroom
