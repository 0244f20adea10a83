"""Databases for every test. A test that takes `store` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.ext.asyncio import AsyncEngine

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as mediabot.bot does, for tests that call Telegram without it
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # many containers set it; what we start would compile itself anew

import turns
from databases import DATABASES, PostgresqlServer, SqliteFiles, share_compilations
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore

share_compilations()


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> PostgresqlServer:
    """Not under pytest's folder: each start of pytest closes that to all other accounts, and the server has its own."""
    return PostgresqlServer(Path(gettempdir()) / f"mediabot-postgresql-{testrun_uid[:12]}")


@pytest.fixture
def sqlite_url(sqlite_files: SqliteFiles) -> str:
    """A migrated SQLite file of this test's own."""
    return sqlite_files.fresh()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own. Leave its tables as they are."""
    url = postgresql_server.fresh()
    yield url
    postgresql_server.give_back(url)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own, of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    store = SqlStore(open_engine(database_url))
    yield store
    await store.close()


@pytest.fixture
async def second_store(database_url: str) -> AsyncIterator[SqlStore]:
    """Another process on the same database, as far as the database can tell."""
    store = SqlStore(open_engine(database_url))
    yield store
    await store.close()


@pytest.fixture
def engine(store: SqlStore) -> AsyncEngine:
    return store.engine


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="without PostgreSQL, processes, browser and the slow ones")
    parser.addoption("--both-databases", action="store_true", help="every journey on both databases, not by turns")
    parser.addoption("--store-screens", action="store_true", help="write the stored texts of screens anew")


def pytest_configure(config: pytest.Config) -> None:
    """How many examples a property is tried on. Those that want more ask for a multiple of it."""
    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("whole", unhurried, max_examples=100)
    settings.register_profile("quick", unhurried, max_examples=15)
    settings.load_profile("quick" if config.getoption("--quick") else "whole")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """None leaves it to pytest."""
    return True if config.getoption("--quick") and turns.is_never_quick(collection_path) else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    turns.mark_slow(items)
    turns.leave_out(config, items)
    turns.long_first(items)


@pytest.fixture(autouse=True)
def attack(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """What a test marked as an attack is against, for the table of `python -m tests.attacks`."""
    marker = request.node.get_closest_marker("attack")
    if marker is not None:
        record_property("attack", marker.args[0])


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[int], None]:
    """Tells how many times this test has tried; once, where it says nothing."""
    return lambda times: record_property("tried", times)


@pytest.fixture
def store_screens(request: pytest.FixtureRequest) -> bool:
    """Whether stored texts are written rather than compared."""
    return bool(request.config.getoption("--store-screens"))
