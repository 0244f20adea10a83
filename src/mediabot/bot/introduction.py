"""How the bot presents itself in Telegram: name, descriptions, the commands of each role; and invite links."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from mediabot.bot.screens.base import h
from mediabot.domain.people import Person, Role
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Office
from mediabot.services.ports.store import Store

log = logging.getLogger(__name__)


def commands(roles: Sequence[Role], t: Translator) -> list[BotCommand]:
    """The command menu of somebody with these roles."""
    listed = [("start", t.gettext("About this bot, and language"))]
    if Role.STAFF in roles:
        listed += [
            ("staff", t.gettext("What needs attention")),
            ("stats", t.gettext("What the Media Center learns: week, month, year")),
            ("limits", t.gettext("How much one person may ask")),
            ("digests", t.gettext("The Media Center’s digests")),
            ("reaction", t.gettext("One question to several experts")),
            ("broadcast", t.gettext("Messages to everyone")),
            ("senders", t.gettext("Who may send messages to everyone")),
            ("experts", t.gettext("The directory: add, change, remove experts")),
            ("invite", t.gettext("Make a one-time invite link")),
            ("dismiss", t.gettext("End a colleague’s role")),
        ]
        listed += [("newsdesk", t.gettext("News: drafts, feeds")), ("embargo", t.gettext("Who has embargo access"))]
        listed.append(("id", t.gettext("The number of this chat")))
    if Role.EXPERT in roles:
        listed.append(("requests", t.gettext("Requests you have received")))
        listed.append(("card", t.gettext("Your card and your terms")))
        listed.append(("impact", t.gettext("What came of your answers this year")))
    listed += [
        ("news", t.gettext("News by topic, with relevant experts")),
        ("digest", t.gettext("News on your topics, as often as you like")),
        ("ideas", t.gettext("Story ideas")),
        ("briefings", t.gettext("Briefings with experts")),
        *([] if Role.STAFF in roles else [("embargo", t.gettext("The terms for releases under embargo"))]),
        ("questions", t.gettext("Your questions and where they stand")),
        ("human", t.gettext("Write to the Media Center team")),
        ("cancel", t.gettext("Skip what I’ve just asked you")),
        ("settings", t.gettext("Language and other choices")),
        ("language", t.gettext("Switch the language")),
        ("help", t.gettext("How it works")),
        ("rules", t.gettext("What we refuse, and why")),
        ("privacy", t.gettext("What we store and who can see it")),
        ("mydata", t.gettext("All the data we hold about you")),
        ("delete", t.gettext("Delete all the data we hold about you")),
    ]
    return [BotCommand(name, text) for name, text in listed]


async def introduce(bot: Bot, catalogs: Catalogs, store: Store, office: Office) -> None:
    """Set names, descriptions and commands for everybody, then the menu of each who has another.

    Telegram may refuse (too many changes a day): the bot works all the same, so that is only logged.
    """
    await _introduce(bot, catalogs, office.language, office.staff_chat)
    async with store.begin() as work:
        people = [*await work.people.staff(), *await work.people.experts()]
    for person in {person.id: person for person in people}.values():
        await set_commands_of(bot, person, catalogs.translator(person.language or office.language, office.zone))


async def _introduce(bot: Bot, catalogs: Catalogs, language: str, staff_chat: int | None) -> None:
    """In every language; `language` is what other readers get."""
    for code in (*catalogs.languages, None):
        t = catalogs.translator(code or language)
        try:
            await _introduce_in(bot, t, code)
        except TelegramError as error:
            log.warning("Telegram did not take the bot's name or commands (%s): %s", code or "default", error)
    if staff_chat is not None:
        in_group = {"staff", "newsdesk", "reaction", "embargo"}
        listed = commands((Role.STAFF,), catalogs.translator(language))
        await _set(bot, [command for command in listed if command.command in in_group], staff_chat)


async def _introduce_in(bot: Bot, t: Translator, code: str | None) -> None:
    name = t.gettext("Media Center")
    if (await bot.get_my_name(language_code=code)).name != name:
        await bot.set_my_name(name, language_code=code)
    await bot.set_my_description(
        t.gettext(
            "The Media Center of the Health & Life Sciences Cluster Bulgaria. Journalists: tell us your topic, "
            "in Bulgarian or English, and we’ll find an expert who can explain it."
        ),
        language_code=code,
    )
    await bot.set_my_short_description(t.gettext("Experts for health and life sciences stories."), language_code=code)
    scope: BotCommandScope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands((Role.JOURNALIST,), t), scope=scope, language_code=code)


async def set_commands_of(bot: Bot, person: Person, t: Translator) -> None:
    """The menu in this person's own chat, by their roles and language."""
    await _set(bot, commands(person.roles, t), person.id)


async def _set(bot: Bot, listed: list[BotCommand], chat_id: int) -> None:
    try:
        await bot.set_my_commands(listed, scope=BotCommandScopeChat(chat_id))
    except TelegramError as error:
        log.warning("Telegram did not take the commands of a chat: %s", error)


def invite_text(role: Role, name: str, link: str, t: Translator) -> str:
    """The message with a one-time link, in HTML: shown once to the member of staff who asked for it."""
    texts = {
        Role.EXPERT: t.gettext(
            "🔗 One-time link for {name}. Send it to that person only; it can be used once and expires in seven days:"
        ),
        Role.JOURNALIST: t.gettext(
            "🔗 One-time link for a journalist; opening it verifies their profile. It can be used once and "
            "expires in seven days:"
        ),
        Role.STAFF: t.gettext(
            "🔗 One-time link for a new member of staff. It can be used once and expires in seven days:"
        ),
    }
    return f"{texts[role].format(name=h(name))}\n{h(link)}"
