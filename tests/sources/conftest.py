"""A web server of the test's own, with pages and feeds of every kind, good and bad."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from mediabot.sources.fetching import Fetcher
from waiting import PATIENCE

CASES = Path(__file__).parent / "cases"

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>Измислен институт</title><link>https://example.org</link>
<item><title>Нов център за пробиотици отваря врати</title><link>https://example.org/1?utm_source=rss</link>
<description>&lt;p&gt;Центърът ще изследва &lt;b&gt;млечнокисели&lt;/b&gt; бактерии.&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;</description>
<pubDate>Fri, 20 Nov 2026 10:00:00 +0200</pubDate></item>
<item><title>Втора новина от института за днес</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Institute</title><id>urn:x</id>
<updated>2026-11-20T08:00:00Z</updated>
<entry><title>Telemedicine reaches the islands</title><id>urn:1</id><updated>2026-11-19T08:00:00Z</updated>
<link href="/islands"/><summary>Doctors see patients by video.</summary></entry></feed>"""

PAGE = """<html><head><title>Example | A clinic for rare diseases opens in spring</title>
<meta property="og:title" content="A clinic for rare diseases opens in spring">
<meta property="og:site_name" content="Example Daily">
<meta property="article:published_time" content="2026-11-18T09:00:00Z">
</head><body><nav><a href="javascript:alert(1)">menu</a></nav><article>
<h1>A clinic for rare diseases opens in spring</h1>
<p>The invented Institute of Samples opens a clinic for people with rare diseases next spring, its director said.</p>
<p>It will have twelve beds and <b>a laboratory</b>. <script>alert(1)</script>
Patients need no referral from their own doctor.</p>
</article></body></html>"""


@dataclass
class Site:
    """What was asked of the server; `feed` is what it serves as a feed, `given` any bytes at /given."""

    url: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    feed: str = RSS.format(encoding="utf-8")
    feed_status: int = 200
    given: bytes = b""
    given_type: str = "application/rss+xml"


@dataclass
class MovableClock:
    present: datetime = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.present


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    runner = web.AppRunner(_app(site), shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    address = runner.addresses[0]
    site.url = f"http://127.0.0.1:{address[1]}"
    yield site
    await runner.cleanup()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(local=True, within=PATIENCE, largest=200_000)


@pytest.fixture
def hasty() -> Fetcher:
    """One that gives up soon. Only for what never comes."""
    return Fetcher(local=True, within=0.3)


def _app(site: Site) -> web.Application:
    async def feed(request: web.Request) -> web.StreamResponse:
        site.asked.append(("feed", dict(request.headers)))
        if site.feed_status != 200:
            return web.Response(status=site.feed_status)
        if request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304)
        headers = {"ETag": '"v1"', "Last-Modified": "Fri, 20 Nov 2026 08:00:00 GMT"}
        return web.Response(body=site.feed.encode(), content_type="application/rss+xml", headers=headers)

    async def old(request: web.Request) -> web.StreamResponse:
        """In windows-1251, as either the text or the header says."""
        by_header = request.path.endswith("header")
        text = RSS.replace(' encoding="{encoding}"', "") if by_header else RSS.format(encoding="windows-1251")
        kind = "text/xml; charset=windows-1251" if by_header else "text/xml"
        return web.Response(body=text.encode("cp1251"), headers={"Content-Type": kind})

    async def text(request: web.Request) -> web.StreamResponse:
        bodies = {
            "/atom": (ATOM, "application/atom+xml"),
            "/page": (PAGE, "text/html"),
            "/empty": (
                "<html><head><title>Nothing</title></head><body><script>x()</script></body></html>",
                "text/html",
            ),
            "/broken": (site.feed[:700], "application/rss+xml"),
        }
        body, kind = bodies[request.path]
        return web.Response(text=body, content_type=kind)

    async def large(request: web.Request) -> web.StreamResponse:
        """Fifty megabytes, or a few kilobytes that unpack to as much."""
        if request.path == "/bomb":
            packed = gzip.compress(b"<rss>" + b" " * 50_000_000)
            return web.Response(body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/xml"})
        response = web.StreamResponse(headers={"Content-Type": "text/xml"})
        await response.prepare(request)
        for _ in range(800):
            await response.write(b" " * 65536)
        return response

    async def slow(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/xml"})
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.1)

    async def redirect(request: web.Request) -> web.StreamResponse:
        kind = request.match_info["kind"]
        number = int(request.match_info.get("number") or 0)
        targets = {
            "loop": "/to/loop",
            "chain": f"/to/chain/{number + 1}",
            "inside": "http://169.254.169.254/latest/meta-data/",
            "script": "javascript:alert(1)",
            "page": "/page",
        }
        return web.Response(status=301 if kind == "page" else 302, headers={"Location": targets[kind]})

    async def status(request: web.Request) -> web.StreamResponse:
        return web.Response(status=int(request.match_info["code"]))

    async def bounce(request: web.Request) -> web.StreamResponse:
        """A visitor is sent round once, to see whether they come back with the cookie."""
        site.asked.append((request.path, dict(request.headers)))
        if request.path == "/bounce/check":
            return web.Response(status=302, headers={"Location": "/bounce/feed"})
        if request.cookies.get("seen") == "1":
            return web.Response(body=site.feed.encode(), content_type="application/rss+xml")
        return web.Response(status=302, headers={"Location": "/bounce/check", "Set-Cookie": "seen=1; Path=/"})

    async def ever_new(request: web.Request) -> web.StreamResponse:
        """Sends round for ever, with another cookie each time."""
        number = int(request.cookies.get("n", "0")) + 1
        return web.Response(status=302, headers={"Location": "/bounce/ever", "Set-Cookie": f"n={number}; Path=/"})

    async def elsewhere(request: web.Request) -> web.StreamResponse:
        """Leads wherever it is told."""
        return web.Response(status=302, headers={"Location": request.query["to"]})

    async def case(request: web.Request) -> web.StreamResponse:
        """A folder of `cases/`: its feed or page, with the headers that are kept beside it."""
        folder = CASES / request.match_info["name"]
        kept = folder / "headers.txt"
        headers = json.loads(kept.read_text().removeprefix("200 ")) if kept.exists() else {"Content-Type": "text/xml"}
        return web.Response(body=next(folder.glob("[fp]*.*ml")).read_bytes(), headers=headers)

    async def given(request: web.Request) -> web.StreamResponse:
        return web.Response(body=site.given, headers={"Content-Type": site.given_type})

    app = web.Application()
    app.router.add_get("/feed", feed)
    app.router.add_get("/bounce/ever", ever_new)
    for path in ("/bounce/feed", "/bounce/check"):
        app.router.add_get(path, bounce)
    app.router.add_get("/elsewhere", elsewhere)
    app.router.add_get("/case/{name}", case)
    app.router.add_get("/given", given)
    for path in ("/old-declared", "/old-header"):
        app.router.add_get(path, old)
    for path in ("/atom", "/page", "/empty", "/broken"):
        app.router.add_get(path, text)
    for path in ("/large", "/bomb"):
        app.router.add_get(path, large)
    app.router.add_get("/slow", slow)
    app.router.add_get("/to/{kind}", redirect)
    app.router.add_get("/to/{kind}/{number}", redirect)
    app.router.add_get("/status/{code}", status)
    return app
