"""The log holds nobody's words, no keys, and no place where they could slip in."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from mediabot.logs import start_log

TOKEN = "7654321:AAE-token"
WORDS = "what a person wrote"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """What starting a log changes in the whole process."""
    root = logging.getLogger()
    handlers, level, hooks = root.handlers[:], root.level, (threading.excepthook, sys.unraisablehook)
    with warnings.catch_warnings():
        yield
    logging.captureWarnings(False)
    root.handlers[:], (threading.excepthook, sys.unraisablehook) = handlers, hooks
    root.setLevel(level)
    logging.getLogger("mediabot").setLevel(logging.NOTSET)


LIBRARIES = (
    "telegram.request.BaseRequest",
    "telegram.ext.Application",
    "httpx",
    "httpcore.connection",
    "aiohttp.client",
    "aiohttp.access",
    "trafilatura.core",
    "htmldate.core",
    "sqlalchemy.engine.Engine",
    "psycopg.pool",
    "uvicorn.error",
    "asyncio",
    "py.warnings",
    "root",
    "mediabotany",
)


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_tells_the_place_and_the_kind_of_error_and_no_more(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log()

    try:
        raise ValueError(WORDS)
    except ValueError:
        logging.getLogger(name).exception('Can not load "%s" from %s', WORDS, f"https://example.org/?key={TOKEN}")
    logging.getLogger(name).critical(f"{WORDS} {TOKEN}")

    told = capsys.readouterr().err
    assert WORDS not in told
    assert "example.org" not in told
    assert TOKEN not in told
    assert told.count("\n") == 2
    assert "ValueError: test_a_library" in told


def test_our_own_lines_are_told_as_they_are_without_the_words_of_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    start_log()

    try:
        raise KeyError(WORDS)
    except KeyError:
        logging.getLogger("mediabot.jobs").exception("delivery %s failed", 7)

    told = capsys.readouterr().err
    assert "delivery 7 failed: KeyError: test_our_own_lines" in told
    assert WORDS not in told
    assert "Traceback" not in told


def test_secrets_are_left_out_whoever_writes_them(capsys: pytest.CaptureFixture[str]) -> None:
    start_log((TOKEN, TOKEN.partition(":")[2], "", "p@ss"))

    logging.getLogger("mediabot.bot").warning("at /bot%s/getMe with AAE-token and p@ss", TOKEN)

    assert capsys.readouterr().err.rstrip().endswith("at /bot***/getMe with *** and ***")


def test_a_thread_that_ends_tells_none_of_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    start_log()

    def ends() -> None:
        raise ValueError(WORDS)

    thread = threading.Thread(target=ends)
    thread.start()
    thread.join()

    told = capsys.readouterr().err
    assert "a thread ended: ValueError: ends" in told
    assert WORDS not in told


def test_a_text_of_several_lines_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    start_log()

    logging.getLogger("mediabot.bot").warning("one\r\n2026-01-01 00:00:00 ERROR forged")

    assert capsys.readouterr().err.count("\n") == 1
