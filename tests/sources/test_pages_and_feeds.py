"""Pages and feeds read: texts without markup, dates, links that are links; only what is new is asked for."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from mediabot.domain.feeds import Feed
from mediabot.domain.sources import CantRead, Reason
from mediabot.domain.stories import Story
from mediabot.sources.apart import Apart
from mediabot.sources.dates import instant_of
from mediabot.sources.feeds import MOST, WebFeeds
from mediabot.sources.fetching import Fetcher
from mediabot.sources.pages import WebPages
from sources.conftest import CASES, Site
from waiting import PATIENCE

pytestmark = [pytest.mark.attack("hostile feeds and pages"), pytest.mark.slow]

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


async def stories_of(site: Site, fetcher: Fetcher, case: str) -> tuple[Story, ...]:
    return (await WebFeeds(fetcher, now=lambda: NOW).read(feed(site, f"/case/{case}"))).stories


def rss(*items: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()
    )


async def given(site: Site, fetcher: Fetcher, body: bytes, kind: str = "application/rss+xml") -> tuple[Story, ...]:
    site.given, site.given_type = body, kind
    return (await WebFeeds(fetcher, now=lambda: NOW).read(feed(site, "/given"))).stories


async def not_read(site: Site, fetcher: Fetcher, body: bytes) -> CantRead:
    with pytest.raises(CantRead) as caught:
        await given(site, fetcher, body)
    return caught.value


@pytest.mark.parametrize("case", ["08-cp1251-undeclared", "08b-cp1251-says-utf8", "08c-cp-1251-name"])
async def test_bulgarian_in_windows_1251_is_read_whatever_it_is_called(site: Site, fetcher: Fetcher, case: str) -> None:
    (story,) = await stories_of(site, fetcher, case)

    assert "училище обучава млади" in story.title.bg


@pytest.mark.parametrize("name", ["windows-1251", "win-1251", "cp1251", "x-cp1251", "iso-8859-1", "none-such"])
async def test_a_wrong_name_of_an_encoding_does_no_harm(site: Site, fetcher: Fetcher, name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?><rss version="2.0"><channel><item><title>Нова болница за всички'
    body = f"{text}</title></item></channel></rss>"

    assert (await given(site, fetcher, body.encode("cp1251")))[0].title.bg == "Нова болница за всички"
    assert (await given(site, fetcher, body.encode()))[0].title.bg == "Нова болница за всички"


async def test_a_single_bad_byte_spoils_one_letter(site: Site, fetcher: Fetcher) -> None:
    body = rss("<item><title>Нова болница за всички BAD хора</title></item>").replace(b"BAD", b"\xff")

    (story,) = await given(site, fetcher, body, "application/rss+xml; charset=utf-8")

    assert story.title.bg.startswith("Нова болница за всички")
    assert story.title.bg.endswith("хора")


async def test_dates_are_read_as_people_in_bulgaria_write_them(site: Site, fetcher: Fetcher) -> None:
    dated = {story.title.bg.split()[-1]: story.published_at for story in await stories_of(site, fetcher, "12-dates")}

    assert dated["първа"] == datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert dated["пета"] == datetime(2026, 11, 20, 22, tzinfo=UTC)
    assert dated["шеста"] == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("20 ноември 2026 г., 14:30 ч.", datetime(2026, 11, 20, 12, 30, tzinfo=UTC)),
        ("петък, 5 юни 2026 10:00", datetime(2026, 6, 5, 7, tzinfo=UTC)),
        ("пон, 6 юли 2026 10:00:00 +0300", datetime(2026, 7, 6, 7, tzinfo=UTC)),
        ("1.3.2026 г.", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 10:00:00 EET", datetime(2026, 11, 20, 8, tzinfo=UTC)),
        ("2026-11-20T24:00:00Z", datetime(2026, 11, 21, tzinfo=UTC)),
        ("2026-11-20", datetime(2026, 11, 20, 12, tzinfo=UTC)),
        ("9999-12-31T23:30:00-05:00", None),
        ("0001-01-01T00:00:00+02:00", None),
        ("31.02.2026", None),
        ("скоро", None),
    ],
)
def test_an_instant_is_read_or_it_is_none(written: str, instant: datetime | None) -> None:
    assert instant_of(written) == instant


@pytest.mark.parametrize(
    ("case", "title"),
    [
        ("02-no-titles", "Измислената клиника „Образец“ откри кабинет номер 3 за измерване на кръвно налягане"),
        ("02b-untitled-atom", "Измислена болница търси кръводарители"),
        ("02c-title-only-image", "Снимка от измислен лагер за деца с диабет"),
    ],
)
async def test_an_entry_without_a_title_takes_its_first_sentence(
    site: Site, fetcher: Fetcher, case: str, title: str
) -> None:
    assert (await stories_of(site, fetcher, case))[0].title.bg == title


async def test_signs_in_plain_text_are_no_markup(site: Site, fetcher: Fetcher) -> None:
    (story,) = await stories_of(site, fetcher, "20-atom-text-lt")

    assert story.title.bg == "Праг <b> под измислена граница <5 mmol остава"
    assert story.summary.bg == "Ако a<b и c>d, тогава да."


async def test_signs_in_rss_stay_and_its_markup_goes(site: Site, fetcher: Fetcher) -> None:
    body = rss(
        "<item><title>Граница &lt;5 mmol за &lt;b&gt;всички&lt;/b&gt; хора</title><description>"
        "&lt;p class='x'&gt;Ако a&lt;b и c&gt;d, AT&amp;amp;T пише.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
        "</description></item>"
    )

    (story,) = await given(site, fetcher, body)

    assert story.title.bg == "Граница <5 mmol за всички хора"
    assert story.summary.bg == "Ако a<b и c>d, AT&T пише."


async def test_links_are_encoded_where_an_address_can_not_hold_what_is_in_them(site: Site, fetcher: Fetcher) -> None:
    stories = [
        *await stories_of(site, fetcher, "10a-link-with-space"),
        *await stories_of(site, fetcher, "10e-link-pipe-quote"),
    ]

    assert [story.link.bg for story in stories] == [
        "http://example.org/docs/naredba%20za%20lekarstva%202026.pdf",
        "http://example.org/a?x=1%7C2",
        "http://example.org/a?x=%221%22",
        "http://example.org/lekari%3C1%3E",
    ]


@pytest.mark.parametrize("oldest_first", [True, False])
async def test_the_newest_entries_are_taken_whichever_way_the_feed_is_ordered(
    site: Site, fetcher: Fetcher, oldest_first: bool
) -> None:
    days = [datetime(2026, 8, 1, 8, tzinfo=UTC) + timedelta(days=day) for day in range(MOST + 20)]
    items = [
        f"<item><title>Новина номер {number} за деня</title><pubDate>{format_datetime(day)}</pubDate></item>"
        for number, day in enumerate(days)
    ]

    stories = await given(site, fetcher, rss(*(items if oldest_first else items[::-1])))

    assert [story.published_at for story in stories] == days[::-1][:MOST]


@pytest.mark.parametrize(
    "body",
    [
        (CASES / "04a-entity-backslash" / "feed.xml").read_bytes(),
        rss("<item><title>Знак &#1114112; извън</title></item>"),
        rss("<item><title>Болница</title><guid>1</guid></item>").replace(
            b"<item>",
            b'<item xmlns:gml="http://www.opengis.net/gml"><gml:Point srsName="urn:x"><gml:pos>1</gml:pos></gml:Point>',
        ),
        rss("<item><title>Знак &#55296; без двойка</title></item>"),
    ],
)
async def test_what_a_parser_stumbles_over_is_read_or_told_and_never_raises(
    site: Site, fetcher: Fetcher, body: bytes
) -> None:
    reasons: list[Reason] = []
    stories: tuple[Story, ...] = ()
    try:
        stories = await given(site, fetcher, body)
    except CantRead as error:
        reasons.append(error.reason)

    assert reasons == ([] if stories else [Reason.UNREADABLE])
    assert all(story.title.bg.encode() for story in stories)


@pytest.mark.parametrize("path", ["/etc/passwd", "/dev/zero", "file:///etc/passwd", "{site}/feed"])
async def test_a_body_that_looks_like_an_address_is_not_opened(site: Site, fetcher: Fetcher, path: str) -> None:
    error = await not_read(site, fetcher, path.format(site=site.url).encode())

    assert error.reason is Reason.NOT_A_FEED
    assert [asked for asked, _ in site.asked] == []


async def test_a_home_page_tells_the_feed_it_links_to(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(CantRead) as caught:
        await stories_of(site, fetcher, "17-home-page")

    assert caught.value.reason is Reason.NOT_A_FEED
    assert caught.value.feeds == (f"{site.url}/10c-guid-only",)


async def test_a_date_in_the_text_or_at_the_foot_of_a_page_is_not_when_it_was_published(
    site: Site, fetcher: Fetcher
) -> None:
    story = await WebPages(fetcher).read(f"{site.url}/case/31c-date-event")

    assert story.title.bg.startswith("Форум за донорство")
    assert story.published_at is None


@pytest.mark.parametrize(
    "declared",
    [
        '<meta property="article:published_time" content="2026-11-18T09:00:00Z">',
        '<meta itemprop="datePublished" content="2026-11-18T11:00:00+02:00">',
        '<script type="application/ld+json">{"@graph":[{"a":[{"datePublished":"2026-11-18T09:00Z"}]}]}</script>',
        '<time itemprop="datePublished" datetime="2026-11-18T11:00"></time>',
    ],
)
async def test_a_date_that_a_page_declares_is_taken(site: Site, fetcher: Fetcher, declared: str) -> None:
    page = (CASES / "31c-date-event" / "page.html").read_text().replace("</head>", f"{declared}</head>")
    site.given, site.given_type = page.encode(), "text/html; charset=utf-8"

    story = await WebPages(fetcher).read(f"{site.url}/given")

    assert story.published_at == datetime(2026, 11, 18, 9, tzinfo=UTC)


SLOW = b"<html><body><article><p " + b" ".join(b"a%d=1" % number for number in range(150_000)) + b">x</p></article>"
"""A page of attributes, of which each is looked for among all the others."""


async def test_a_page_that_takes_the_parser_long_is_given_up_and_the_others_are_read_meanwhile(site: Site) -> None:
    fetcher = Fetcher(local=True, within=PATIENCE)
    site.given, site.given_type = SLOW, "text/html"
    pages = WebPages(fetcher, Apart(seconds=1))

    slow = asyncio.create_task(pages.read(f"{site.url}/given"))
    story = await WebPages(fetcher).read(f"{site.url}/page")

    assert story.title.en == "A clinic for rare diseases opens in spring"
    with pytest.raises(CantRead) as caught:
        await slow
    assert caught.value.reason is Reason.UNREADABLE


async def test_a_parser_that_wants_too_much_memory_or_does_not_end_is_ended(site: Site, fetcher: Fetcher) -> None:
    site.given = rss("<item><title>Нова болница</title></item>")
    for apart in (Apart(memory=2**24), Apart(within=0.001)):
        with pytest.raises(CantRead) as caught:
            await WebFeeds(fetcher, apart).read(feed(site, "/given"))
        assert caught.value.reason is Reason.UNREADABLE


async def test_what_the_parsers_log_of_bodies_and_addresses_is_printed_nowhere(
    site: Site, fetcher: Fetcher, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(CantRead):
        await WebPages(fetcher).read(f"{site.url}/empty")

    assert site.url not in caplog.text + "".join(capfd.readouterr())
