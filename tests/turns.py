"""Which tests run, and in which order: a journey on one of two databases, and under `--quick` only what is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from databases import DATABASES

JOURNEYS = ("/tests/journeys/", "/tests/mail/")
"""The folders of those that are about people, not about a store: either database will do."""

QUICK = "test_question_to_answer.py"
"""The journey that `make quick` takes along, and that runs on both databases; the others are marked slow."""

LONG = {"process", "browser"}
"""They wait more than they work: one worker waits for them from the beginning while the others keep the cores busy."""

SLOW = {"slow", *LONG}

NEVER_QUICK = {"browser", "process"}
"""Folders all of whose tests are long."""


def is_never_quick(path: Path) -> bool:
    """Whether no test in a file is for `--quick`, so that it need not even be read."""
    folder = path.as_posix().rpartition("/tests/")[2].partition("/")[0]
    return folder in NEVER_QUICK or (folder == "journeys" and path.name.startswith("test_") and path.name != QUICK)


def mark_slow(items: list[pytest.Item]) -> None:
    """Every other journey that opens a newsroom."""
    for item in filter(_is_other_journey, items):
        if _database_of(item) or JOURNEYS[0] in item.path.as_posix():
            item.add_marker("slow")


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is not for this run."""
    if config.getoption("--quick"):
        _keep(config, items, _is_quick)
    elif not config.getoption("--both-databases"):
        _keep(config, items, _is_its_turn)


def long_first(items: list[pytest.Item]) -> None:
    """All else stays in its order."""
    items.sort(key=lambda item: not _marked(item, LONG))


def _keep(config: pytest.Config, items: list[pytest.Item], wanted: Callable[[pytest.Item], bool]) -> None:
    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = filter(wanted, items)


def _is_quick(item: pytest.Item) -> bool:
    return _database_of(item) != "postgresql" and not _marked(item, SLOW)


def _marked(item: pytest.Item, names: set[str]) -> bool:
    return any(mark.name in names for mark in item.iter_markers())


def _is_its_turn(item: pytest.Item) -> bool:
    return not _is_other_journey(item) or _database_of(item) in (None, _turn_of(item))


def _is_other_journey(item: pytest.Item) -> bool:
    path = item.path.as_posix()
    return any(folder in path for folder in JOURNEYS) and item.path.name != QUICK


def _database_of(item: pytest.Item) -> str | None:
    """The one that this test is for; None where it is for neither."""
    return next((name for name in DATABASES if name in item.name.partition("[")[2]), None)


def _turn_of(item: pytest.Item) -> str:
    """By the name without its parameters, so that it stays when tests come and go."""
    return DATABASES[crc32(item.name.partition("[")[0].encode()) % len(DATABASES)]
