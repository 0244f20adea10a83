"""A reader's news: lists, items, leads, the embargo terms."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import news as buttons
from mediabot.bot.turn import Answers, Commands, Context, Taps
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.deliveries import Notice


async def news(update: Update, context: Context) -> None:
    """/news, alone or with what to look for behind it."""
    await context.services.newsreading.search(context.person, " ".join(context.args or ()))


async def search_news(button: buttons.SearchNews, context: Context) -> None:
    await context.services.newsreading.ask_words(context.person)


async def turn_news(button: buttons.TurnNews, context: Context) -> None:
    await context.services.newsreading.turn(context.person, button.search_id, button.page)


async def open_news(button: buttons.OpenNews, context: Context) -> None:
    await context.services.newsreading.open(context.person, button.item_id)


async def news_on_this(button: buttons.NewsOnThis, context: Context) -> None:
    await context.services.newsreading.search_like(context.person, button.search_id)


async def experts_on_news(button: buttons.ExpertsOnNews, context: Context) -> None:
    await context.services.newsreading.ask_experts(context.person, button.search_id)


async def ask_about_news(button: buttons.AskAboutNews, context: Context) -> None:
    await context.services.newsreading.ask_about(context.person, button.item_id)


async def embargo(update: Update, context: Context) -> None:
    """/embargo: the terms, and where the reader stands with them."""
    await context.services.embargo_terms.show(context.person)


async def show_terms(button: buttons.ShowTerms, context: Context) -> None:
    await context.services.embargo_terms.show(context.person)


async def agree_to_terms(button: buttons.AgreeToTerms, context: Context) -> None:
    await context.services.embargo_terms.agree(context.person, button.version, context.tapped)


async def words_to_search(prompt: Prompt, message: Message, context: Context) -> None:
    """What was typed after "Search the news"; without words it is asked for again."""
    words = message.text or message.caption or ""
    if words:
        await context.services.newsreading.search(context.person, words)
    else:
        await context.desk.reply(Notice.NOTE, event="not_text")


COMMANDS: Commands = {"news": news, "embargo": embargo}

TAPS: Taps = {
    buttons.SearchNews: search_news,
    buttons.TurnNews: turn_news,
    buttons.OpenNews: open_news,
    buttons.NewsOnThis: news_on_this,
    buttons.ExpertsOnNews: experts_on_news,
    buttons.AskAboutNews: ask_about_news,
    buttons.ShowTerms: show_terms,
    buttons.AgreeToTerms: agree_to_terms,
}

ANSWERS: Answers = {Ask.NEWS_SEARCH: words_to_search}
