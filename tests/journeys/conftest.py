"""A newsroom for each journey."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from journeys.newsroom import Newsroom, open_newsroom


@pytest.fixture
async def newsroom(database_url: str) -> AsyncIterator[Newsroom]:
    async with open_newsroom(database_url) as newsroom:
        yield newsroom
