"""A news item: something the cluster has to tell, in one language or both, and how far it may be told.

A draft is seen by staff only. An item under embargo reaches nobody before its instant, save verified journalists who
agreed to the terms (`EmbargoAccess`). Every rule about that is in this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from mediabot.domain.content import Attachment
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Person

TERMS_VERSION = 1
"""Raise it when the embargo terms change: everybody is asked anew."""


class NewsState(StrEnum):
    """Where an item stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    """Published, and changed since; whoever got it is told."""
    WITHDRAWN = "withdrawn"


TOLD = frozenset({NewsState.PUBLISHED, NewsState.CORRECTED})
"""States in which readers may see an item."""


class NewsFixed(MediabotError):
    """The item is not in a state in which that can be done."""

    def __init__(self, item_id: int, state: NewsState) -> None:
        super().__init__(f"news item {item_id} is {state}")
        self.item_id = item_id
        self.state = state


class NewsIncomplete(MediabotError):
    """The item has no title yet, or its topics are not confirmed."""


@dataclass(frozen=True)
class NewsItem:
    """`published_at` is the source's date, `released_at` when our readers could first see it. `topics` are named as in
    the directory where they are in it. `twin_id` is the item that tells the same in the other language (proposed,
    not yet joined). `event_on` is the day of something announced."""

    id: int
    created_at: datetime
    title: Localized
    summary: Localized = field(default_factory=Localized)
    link: Localized = field(default_factory=Localized)
    source: Localized = field(default_factory=Localized)
    published_at: datetime | None = None
    topics: tuple[Localized, ...] = ()
    topics_confirmed: bool = False
    experts: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    embargo_until: datetime | None = None
    event_on: date | None = None
    state: NewsState = NewsState.DRAFT
    released_at: datetime | None = None
    changed_at: datetime | None = None
    correction: Localized = field(default_factory=Localized)
    author_id: int | None = None
    feed_id: int | None = None
    twin_id: int | None = None

    def embargoed(self, now: datetime) -> bool:
        return self.embargo_until is not None and now < self.embargo_until

    def told(self, now: datetime) -> bool:
        """Whether every reader may see it."""
        return self.state in TOLD and not self.embargoed(now)

    @property
    def dated(self) -> datetime:
        """By what it is called new or old: the source's date, or else ours."""
        return self.published_at or self.released_at or self.created_at

    @property
    def languages(self) -> tuple[str, ...]:
        """In which it has a title."""
        title = self.title
        return tuple(code for code, text in (("bg", title.bg), ("en", title.en)) if text or title.plain)


@dataclass(frozen=True)
class EmbargoAccess:
    """That a person agreed to the embargo terms: when, and to which version; and whether they broke it."""

    person_id: int
    agreed_at: datetime
    terms_version: int
    closed_at: datetime | None = None
    closed_by: int | None = None
    reason: str = ""


def may_see(item: NewsItem, person: Person | None, access: EmbargoAccess | None, now: datetime) -> bool:
    """The one rule about who may see an item that staff have released."""
    if item.state not in TOLD:
        return False
    return not item.embargoed(now) or may_see_embargoed(person, access)


def may_see_embargoed(person: Person | None, access: EmbargoAccess | None) -> bool:
    """A verified journalist who agreed to the terms in force and has broken none."""
    if person is None or not person.verified or access is None:
        return False
    return access.terms_version == TERMS_VERSION and access.closed_at is None


def publish(item: NewsItem, now: datetime) -> NewsItem:
    """Out to readers; before the end of an embargo only to those who agreed. Raises NewsFixed, NewsIncomplete."""
    if item.state is not NewsState.DRAFT:
        raise NewsFixed(item.id, item.state)
    if not item.title or (item.topics and not item.topics_confirmed):
        raise NewsIncomplete(f"news item {item.id} is not complete")
    released = item.embargo_until if item.embargoed(now) else now
    return replace(item, state=NewsState.PUBLISHED, released_at=released, published_at=item.published_at or now)


def withdraw(item: NewsItem, now: datetime) -> NewsItem:
    """Readers no longer find it. Raises NewsFixed."""
    if item.state not in TOLD:
        raise NewsFixed(item.id, item.state)
    return replace(item, state=NewsState.WITHDRAWN, changed_at=now)


def correct(item: NewsItem, now: datetime, what: Localized) -> NewsItem:
    """Something in it was wrong: `what` says what, and reaches everybody who got it. Raises NewsFixed."""
    if item.state not in TOLD:
        raise NewsFixed(item.id, item.state)
    return replace(item, state=NewsState.CORRECTED, changed_at=now, correction=what)
