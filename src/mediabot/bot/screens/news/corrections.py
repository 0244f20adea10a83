"""A correction, as staff write it and as it reaches whoever got the item."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediabot.bot.buttons.news import CorrectionStep, EditNews, NewsStep, SendCorrection, StaffCorrection, StaffNews
from mediabot.bot.screens.base import Key, Screen, Style, blocks, h, lines
from mediabot.bot.screens.news.card import in_language
from mediabot.bot.screens.news.item import item_text
from mediabot.bot.screens.news.reader import news_item
from mediabot.bot.screens.news.views import CorrectionView, NewsItemView
from mediabot.bot.screens.words import flag, language_name, quoted
from mediabot.domain.directory import Localized
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import NewsItem, NewsPart
from mediabot.i18n.translator import Translator


def staff_correction(view: CorrectionView, t: Translator) -> Screen:
    """What is going to be sent to everybody who got the item, or was."""
    correction = view.correction
    count = t.ngettext(
        "{count} person has received this item.", "{count} people have received this item.", view.readers
    )
    text = blocks(
        "✏️ <b>" + t.gettext("Correction to {title}").format(title=quoted(view.title, t)) + "</b>",
        *(_correction_in(correction.text, code, t) for code in WRITTEN),
        lines(
            count.format(count=view.readers),
            "✅ " + t.gettext("Sent to everyone who received the item.")
            if correction.sent_at
            else t.gettext("Nothing has been sent yet."),
        ),
        "" if correction.sent_at else t.gettext("Correct the item itself as well: tap “Edit the item”."),
    )
    if correction.sent_at:
        return Screen(text)
    missing = [code for code in WRITTEN if not correction.text.version(code)]
    write = [Key(in_language(code, t), EditNews(correction.item_id, NewsPart.CORRECTION, code)) for code in missing]
    send = Key(
        "📢 " + t.pgettext("button", "Send"), SendCorrection(correction.id, correction.version), style=Style.GOOD
    )
    drop = Key(t.pgettext("button", "Cancel"), StaffCorrection(correction.id, CorrectionStep.DROP))
    edit = Key(t.pgettext("button", "Edit the item"), StaffNews(correction.item_id, NewsStep.EDIT))
    return Screen(text, (*((key,) for key in write), (edit,), (send, drop)))


def _correction_in(text: Localized, code: str, t: Translator) -> str:
    words = text.version(code)
    missing = t.gettext("{language}: not written yet").format(language=language_name(code, t))
    return f"{flag(code)} <blockquote>{h(words)}</blockquote>" if words else f"{flag(code)} <i>{missing}</i>"


def correction(view: NewsItemView, words: str, now: datetime, t: Translator) -> Screen:
    """To a reader who got the item: what was wrong, and how it reads now."""
    item = replace(view, correction="")
    heading = "✏️ <b>" + t.gettext("Correction to a news item you received") + "</b>"
    screen = news_item(item, now, t)
    return replace(screen, text=blocks(heading, h(words), item_text(item, now, t)))


def withdrawal(item: NewsItem, t: Translator) -> Screen:
    """To a reader who got the item: it is none any more."""
    told = t.gettext("The Media Center has withdrawn the news item {title}, which you received. Please don’t use it.")
    return Screen("🚫 " + told.format(title=f"<b>{quoted(item.title.in_language(t.language), t)}</b>"))
