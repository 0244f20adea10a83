"""What is drawn for a reader of the news: lists, whole items."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mediabot.bot.drawing import Screens, Showing
from mediabot.bot.screens import embargo_terms, news
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.views_news import EmbargoTermsView, NewsListView
from mediabot.domain.deliveries import Notice
from mediabot.domain.embargo import terms_standing
from mediabot.domain.news import TERMS_VERSION
from mediabot.services.newsreading import PAGE, item_for, news_search, page_of, reader


async def _news(s: Showing) -> Screen:
    search = await news_search(s.desk, s.subject)
    page = await page_of(s.desk, search, await reader(s.desk, s.reader))
    view = NewsListView(
        search_id=search.id,
        text=search.text,
        items=tuple(s.loader.news(item) for item in page.items),
        page=page.page,
        pages=page.pages,
        first=page.page * PAGE,
        now=s.desk.now,
        nothing=page.nothing,
        mine=page.mine,
        protected=search.protected,
    )
    return news.news(view, s.t)


async def _news_item(s: Showing) -> Screen:
    item = await item_for(s.desk, await reader(s.desk, s.reader), s.subject)
    return news.news_item(s.loader.news(item), s.desk.now, s.t)


async def _embargo_terms(s: Showing) -> Screen:
    access = await s.desk.work.embargoes.get(s.reader.id)
    view = EmbargoTermsView(
        standing=terms_standing(s.reader, access),
        version=TERMS_VERSION,
        agreed_on=access.agreed_at.astimezone(ZoneInfo(s.desk.office.zone)).date() if access else None,
        reason=access.reason if access else "",
    )
    return embargo_terms.embargo_terms(view, s.t)


SCREENS: Screens = {
    Notice.EMBARGO_TERMS: _embargo_terms,
    Notice.NEWS: _news,
    Notice.NEWS_ITEM: _news_item,
}
