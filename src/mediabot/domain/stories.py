"""A story: something that came in from a feed, a page, a file or staff, and is not yet a news item.

A story is known again by its link, without what only counts visitors, and by its title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from mediabot.domain.content import Attachment
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import clean, clean_line

TITLE_LIMIT, SUMMARY_LIMIT, SOURCE_LIMIT = 250, 1200, 120
"""In UTF-16 units, as Telegram counts."""

LONGEST_LINK = 2000

_COUNTING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|_hs\w+|ref_src", re.IGNORECASE)
"""Parameters that tell where a visitor came from, and nothing of the page."""


class BadLink(MediabotError):
    """Not the address of a page: only http and https are, with a host and without a password."""


@dataclass(frozen=True)
class Story:
    """Texts in one language or both, as they came, without markup."""

    title: Localized
    summary: Localized = field(default_factory=Localized)
    link: Localized = field(default_factory=Localized)
    source: Localized = field(default_factory=Localized)
    published_at: datetime | None = None
    topics: tuple[Localized, ...] = ()
    experts: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    embargo_until: datetime | None = None
    event_on: date | None = None


def checked_link(url: str) -> str:
    """The address as it may be shown and opened. Raises BadLink."""
    url = clean_line(url, limit=LONGEST_LINK + 1)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadLink("not an address") from None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username or parts.password:
        raise BadLink("only http and https addresses are links")
    if len(url) > LONGEST_LINK or any(character in url for character in '<>"\\ '):
        raise BadLink("not an address")
    return url


def canonical_link(url: str) -> str:
    """What two addresses of one page have in common; for comparing only. Raises BadLink."""
    parts = urlsplit(checked_link(url))
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    kept = urlencode(sorted(pair for pair in query if not _COUNTING.fullmatch(pair[0])))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    return f"{host}{port}{parts.path.rstrip('/')}" + (f"?{kept}" if kept else "")


def title_key(title: str) -> str:
    """A title without case, punctuation and spaces that differ."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(re.findall(r"\w+", folded))


def keys_of(story: Story) -> tuple[str, ...]:
    """By what it is known again: its links, and its titles where they have three words or more."""
    links = [f"link:{canonical_link(link)}" for link in story.link.texts()]
    titles = [f"title:{key}" for title in story.title.texts() if (key := title_key(title)).count(" ") >= 2]
    return tuple(dict.fromkeys([*links, *titles]))


def tidied(story: Story) -> Story:
    """Within the limits, without invisible characters, and with links that are links."""
    return Story(
        title=_each(story.title, lambda text: clean_line(text, TITLE_LIMIT)),
        summary=_each(story.summary, lambda text: clean(text, SUMMARY_LIMIT)),
        link=_each(story.link, _link_or_nothing),
        source=_each(story.source, lambda text: clean_line(text, SOURCE_LIMIT)),
        published_at=story.published_at,
        topics=story.topics,
        experts=story.experts,
        attachments=story.attachments,
        embargo_until=story.embargo_until,
        event_on=story.event_on,
    )


def _each(text: Localized, change: Callable[[str], str]) -> Localized:
    return Localized(*(change(part) if part else "" for part in (text.bg, text.en, text.plain)))


def _link_or_nothing(url: str) -> str:
    try:
        return checked_link(url)
    except BadLink:
        return ""
