"""Inline mode: "@bot topic" in any chat, and what comes of it in the private one. Nothing is kept of the words."""

from __future__ import annotations

from contextlib import suppress

from telegram import Message, Update
from telegram.ext import filters

from mediabot.bot.buttons.codec import BadButton, expert_of_key
from mediabot.bot.buttons.links import HERE, AskLink, read_link
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.handlers.news import topic_of_key
from mediabot.bot.screens.questions import inline
from mediabot.bot.showing.loading import Loader
from mediabot.bot.turn import Context, is_private
from mediabot.domain.access import Blocked, ensure_not_blocked
from mediabot.domain.directory import Localized
from mediabot.domain.notices.people import Welcome
from mediabot.domain.text import clean
from mediabot.i18n.translator import Translator
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.questions.from_card import topic_found


class OwnCard(filters.MessageFilter):
    """A card of this bot's that somebody chose."""

    def filter(self, message: Message) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


async def offer(update: Update, context: Context) -> None:
    """What stands behind @bot by now."""
    words = clean(update.inline_query.query) if update.inline_query else ""
    t = context.turn.translate(await _language(words, context))
    try:
        context.turn.offered = await _cards(words, context, t)
    except Blocked:
        context.turn.offered = inline.shut(t)


async def posted(update: Update, context: Context) -> None:
    """A card was chosen in a chat where the bot is, too: in private, to ask; in a group, for the others to see."""
    if not is_private(update):
        return
    message = update.effective_message
    markup = message.reply_markup if message else None
    urls = [key.url for row in markup.inline_keyboard for key in row if key.url] if markup else []
    if not urls or not await opens(urls[0].partition("?start=")[2], context):
        await context.desk.reply(Welcome())


async def opens(payload: str, context: Context) -> bool:
    """Whether a link into the private chat was one of those under and above cards; then it is followed."""
    if payload == HERE:
        ensure_not_blocked(context.person)
        await context.desk.reply(Welcome())
        return True
    link = read_link(payload)
    if link is not None:
        await _ask(link, context)
    return link is not None


async def _ask(link: AskLink, context: Context) -> None:
    office, topic = context.desk.office, _topic(link.topic, context.desk)
    try:
        expert = office.expert(expert_of_key(office.directory, link.expert))
    except BadButton:
        expert = None
    if expert is None:
        await context.services.from_card.left(context.person, topic)
    else:
        await context.services.from_card.begin(context.person, expert, topic or expert.topics[0].name)


def _topic(key: str, desk: Desk) -> Localized | None:
    with suppress(BadButton):
        return topic_of_key(desk, key)
    return None


async def _language(words: str, context: Context) -> str:
    """Of whoever is known to the bot their own, of others that of their words; of what has none, the app's."""
    if await context.services.profiles.is_known(context.person.id):
        return context.person.language
    return language_of(words) if any(map(str.isalpha, words)) else context.person.language


async def _cards(words: str, context: Context, t: Translator) -> inline.Cards:
    desk = context.desk
    if not words:
        ensure_not_blocked(context.person)
        return inline.how_to(desk.office.bot_name, t)
    search = await context.services.asking.glance(context.person, words)
    view = await Loader(desk, t.language).found(search)
    topics = [topic_found(desk.office, search.found[match.rank]) for match in view.matches]
    keys = [topic_key(topic) if topic else "" for topic in topics]
    return inline.cards(view, keys, desk.office.bot_name, t)
