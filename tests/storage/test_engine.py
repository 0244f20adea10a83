"""A database that can't be used is refused with a sentence that names the setting and never its password."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mediabot.storage.engine import DatabaseUnusable, open_engine
from mediabot.storage.migrate import migrate, schema_state
from mediabot.storage.sqlite_driver import OneTripConnection
from mediabot.storage.store import SqlStore


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///{folder}/a.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///{folder}/a.db", "sqlite+aiosqlite"),
        ("sqlite://", "sqlite+aiosqlite"),
        ("postgresql://host/name", "postgresql+psycopg"),
        ("postgres://host/name", "postgresql+psycopg"),
        ("postgresql+psycopg://host/name", "postgresql+psycopg"),
    ],
)
def test_plain_urls_get_an_asynchronous_driver(url: str, driver: str, tmp_path: Path) -> None:
    assert open_engine(url.format(folder=tmp_path)).url.drivername == driver


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite", "mysql://me:secret@host/name", "postgresql+asyncpg://me:secret@h/n"]
)
def test_a_url_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="MEDIABOT_DATABASE_URL") as error:
        open_engine(url)

    assert "secret" not in str(error.value)


def test_the_parent_folder_is_made(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path}/new/folder/a.db")

    assert (tmp_path / "new" / "folder").is_dir()


def test_a_folder_that_cant_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DatabaseUnusable, match=r"MEDIABOT_DATABASE_URL.*folder .*file.* can't be made"):
        open_engine(f"sqlite:///{tmp_path}/file/folder/a.db")


def test_without_the_driver_the_extra_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(DatabaseUnusable, match=r"psycopg.*mediabot\[postgresql\]"):
        open_engine("postgresql://me:secret@host/name")


async def test_a_read_only_folder_is_refused(read_only_folder: Path) -> None:
    engine = open_engine(f"sqlite:///{read_only_folder}/a.db")

    with pytest.raises(DatabaseUnusable, match=r"MEDIABOT_DATABASE_URL.*unable to open"):
        await migrate(engine)
    with pytest.raises(DatabaseUnusable, match="unable to open"):
        async with SqlStore(engine).begin() as work:
            await work.people.staff()


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Уважаеми колеги, " * 100)
    engine = open_engine(f"sqlite:///{tmp_path}/letter.txt")

    with pytest.raises(DatabaseUnusable, match="not a database"):
        await migrate(engine)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        await schema_state(engine)


async def test_an_unreachable_postgresql_is_refused_without_its_password() -> None:
    engine = open_engine("postgresql://me:secret@127.0.0.1:1/name")

    with pytest.raises(DatabaseUnusable, match=r"MEDIABOT_DATABASE_URL.*refused") as error:
        await migrate(engine)

    assert "secret" not in str(error.value)


async def test_sqlite_is_opened_with_all_that_correctness_needs(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)

    async with engine.connect() as connection:
        settings = {
            name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
        fast: object = (await connection.get_raw_connection()).dbapi_connection

    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 10000}
    assert isinstance(fast, OneTripConnection)
    await engine.dispose()


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Path:
    """One in which even root can't make a file, where there is one; else a folder without the right to write."""
    if Path("/proc/self").is_dir():
        return Path("/proc/self")
    tmp_path.chmod(0o500)
    return tmp_path
