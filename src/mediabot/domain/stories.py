"""A story: something that came in from a feed, a page, a file or staff, and is not yet a news item.

A story is known again by the mark that its feed gave it, by its link where that is of this story alone, and by its
texts. A title by itself says little: bulletins have the same one every week.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from mediabot.domain.content import Attachment
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import clean, clean_line

TITLE_LIMIT, SUMMARY_LIMIT, SOURCE_LIMIT = 250, 1200, 120
"""In UTF-16 units, as Telegram counts."""

LONGEST_LINK = 2000

_COUNTING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|_hs\w+|ref_src", re.IGNORECASE)
"""Parameters that tell where a visitor came from, and nothing of the page."""

_COUNTING_PART = re.compile(r"(utm_|xtor|ref=|at_|:~:|echobox|mc_|ns_)", re.IGNORECASE)
_TELLING_PART = re.compile(r"[!/]|[^=]*\d")
"""What behind a # is an address of its own, and not only a place on the page."""

_ROOT = re.compile(r"(/[a-z]{2})?(/(index|default|home)(\.\w{2,5})?)?/?", re.IGNORECASE)
"""The path of a site's first page."""

_BARE = "!#$%&'()*+,/:;=?@[]~"
"""What stands in an address as it is; quotes, spaces, pipes and brackets are written with %."""

OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before there was a web, nothing was published on it: such a date is a clock's zero or a slip."""

FURTHEST = timedelta(days=20 * 366)
"""Nobody announces a day, or keeps something back, for longer."""


class KnownBy(StrEnum):
    """What of a story's link is of this story alone."""

    PAGE = "page"
    PART = "part"
    """Others are on the same page, further up or down."""
    NOTHING = "nothing"
    """Others have the very same link."""


class StoryTaken(MediabotError):
    """Another item is that entry of that feed already."""


class BadLink(MediabotError):
    """Not the address of a page: only http and https are, with a host and without a password."""


@dataclass(frozen=True)
class Story:
    """Texts in one language or both, as they came, without markup. `guid` is the mark that a feed gave it."""

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
    guid: str = ""
    known_by: KnownBy = KnownBy.PAGE


def believable(instant: datetime | None, now: datetime) -> datetime | None:
    """When something was published: none that can't be, and what is dated ahead was there when it was read."""
    if instant is None or instant.year < OLDEST.year:
        return None
    return now if instant.year > now.year + 1 else min(instant, now)


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


def mended_link(url: str) -> str:
    """An address as others wrote it, with what an address can't hold encoded. Raises BadLink."""
    url = re.sub(r"[\t\r\n]", "", url).strip()
    return checked_link("".join(one if one > "\x7f" else quote(one, safe=_BARE) for one in url))


def canonical_link(url: str, *, part: bool = False) -> str:
    """What two addresses of one page have in common, or of one `part` of a page; for comparing only. Raises BadLink."""
    parts = urlsplit(checked_link(url))
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    kept = urlencode(sorted(pair for pair in query if not _COUNTING.fullmatch(pair[0])))
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    place = parts.fragment if part or _TELLING_PART.match(parts.fragment) else ""
    return (
        f"{host}{port}{parts.path.rstrip('/')}"
        + (f"?{kept}" if kept else "")
        + (f"#{place}" if place and not _COUNTING_PART.match(place) else "")
    )


def is_first_page(url: str) -> bool:
    """Whether an address is that of a whole site, and of nothing in it."""
    parts = urlsplit(url)
    return bool(_ROOT.fullmatch(parts.path)) and "?" not in canonical_link(url) and "#" not in canonical_link(url)


def told_apart(stories: Sequence[Story]) -> tuple[Story, ...]:
    """The stories of one feed, with what they share with each other taken for no mark of theirs."""
    pages, parts, guids = (_sharing(stories, links) for links in (_pages, _parts, _guid))
    told = []
    for story in stories:
        known_by = KnownBy.PAGE
        if pages.intersection(_pages(story)):
            known_by = KnownBy.NOTHING if parts.intersection(_parts(story)) else KnownBy.PART
        guid = "" if guids.intersection(_guid(story)) else next(iter(_guid(story)), "")
        told.append(replace(story, known_by=known_by, guid=guid))
    return tuple(told)


def _sharing(stories: Iterable[Story], marks: Callable[[Story], Iterable[str]]) -> set[str]:
    """The marks that several different stories have."""
    whose = defaultdict(set)
    for story in stories:
        for mark in marks(story):
            whose[mark].add((story.guid, story.title))
    return {mark for mark, stories_with in whose.items() if len(stories_with) > 1}


def _pages(story: Story) -> list[str]:
    return [canonical_link(link) for link in story.link.texts()]


def _parts(story: Story) -> list[str]:
    return [canonical_link(link, part=True) for link in story.link.texts()]


def _guid(story: Story) -> list[str]:
    """As a feed that moved to https would still write it; the address of a site's first page is no mark."""
    try:
        written = [] if is_first_page(story.guid) else [canonical_link(story.guid, part=True)]
    except BadLink:
        written = [" ".join(story.guid.split())]
    return [guid if len(guid) <= _LONGEST_GUID else _digest(guid) for guid in written if guid]


_LONGEST_GUID = 200


def title_key(title: str) -> str:
    """A title without case, punctuation and spaces that differ."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(re.findall(r"\w+", folded))


def keys_of(story: Story, feed_id: int | None = None) -> tuple[str, ...]:
    """By what it is known again for certain: its mark in its feed, its links, its texts with their link.

    Titles of three words or more are only a hint.
    """
    guids = [f"{guids_of(feed_id)}{story.guid}"] if story.guid and feed_id else []
    titles = [f"title:{key}" for title in story.title.texts() if (key := title_key(title)).count(" ") >= 2]
    return tuple(dict.fromkeys([*guids, *link_keys(story), text_key(story), *titles]))


def guids_of(feed_id: int) -> str:
    """How every key begins that is a mark in that feed."""
    return f"guid:{feed_id}:"


def link_keys(story: Story) -> list[str]:
    if story.known_by is KnownBy.NOTHING:
        return []
    part = story.known_by is KnownBy.PART
    return [f"link:{canonical_link(link, part=part)}" for link in story.link.texts() if not is_first_page(link)]


def text_key(story: Story) -> str:
    """Of the whole text as it stands, with the link under which it stands."""
    texts = (title_key(text) for text in (*story.title.texts(), "", *story.summary.texts()))
    return f"text:{_digest(chr(10).join([*texts, *sorted(_parts(story))]))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def tidied(story: Story, now: datetime) -> Story:
    """Within the limits, without invisible characters, with links that are links and dates that can be."""
    return replace(
        story,
        title=_each(story.title, lambda text: clean_line(text, TITLE_LIMIT)),
        summary=_each(story.summary, lambda text: clean(text, SUMMARY_LIMIT)),
        link=_each(story.link, link_or_nothing),
        source=_each(story.source, lambda text: clean_line(text, SOURCE_LIMIT)),
        published_at=believable(story.published_at, now),
        event_on=story.event_on if story.event_on and _can_be(story.event_on, now) else None,
        guid=clean_line(story.guid, LONGEST_LINK),
    )


def _can_be(day: date, now: datetime) -> bool:
    return OLDEST.date() <= day <= (now + FURTHEST).date()


def _each(text: Localized, change: Callable[[str], str]) -> Localized:
    return Localized(*(change(part) if part else "" for part in (text.bg, text.en, text.plain)))


def link_or_nothing(url: str) -> str:
    """An address from outside, mended where it can be."""
    try:
        return mended_link(url) if url else ""
    except BadLink:
        return ""
