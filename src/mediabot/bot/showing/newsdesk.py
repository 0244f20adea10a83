"""What is drawn for staff at the news desk, and corrections for whoever got an item."""

from __future__ import annotations

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
from mediabot.domain.deliveries import Notice
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import Correction, EmbargoAccess, NewsItem, NewsPart
from mediabot.services.news.cards import read_item
from mediabot.services.news.drafts import PAGE, items_found
from mediabot.services.news.editing import expert_choices, topic_choices
from mediabot.services.news.reading import item_for, reader


async def _news_desk(s: Showing) -> Screen:
    news, wanted = s.desk.work.news, s.detail("wanted")
    if wanted:
        found = await items_found(s.desk, wanted)
        return newsdesk.news_desk(NewsDeskView(tuple(found[:PAGE]), len(found), s.desk.now, wanted=wanted), s.t)
    count = await news.drafted()
    pages = max(1, -(-count // PAGE))
    page = min(s.subject, pages - 1)
    items = tuple(await news.drafts(PAGE, page * PAGE))
    return newsdesk.news_desk(NewsDeskView(items, count, s.desk.now, page, pages), s.t)


async def _staff_news(s: Showing) -> Screen:
    menu, language = s.detail("menu"), s.t.language
    item = await s.desk.work.news.get(s.subject)
    if item is None:
        return news_card.news_gone(s.t)
    twin = await s.desk.work.news.get(item.twin_id) if item.twin_id else None
    zone = ZoneInfo(s.desk.office.zone)
    view = StaffNewsView(
        item=item,
        now=s.desk.now,
        day=item.published_at.astimezone(zone).date() if item.published_at else None,
        topics=tuple(topic.in_language(language) for topic in item.topics),
        experts=tuple(s.loader.expert(expert_id).name for expert_id in item.experts),
        twin=twin.title.in_language(language) if twin else "",
        menu=menu,
        wanted=s.detail("wanted"),
        choices=_choices(s, item, menu),
    )
    return news_card.staff_news(view, s.t)


def _choices(s: Showing, item: NewsItem, menu: str) -> tuple[ChoiceView, ...]:
    wanted = s.detail("wanted")
    if menu == NewsPart.TOPIC.value:
        topics = topic_choices(s.desk, item, wanted)
        return tuple(
            ChoiceView(topic_key(topic), topic.in_language(s.t.language), topic in item.topics) for topic in topics
        )
    if menu == NewsPart.EXPERT.value:
        experts = expert_choices(s.desk, item, wanted)
        return tuple(ChoiceView(expert_key(one), s.loader.expert(one).name, one in item.experts) for one in experts)
    return ()


async def _preview(s: Showing) -> Screen:
    return newsdesk.news_preview(s.loader.news(await read_item(s.desk, s.subject)), s.desk.now, s.t)


async def _offer(s: Showing) -> Screen:
    offer = await s.desk.work.offers.get(s.subject)
    return newsdesk.news_offer(NewsOfferView(s.subject, offer.brought if offer else None), s.t)


async def _correction_of(s: Showing) -> Correction:
    correction = await s.desk.work.corrections.get(s.subject)
    if correction is None:
        raise Gone(Kind.CORRECTION, s.subject)
    return correction


async def _staff_correction(s: Showing) -> Screen:
    correction = await _correction_of(s)
    item = await read_item(s.desk, correction.item_id)
    readers = await s.desk.work.news.how_many_got(item.id)
    view = CorrectionView(correction, item.title.in_language(s.t.language), readers)
    return news_corrections.staff_correction(view, s.t)


async def _correction(s: Showing) -> Screen:
    correction = await _correction_of(s)
    item = await item_for(s.desk, await reader(s.desk, s.reader), correction.item_id)
    words = correction.text.in_language(s.t.language)
    return news_corrections.correction(s.loader.news(item), words, s.desk.now, s.t)


async def _feeds(s: Showing) -> Screen:
    feeds = s.desk.work.feeds
    feed = await feeds.get(s.subject) if s.subject else None
    view = FeedsView(tuple(await feeds.all()), s.desk.now, feed, s.detail("menu"))
    return newsdesk_feeds.staff_feeds(view, s.t)


async def _embargo(s: Showing) -> Screen:
    people = tuple([await _access(s, access) for access in await s.desk.work.embargoes.all()])
    one = next((view for view in people if view.access.person_id == s.subject), None)
    return newsdesk_feeds.staff_embargo(EmbargoView(people, s.desk.now, one), s.t)


async def _access(s: Showing, access: EmbargoAccess) -> AccessView:
    closer = await s.desk.work.people.get(access.closed_by) if access.closed_by else None
    return AccessView(access, await s.desk.work.people.get(access.person_id), closer.name if closer else "")


SCREENS: Screens = {
    Notice.NEWS_DESK: _news_desk,
    Notice.STAFF_NEWS: _staff_news,
    Notice.NEWS_PREVIEW: _preview,
    Notice.NEWS_OFFER: _offer,
    Notice.STAFF_CORRECTION: _staff_correction,
    Notice.CORRECTION: _correction,
    Notice.STAFF_FEEDS: _feeds,
    Notice.STAFF_EMBARGO: _embargo,
}
