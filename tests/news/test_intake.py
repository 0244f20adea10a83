"""What comes in becomes an item once, with topics, and with its twin in the other language proposed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsFixed, NewsState
from mediabot.domain.stories import BadLink, Story, canonical_link, checked_link
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk, Office
from mediabot.services.news.intake import Intake
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.store import SqlStore

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = Story(
    title=Localized(en="Telemedicine comes to twenty villages of the Rhodope mountains"),
    summary=Localized(en="A video visit to a doctor will be free there from 2027, says Example Health."),
    link=Localized(en="https://www.example.org/telemedicine/?utm_source=mail"),
)


@pytest.fixture(scope="module")
def office() -> Office:
    directory = read_directory_file(Path(__file__).parents[2] / "experts.yaml").directory
    assert directory is not None
    return Office(directory=directory, index=DirectoryIndex.build(directory))


@pytest.fixture
async def intake(store: SqlStore, office: Office) -> AsyncIterator[Intake]:
    async with store.begin() as work:
        yield Intake(Desk(work, NOW, office))


async def test_a_story_becomes_a_draft_with_topics_suggested_and_not_confirmed(intake: Intake) -> None:
    taken = await intake.take(STORY, author_id=7)

    assert taken.new
    assert taken.item.state is NewsState.DRAFT
    assert [topic.en for topic in taken.item.topics] == ["telemedicine"]
    assert not taken.item.topics_confirmed
    assert taken.item.experts


@pytest.mark.parametrize(
    "again",
    [
        replace(STORY, title=Localized(en="Another title altogether, of the same page")),
        replace(STORY, link=Localized(en="http://example.org/telemedicine#top")),
        replace(STORY, link=Localized(en="https://elsewhere.example.com/copied")),
        replace(
            STORY,
            link=Localized(),
            title=Localized(en="Telemedicine comes to twenty villages in the Rhodope Mountains!"),
        ),
    ],
)
async def test_the_same_story_coming_twice_is_one_item(intake: Intake, again: Story) -> None:
    first = await intake.take(STORY)

    second = await intake.take(again)

    assert not second.new
    assert second.item.id == first.item.id
    assert second.item.title == first.item.title


async def test_titles_that_differ_in_a_number_are_two_items(intake: Intake) -> None:
    await intake.take(replace(STORY, title=Localized(en="Report on biotechnology 2025 is out"), link=Localized()))

    other = await intake.take(
        replace(STORY, title=Localized(en="Report on biotechnology 2026 is out"), link=Localized())
    )

    assert other.new


async def test_the_version_in_the_other_language_is_proposed_and_joined_only_when_told_so(intake: Intake) -> None:
    english = await intake.take(STORY)
    bulgarian = await intake.take(
        Story(
            title=Localized(bg="Телемедицината стига до двайсет села в Родопите"),
            summary=Localized(bg="Видеопрегледът при лекар там ще е безплатен от 2027 г., казват от Example Health."),
        )
    )
    assert bulgarian.new
    assert bulgarian.twin is not None
    assert bulgarian.twin.id == english.item.id
    assert english.item.title.bg == ""

    joined = await intake.join(bulgarian.item.id, english.item.id)

    assert joined.title.bg.startswith("Телемедицината")
    assert joined.title.en.startswith("Telemedicine")
    assert joined.twin_id is None
    again = await intake.take(STORY)
    assert (again.new, again.item.id) == (False, joined.id)


async def test_two_published_items_are_not_joined(intake: Intake) -> None:
    one = await intake.take(STORY, trusted=True)
    other = await intake.take(Story(title=Localized(bg="Съвсем друга новина за пробиотиците")), trusted=True)

    with pytest.raises(NewsFixed):
        await intake.join(one.item.id, other.item.id)


async def test_a_trusted_source_publishes_by_itself(intake: Intake) -> None:
    taken = await intake.take(STORY, trusted=True, feed_id=1)

    assert taken.item.state is NewsState.PUBLISHED
    assert taken.item.released_at == NOW


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://example.org/x", "https://user:secret@example.org", "//example.org", "", "https://"],
)
def test_only_addresses_of_pages_are_links(url: str) -> None:
    with pytest.raises(BadLink):
        checked_link(url)


def test_addresses_of_one_page_are_known_as_one() -> None:
    same = {
        canonical_link(url)
        for url in (
            "https://Example.org/News/?utm_medium=x&id=7&fbclid=1",
            "http://www.example.org/News?id=7#part",
            "https://example.org:443/News/?id=7",
        )
    }

    assert same == {"example.org/News?id=7"}
