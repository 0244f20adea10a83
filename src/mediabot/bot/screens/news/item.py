"""The text of a news item, as readers see it wherever it stands."""

from __future__ import annotations

from datetime import datetime
from html import escape

from mediabot.bot.screens.base import blocks, h, lines
from mediabot.bot.screens.news.views import NewsItemView
from mediabot.domain.text import clean_line, cut
from mediabot.i18n.translator import Translator

SUMMARY_SHOWN = 150
"""About two lines on a phone."""


def item_text(view: NewsItemView, now: datetime, t: Translator) -> str:
    """The whole of it: title, what is to be known, summary, source, experts."""
    experts = t.list_of(h(name) for name in view.experts)
    return blocks(
        lines(embargo_line(view, now, t), linked_title(view), origin(view, t)),
        h(view.summary),
        lines(
            "✏️ " + t.gettext("Correction: {text}").format(text=h(view.correction)) if view.correction else "",
            "📅 " + t.gettext("Event date: {day}").format(day=t.day(view.event_on)) if view.event_on else "",
            "👤 " + t.gettext("Experts mentioned: {names}").format(names=experts) if view.experts else "",
        ),
    )


def item_lines(view: NewsItemView, now: datetime, t: Translator) -> str:
    """Its entry on a list: title, two lines, source and date."""
    summary = h(cut(clean_line(view.summary, limit=1000), SUMMARY_SHOWN))
    return lines(embargo_line(view, now, t), linked_title(view), summary, origin(view, t))


def about_line(view: NewsItemView | None, t: Translator) -> str:
    """Which item a question is about; nothing where there is none."""
    return "📰 " + t.gettext("About the news item: {title}").format(title=linked_title(view)) if view else ""


def linked_title(view: NewsItemView) -> str:
    """In bold, and a link where there is one to follow."""
    title = f"<b>{h(view.title)}</b>"
    safe = view.link.startswith(("https://", "http://"))
    return f'<a href="{escape(view.link)}">{title}</a>' if safe else title


def origin(view: NewsItemView, t: Translator) -> str:
    """Source and date."""
    parts = [h(view.source)] if view.source else []
    parts += [t.day(view.day)] if view.day else []
    return f"<i>{' · '.join(parts)}</i>" if parts else ""


def embargo_line(view: NewsItemView, now: datetime, t: Translator) -> str:
    if view.embargo_until is None:
        return ""
    return "🔒 <b>" + t.gettext("Embargo until {moment}").format(moment=t.moment(view.embargo_until, now)) + "</b>"
