"""Staff's news desk: the list of drafts, what becomes of something sent unasked, and the preview."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediabot.bot.buttons.news import (
    FeedStep,
    FindNews,
    MakeNews,
    NewNews,
    NewsDeskPage,
    NewsStep,
    StaffFeed,
    StaffNews,
)
from mediabot.bot.screens.base import Key, Row, Screen, blocks, lines, rows
from mediabot.bot.screens.news.card import state_name
from mediabot.bot.screens.news.reader import news_item
from mediabot.bot.screens.news.views import NewsDeskView, NewsItemView, NewsOfferView
from mediabot.bot.screens.words import quoted
from mediabot.domain.news import NewsItem
from mediabot.domain.text import clean_line
from mediabot.i18n.translator import Translator

TITLE_KEY = 60


def news_desk(view: NewsDeskView, t: Translator) -> Screen:
    """Drafts, newest first, or what the words found; and what else can be done here."""
    keys: list[Row] = [(Key(_entry(item, t), StaffNews(item.id, NewsStep.SHOW)),) for item in view.items]
    turning = []
    if view.page > 0:
        turning.append(Key(t.pgettext("button", "‹ Back"), NewsDeskPage(view.page - 1)))
    if view.page + 1 < view.pages:
        turning.append(Key(t.pgettext("button", "Next ›"), NewsDeskPage(view.page + 1)))
    ways = [
        Key("➕ " + t.pgettext("button", "New item"), NewNews()),
        Key("🔎 " + t.pgettext("button", "Search titles"), FindNews()),
        Key("📡 " + t.pgettext("button", "Feeds"), StaffFeed(0, FeedStep.SHOW)),
    ]
    heading = "<b>" + t.gettext("News desk") + "</b>"
    if view.pages > 1:
        heading += " · " + t.gettext("page {page} of {pages}").format(page=view.page + 1, pages=view.pages)
    return Screen(blocks(heading, _counted(view, t)), (*keys, *([tuple(turning)] if turning else []), *rows(ways)))


def _counted(view: NewsDeskView, t: Translator) -> str:
    if view.wanted:
        found = t.ngettext(
            "{count} item has {words} in its title.", "{count} items have {words} in their titles.", view.count
        ).format(count=view.count, words=quoted(view.wanted, t))
        more = t.gettext("The latest are below.") if view.count > len(view.items) else ""
        return lines(found, more)
    if not view.count:
        return t.gettext("There are no drafts. Write or forward something, or follow a feed.")
    return t.ngettext("{count} draft is waiting:", "{count} drafts are waiting:", view.count).format(count=view.count)


def _entry(item: NewsItem, t: Translator) -> str:
    icon = state_name(item.state, t).split()[0]
    title = item.title.in_language(t.language) or t.gettext("(no title yet)")
    return clean_line(f"{icon} {title}", TITLE_KEY)


def news_preview(view: NewsItemView, now: datetime, t: Translator) -> Screen:
    """As a reader will see it, without the keys."""
    screen = news_item(view, now, t)
    heading = "👁 <i>" + t.gettext("Preview: readers of this language will see") + "</i>"
    return replace(screen, text=blocks(heading, screen.text), keys=())


def news_offer(view: NewsOfferView, t: Translator) -> Screen:
    """Staff sent something unasked."""
    if view.brought is None:
        return Screen(t.gettext("This has already been dealt with."))
    make = Key("📰 " + t.pgettext("button", "New item"), MakeNews(view.offer_id, 1))
    leave = Key(t.pgettext("answer to what to do", "Nothing"), MakeNews(view.offer_id, 0))
    return Screen(t.gettext("What should I do with this?"), ((make, leave),))
