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
from mediabot.domain.languages import WRITTEN
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


class NewsPart(StrEnum):
    """What staff type, send or choose for an item."""

    TITLE = "title"
    SUMMARY = "summary"
    SOURCE = "source"
    LINK = "link"
    TOPIC = "topic"
    EXPERT = "expert"
    FILES = "files"
    EMBARGO = "embargo"
    EVENT = "event"
    CORRECTION = "correction"


@dataclass(frozen=True)
class PartAsked:
    """What staff were asked for: a part of an item, in one language where they chose it on the card."""

    part: NewsPart
    language: str = ""


TOLD = frozenset({NewsState.PUBLISHED, NewsState.CORRECTED})
"""States in which readers may see an item."""


class NewsFixed(MediabotError):
    """The item is not in a state in which that can be done."""

    def __init__(self, item_id: int, state: NewsState) -> None:
        super().__init__(f"news item {item_id} is {state}")
        self.item_id = item_id
        self.state = state


class NewsIncomplete(MediabotError):
    """The item can't be published yet."""


class TitleMissing(NewsIncomplete):
    """It has no title in either language."""


class TopicsUnconfirmed(NewsIncomplete):
    """Its topics are only suggested."""


class InstantPassed(MediabotError):
    """An embargo can't end in the past."""


@dataclass(frozen=True)
class NewsItem:
    """`published_at` is the source's date, `released_at` when our readers could first see it. `topics` are named as in
    the directory where they are in it. `twin_id` is the item that tells the same in the other language (proposed,
    not yet joined). `event_on` is the day of something announced. `lifted_at` is when an embargo’s end was noticed.
    """

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
    lifted_at: datetime | None = None

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
        return tuple(code for code in WRITTEN if self.title.version(code))


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
    if not item.title:
        raise TitleMissing(f"news item {item.id} has no title")
    if item.topics and not item.topics_confirmed:
        raise TopicsUnconfirmed(f"the topics of news item {item.id} are not confirmed")
    released = item.embargo_until if item.embargoed(now) else now
    published = replace(item, state=NewsState.PUBLISHED, released_at=released, published_at=item.published_at or now)
    return lift(published, now)


def lift(item: NewsItem, now: datetime) -> NewsItem:
    """Notice that the embargo has ended, if it has; everybody may see the item by then, noticed or not."""
    ended = item.embargo_until is not None and not item.embargoed(now)
    return replace(item, lifted_at=now) if ended and item.lifted_at is None else item


def set_embargo(item: NewsItem, until: datetime | None, now: datetime) -> NewsItem:
    """Move the end of the embargo, or remove it; what is public stays public. Raises NewsFixed, InstantPassed."""
    if until is not None and until <= now:
        raise InstantPassed(f"an embargo can't end at {until}")
    if item.state is NewsState.DRAFT:
        return replace(item, embargo_until=until)
    if item.state not in TOLD or not item.embargoed(now):
        raise NewsFixed(item.id, item.state)
    return replace(item, embargo_until=until, released_at=until or now, changed_at=now)


def withdraw(item: NewsItem, now: datetime) -> NewsItem:
    """Readers no longer find it. Raises NewsFixed."""
    if item.state not in TOLD:
        raise NewsFixed(item.id, item.state)
    return replace(item, state=NewsState.WITHDRAWN, changed_at=now)


@dataclass(frozen=True)
class Correction:
    """What was wrong with an item, on its way to everybody who got it.

    `sent_at` is None while staff still write it. `planned_to` is the last person to whom it is owed. `withdrawal`: all
    of it was wrong, and it has no words. `version` rises with its words: whoever sends it means those they were shown.
    """

    id: int
    item_id: int
    text: Localized
    begun_at: datetime
    author_id: int | None = None
    sent_at: datetime | None = None
    planned_to: int = 0
    done: bool = False
    withdrawal: bool = False
    version: int = 0


def correct(item: NewsItem, now: datetime, what: Localized) -> NewsItem:
    """Something in it was wrong: `what` says what, and reaches everybody who got it. Raises NewsFixed."""
    if item.state not in TOLD:
        raise NewsFixed(item.id, item.state)
    return replace(item, state=NewsState.CORRECTED, changed_at=now, correction=what)
