"""The sample directory that comes with the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediabot.domain.directory import Directory
from mediabot.storage.directory_file import read_directory_file

FILE = Path(__file__).parents[2] / "experts.yaml"
SUBJECTS = [
    *("biotechnology", "clinical trials", "digital health", "AI in medicine", "telemedicine", "probiotics"),
    *("food supplements", "tissue engineering", "technology transfer", "venture building", "EU projects"),
    *("children's hospital care", "health policy", "bioeconomy", "rare diseases", "oncology", "vaccines"),
]


@pytest.fixture(scope="module")
def directory() -> Directory:
    checked = read_directory_file(FILE)
    assert [str(problem) for problem in checked.problems] == []
    assert checked.directory is not None
    return checked.directory


def test_the_shipped_directory_has_no_problems_and_thirty_people_or_more(directory: Directory) -> None:
    people = directory.experts

    assert len(people) >= 30
    assert all(3 <= len(expert.topics) <= 6 for expert in people)


def test_nobody_in_it_can_be_reached(directory: Directory) -> None:
    contacts = [expert.contact for expert in directory.experts]

    assert all(re.fullmatch(r"[a-z.]+@example\.(org|com)", contact.email) for contact in contacts)
    assert all(re.fullmatch(r"(\+359 700 00 0\d\d)?", contact.phone) for contact in contacts)
    assert all(contact.telegram is None or 100_001 <= contact.telegram <= 100_036 for contact in contacts)
    ids = [contact.telegram for contact in contacts if contact.telegram]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_it_covers_what_the_news_of_the_cluster_is_about(directory: Directory, subject: str) -> None:
    topics = [topic.name for expert in directory.experts for topic in expert.topics]

    (found,) = [name for name in topics if name.en == subject]

    assert found.bg


def test_its_texts_use_bulgarian_quotation_marks(directory: Directory) -> None:
    fields = ("name", "title", "organisation", "bio", "interests")
    texts = [getattr(expert, field).bg for expert in directory.experts for field in fields]

    opened, closed = (sum(text.count(mark) for text in texts) for mark in "„“")

    assert opened == closed > 0
    assert not any(mark in text for text in texts for mark in '"”«»')
