"""Addresses that anybody may have typed: only public ones are connected to, and no answer is too much."""

from __future__ import annotations

import pytest

from mediabot.domain.sources import CantRead, Reason
from mediabot.sources.fetching import Fetcher, is_public
from sources.conftest import Site
from waiting import PATIENCE


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
    ],
)
def test_public_is_what_the_open_internet_can_reach(address: str, public: bool) -> None:
    assert is_public(address) is public
