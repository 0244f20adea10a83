"""What the screens of news are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediabot.bot.screens.views import ExpertView
from mediabot.domain.content import Attachment
from mediabot.domain.embargo import TermsStanding
from mediabot.domain.feeds import Feed
from mediabot.domain.leads import LeadKind
from mediabot.domain.news import Correction, EmbargoAccess, NewsItem
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.news import FeedMenu, NewsMenu
from mediabot.domain.people import Person


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
class LeadView:
    """A lead in the reader's language. `expert` is who can explain it, or who is new, and answers on `topics`."""

    kind: LeadKind
    item: NewsItemView | None = None
    expert: ExpertView | None = None
    topics: tuple[str, ...] = ()
    topic: str = ""
    topic_key: str = ""
    askers: int = 0
    years: int = 0
    on: date | None = None
    mine: bool = False


@dataclass(frozen=True)
class IdeasView:
    """`terms`: there are releases under embargo, to whose terms the reader may still agree."""

    leads: tuple[LeadView, ...]
    now: datetime
    today: date
    terms: bool = False


@dataclass(frozen=True)
class EmbargoTermsView:
    """Where the reader stands with the terms of that version. `reason` is why their access is closed."""

    standing: TermsStanding
    version: int
    agreed_on: date | None = None
    reason: str = ""


# staff's desk


@dataclass(frozen=True)
class ChoiceView:
    """Something that can be put on an item or taken off; `key` is what its button carries."""

    key: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class StaffNewsView:
    """An item as staff see it. `menu` is the part of the card that is open, `choices` what can be picked there.

    `readers`: how many would be told that it is withdrawn. `suggested`: experts by the item's topics, whom it names
    only once staff have ticked them.
    """

    item: NewsItem
    now: datetime
    day: date | None = None
    topics: tuple[str, ...] = ()
    experts: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    twin: str = ""
    menu: NewsMenu = NewsMenu.CLOSED
    wanted: str = ""
    choices: tuple[ChoiceView, ...] = ()
    readers: int = 0


@dataclass(frozen=True)
class NewsDeskView:
    """One page of drafts, or what a search of titles found (`wanted`); `count` is how many there are in all."""

    items: tuple[NewsItem, ...]
    count: int
    now: datetime
    page: int = 0
    pages: int = 1
    wanted: str = ""


@dataclass(frozen=True)
class NewsOfferView:
    """What staff sent unasked; `brought` is None once that is settled."""

    offer_id: int
    brought: Brought | None


@dataclass(frozen=True)
class CorrectionView:
    """A correction that staff write, or have sent; `readers` is how many people got the item."""

    correction: Correction
    title: str
    readers: int


@dataclass(frozen=True)
class FeedsView:
    """All feeds, or one of them with what can be done."""

    feeds: tuple[Feed, ...]
    now: datetime
    feed: Feed | None = None
    menu: FeedMenu = FeedMenu.CLOSED
    page: int = 0


@dataclass(frozen=True)
class AccessView:
    """A person who agreed to the embargo terms; `person` is None for one who has left."""

    access: EmbargoAccess
    person: Person | None
    closed_by: str = ""


@dataclass(frozen=True)
class EmbargoView:
    """Everybody who agreed, or one of them."""

    people: tuple[AccessView, ...]
    now: datetime
    one: AccessView | None = None
    page: int = 0
