"""The same question in Bulgarian and in English gets the same answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediabot.matching import DirectoryIndex
from mediabot.storage.directory_file import read_directory_file

SHIPPED = Path(__file__).parents[2] / "experts.yaml"
LINES = Path(__file__).with_name("pairs.tsv").read_text("utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def shipped() -> DirectoryIndex:
    checked = read_directory_file(SHIPPED)
    assert checked.directory is not None
    return DirectoryIndex.build(checked.directory)


@pytest.mark.parametrize(("bulgarian", "english"), PAIRS)
def test_a_question_finds_the_same_expert_first_in_both_languages(
    bulgarian: str, english: str, shipped: DirectoryIndex
) -> None:
    found = [shipped.search(question, limit=1) for question in (bulgarian, english)]

    first, second = ([match.expert_id for match in matches] for matches in found)
    assert first == second


def test_the_pairs_are_about_many_and_a_few_about_nobody(shipped: DirectoryIndex) -> None:
    answers = [shipped.search(bulgarian, limit=1) for bulgarian, _ in PAIRS]

    found = {match.expert_id for matches in answers for match in matches}
    assert len(PAIRS) >= 100
    assert len(found) >= 30
    assert answers.count(()) <= 5


@pytest.mark.parametrize("question", ["ваксини срещу рак", "Как действат ваксините срещу рак?", "cancer vaccines"])
def test_cancer_vaccines_find_the_oncologist_in_both_languages(question: str, shipped: DirectoryIndex) -> None:
    assert "lyudmila-yasnomirova" in [match.expert_id for match in shipped.search(question, limit=3)]
