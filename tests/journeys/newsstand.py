"""News for the journeys, put into the store as if staff had published them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journeys.newsroom import MONDAY_NOON, Newsroom
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem, NewsState

TELEMEDICINE = Localized("телемедицина", "telemedicine")
PROBIOTICS = Localized("пробиотици", "probiotics")


def item(title: str, *topics: Localized, days_ago: float = 1, **changes: object) -> NewsItem:
    """An item published some days ago, in English."""
    dated = MONDAY_NOON - timedelta(days=days_ago)
    told = NewsItem(
        id=0,
        created_at=dated,
        title=Localized(en=title),
        summary=Localized(en=f"What there is to know: {title}."),
        link=Localized(plain=f"https://example.org/{title.casefold().replace(' ', '-')}"),
        source=Localized(plain="Example Cluster"),
        published_at=dated,
        topics=topics,
        topics_confirmed=True,
        state=NewsState.PUBLISHED,
        released_at=dated,
    )
    return replace(told, **changes)  # type: ignore[arg-type]


async def publish(newsroom: Newsroom, *items: NewsItem) -> list[NewsItem]:
    """Into the store, and into the index."""
    async with newsroom.center.store.begin() as work:
        kept = [await work.news.add(one) for one in items]
        await work.commit()
    await newsroom.center.tick()
    return kept


async def change(newsroom: Newsroom, item: NewsItem, **changes: object) -> None:
    """As staff would, without the index having noticed."""
    async with newsroom.center.store.begin() as work:
        await work.news.save(replace(item, **changes))  # type: ignore[arg-type]
        await work.commit()


async def got(newsroom: Newsroom, person_id: int) -> list[int]:
    """Which items are written down as theirs."""
    async with newsroom.center.store.begin() as work:
        return list(await work.news.got_by(person_id))
