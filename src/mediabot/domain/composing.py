"""Which news make a reader's next digest: a pure choice, from the items, the subscription, the last digest and now.

Decided here:
- A subscription without a language of its own also brings items that are only in the other language (screens mark
  them); one with a language brings that language alone.
- With no topics chosen everything comes, and what the reader liked only comes first; otherwise it counts as chosen.
- An item that was under embargo has two beginnings: for those who may know it and for all. So `had` decides about it,
  and about corrections, whose readers are told by themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from mediabot.domain.directory import Localized
from mediabot.domain.news import EmbargoAccess, NewsItem, NewsState, may_see
from mediabot.domain.people import Person
from mediabot.domain.subscriptions import Subscription
from mediabot.domain.topics import names_of, shared

MOST = 7
"""Items in one digest; the rest is counted and found in the news."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Composed:
    """The items of a digest, best first, and how many more would fit. Nothing new: no items, and no message.

    Only what everybody may see is counted: by a figure, too, something under embargo could be known.
    """

    items: tuple[NewsItem, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True)
class _Taste:
    """Names of topics, folded. `narrow`: only what is chosen comes."""

    chosen: frozenset[str]
    less: frozenset[str]
    narrow: bool

    def admits(self, item: NewsItem) -> bool:
        if self.matching(item):
            return True
        return not self.narrow and all(self.less.isdisjoint(names) for names in _names(item.topics))

    def matching(self, item: NewsItem) -> int:
        """How many of its topics are chosen."""
        return sum(not self.chosen.isdisjoint(names) for names in _names(item.topics))


def compose(
    items: Iterable[NewsItem],
    subscription: Subscription,
    since: datetime,
    now: datetime,
    *,
    person: Person | None,
    access: EmbargoAccess | None,
    asked_topics: Collection[Localized] = (),
    had: Collection[int] = (),
) -> Composed:
    """What was released or corrected after `since` and up to `now` for this reader. `had` are ids of items they got."""
    taste = _taste(subscription, asked_topics)
    fitting = {
        item.id: item
        for item in items
        if _is_new(item, since, now, had)
        and may_see(item, person, access, now)
        and _is_readable(item, subscription.language)
        and taste.admits(item)
    }
    best = sorted(fitting.values(), key=lambda item: _rank(item, taste), reverse=True)
    return Composed(tuple(best[:MOST]), sum(item.told(now) for item in best[MOST:]))


def topic_of(item: NewsItem, subscription: Subscription, asked_topics: Collection[Localized] = ()) -> Localized | None:
    """The topic under which an item stands in this reader's digest: one that they chose, or else its first."""
    wanted = shared(item.topics, _taste(subscription, asked_topics).chosen)
    return next(iter(wanted or item.topics), None)


def _taste(subscription: Subscription, asked_topics: Collection[Localized]) -> _Taste:
    asked = tuple(asked_topics) if subscription.like_questions else ()
    chosen = names_of((*subscription.topics, *subscription.more, *asked))
    return _Taste(chosen, names_of(subscription.less), narrow=bool(subscription.topics or asked))


def _is_new(item: NewsItem, since: datetime, now: datetime, had: Collection[int]) -> bool:
    released = item.released_at is not None and since < item.released_at <= now
    if item.state is NewsState.PUBLISHED and item.embargo_until is None:
        return released
    corrected = item.state is NewsState.CORRECTED and item.changed_at is not None and since < item.changed_at <= now
    return item.id not in had and (released or corrected or item.embargoed(now))


def _is_readable(item: NewsItem, language: str) -> bool:
    return not language or language in item.languages


def _rank(item: NewsItem, taste: _Taste) -> tuple[int, datetime, int]:
    return taste.matching(item), item.released_at or _NEVER, item.id


@lru_cache(maxsize=4096)
def _names(topics: tuple[Localized, ...]) -> tuple[frozenset[str], ...]:
    """Of each topic its names, folded: the same items are asked about for every reader."""
    return tuple(names_of((topic,)) for topic in topics)
