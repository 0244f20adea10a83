"""A search of the news: what a reader asked for, and in which order they read what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mediabot.domain.news import NewsItem

HALF_LIFE = timedelta(days=365)
"""After so long half of what being new is worth is gone."""


@dataclass(frozen=True)
class NewsSearch:
    """`text` is empty for the newest items; `page` counts from 0.

    `protected`: its message was sent so that it can't be forwarded, because embargoed items stand among what was found.
    That can't be changed later, so in an unprotected one none is ever shown.
    """

    id: int
    person_id: int
    text: str
    asked_at: datetime
    page: int = 0
    protected: bool = False


def value(relevance: float, item: NewsItem, now: datetime) -> float:
    """What an item is worth to a reader: its relevance, of which age takes half at most.

    relevance · (1 + ½^(age in years)) / 2: at equal relevance the newer one stands first, and what fits well never
    sinks below what hardly fits, however old it is.
    """
    age = max(now - item.dated, timedelta(0)) / HALF_LIFE
    return float(relevance * (1 + 0.5**age) / 2)


def ranked(items: Iterable[NewsItem], relevance: Mapping[int, float], now: datetime) -> tuple[NewsItem, ...]:
    """The best first; of equal ones the newer."""

    def order(item: NewsItem) -> tuple[float, datetime, int]:
        return round(value(relevance[item.id], item, now), 4), item.dated, item.id

    return tuple(sorted(items, key=order, reverse=True))
