"""Views of news for the screens: what staff see at their desk, and corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

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
from mediabot.domain.content import Attachment, Kind
from mediabot.domain.directory import Localized
from mediabot.domain.feeds import Feed
from mediabot.domain.news import Correction, EmbargoAccess, NewsItem, NewsState
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.news import FeedMenu, NewsMenu
from mediabot.domain.people import Person, Standing
from mediabot.i18n.translator import Translator
from screens.views_of_news import NOW, WHOLE

Draw = Callable[[Translator], Screen]

DRAFT = NewsItem(
    id=12,
    created_at=NOW,
    title=Localized(bg="Готова ли е България за <личния> видеопреглед?"),
    summary=Localized(bg="Една трета от лекарите опитват прегледи от разстояние & искат ясни правила."),
    link=Localized(plain="https://example.org/news?a=1&b=2"),
    source=Localized(plain="Клъстер „Пример & Ко“"),
    topics=(Localized("телемедицина", "телемедицина"),),
    attachments=(Attachment(Kind.PHOTO, "photo-1"), Attachment(Kind.DOCUMENT, "document-1")),
)
CARD = StaffNewsView(
    DRAFT, NOW, date(2026, 11, 20), topics=("телемедицина",), experts=("Яна Далечинова",), twin="Втора <версия>"
)
PICKS = (ChoiceView("a1b2c3d4e5f6", "телемедицина", True), ChoiceView("b1b2c3d4e5f6", "цифрово здраве", False))
OUT = replace(DRAFT, state=NewsState.PUBLISHED, topics_confirmed=True, embargo_until=NOW + timedelta(hours=25))
FEED = Feed(3, "https://example.org/feed?a=1&b=2", "„Пример“ & Ко", NOW, read_at=NOW - timedelta(hours=2))
ANA = Person(1001, "Ана", byline="Ана <Примерова>", outlet="„Пример“", standing=Standing.VERIFIED)
AGREED = AccessView(EmbargoAccess(1001, NOW - timedelta(days=3), 1), ANA)
BROKE = replace(AGREED.access, closed_at=NOW, closed_by=9001, reason="Прочетено по радиото <вчера>.")


def newsdesk_screens() -> Iterator[tuple[str, Draw]]:
    """Every screen of the news desk by name."""
    nothing = NewsDeskView((), 0, NOW)
    yield "news-desk", lambda t: newsdesk.news_desk(replace(nothing, items=(DRAFT,), count=17, page=1, pages=3), t)
    yield "news-desk-empty", lambda t: newsdesk.news_desk(nothing, t)
    found = replace(nothing, items=(replace(OUT, state=NewsState.WITHDRAWN),), count=2, wanted="видео <преглед>")
    yield "news-desk-found", lambda t: newsdesk.news_desk(found, t)
    yield from _cards()
    yield "news-preview", lambda t: newsdesk.news_preview(WHOLE, NOW, t)
    yield "news-offer", lambda t: newsdesk.news_offer(NewsOfferView(4, Brought("нещо")), t)
    yield "news-offer-settled", lambda t: newsdesk.news_offer(NewsOfferView(4, None), t)
    yield from _corrections()
    yield from _feeds()
    yield from _access()


def _cards() -> Iterator[tuple[str, Draw]]:
    yield "staff-news-draft", lambda t: news_card.staff_news(CARD, t)
    suggested = replace(CARD, experts=(), suggested=("Яна Далечинова", "Боян Измислен"))
    yield "staff-news-suggested", lambda t: news_card.staff_news(suggested, t)
    empty = StaffNewsView(NewsItem(13, NOW, Localized(), attachments=DRAFT.attachments[:1]), NOW)
    yield "staff-news-empty", lambda t: news_card.staff_news(empty, t)
    yield "staff-news-out", lambda t: news_card.staff_news(replace(CARD, item=OUT, twin=""), t)
    corrected = replace(OUT, state=NewsState.CORRECTED, correction=Localized(bg="Делът е <една> трета."))
    later = NOW + timedelta(days=2)
    yield "staff-news-corrected", lambda t: news_card.staff_news(replace(CARD, item=corrected, now=later), t)
    withdrawn = replace(OUT, state=NewsState.WITHDRAWN, event_on=date(2026, 12, 3))
    yield "staff-news-withdrawn", lambda t: news_card.staff_news(replace(CARD, item=withdrawn, twin=""), t)
    for menu in (
        NewsMenu.TITLE,
        NewsMenu.TOPIC,
        NewsMenu.EXPERT,
        NewsMenu.FILES,
        NewsMenu.EMBARGO,
        NewsMenu.EDIT,
        NewsMenu.DELETE,
        NewsMenu.WITHDRAW,
    ):
        opened = replace(CARD, menu=menu, choices=PICKS)
        yield f"staff-news-menu-{menu}", partial(news_card.staff_news, opened)
    yield "staff-news-gone", news_card.news_gone


def _corrections() -> Iterator[tuple[str, Draw]]:
    begun = Correction(2, 12, Localized(bg="Делът е <една> трета."), NOW)
    view = CorrectionView(begun, "Готова ли е <България>?", 21)
    yield "staff-correction", lambda t: news_corrections.staff_correction(view, t)
    sent = replace(view, correction=replace(begun, sent_at=NOW), readers=1)
    yield "staff-correction-sent", lambda t: news_corrections.staff_correction(sent, t)
    withdrawing = StaffNewsView(OUT, NOW, menu=NewsMenu.WITHDRAW, readers=2)
    yield "staff-news-withdraw-read", lambda t: news_card.staff_news(withdrawing, t)
    yield "withdrawal", lambda t: news_corrections.withdrawal(OUT, t)
    yield "correction", lambda t: news_corrections.correction(WHOLE, "Делът е <една> трета.", NOW, t)


def _feeds() -> Iterator[tuple[str, Draw]]:
    new = Feed(4, "https://example.org/new", "нова", NOW, active=False)
    broken = replace(FEED, id=5, trouble="not_a_feed", trusted=True)
    several = FeedsView((FEED, new, broken), NOW)
    yield "staff-feeds", lambda t: newsdesk_feeds.staff_feeds(several, t)
    yield "staff-feeds-none", lambda t: newsdesk_feeds.staff_feeds(FeedsView((), NOW), t)
    for name, feed, menu in (
        ("plain", FEED, FeedMenu.CLOSED),
        ("paused", new, FeedMenu.CLOSED),
        ("broken", broken, FeedMenu.CLOSED),
        ("offered", replace(broken, trusted=False, offered="https://example.org/<feed>?a=1&b=2"), FeedMenu.CLOSED),
        ("strange", replace(FEED, trouble="strange <code>"), FeedMenu.CLOSED),
        ("trust", FEED, FeedMenu.TRUST),
        ("remove", FEED, FeedMenu.REMOVE),
    ):
        one = replace(several, feed=feed, menu=menu)
        yield f"staff-feed-{name}", partial(newsdesk_feeds.staff_feeds, one)


def _access() -> Iterator[tuple[str, Draw]]:
    broke = AccessView(BROKE, ANA, "Мария <Иванова>")
    left = AccessView(replace(BROKE, person_id=1002, reason="", closed_by=None), None)
    everybody = EmbargoView((AGREED, broke, left), NOW)
    yield "staff-embargo", lambda t: newsdesk_feeds.staff_embargo(everybody, t)
    yield "staff-embargo-nobody", lambda t: newsdesk_feeds.staff_embargo(EmbargoView((), NOW), t)
    for name, one in (("agreed", AGREED), ("broke", broke), ("left", left)):
        yield f"staff-embargo-{name}", partial(newsdesk_feeds.staff_embargo, replace(everybody, one=one))
