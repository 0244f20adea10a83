"""Addresses that anybody may have typed: only public ones are connected to, and no answer is too much."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from mediabot.domain.sources import CantRead, Reason
from mediabot.sources.fetching import Fetcher, is_public
from sources.conftest import Site
from waiting import PATIENCE

pytestmark = pytest.mark.attack("hostile addresses and servers")


async def refused(fetcher: Fetcher, url: str) -> Reason:
    with pytest.raises(CantRead) as caught:
        await fetcher.get(url)
    return caught.value.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large", Reason.TOO_LARGE),
        ("/bomb", Reason.TOO_LARGE),
        ("/to/loop", Reason.REDIRECT_LOOP),
        ("/to/chain", Reason.REDIRECT_LOOP),
        ("/to/script", Reason.BAD_LINK),
        ("/status/500", Reason.REFUSED),
        ("/status/410", Reason.GONE),
    ],
)
async def test_what_can_not_be_read_says_why(site: Site, fetcher: Fetcher, path: str, reason: Reason) -> None:
    assert await refused(fetcher, site.url + path) is reason


async def test_what_never_ends_is_given_up(site: Site, hasty: Fetcher) -> None:
    assert await refused(hasty, f"{site.url}/slow") is Reason.TOO_SLOW


async def test_a_redirect_is_followed_and_one_for_good_is_told(site: Site, fetcher: Fetcher) -> None:
    fetched = await fetcher.get(f"{site.url}/to/page")

    assert fetched.url == f"{site.url}/page"
    assert fetched.moved


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "http://127。0。0。1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://１２７.0.0.1/",
        "http://127｡0｡0｡1/",
        "http://ｌocalhost/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::]/",
        "http://example.org:22/",
    ],
)
async def test_local_addresses_are_refused_unless_the_setting_allows_them(url: str) -> None:
    assert await refused(Fetcher(within=PATIENCE), url) in (Reason.LOCAL_ADDRESS, Reason.NO_ANSWER)


async def test_the_local_server_itself_is_refused_without_the_setting(site: Site) -> None:
    strict = Fetcher(within=PATIENCE)

    assert await refused(strict, f"{site.url}/page") is Reason.LOCAL_ADDRESS
    assert site.asked == []


async def test_a_redirect_into_the_network_is_refused_though_the_first_address_was_allowed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address is let through by hand; what comes behind it is checked like any other."""
    monkeypatch.setattr("mediabot.sources.fetching.is_public", lambda address: address == "127.0.0.1")
    port = int(site.url.rpartition(":")[2])
    monkeypatch.setattr("mediabot.sources.fetching.PORTS", frozenset({80, port}))

    assert await refused(Fetcher(within=PATIENCE), f"{site.url}/to/inside") is Reason.LOCAL_ADDRESS


INSIDE = ["127.0.0.1", "localhost", "127。0。0。1", "①②⑦.⓪.⓪.①", "[::ffff:7f00:1]", "0x7f.1", "2130706433"]
"""Ways to write the address at which the test's own server listens."""


@pytest.mark.parametrize("host", INSIDE)
async def test_the_server_inside_is_not_reached_however_its_address_is_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    port = port_of(site, monkeypatch)

    assert await refused(Fetcher(within=PATIENCE), f"http://{host}:{port}/feed") in (
        Reason.LOCAL_ADDRESS,
        Reason.NO_ANSWER,
    )
    assert site.asked == []


@pytest.mark.parametrize("host", INSIDE[1:])
async def test_a_redirect_does_not_reach_the_server_inside_however_it_is_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """The first connection is let through by hand; the one that the redirect leads to is checked like any other."""
    port = port_of(site, monkeypatch)
    allowed = iter([True])
    monkeypatch.setattr("mediabot.sources.fetching.is_public", lambda address: next(allowed, False))

    led = quote(f"http://{host}:{port}/feed")
    reason = await refused(Fetcher(within=PATIENCE), f"{site.url}/elsewhere?to={led}")

    assert reason in (Reason.LOCAL_ADDRESS, Reason.NO_ANSWER)
    assert site.asked == []


def port_of(site: Site, monkeypatch: pytest.MonkeyPatch) -> int:
    """The server's port, taken for one of the usual ones."""
    port = int(site.url.rpartition(":")[2])
    monkeypatch.setattr("mediabot.sources.fetching.PORTS", frozenset({port}))
    return port


async def test_a_server_that_wants_its_cookie_back_is_answered_with_it(site: Site, fetcher: Fetcher) -> None:
    fetched = await fetcher.get(f"{site.url}/bounce/feed")

    assert fetched.status == 200
    assert [path for path, _ in site.asked] == ["/bounce/feed", "/bounce/check", "/bounce/feed"]


async def test_no_cookie_outlives_its_fetch(site: Site, fetcher: Fetcher) -> None:
    await fetcher.get(f"{site.url}/bounce/feed")
    site.asked.clear()

    await fetcher.get(f"{site.url}/bounce/feed")

    assert "Cookie" not in site.asked[0][1]


async def test_a_server_that_sends_round_with_ever_new_cookies_is_given_up(site: Site, fetcher: Fetcher) -> None:
    assert await refused(fetcher, f"{site.url}/bounce/ever") is Reason.REDIRECT_LOOP


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://user:pass@example.org/", "feed"])
async def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    assert await refused(Fetcher(), url) is Reason.BAD_LINK


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("fc00::1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("2002:7f00:1::", False),
        ("::127.0.0.1", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_public_is_what_the_open_internet_can_reach(address: str, public: bool) -> None:
    assert is_public(address) is public
