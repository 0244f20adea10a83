"""Answers to inline queries: cards as Telegram's articles."""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from mediabot.bot.screens.questions.inline import Card, Cards
from mediabot.bot.telegram.parcels import button_of

log = logging.getLogger(__name__)

CACHED = 10
"""Seconds for which Telegram may show one person the same again; whoever leaves the directory is out soon."""

TOO_OLD = "query is too old"


async def answer(query: InlineQuery, offered: Cards) -> None:
    """One that comes too late is of no use to anybody: the next keystroke was asked about already."""
    button = InlineQueryResultsButton(offered.above, start_parameter=offered.start)
    try:
        await query.answer(
            [_article(card) for card in offered.cards], cache_time=CACHED, is_personal=True, button=button
        )
    except BadRequest as error:
        if TOO_OLD not in error.message.lower():
            log.warning("Telegram refuses an answer to an inline query")
    except TelegramError as error:
        log.warning("an inline query was not answered: %s", type(error).__name__)


def _article(card: Card) -> InlineQueryResultArticle:
    words: Any = InputTextMessageContent(
        card.text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    keys = InlineKeyboardMarkup([[button_of(card.key)]])
    return InlineQueryResultArticle(card.id, card.title, words, reply_markup=keys, description=card.description)
