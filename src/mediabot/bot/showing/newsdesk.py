"""What is drawn for staff at the news desk, and corrections for whoever got an item."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.news import card as news_card
from mediabot.bot.screens.news import corrections as news_corrections
from mediabot.bot.screens.news import desk as newsdesk
from mediabot.bot.screens.news import feeds as newsdesk_feeds
from mediabot.bot.screens.news.views import (
    AccessView,
    ChoiceView,
    CorrectionView,
    EmbargoView,
    FeedsView,
    NewsDeskView,
    NewsOfferView,
    StaffNewsView,
)
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import Correction, EmbargoAccess, NewsItem
from mediabot.domain.notices.news import (
    CorrectionToReader,
    CorrectionToSend,
    EmbargoAccessList,
    FeedList,
    NewsDesk,
    NewsMenu,
    NewsOffer,
    NewsPreview,
    StaffNewsCard,
)
from mediabot.matching.suggesting import suggest_experts
from mediabot.services.news.cards import read_item
from mediabot.services.news.drafts import PAGE, items_found
from mediabot.services.news.editing import expert_choices, topic_choices
from mediabot.services.news.reading import item_for, reader


async def _news_desk(s: Showing[NewsDesk]) -> Screen:
    news, wanted = s.desk.work.news, s.notice.wanted
    if wanted:
        found = s.loader.drawable(await items_found(s.desk, wanted))
        return newsdesk.news_desk(NewsDeskView(tuple(found[:PAGE]), len(found), s.desk.now, wanted=wanted), s.t)
    count = await news.drafted()
    pages = max(1, -(-count // PAGE))
    page = min(s.subject, pages - 1)
    items = tuple(s.loader.drawable(await news.drafts(PAGE, page * PAGE)))
    return newsdesk.news_desk(NewsDeskView(items, count, s.desk.now, page, pages), s.t)


def without_dates(item: NewsItem) -> NewsItem:
    """What of an item can be shown to staff in any case, so that they can mend or withdraw it."""
    return replace(item, published_at=None, event_on=None, attachments=())


async def _staff_news(s: Showing[StaffNewsCard]) -> Screen:
    menu, language = s.notice.menu, s.t.language
    item = await s.desk.work.news.get(s.subject)
    if item is None:
        return news_card.news_gone(s.t)
    if not s.loader.drawable([item]):
        item = without_dates(item)
    twin = await s.desk.work.news.get(item.twin_id) if item.twin_id else None
    zone = ZoneInfo(s.desk.office.zone)
    view = StaffNewsView(
        item=item,
        now=s.desk.now,
        day=item.published_at.astimezone(zone).date() if item.published_at else None,
        topics=tuple(topic.in_language(language) for topic in item.topics),
        experts=tuple(s.loader.called(expert_id) for expert_id in item.experts),
        suggested=tuple(s.loader.called(one) for one in suggest_experts(s.desk.office.index, item.topics)),
        twin=twin.title.in_language(language) if twin else "",
        menu=menu,
        wanted=s.notice.wanted,
        choices=_choices(s, item, menu),
        readers=await s.desk.work.news.how_many_got(item.id) if menu is NewsMenu.WITHDRAW else 0,
    )
    return news_card.staff_news(view, s.t)


def _choices(s: Showing[StaffNewsCard], item: NewsItem, menu: NewsMenu) -> tuple[ChoiceView, ...]:
    wanted = s.notice.wanted
    if menu is NewsMenu.TOPIC:
        topics = topic_choices(s.desk, item, wanted)
        return tuple(
            ChoiceView(topic_key(topic), topic.in_language(s.t.language), topic in item.topics) for topic in topics
        )
    if menu is NewsMenu.EXPERT:
        experts = expert_choices(s.desk, item, wanted)
        return tuple(ChoiceView(expert_key(one), s.loader.called(one), one in item.experts) for one in experts)
    return ()


async def _preview(s: Showing[NewsPreview]) -> Screen:
    return newsdesk.news_preview(s.loader.news(await read_item(s.desk, s.subject)), s.desk.now, s.t)


async def _offer(s: Showing[NewsOffer]) -> Screen:
    offer = await s.desk.work.offers.get(s.subject)
    return newsdesk.news_offer(NewsOfferView(s.subject, offer.brought if offer else None), s.t)


async def _correction_of(s: Showing[Any]) -> Correction:
    correction = await s.desk.work.corrections.get(s.subject)
    if correction is None:
        raise Gone(Kind.CORRECTION, s.subject)
    return correction


async def _staff_correction(s: Showing[CorrectionToSend]) -> Screen:
    correction = await _correction_of(s)
    item = await read_item(s.desk, correction.item_id)
    readers = await s.desk.work.news.how_many_got(item.id)
    view = CorrectionView(correction, item.title.in_language(s.t.language), readers)
    return news_corrections.staff_correction(view, s.t)


async def _correction(s: Showing[CorrectionToReader]) -> Screen:
    correction = await _correction_of(s)
    if correction.withdrawal:
        return news_corrections.withdrawal(await read_item(s.desk, correction.item_id), s.t)
    item = await item_for(s.desk, await reader(s.desk, s.reader), correction.item_id)
    words = correction.text.in_language(s.t.language)
    return news_corrections.correction(s.loader.news(item), words, s.desk.now, s.t)


async def _feeds(s: Showing[FeedList]) -> Screen:
    feeds = s.desk.work.feeds
    feed = await feeds.get(s.subject) if s.subject else None
    view = FeedsView(tuple(await feeds.all()), s.desk.now, feed, s.notice.menu, s.notice.page)
    return newsdesk_feeds.staff_feeds(view, s.t)


async def _embargo(s: Showing[EmbargoAccessList]) -> Screen:
    people = tuple([await _access(s, access) for access in await s.desk.work.embargoes.all()])
    one = next((view for view in people if view.access.person_id == s.subject), None)
    return newsdesk_feeds.staff_embargo(EmbargoView(people, s.desk.now, one, s.notice.page), s.t)


async def _access(s: Showing[Any], access: EmbargoAccess) -> AccessView:
    closer = await s.desk.work.people.get(access.closed_by) if access.closed_by else None
    return AccessView(access, await s.desk.work.people.get(access.person_id), closer.name if closer else "")


SCREENS: Screens = {
    NewsDesk: _news_desk,
    StaffNewsCard: _staff_news,
    NewsPreview: _preview,
    NewsOffer: _offer,
    CorrectionToSend: _staff_correction,
    CorrectionToReader: _correction,
    FeedList: _feeds,
    EmbargoAccessList: _embargo,
}
