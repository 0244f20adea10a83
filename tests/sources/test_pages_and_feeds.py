"""Pages and feeds read: texts without markup, dates, links that are links; only what is new is asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mediabot.domain.feeds import Feed
from mediabot.domain.sources import CantRead, Reason
from mediabot.sources.feeds import WebFeeds
from mediabot.sources.fetching import Fetcher
from mediabot.sources.pages import WebPages
from sources.conftest import Site

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def feed(site: Site, path: str = "/feed", **facts: object) -> Feed:
    return Feed(1, site.url + path, "127.0.0.1", NOW, **facts)  # type: ignore[arg-type]


async def test_a_page_becomes_a_story_without_markup(site: Site, fetcher: Fetcher) -> None:
    story = await WebPages(fetcher).read(f"{site.url}/page")

    assert story.title.en == "A clinic for rare diseases opens in spring"
    assert story.summary.en.startswith("The invented Institute of Samples opens")
    assert "alert" not in story.summary.en
    assert "<" not in story.summary.en
    assert story.source.plain == "Example Daily"
    assert story.published_at is not None
    assert story.published_at.date().isoformat() == "2026-11-18"
    assert story.link.en == f"{site.url}/page"


async def test_a_page_without_a_text_says_so(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(CantRead) as caught:
        await WebPages(fetcher).read(f"{site.url}/empty")

    assert caught.value.reason is Reason.NO_TEXT


async def test_a_feed_gives_its_entries_in_plain_text(site: Site, fetcher: Fetcher) -> None:
    answer = await WebFeeds(fetcher).read(feed(site))

    first, second = answer.stories
    assert answer.title == "Измислен институт"
    assert first.title.bg == "Нов център за пробиотици отваря врати"
    assert first.summary.bg == "Центърът ще изследва млечнокисели бактерии."
    assert first.published_at == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert second.link.texts() == ()


async def test_an_atom_feed_is_read_and_its_links_are_made_whole(site: Site, fetcher: Fetcher) -> None:
    (story,) = (await WebFeeds(fetcher).read(feed(site, "/atom"))).stories

    assert story.title.en == "Telemedicine reaches the islands"
    assert story.link.en == f"{site.url}/islands"


@pytest.mark.parametrize("path", ["/old-declared", "/old-header"])
async def test_a_feed_in_windows_1251_reads_as_bulgarian(site: Site, fetcher: Fetcher, path: str) -> None:
    answer = await WebFeeds(fetcher).read(feed(site, path))

    assert answer.stories[0].title.bg == "Нов център за пробиотици отваря врати"


async def test_only_what_is_new_is_asked_for(site: Site, fetcher: Fetcher) -> None:
    reader = WebFeeds(fetcher)
    first = await reader.read(feed(site))

    second = await reader.read(feed(site, etag=first.etag, modified=first.modified))

    assert second.unchanged
    assert second.etag == first.etag
    asked = site.asked[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Fri, 20 Nov 2026 08:00:00 GMT")


async def test_a_page_where_a_feed_should_be_is_no_feed(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(CantRead) as caught:
        await WebFeeds(fetcher).read(feed(site, "/page"))

    assert caught.value.reason is Reason.NOT_A_FEED


async def test_a_feed_that_breaks_off_still_gives_what_came(site: Site, fetcher: Fetcher) -> None:
    answer = await WebFeeds(fetcher).read(feed(site, "/broken"))

    assert answer.stories[0].title.bg == "Нов център за пробиотици отваря врати"
