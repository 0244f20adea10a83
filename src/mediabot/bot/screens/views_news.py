"""What the screens of news are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediabot.domain.content import Attachment
from mediabot.domain.embargo import TermsStanding


@dataclass(frozen=True)
class NewsItemView:
    """A news item in the reader's language. `embargo_until` is None once everybody may know it.

    `experts` are the names of those whom it names.
    """

    id: int
    title: str
    summary: str = ""
    link: str = ""
    source: str = ""
    day: date | None = None
    embargo_until: datetime | None = None
    event_on: date | None = None
    correction: str = ""
    experts: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class NewsListView:
    """One page of a list; `first` counts the items before it. `nothing`: nothing fits `text`, the items are the newest.

    `mine`: they are of the reader's topics.
    """

    search_id: int
    text: str
    items: tuple[NewsItemView, ...]
    page: int
    pages: int
    first: int
    now: datetime
    nothing: bool = False
    mine: bool = False
    protected: bool = False


@dataclass(frozen=True)
class EmbargoTermsView:
    """Where the reader stands with the terms of that version. `reason` is why their access is closed."""

    standing: TermsStanding
    version: int
    agreed_on: date | None = None
    reason: str = ""
