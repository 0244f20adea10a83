"""The same questions put to every finder by pytest-benchmark: `make bench-matching`, or with the file's name to pytest.

Collected only when named: timings are no tests.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.matching.directories import made_directory, made_questions
from benchmarks.matching.peers import PEERS
from mediabot.matching import DirectoryIndex

SIZES = (100, 1_000, 10_000)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PEERS)
def test_questions(benchmark: BenchmarkFixture, name: str, size: int) -> None:
    benchmark.group = f"fifty questions to {size} experts"
    finder, questions = PEERS[name](made_directory(size)), made_questions(50)

    benchmark.pedantic(lambda: [finder.find(question) for question in questions], rounds=5, warmup_rounds=1)


@pytest.mark.parametrize("size", SIZES)
def test_build(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark.group = "index built"
    directory = made_directory(size)

    benchmark.pedantic(DirectoryIndex.build, args=(directory,), rounds=3, warmup_rounds=1)
