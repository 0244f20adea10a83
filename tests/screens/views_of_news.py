"""Views of news for the screens: what readers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.news import ideas
from mediabot.bot.screens.news import reader as news
from mediabot.bot.screens.news import terms as embargo_terms
from mediabot.bot.screens.news.views import (
    EmbargoTermsView,
    IdeasView,
    LeadView,
    NewsItemView,
    NewsListView,
)
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.content import Attachment, Kind
from mediabot.domain.embargo import TermsStanding
from mediabot.domain.leads import LeadKind
from mediabot.i18n.translator import Translator

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Draw = Callable[[Translator], Screen]

ITEM = NewsItemView(
    id=5,
    title="Готова ли е България за <личния> видеопреглед?",
    summary="Една трета от лекарите опитват прегледи от разстояние & искат ясни правила. " * 3,
    link='https://example.org/news?a=1&b="2"',
    source="Клъстер „Пример & Ко“",
    day=date(2026, 11, 20),
)
OTHER = NewsItemView(id=6, title="Нов център", source="БиоЦентър", day=date(2026, 10, 1), link="javascript:alert(1)")
EMBARGOED = replace(ITEM, id=7, title="Тайната", embargo_until=NOW + timedelta(days=1, hours=2))
WHOLE = replace(
    ITEM,
    experts=("Яна Далечинова", "Боян Измислен"),
    event_on=date(2026, 12, 3),
    correction="Делът е една трета, а не половина.",
    attachments=(Attachment(Kind.PHOTO, "photo-1"),),
)

TODAY = date(2026, 11, 23)
YANA = ExpertView("yana", "Яна Далечинова", "доц. д-р, ръководител на лаборатория", "Институт „Пример & Ко“")
LEADS = (
    LeadView(LeadKind.EMBARGOED, EMBARGOED),
    LeadView(LeadKind.FRESH, ITEM, YANA, mine=True),
    LeadView(LeadKind.FRESH, OTHER, YANA),
    LeadView(LeadKind.ANNOUNCED, OTHER, on=date(2026, 12, 3)),
    LeadView(LeadKind.ANNOUNCED, OTHER, on=TODAY),
    LeadView(LeadKind.ANNIVERSARY, OTHER, years=1, on=TODAY),
    LeadView(LeadKind.ANNIVERSARY, OTHER, years=5, on=date(2026, 11, 25)),
    LeadView(LeadKind.ASKED, topic="телемедицина", topic_key="abc", askers=7),
    LeadView(LeadKind.NEWCOMER, expert=YANA, topics=("телемедицина", "видеопреглед <у дома>"), on=date(2026, 11, 10)),
)


def news_screens() -> Iterator[tuple[str, Draw]]:
    """Every screen of a reader's news by name."""
    page = NewsListView(3, "видеопреглед при <личния> лекар", (ITEM, OTHER), 0, 3, 0, NOW)
    yield "news-found", lambda t: news.news(page, t)
    yield "news-second-page", lambda t: news.news(replace(page, page=1, first=5), t)
    yield "news-embargoed", lambda t: news.news(replace(page, items=(EMBARGOED,), pages=1, protected=True), t)
    yield "news-nothing", lambda t: news.news(replace(page, pages=1, nothing=True), t)
    yield "news-nothing-at-all", lambda t: news.news(replace(page, items=(), pages=1, nothing=True), t)
    yield "news-newest", lambda t: news.news(replace(page, text="", pages=1), t)
    yield "news-mine", lambda t: news.news(replace(page, text="", pages=1, mine=True), t)
    yield "news-none-yet", lambda t: news.news(replace(page, text="", pages=1, items=()), t)
    yield "news-item", lambda t: news.news_item(WHOLE, NOW, t)
    yield "ideas", lambda t: ideas.ideas(IdeasView(LEADS[1:], NOW, TODAY, terms=True), t)
    yield "ideas-embargoed", lambda t: ideas.ideas(IdeasView(LEADS[:1], NOW, TODAY), t)
    yield "ideas-none", lambda t: ideas.ideas(IdeasView((), NOW, TODAY), t)
    for standing in TermsStanding:
        agreed = None if standing in (TermsStanding.ASKED, TermsStanding.NOT_VERIFIED) else date(2026, 11, 20)
        terms = EmbargoTermsView(standing, 1, agreed, "Прочетено по радиото <вчера>.")
        yield f"embargo-terms-{standing.value}", partial(embargo_terms.embargo_terms, terms)
    yield "news-item-embargoed", lambda t: news.news_item(EMBARGOED, NOW, t)
