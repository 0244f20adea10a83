"""The golden directory: invented people, with topics of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediabot.matching import DirectoryIndex
from mediabot.storage.directory_file import read_directory

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def index() -> DirectoryIndex:
    checked = read_directory((GOLDEN / "experts.yaml").read_text("utf-8"))
    assert checked.directory is not None, checked.problems
    return DirectoryIndex.build(checked.directory)
