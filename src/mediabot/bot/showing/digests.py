"""Which screen draws each notice of subscriptions, digests and their editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediabot.bot.buttons.digests import topic_key
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.digests import digest, subscription
from mediabot.bot.screens.digests.views import AreaLine, DigestView, SubscriptionView, TasteView, TopicLine
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.digest_lines import digest_line, items_of
from mediabot.bot.showing.paging import PAGES, TOPICS, page_of
from mediabot.domain.areas import Area
from mediabot.domain.composing import topic_of
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import NewsItem, may_see
from mediabot.domain.notices.digests import DigestTaste, DigestToReader, Place, SubscriptionCard
from mediabot.domain.subscriptions import Subscription
from mediabot.domain.topics import names_of, shared
from mediabot.i18n.schedule_words import city
from mediabot.matching.areas import by_area
from mediabot.services.digests.subscribing import asked_topics, subscription_of, topics_found, topics_offered
from mediabot.services.news.reading import item_for, reader


async def _subscription(s: Showing[SubscriptionCard]) -> Screen:
    kept = await s.desk.work.subscriptions.get(s.reader.id)
    own = kept or await subscription_of(s.desk, s.reader)
    listed = _listed(s, own)
    page = page_of(listed.topics, s.notice.page)
    view = SubscriptionView(
        subscription=own,
        now=s.desk.now,
        city=city(own.zone, s.t.language),
        place=s.notice.place,
        trouble=s.notice.trouble,
        topics=_names(s, own.topics),
        asked=_names(s, await asked_topics(s.desk.work, own)),
        offered=_lines(s, page.shown, own),
        areas=listed.areas,
        area=listed.area,
        page=page.number,
        pages=page.pages,
        wanted=s.notice.wanted,
        undo=s.notice.undo,
        turned_off=kept is not None and not kept.on,
    )
    return subscription.subscription(view, s.t)


@dataclass(frozen=True)
class _Listed:
    """The topics to choose from: those of an area, or the areas alone where there are many."""

    topics: tuple[Localized, ...] = ()
    areas: tuple[AreaLine, ...] = ()
    area: Area | None = None


def _listed(s: Showing[SubscriptionCard], own: Subscription) -> _Listed:
    if s.notice.place is not Place.TOPICS:
        return _Listed()
    if s.notice.wanted:
        return _Listed(topics_found(s.desk, s.notice.wanted, s.loader.language))
    topics = topics_offered(s.desk, own, s.loader.language)
    if len(topics) <= TOPICS * PAGES:
        return _Listed(topics)
    under = by_area(topics)
    area = next((area for area in under if area == s.notice.area), None)
    if area is not None:
        return _Listed(under[area], area=area)
    chosen = names_of(own.topics)
    return _Listed(areas=tuple(AreaLine(one, bool(shared(within, chosen))) for one, within in under.items()))


def _names(s: Showing[Any], topics: Sequence[Localized]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic.in_language(s.loader.language) for topic in topics))


def _lines(s: Showing[Any], topics: Sequence[Localized], own: Subscription) -> tuple[TopicLine, ...]:
    chosen = names_of(own.topics)
    return tuple(
        TopicLine(topic.in_language(s.loader.language), topic_key(topic), bool(shared((topic,), chosen)))
        for topic in topics
    )


async def _digest(s: Showing[DigestToReader]) -> Screen:
    """What its reader may see of it now. A trial is sent though it may be empty, so that its lead-in is seen."""
    own = await s.desk.work.subscriptions.get(s.reader.id)
    items = await _visible(s)
    test = s.notice.test
    if not items and not test:
        raise Gone(Kind.DIGEST, s.subject)
    defined = await s.desk.work.digests.get(s.notice.digest) if s.notice.digest else None
    liked = own or Subscription(s.reader.id)
    asked = await asked_topics(s.desk.work, liked)
    view = DigestView(
        lines=tuple(digest_line(s, item, topic_of(item, liked, asked)) for item in items),
        now=s.desk.now,
        name=defined.name if defined else "",
        lead_in=defined.lead_in.in_language(s.loader.language) if defined else "",
        more=s.notice.more,
        quiet=own is not None and own.silent,
        own=own is not None and own.on,
        test=test,
    )
    return digest.digest(view, s.t.in_zone(liked.zone) if own else s.t)


async def _visible(s: Showing[DigestToReader] | Showing[DigestTaste]) -> list[NewsItem]:
    """Those that the reader may see now."""
    who = await reader(s.desk, s.reader)
    return [item for item in await items_of(s) if may_see(item, who.person, who.access, s.desk.now)]


async def _taste(s: Showing[DigestTaste]) -> Screen:
    more, who, now = s.notice.more, await reader(s.desk, s.reader), s.desk.now
    if s.notice.done:
        item = await item_for(s.desk, who, s.subject)
        own = await subscription_of(s.desk, s.reader)
        chosen = bool(shared(item.topics, names_of(own.topics)))
        topics, protected = _names(s, item.topics), item.embargoed(now)
        return digest.taste(TasteView(more, (), topics, chosen, done=True, protected=protected), s.t)
    items = await _visible(s)
    if not items:
        raise Gone(Kind.DIGEST, s.subject)
    titles = tuple((item.id, item.title.in_language(s.loader.language)) for item in items)
    return digest.taste(TasteView(more, titles, protected=any(item.embargoed(now) for item in items)), s.t)


SCREENS: Screens = {
    SubscriptionCard: _subscription,
    DigestToReader: _digest,
    DigestTaste: _taste,
}
