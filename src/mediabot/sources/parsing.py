"""Feeds and pages taken apart, in a process of its own (`python -m mediabot.sources.parsing`).

The parsers beneath take seconds for some kilobytes that somebody made for that, and may want any amount of memory; a
thread can't be ended. What arrives on the standard input: a line of JSON that says what is wanted, then the bytes as
they came. What leaves: JSON. `apart.py` is the other side.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from mediabot.sources.dates import instant_of
from mediabot.sources.encoding import text_of
from mediabot.sources.markup import as_it_is, first_sentence, plain, summary_of, title_of

MOST_ENTRIES = 5000
"""Entries of a feed that are told; the newest of them are chosen where they arrive."""

MOST_FEEDS = 3
"""Feeds of a page that are told."""

_DECLARED_IN = frozenset(
    {
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "sailthru.date",
        "parsely-pub-date",
        "citation_publication_date",
    }
)


@dataclass(frozen=True)
class Entry:
    """One entry of a feed: texts without markup; `published` in ISO form, empty where none is given."""

    title: str
    summary: str
    link: str
    guid: str
    published: str


class NotAFeed(Exception):
    """Something else; `feeds` are those that it links to."""

    def __init__(self, feeds: list[str]) -> None:
        super().__init__(feeds)
        self.feeds = feeds


class NoText(Exception):
    """A page without a title or a text."""


# feeds


def feed(body: bytes, content_type: str, url: str) -> dict[str, Any]:
    """The feed's title and its entries, in its order. Raises NotAFeed, and whatever the parser does."""
    import feedparser

    text = text_of(body, content_type)
    read = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")),  # a stream: bytes may be taken for the name of a file
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not read.get("version") and not read.get("entries"):
        raise NotAFeed(_feeds_of(text, url))
    atom = str(read.get("version")).startswith("atom")
    entries = [entry for one in read.entries[:MOST_ENTRIES] if (entry := _entry(one, atom=atom)) is not None]
    return {"title": title_of(_told(read.feed, "title", atom=atom)), "entries": [asdict(entry) for entry in entries]}


def _entry(entry: Any, *, atom: bool) -> Entry | None:
    text = _told(entry, "summary", atom=atom) or next(iter(_contents(entry, atom=atom)), "")
    title = title_of(_told(entry, "title", atom=atom)) or title_of(first_sentence(text))
    if not title:
        return None
    return Entry(
        title=title,
        summary=summary_of(text),
        link=str(entry.get("link", "")),
        guid=str(entry.get("id", "")),
        published=_published(entry),
    )


def _told(entry: Any, name: str, *, atom: bool) -> str:
    return _as_text(entry.get(name, ""), entry.get(f"{name}_detail") or {}, atom=atom)


def _contents(entry: Any, *, atom: bool) -> Iterator[str]:
    for content in entry.get("content", ()):
        yield _as_text(content.get("value", ""), content, atom=atom)


def _as_text(value: str, detail: Any, *, atom: bool) -> str:
    """In Atom text is text unless it says that it is more; in RSS nobody keeps to that."""
    return as_it_is(value) if atom and detail.get("type") == "text/plain" else plain(value)


def _published(entry: Any) -> str:
    for name in ("published", "updated", "created"):
        written = entry.get(name)
        if written:
            found = instant_of(str(written))
            return found.isoformat() if found is not None else _parsed(entry.get(f"{name}_parsed"))
    return ""


def _parsed(moment: Any) -> str:
    """As the parser of feeds read what we could not."""
    if not moment or not 1 < moment[0] < 9999:
        return ""
    year, month, day, hour, minute, second = moment[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}+00:00"


def _feeds_of(text: str, url: str) -> list[str]:
    """The feeds to which a page points."""
    from lxml import html

    try:
        tree = html.fromstring(text)
    except Exception:  # no page either
        return []
    found = [
        urljoin(url, link.get("href", ""))
        for link in tree.iter("link")
        if "alternate" in link.get("rel", "").lower().split()
        and link.get("type", "").lower() in ("application/rss+xml", "application/atom+xml")
        and link.get("href")
    ]
    return list(dict.fromkeys(found))[:MOST_FEEDS]


# pages


def page(body: bytes, content_type: str, url: str) -> dict[str, Any]:
    """Title, text, name of the site and the date that the page declares. Raises NoText."""
    import trafilatura

    text = text_of(body, content_type)
    found: Any = trafilatura.bare_extraction(text, url=url, with_metadata=True, include_comments=False)
    if not found:
        raise NoText
    return {
        "title": title_of(found.title or ""),
        "text": as_it_is(found.text or ""),
        "site": title_of(found.sitename or ""),
        "published": _declared_date(text),
    }


def _declared_date(text: str) -> str:
    """When the page says that it was published; a date in its text or at its foot says nothing of that."""
    from lxml import html

    tree = html.fromstring(text)
    for written in (*_of_meta(tree), *_of_data(tree), *_of_elements(tree)):
        if found := instant_of(written):
            return found.isoformat()
    return ""


def _of_meta(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = {meta.get(name, "").lower() for name in ("property", "name", "itemprop")}
        if names & _DECLARED_IN:
            yield meta.get("content", "")


def _of_data(tree: Any) -> Iterator[str]:
    """The date of publication in JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            try:
                yield from _published_in(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue


def _published_in(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for one in data:
            yield from _published_in(one)
    elif isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        yield from _published_in([one for one in data.values() if isinstance(one, dict | list)])


def _of_elements(tree: Any) -> Iterator[str]:
    for element in tree.iter("time", "abbr", "span", "p", "div"):
        classes = set(element.get("class", "").lower().split())
        declared = "datepublished" in element.get("itemprop", "").lower() or element.get("pubdate") is not None
        if declared or classes & {"entry-date", "published", "dt-published"}:
            yield element.get("datetime") or element.get("content") or element.get("title") or ""


# the process


def main() -> None:
    """One thing is taken apart, and the process ends."""
    logging.disable()
    wanted = json.loads(sys.stdin.buffer.readline())
    _keep_within(wanted["seconds"], wanted["memory"])
    take_apart = {"feed": feed, "page": page}[wanted["kind"]]
    try:
        told = take_apart(sys.stdin.buffer.read(), wanted["content_type"], wanted["url"])
    except NotAFeed as error:
        told = {"reason": "not_a_feed", "feeds": error.feeds}
    except NoText:
        told = {"reason": "no_text"}
    except Exception as error:  # whatever a strange text sets off in the parsers beneath
        told = {"reason": "unreadable", "detail": type(error).__name__}
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))


def _keep_within(seconds: int, memory: int) -> None:
    """Where the system can: of processor time and memory no more than that."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
