"""A house for each test: a local Bot API, a folder, a database, and a bot that is yet to be started."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from process.running import House, open_house

TIMEOUT = 1200
"""Seconds for a whole test: several starts of a process, each of which may take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/process/" in item.path.as_posix():
            item.add_marker("process")
            item.add_marker(pytest.mark.timeout(TIMEOUT))


@pytest.fixture
async def house(tmp_path: Path, sqlite_url: str) -> AsyncIterator[House]:
    """By polling, on SQLite."""
    async with open_house(tmp_path, sqlite_url) as house:
        yield house


@pytest.fixture(params=["polling", "webhook"])
async def either_house(request: pytest.FixtureRequest, tmp_path: Path, sqlite_url: str) -> AsyncIterator[House]:
    """By polling, and by webhook."""
    async with open_house(tmp_path, sqlite_url, webhook=request.param == "webhook") as house:
        yield house


@pytest.fixture(params=["polling-sqlite", "webhook-postgresql"])
async def far_house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    """Two that have nothing in common."""
    way, _, database = request.param.partition("-")
    async with open_house(tmp_path, request.getfixturevalue(f"{database}_url"), webhook=way == "webhook") as house:
        yield house
