"""Feeds followed and pages read into drafts, on a real database and a real server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mediabot.domain.access import NotAllowed
from mediabot.domain.deliveries import Delivery
from mediabot.domain.directory import Localized
from mediabot.domain.feeds import EVERY, Feed
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.domain.sources import FeedAnswer, PageRead
from mediabot.domain.stories import Story
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk, Office
from mediabot.services.news.drafts import Drafts
from mediabot.services.news.feeds import FeedDesk
from mediabot.services.news.following import TOLD_AFTER, Following
from mediabot.services.news.intake import Intake, Taken
from mediabot.services.news.pages import PageReading
from mediabot.services.ports.store import Work
from mediabot.sources.feeds import WebFeeds
from mediabot.sources.fetching import Fetcher
from mediabot.sources.pages import WebPages
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.store import SqlStore
from sources.conftest import CASES, MovableClock, Site

pytestmark = [pytest.mark.attack("feeds that fail, move, repeat"), pytest.mark.slow]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture(scope="module")
def office() -> Office:
    directory = read_directory_file(Path(__file__).parents[2] / "experts.yaml").directory
    assert directory is not None
    return Office(directory=directory, index=DirectoryIndex.build(directory), staff_chat=-1005)


Follow = Callable[[], Following]


@pytest.fixture
def following(store: SqlStore, clock: MovableClock, office: Office, fetcher: Fetcher) -> Following:
    return Following(store, clock, lambda: office, lambda: None, WebFeeds(fetcher))


async def follow(store: SqlStore, site: Site, clock: MovableClock, path: str = "/feed", **facts: object) -> Feed:
    async with store.begin() as work:
        feed = await work.feeds.add(Feed(0, site.url + path, "127.0.0.1", clock.now(), **facts))  # type: ignore[arg-type]
        await work.commit()
    return feed


async def drafts(store: SqlStore) -> list[NewsItem]:
    async with store.begin() as work:
        return list(await work.news.drafts(50))


async def told(store: SqlStore) -> list[Delivery]:
    """What staff are owed, taken away."""
    async with store.begin() as work:
        owed = await work.deliveries.claim(
            MovableClock().now() + timedelta(days=30), MovableClock().now() + timedelta(days=31), 50
        )
        for delivery in owed:
            await work.deliveries.save(replace(delivery, sent_at=MovableClock().now()))
        await work.commit()
    return list(owed)


async def read(store: SqlStore, feed: Feed) -> Feed:
    async with store.begin() as work:
        found = await work.feeds.get(feed.id)
    assert found is not None
    return found


async def test_what_comes_is_drafted_once_and_staff_hear_of_it_in_one_line(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    feed = await follow(store, site, clock)

    await following.follow()
    clock.present += EVERY
    await following.follow()

    assert len(await drafts(store)) == 2
    alerts = await told(store)
    assert [(alert.kind, alert.detail.get("event"), alert.detail.get("count")) for alert in alerts] == [
        (NoticeKind.STAFF_ALERT, "drafts", 2)
    ]
    known = await read(store, feed)
    assert known.name == "Измислен институт"
    assert known.etag == '"v1"'


async def test_a_trusted_feed_publishes_by_itself(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    await follow(store, site, clock, trusted=True)

    await following.follow()

    async with store.begin() as work:
        released = await work.news.released()
    assert [item.state for item in released] == [NewsState.PUBLISHED] * 2
    assert await told(store) == []


async def test_a_broken_feed_is_asked_less_and_less_often_and_told_once(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    feed = await follow(store, site, clock)
    site.feed_status = 500
    waits = []
    for _ in range(5):
        await following.follow()
        known = await read(store, feed)
        waits.append(known.next_at - clock.present)
        clock.present = known.next_at

    assert waits == sorted(set(waits))
    assert [alert.detail["event"] for alert in await told(store)] == ["feed_broken"]

    site.feed_status = 200
    await following.follow()
    assert (await read(store, feed)).failures == 0


async def test_a_feed_that_is_gone_for_good_is_not_asked_again(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    feed = await follow(store, site, clock)
    site.feed_status = 410

    await following.follow()

    known = await read(store, feed)
    assert not known.active
    assert [alert.detail["event"] for alert in await told(store)] == ["feed_broken"]


async def test_a_clock_that_goes_ahead_and_back_keeps_no_feed_from_its_turn_until_tomorrow(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    await follow(store, site, clock)
    clock.present += timedelta(days=1)
    await following.follow()

    clock.present -= timedelta(days=1)
    await following.follow()
    await following.follow()

    assert len(site.asked) == 2


async def test_a_page_that_was_claimed_by_a_clock_ahead_is_read_all_the_same(
    store: SqlStore, clock: MovableClock, site: Site
) -> None:
    item = await draft_of(store, f"{site.url}/page", clock)
    async with store.begin() as work:
        await work.page_reads.put(PageRead(item, 7, clock.now() + timedelta(days=1)))
        await work.commit()

    async with store.begin() as work:
        assert [page.item_id for page in await work.page_reads.due(clock.now(), 5)] == [item]


async def test_two_processes_do_not_ask_one_feed_in_the_same_turn(
    store: SqlStore, second_store: SqlStore, site: Site, clock: MovableClock, office: Office, fetcher: Fetcher
) -> None:
    await follow(store, site, clock)
    one = Following(store, clock, lambda: office, lambda: None, WebFeeds(fetcher))
    async with second_store.begin() as work:
        due = await work.feeds.due(clock.now(), 5)

    await one.follow()
    async with second_store.begin() as work:
        late = await work.feeds.claim(due[0], clock.now() + EVERY)

    assert not late
    assert len(site.asked) == 1


async def draft_of(store: SqlStore, url: str, clock: MovableClock, **facts: object) -> int:
    async with store.begin() as work:
        item = NewsItem(0, clock.now(), **{"title": Localized(), "link": Localized(plain=url), **facts})  # type: ignore[arg-type]
        item = await work.news.add(item)
        await work.people.save(Person(9001, "Maria", staff=True))
        await work.page_reads.put(PageRead(item.id, 9001, clock.now()))
        await work.commit()
    return item.id


async def test_a_pasted_page_fills_the_draft_and_leaves_what_was_typed(
    store: SqlStore, site: Site, clock: MovableClock, office: Office, fetcher: Fetcher
) -> None:
    item_id = await draft_of(store, f"{site.url}/page", clock, title=Localized(en="Typed by hand"))

    await PageReading(store, clock, lambda: office, lambda: None, WebPages(fetcher)).read_due()

    (item,) = await drafts(store)
    assert item.title.en == "Typed by hand"
    assert item.summary.en.startswith("The invented Institute")
    assert [(one.kind, one.subject, one.chat_id) for one in await told(store)] == [
        (NoticeKind.STAFF_NEWS, item_id, 9001)
    ]


@pytest.mark.parametrize(("path", "tries"), [("/empty", 1), ("/slow", 3)])
async def test_a_page_that_can_not_be_read_is_told_and_the_draft_stays(
    store: SqlStore,
    site: Site,
    clock: MovableClock,
    office: Office,
    fetcher: Fetcher,
    hasty: Fetcher,
    path: str,
    tries: int,
) -> None:
    await draft_of(store, site.url + path, clock)
    pages = WebPages(hasty if path == "/slow" else fetcher)
    reading = PageReading(store, clock, lambda: office, lambda: None, pages)

    for _ in range(tries):
        assert await told(store) == []
        await reading.read_due()
        clock.present += timedelta(minutes=2)
    await reading.read_due()

    reason = {"/empty": "no_text", "/slow": "too_slow"}[path]
    assert [one.detail["event"] for one in await told(store)] == [f"cant_read_{reason}"]
    assert len(await drafts(store)) == 1


async def titles(store: SqlStore) -> list[str]:
    return sorted(item.title.in_language("bg") for item in await drafts(store))


@pytest.mark.parametrize(
    ("case", "count"),
    [
        ("01-one-link-for-all", 3),
        ("01b-same-link-no-guid", 2),
        ("01c-link-is-site-root", 2),
        ("02-no-titles", 3),
        ("05-recurring-headline", 3),
        ("05b-names-of-days", 2),
        ("10e-link-pipe-quote", 3),
        ("12-dates", 6),
    ],
)
async def test_every_entry_of_a_feed_becomes_one_draft_and_stays_one(
    store: SqlStore, site: Site, clock: MovableClock, following: Following, case: str, count: int
) -> None:
    await follow(store, site, clock, f"/case/{case}")

    for _ in range(3):
        await following.follow()
        clock.present += timedelta(days=5)

    assert len(await drafts(store)) == count


async def test_a_deleted_draft_does_not_come_again_and_the_next_entry_does(
    store: SqlStore, site: Site, clock: MovableClock, following: Following, office: Office
) -> None:
    await follow(store, site, clock, "/case/06-deleted-draft-returns")
    await following.follow()
    async with store.begin() as work:
        staff = Person(9001, "Maria", staff=True)
        horoscope = next(one for one in await work.news.drafts(9) if one.title.bg.startswith("Хороскоп"))
        await Drafts(Desk(work, clock.now(), office)).delete(staff, horoscope.id)
        await work.commit()

    clock.present += EVERY
    await following.follow()

    assert await titles(store) == ["Нов измислен апарат за слух помага"]


async def test_a_feed_that_no_parser_gets_through_is_told_in_the_end_and_keeps_no_other_from_its_turn(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    broken = await follow(store, site, clock, "/case/04a-entity-backslash")
    await follow(store, site, clock)

    for _ in range(TOLD_AFTER):
        await following.follow()
        clock.present = max(clock.present + EVERY, (await read(store, broken)).next_at)

    assert len(await drafts(store)) == 2
    assert (await read(store, broken)).failures == TOLD_AFTER
    drafted, unreadable = await told(store), await told(store)  # one at a time to a chat
    assert [alert.detail["event"] for alert in drafted] == ["drafts"]
    assert [alert.detail["reason"] for alert in unreadable] == ["unreadable"]


class Stumbling:
    """Reads feeds, and raises on one what nobody foresaw."""

    def __init__(self, reader: WebFeeds, url: str) -> None:
        self._reader = reader
        self._url = url

    async def read(self, feed: Feed) -> FeedAnswer:
        if feed.url == self._url:
            raise ZeroDivisionError
        return await self._reader.read(feed)


async def test_whatever_one_feed_raises_is_a_counted_failure_of_that_feed(
    store: SqlStore, site: Site, clock: MovableClock, office: Office, fetcher: Fetcher
) -> None:
    odd = await follow(store, site, clock, "/odd")
    await follow(store, site, clock)

    await Following(store, clock, lambda: office, lambda: None, Stumbling(WebFeeds(fetcher), odd.url)).follow()

    assert len(await drafts(store)) == 2
    assert (await read(store, odd)).failures == 1


async def test_an_entry_that_can_not_be_taken_keeps_none_of_the_others_back(
    store: SqlStore, site: Site, clock: MovableClock, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = await follow(store, site, clock, "/case/12-dates")
    take = Intake.take

    async def stumbling(self: Intake, story: Story, **facts: Any) -> Taken:
        if story.title.bg.endswith("трета"):
            raise OverflowError
        return await take(self, story, **facts)

    monkeypatch.setattr(Intake, "take", stumbling)

    await following.follow()

    assert len(await drafts(store)) == 5
    assert (await read(store, feed)).trouble == "unreadable"


async def test_a_home_page_taken_for_a_feed_is_told_at_once_and_its_own_feed_is_followed_by_one_tap(
    store: SqlStore, site: Site, clock: MovableClock, following: Following, office: Office
) -> None:
    feed = await follow(store, site, clock, "/case/17-home-page")

    await following.follow()

    assert [(one.kind, one.subject) for one in await told(store)] == [(NoticeKind.STAFF_FEEDS, feed.id)]
    assert (await read(store, feed)).offered == f"{site.url}/10c-guid-only"
    async with store.begin() as work:
        desk = FeedDesk(Desk(work, clock.now(), office))
        with pytest.raises(NotAllowed):
            await desk.follow_offered(Person(5, "A reader"), feed.id, None)
        await desk.follow_offered(Person(9001, "Maria", staff=True), feed.id, None)
        await work.commit()
    followed = await read(store, feed)
    assert (followed.url, followed.offered, followed.failures) == (f"{site.url}/10c-guid-only", "", 0)
    assert followed.next_at == clock.now()


async def test_a_page_dated_beyond_the_calendar_fills_its_draft_with_now(
    store: SqlStore, site: Site, clock: MovableClock, office: Office, fetcher: Fetcher
) -> None:
    page = (CASES / "31c-date-event" / "page.html").read_text()
    meta = '<meta property="article:published_time" content="9999-12-31T23:30:00Z"></head>'
    site.given, site.given_type = page.replace("</head>", meta).encode(), "text/html; charset=utf-8"
    await draft_of(store, f"{site.url}/given", clock)

    await PageReading(store, clock, lambda: office, lambda: None, WebPages(fetcher)).read_due()

    (item,) = await drafts(store)
    assert item.published_at == clock.now()


class Meanwhile:
    """A reader of feeds and pages during whose reading staff do something."""

    def __init__(self, reader: Any, store: SqlStore, act: Callable[[Any], Any]) -> None:
        self._reader = reader
        self._store = store
        self._act = act

    async def read(self, wanted: Any) -> Any:
        answer = await self._reader.read(wanted)
        async with self._store.begin() as work:
            await self._act(work)
            await work.commit()
        return answer


async def test_a_feed_that_lost_its_trust_while_it_was_read_publishes_nothing(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    feed = await follow(store, site, clock, trusted=True)

    async def distrust(work: Work) -> None:
        await work.feeds.save(replace(feed, trusted=False, next_at=clock.now() + EVERY))

    await replace(following, reader=Meanwhile(following.reader, store, distrust)).follow()

    async with store.begin() as work:
        assert not await work.news.released()
    assert await drafts(store)


@pytest.mark.parametrize("what", ["paused", "removed", "moved"])
async def test_a_feed_that_is_followed_no_more_when_it_was_read_brings_nothing(
    store: SqlStore, site: Site, clock: MovableClock, following: Following, what: str
) -> None:
    feed = await follow(store, site, clock)

    async def act(work: Work) -> None:
        if what == "removed":
            await work.feeds.remove(feed.id)
        else:
            after = replace(feed, active=False) if what == "paused" else replace(feed, url=f"{site.url}/other")
            await work.feeds.save(after)

    await replace(following, reader=Meanwhile(following.reader, store, act)).follow()

    assert await drafts(store) == []
    if what == "moved":
        assert (await read(store, feed)).read_at is None


async def test_a_wish_to_read_a_feed_now_outlives_a_failure_that_was_under_way(
    store: SqlStore, site: Site, clock: MovableClock, following: Following
) -> None:
    feed = await follow(store, site, clock, "/none")
    wanted_at = clock.now() + timedelta(seconds=1)

    class Fails:
        async def read(self, wanted: Feed) -> FeedAnswer:
            async with store.begin() as work:
                await work.feeds.save(replace(feed, next_at=wanted_at))
                await work.commit()
            return await following.reader.read(wanted)

    await replace(following, reader=Fails()).follow()

    assert (await read(store, feed)).failures == 1
    assert (await read(store, feed)).next_at == wanted_at


@pytest.mark.parametrize("what", ["another link", "asked anew"])
async def test_a_page_read_for_a_link_that_the_draft_no_longer_has_fills_nothing(
    store: SqlStore, site: Site, clock: MovableClock, office: Office, fetcher: Fetcher, what: str
) -> None:
    item_id = await draft_of(store, f"{site.url}/page", clock)

    async def act(work: Work) -> None:
        item = await work.news.get(item_id)
        assert item is not None
        await work.news.save(replace(item, link=Localized(plain=f"{site.url}/other")))
        if what == "asked anew":
            await work.page_reads.put(PageRead(item_id, 9001, clock.now() + timedelta(seconds=1)))

    pages: Any = Meanwhile(WebPages(fetcher), store, act)
    await PageReading(store, clock, lambda: office, lambda: None, pages).read_due()

    (draft,) = await drafts(store)
    assert not draft.title
    async with store.begin() as work:
        assert (await work.page_reads.get(item_id) is not None) is (what == "asked anew")
