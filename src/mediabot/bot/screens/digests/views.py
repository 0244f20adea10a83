"""What the screens of digests are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mediabot.bot.screens.news.views import NewsItemView
from mediabot.domain.areas import Area
from mediabot.domain.conversation import Ask
from mediabot.domain.editions import Digest, Edition
from mediabot.domain.notices.digests import DigestPlace, Place, Trouble
from mediabot.domain.schedule import Slot
from mediabot.domain.subscriptions import Rhythm, Subscription


@dataclass(frozen=True)
class TopicLine:
    """A topic that can be chosen; `key` is what stands for it in a button."""

    name: str
    key: str
    chosen: bool


@dataclass(frozen=True)
class AreaLine:
    """An area with topics in it; `chosen`: the reader has some of them."""

    area: Area
    chosen: bool


@dataclass(frozen=True)
class SubscriptionView:
    """`place` is the part that the card shows, `trouble` what was wrong with the words typed there.

    `topics` are the names of those chosen, `asked` of those of the reader's questions. `wanted`: the topics offered are
    what those words found. Of many topics the `areas` are offered first, then those of one `area`. `undo` is the
    rhythm before a stop; `turned_off`: its reader wants no digest at all.
    `city` names the zone.
    """

    subscription: Subscription
    now: datetime
    city: str
    place: Place = Place.OVERVIEW
    trouble: Trouble = Trouble.NONE
    topics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    offered: tuple[TopicLine, ...] = ()
    areas: tuple[AreaLine, ...] = ()
    area: Area | None = None
    page: int = 0
    pages: int = 1
    wanted: str = ""
    undo: Rhythm = Rhythm.OFF
    turned_off: bool = False


@dataclass(frozen=True)
class DigestLine:
    """An item with the topic under which it stands; `foreign` is its language where that is not the reader's."""

    item: NewsItemView
    topic: str = ""
    foreign: str = ""


@dataclass(frozen=True)
class DigestView:
    """One digest. `lead_in` is the edition's; `more` fit and were left out; `own`: its reader has a subscription.

    `test` is a trial for chosen people. With `preview`, a language, it is for staff to look at.
    """

    lines: tuple[DigestLine, ...]
    now: datetime
    name: str = ""
    lead_in: str = ""
    more: int = 0
    quiet: bool = False
    own: bool = False
    test: bool = False
    preview: str = ""


@dataclass(frozen=True)
class TasteView:
    """Which item is meant by "more" or "less" (`done`: which topics were), by its number in the digest."""

    more: bool
    items: tuple[tuple[int, str], ...] = ()
    topics: tuple[str, ...] = ()
    chosen: bool = False
    """Its topics are among those the reader chose, so it comes all the same."""
    done: bool = False
    protected: bool = False
    """Something under embargo is named."""


@dataclass(frozen=True)
class StaffDigestView:
    """A digest as staff define it. `readers` is how many are in its audience now; `moved` its next missing hour.

    `tested` is how many people a test went to just now, `unknown` who of those named could not be reached.
    """

    digest: Digest
    now: datetime
    readers: int
    city: str
    next_at: datetime | None = None
    moved: Slot | None = None
    place: DigestPlace = DigestPlace.OVERVIEW
    trouble: Ask | None = None
    tested: int = 0
    unknown: str = ""
    editions: tuple[Edition, ...] = field(default=())


@dataclass(frozen=True)
class EditionView:
    """One edition, on its card."""

    edition: Edition
    digest: Digest
    now: datetime
    items: int
    until: datetime
    """Approved later, it is not sent any more."""
    decided_by: str = ""
