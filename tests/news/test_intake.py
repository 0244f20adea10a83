"""What comes in becomes an item once, with topics, and with its twin in the other language proposed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsFixed, NewsState
from mediabot.domain.stories import (
    BadLink,
    KnownBy,
    Story,
    StoryTaken,
    canonical_link,
    checked_link,
    is_first_page,
    keys_of,
    told_apart,
)
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


OTHER = Localized(en="Probiotics are tested in Plovdiv")


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


async def test_experts_are_named_only_where_the_story_names_them(intake: Intake) -> None:
    suggested = await intake.take(STORY, author_id=7)
    named = await intake.take(
        Story(title=Localized(bg="Съвсем друга новина за пробиотиците"), experts=("yana",)), author_id=7
    )

    assert suggested.item.experts == ()
    assert named.item.experts == ("yana",)


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


FIRST = Story(
    title=Localized(bg="Агенцията одобри новото лекарство за мигрена"),
    summary=Localized(bg="Лекарството ще е в аптеките през май."),
    link=Localized(bg="https://example.org/novini/1"),
    published_at=NOW - timedelta(days=7),
    guid="n1",
)


def told_as(title: str, number: int, **facts: object) -> Story:
    link = Localized(bg=f"https://example.org/novini/{number}")
    story = replace(FIRST, title=Localized(bg=title), link=link, guid=f"n{number}", published_at=NOW)
    return replace(story, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Агенцията одобри новото лекарство за мигрена", "Агенцията не одобри новото лекарство за мигрена"),
        ("Нова детска болница отваря врати в Ловеч", "Нова детска болница отваря врати в Русе"),
        ("Отчет на измисления институт за юни", "Отчет на измисления институт за юли"),
        ("Отчет на измисления институт за януари", "Отчет на измисления институт за февруари"),
        ("Доцент Иванов оглави измисления институт", "Доцент Иванова оглави измисления институт"),
        ("Лекарството ще се приема без рецепта", "Лекарството ще се приема с рецепта"),
        ("Три болници получават нови апарати", "Две болници получават нови апарати"),
        ("The agency approves the invented vaccine", "The agency never approves the invented vaccine"),
    ],
)
@pytest.mark.parametrize("days", [0, 7])
@pytest.mark.parametrize("linked", [True, False])
async def test_a_word_that_tells_something_makes_another_item(
    intake: Intake, before: str, after: str, days: int, linked: bool
) -> None:
    bare: dict[str, object] = {} if linked else {"link": Localized(), "guid": ""}
    await intake.take(told_as(before, 1, published_at=NOW - timedelta(days=days), **bare), feed_id=1)

    later = await intake.take(told_as(after, 2, **bare), feed_id=1)

    assert later.new


async def test_much_the_same_title_of_late_is_proposed_as_a_twin(intake: Intake) -> None:
    first = await intake.take(told_as("Агенцията одобри новото лекарство за мигрена", 1), feed_id=1)

    later = await intake.take(told_as("Агенцията не одобри новото лекарство за мигрена", 2), feed_id=1)

    assert later.twin is not None
    assert later.twin.id == first.item.id


async def test_the_later_embargo_of_a_story_that_meets_its_draft_is_kept(intake: Intake) -> None:
    bare = replace(FIRST, published_at=None)
    await intake.take(bare)

    for hours, kept in ((48, 48), (24, 48), (72, 72)):
        met = await intake.take(replace(bare, embargo_until=NOW + timedelta(hours=hours)))

        assert not met.new
        assert met.item.embargo_until == NOW + timedelta(hours=kept)


async def test_an_entry_is_known_by_the_mark_of_its_feed_though_all_else_has_changed(intake: Intake) -> None:
    first = await intake.take(FIRST, feed_id=1)
    changed = told_as("Съвсем друго заглавие на същата новина", 9, guid="n1")

    assert (await intake.take(changed, feed_id=1)).item.id == first.item.id


async def test_an_item_that_was_known_by_its_link_is_known_by_the_mark_from_then_on(intake: Intake) -> None:
    pasted = await intake.take(replace(FIRST, guid="", published_at=None))

    met = await intake.take(FIRST, feed_id=1)
    later = await intake.take(
        replace(FIRST, title=Localized(bg="Бюлетин за друго на този адрес"), guid="n2"), feed_id=1
    )

    assert met.item.id == pasted.item.id
    assert later.new


async def test_marks_that_change_at_every_reading_bring_nothing_twice(intake: Intake) -> None:
    first = await intake.take(FIRST, feed_id=1)

    again = [await intake.take(replace(FIRST, guid=f"{number}"), feed_id=1) for number in range(3)]

    assert {one.item.id for one in again} == {first.item.id}


@pytest.mark.parametrize(
    ("published", "believed"),
    [
        (datetime(9999, 12, 31, 23, 30, tzinfo=UTC), NOW),
        (datetime(9999, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-12))), NOW),
        (NOW + timedelta(minutes=5), NOW),
        (NOW - timedelta(minutes=5), NOW - timedelta(minutes=5)),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), None),
        (datetime(1970, 1, 1, tzinfo=UTC), None),
        (datetime(1996, 5, 1, tzinfo=UTC), datetime(1996, 5, 1, tzinfo=UTC)),
        (None, None),
    ],
)
async def test_a_date_that_can_not_be_is_none_and_one_ahead_is_now(
    intake: Intake, published: datetime | None, believed: datetime | None
) -> None:
    taken = await intake.take(replace(FIRST, published_at=published, event_on=date(9999, 12, 31)))

    assert taken.item.published_at == believed
    assert taken.item.event_on is None


def test_what_many_share_is_no_mark_of_any() -> None:
    one, other = FIRST, replace(FIRST, title=Localized(bg="Друга новина на същата страница"))
    parts = [
        replace(story, link=Localized(bg=f"https://example.org/vsichki#{part}"))
        for story, part in ((one, "lekari"), (other, "sestri"))
    ]

    shared = told_apart([one, other])
    apart = told_apart(parts)

    assert [(story.guid, story.known_by) for story in shared] == [("", KnownBy.NOTHING)] * 2
    assert len({key for story in apart for key in keys_of(story) if key.startswith("link:")}) == 2


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("http://example.org", True),
        ("http://example.org/", True),
        ("http://example.org/bg/", True),
        ("http://example.org/index.php", True),
        ("http://example.org/?utm_source=rss", True),
        ("http://example.org/?p=12", False),
        ("http://example.org/novini", False),
        ("http://example.org/#!/novina/12", False),
    ],
)
def test_the_first_page_of_a_site_is_no_mark(url: str, first: bool) -> None:
    assert is_first_page(url) is first


async def test_an_entry_of_a_feed_is_one_item_s_alone(store: SqlStore, office: Office) -> None:
    entry = replace(STORY, guid="entry-1")
    async with store.begin() as work:
        intake = Intake(Desk(work, NOW, office))
        first = (await intake.take(entry, feed_id=3)).item
        other = (await intake.take(replace(entry, guid="entry-2", link=Localized(), title=OTHER), feed_id=3)).item
        await work.news.know(first.id, keys_of(entry, 3))

        with pytest.raises(StoryTaken):
            await work.news.know(other.id, keys_of(entry, 3))

        assert await work.news.known(["guid:3:entry-1"]) == [first.id]
