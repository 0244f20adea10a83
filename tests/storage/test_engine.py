"""A database that can't be used is refused with a sentence that names the setting and never its password."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from mediabot.storage.engine import DatabaseUnusable, open_engine, secrets_of
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
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "secure_delete")
        }
        fast: object = (await connection.get_raw_connection()).dbapi_connection

    assert settings == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 10000,
        "secure_delete": 1,
    }
    assert isinstance(fast, OneTripConnection)
    await engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:{}@127.0.0.1:1/name",
        "postgresql://me@127.0.0.1:1/name?password={}",
        "postgresql://127.0.0.1:1/name?user=me&password={}&sslpassword={}",
        "postgresql://me@127.0.0.1:1/name?passwort={}",
        "postgresql://me:hu{}@127.0.0.1:1/name",
        "postgresql://me:{}@more@127.0.0.1:1/name",
        "postgresql://me:more@{}@127.0.0.1:1/name",
        "oracle://me:{}@host/name",
        "oracle://me@host/name?password={}",
        "oracle://me:more@{}@host/name",
        "{}",
    ],
)
async def test_a_password_is_never_told_wherever_it_stands(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as error:
        await migrate(open_engine(url.format(*["s3cr3t"] * 2)))

    assert "s3cr3t" not in str(error.value)


def test_an_at_sign_too_many_is_told_with_what_to_write() -> None:
    with pytest.raises(DatabaseUnusable, match="%40"):
        open_engine("postgresql://me:pass@word@host/name")


def test_the_secrets_of_a_url_are_known_in_every_spelling() -> None:
    found = secrets_of("postgresql://me:p%40ss@host/name?password=hunter+2")

    assert {"p@ss", "p%40ss", "hunter 2", "hunter%202", "hunter+2"} <= set(found)


async def test_nobody_else_may_read_the_file_its_journals_and_a_folder_of_its_own(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/new/a.db")
    await migrate(engine)
    async with SqlStore(engine).begin() as work:
        await work.people.staff()
        modes = {entry.name: entry.stat().st_mode & 0o777 for entry in (tmp_path / "new").iterdir()}

    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    await engine.dispose()


async def opened(url: str) -> None:
    engine = open_engine(url)
    async with engine.connect():
        pass
    await engine.dispose()


def test_what_an_earlier_version_left_open_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for name in ("a.db", "a.db-wal"):
        (tmp_path / name).touch(0o644)

    asyncio.run(opened(f"sqlite:///{tmp_path}/a.db"))

    assert {entry.stat().st_mode & 0o777 for entry in tmp_path.iterdir()} == {0o600}
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_holds_anything_else_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters.txt").touch(0o644)

    asyncio.run(opened(f"sqlite:///{tmp_path}/a.db"))

    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "letters.txt").stat().st_mode & 0o777 == 0o644


async def test_an_error_of_the_database_holds_no_parameters(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)

    with pytest.raises(SQLAlchemyError) as error:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT nowhere FROM nothing WHERE a = :a"), {"a": "what a person wrote"})
    await engine.dispose()

    assert "what a person wrote" not in str(error.value)


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Path:
    """One in which even root can't make a file, where there is one; else a folder without the right to write."""
    if Path("/proc/self").is_dir():
        return Path("/proc/self")
    tmp_path.chmod(0o500)
    return tmp_path
