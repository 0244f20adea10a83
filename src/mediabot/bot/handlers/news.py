"""A reader's news: lists, items, leads, the embargo terms."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import news as buttons
from mediabot.bot.buttons.codec import BadButton, expert_of_key
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Localized
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.questions import named
from mediabot.services.desk import Desk


async def news(update: Update, context: Context) -> None:
    """/news, alone or with what to look for behind it."""
    await context.services.reading.search(context.person, " ".join(context.args or ()))


async def search_news(button: buttons.SearchNews, context: Context) -> None:
    await context.services.reading.ask_words(context.person)


async def turn_news(button: buttons.TurnNews, context: Context) -> None:
    await context.services.reading.turn(context.person, button.search_id, button.page)


async def open_news(button: buttons.OpenNews, context: Context) -> None:
    await context.services.reading.open(context.person, button.item_id)


async def news_on_this(button: buttons.NewsOnThis, context: Context) -> None:
    await context.services.reading.search_like(context.person, button.search_id)


async def experts_on_news(button: buttons.ExpertsOnNews, context: Context) -> None:
    await context.services.reading.ask_experts(context.person, button.search_id)


async def ask_about_news(button: buttons.AskAboutNews, context: Context) -> None:
    await context.services.reading.ask_about(context.person, button.item_id)


async def ideas(update: Update, context: Context) -> None:
    """/ideas: what could be a story now."""
    await context.services.leads.show(context.person)


async def ask_topic(button: buttons.AskTopic, context: Context) -> None:
    topic = topic_of_key(context.desk, button.topic)
    await context.services.leads.ask_topic(context.person, topic.in_language(context.t.language))


async def ask_new_expert(button: buttons.AskNewExpert, context: Context) -> None:
    await context.services.leads.ask_expert(context.person, expert_of_key(context.desk.office.directory, button.expert))


def topic_of_key(desk: Desk, key: str) -> Localized:
    """The topic whose key stands in a button. Raises BadButton when the directory has none such any more."""
    topics = {topic.name for expert in desk.office.directory.experts for topic in expert.topics}
    found = next((topic for topic in topics if buttons.topic_key(named(topic)) == key), None)
    if found is None:
        raise BadButton("no topic of that key")
    return found


async def embargo(update: Update, context: Context) -> None:
    """/embargo: the terms, and where the reader stands with them; to staff, who agreed to them."""
    if context.person.staff:
        await context.services.embargo.list_access(context.person)
        return
    await context.services.embargo_terms.show(context.person)


async def show_terms(button: buttons.ShowTerms, context: Context) -> None:
    await context.services.embargo_terms.show(context.person)


async def agree_to_terms(button: buttons.AgreeToTerms, context: Context) -> None:
    await context.services.embargo_terms.agree(context.person, button.version, context.tapped)


async def words_to_search(prompt: Prompt, message: Message, context: Context) -> None:
    """What was typed after "Search the news"; without words it is asked for again."""
    words = words_of(message)
    if words:
        await context.services.reading.search(context.person, words)
    else:
        await context.desk.reply(Note(Event.NOT_TEXT))


COMMANDS: Commands = {"news": news, "ideas": ideas, "embargo": embargo}

TAPS: Taps = {
    buttons.SearchNews: search_news,
    buttons.TurnNews: turn_news,
    buttons.OpenNews: open_news,
    buttons.NewsOnThis: news_on_this,
    buttons.ExpertsOnNews: experts_on_news,
    buttons.AskAboutNews: ask_about_news,
    buttons.AskTopic: ask_topic,
    buttons.AskNewExpert: ask_new_expert,
    buttons.ShowTerms: show_terms,
    buttons.AgreeToTerms: agree_to_terms,
}

ANSWERS: Answers = {Ask.NEWS_SEARCH: words_to_search}
