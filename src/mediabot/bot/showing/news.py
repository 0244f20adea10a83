"""What is drawn for a reader of the news: lists, whole items."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mediabot.bot.buttons.news import topic_key
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.news import ideas
from mediabot.bot.screens.news import reader as news
from mediabot.bot.screens.news import terms as embargo_terms
from mediabot.bot.screens.news.views import EmbargoTermsView, IdeasView, LeadView, NewsListView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.loading import Loader
from mediabot.bot.showing.reactions import piece_of
from mediabot.domain.embargo import terms_standing
from mediabot.domain.leads import Lead
from mediabot.domain.news import TERMS_VERSION
from mediabot.domain.notices.news import IdeaList, NewsList, TermsOfEmbargo, WholeNews
from mediabot.services.news.leads import ideas_for
from mediabot.services.news.reading import PAGE, item_for, news_search, page_of, reader
from mediabot.services.questions.asking import TOPICS_NAMED


async def _news(s: Showing[NewsList]) -> Screen:
    search = await news_search(s.desk, s.subject)
    page = await page_of(s.desk, search, await reader(s.desk, s.reader))
    view = NewsListView(
        search_id=search.id,
        text=search.text,
        items=tuple(s.loader.news(item) for item in s.loader.drawable(page.items)),
        page=page.page,
        pages=page.pages,
        first=page.page * PAGE,
        now=s.desk.now,
        nothing=page.nothing,
        mine=page.mine,
        protected=search.protected,
    )
    return news.news(view, s.t)


async def _news_item(s: Showing[WholeNews]) -> Screen:
    item = await item_for(s.desk, await reader(s.desk, s.reader), s.subject)
    reaction = await s.desk.work.reactions.of_item(item.id)
    if reaction is not None:
        return await piece_of(s, reaction, item)
    return news.news_item(s.loader.news(item), s.desk.now, s.t)


async def _embargo_terms(s: Showing[TermsOfEmbargo]) -> Screen:
    access = await s.desk.work.embargoes.get(s.reader.id)
    view = EmbargoTermsView(
        standing=terms_standing(s.reader, access),
        version=TERMS_VERSION,
        agreed_on=access.agreed_at.astimezone(ZoneInfo(s.desk.office.zone)).date() if access else None,
        reason=access.reason if access else "",
    )
    return embargo_terms.embargo_terms(view, s.t)


async def _ideas(s: Showing[IdeaList]) -> Screen:
    found = await ideas_for(s.desk, s.reader)
    today = s.desk.now.astimezone(ZoneInfo(s.desk.office.zone)).date()
    drawable = [lead for lead in found.leads if lead.item is None or s.loader.drawable([lead.item])]
    view = IdeasView(tuple(_lead(lead, s.loader) for lead in drawable), s.desk.now, today, found.terms)
    return ideas.ideas(view, s.t)


def _lead(lead: Lead, loader: Loader) -> LeadView:
    expert = loader.desk.office.expert(lead.expert_id) if lead.expert_id else None
    language = loader.language
    return LeadView(
        kind=lead.kind,
        item=loader.news(lead.item) if lead.item else None,
        expert=loader.expert(expert.id) if expert else None,
        topics=tuple(topic.name.in_language(language) for topic in expert.topics[:TOPICS_NAMED]) if expert else (),
        topic=lead.topic.in_language(language) if lead.topic else "",
        topic_key=topic_key(lead.topic) if lead.topic else "",
        askers=lead.askers,
        years=lead.years,
        on=lead.on,
        mine=lead.mine,
    )


SCREENS: Screens = {
    IdeaList: _ideas,
    TermsOfEmbargo: _embargo_terms,
    NewsList: _news,
    WholeNews: _news_item,
}
