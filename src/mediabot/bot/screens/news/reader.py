"""A reader's news: a list in pages, and a whole item."""

from __future__ import annotations

from datetime import datetime

from mediabot.bot.buttons.news import AskAboutNews, ExpertsOnNews, OpenNews, SearchNews, TurnNews
from mediabot.bot.screens.base import Key, Row, Screen, blocks
from mediabot.bot.screens.news.item import item_lines, item_text
from mediabot.bot.screens.news.views import NewsItemView, NewsListView
from mediabot.bot.screens.words import quoted
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

QUOTED = 160
"""Characters of the typed words that are repeated on the screen."""


def news(view: NewsListView, t: Translator) -> Screen:
    """A page of items with a key for each, and ways on."""
    items = [_numbered(number, item, view, t) for number, item in enumerate(view.items, start=_first(view))]
    text = blocks(_heading(view, t), *items)
    return Screen(text, _list_keys(view, t), protect=view.protected)


def _first(view: NewsListView) -> int:
    return view.first + 1


def _numbered(number: int, item: NewsItemView, view: NewsListView, t: Translator) -> str:
    return f"{number}. {item_lines(item, view.now, t)}"


def _heading(view: NewsListView, t: Translator) -> str:
    topic = quoted(cut(view.text, QUOTED), t)
    if not view.items and not view.text:
        return t.gettext("There is no news yet. Write a topic and I’ll find an expert for it.")
    if view.nothing:
        sorry = t.gettext("There is no news on {topic}.").format(topic=topic)
        newest = t.gettext("The latest items are below. You can also ask an expert.")
        nothing = t.gettext("But you can ask an expert about it.")
        return f"{sorry} {newest if view.items else nothing}"
    if view.text:
        heading = t.gettext("News on {topic}").format(topic=topic)
    else:
        heading = t.gettext("News on your topics") if view.mine else t.gettext("Latest news")
    if view.pages == 1:
        return f"<b>{heading}</b>"
    place = t.gettext("page {page} of {pages}").format(page=view.page + 1, pages=view.pages)
    return f"<b>{heading}</b> · {place}"


def _list_keys(view: NewsListView, t: Translator) -> tuple[Row, ...]:
    numbers = tuple(Key(f"{number}", OpenNews(item.id)) for number, item in enumerate(view.items, start=_first(view)))
    turning = []
    if view.page > 0:
        turning.append(Key(t.pgettext("button", "‹ Back"), TurnNews(view.search_id, view.page - 1)))
    if view.page + 1 < view.pages:
        turning.append(Key(t.pgettext("button", "Next ›"), TurnNews(view.search_id, view.page + 1)))
    search = Key("🔎 " + t.pgettext("button", "Search the news"), SearchNews())
    ask = (Key("🎓 " + t.pgettext("button", "Ask an expert"), ExpertsOnNews(view.search_id)),) if view.text else ()
    any_at_all = view.items or view.text
    return tuple(row for row in (numbers, tuple(turning), ask, (search,) if any_at_all else ()) if row)


def news_item(view: NewsItemView, now: datetime, t: Translator) -> Screen:
    """The whole of an item with its files. Nobody is asked about what they may not know yet."""
    ask = Key("🎓 " + t.pgettext("button", "Ask an expert about this"), AskAboutNews(view.id))
    embargoed = view.embargo_until is not None
    keys: tuple[Row, ...] = () if embargoed else ((ask,),)
    return Screen(item_text(view, now, t), keys, attachments=view.attachments, protect=embargoed)
