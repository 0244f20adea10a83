"""`mediabot doctor`: looks at everything the bot needs, and says in plain words what is wrong and what to do."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
from aiosmtplib import SMTPException
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from mediabot.bot.telegram.client import Client
from mediabot.config import BadSetting, Settings, load_settings, unknown_settings
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import counted
from mediabot.i18n.translator import Catalogs
from mediabot.mail.server import MailServer, told
from mediabot.storage.directory_file import read_directory_file
from mediabot.storage.engine import open_engine
from mediabot.storage.lexicon_file import lexicon_of
from mediabot.storage.migrate import schema_state


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `text` says what is, and what to do where it is not fine."""

    fine: bool
    text: str


async def examine() -> list[Finding]:
    """Everything, in the order in which one would put it right."""
    try:
        settings = load_settings()
    except BadSetting as error:
        return [Finding(False, problem) for problem in error.problems]
    findings = [Finding(False, sentence) for sentence in unknown_settings()]
    findings.append(Finding(True, "settings can be read"))
    findings += [_staff(settings), _texts(), _lexicon(settings), *_directory(settings), _port(settings)]
    findings.append(await _database(settings))
    findings += await _mail(settings)
    findings += [finding async for finding in _telegram(settings)]
    return findings


def _staff(settings: Settings) -> Finding:
    if not settings.staff:
        return Finding(
            False,
            "MEDIABOT_STAFF is empty: nobody could verify a journalist; "
            "start the bot, send it /id, and put your number there",
        )
    where = (
        f"the group {settings.staff_chat}" if settings.staff_chat else "private chats (MEDIABOT_STAFF_CHAT is not set)"
    )
    return Finding(True, f"{counted(len(settings.staff), 'member')} of staff, reached in {where}")


def _texts() -> Finding:
    try:
        return Finding(True, f"texts: {', '.join(Catalogs.load().languages)}")
    except MediabotError as error:
        return Finding(False, str(error))


def _lexicon(settings: Settings) -> Finding:
    try:
        lexicon = lexicon_of(settings.lexicon)
    except MediabotError as error:
        return Finding(False, str(error))
    return Finding(True, f"lexicon: {counted(len(lexicon.concepts), 'concept')}")


def _directory(settings: Settings) -> list[Finding]:
    checked = read_directory_file(settings.experts)
    if checked.directory is not None and not checked.problems:
        count = counted(len(checked.directory.experts), "expert")
        return [Finding(True, f"directory: {settings.experts} has {count}")]
    shown = [Finding(False, str(problem)) for problem in checked.problems[:10]]
    if len(checked.problems) > 10:
        shown.append(Finding(False, f"… and more: mediabot check {settings.experts}"))
    return shown


def _port(settings: Settings) -> Finding:
    place = f"{settings.web_host}:{settings.web_port}"
    try:
        with socket.create_server((settings.web_host, settings.web_port)):
            return Finding(True, f"console: {place} is free")
    except OSError as error:
        why = error.strerror or str(error)
        return Finding(
            False, f"{place} can't be listened on ({why}): is the bot running already? or set MEDIABOT_WEB_PORT"
        )


async def _database(settings: Settings) -> Finding:
    try:
        engine = open_engine(settings.database_url)
    except MediabotError as error:
        return Finding(False, str(error))
    try:
        state = await schema_state(engine)
    except MediabotError as error:
        return Finding(False, str(error))
    finally:
        await engine.dispose()
    if state.newer:
        return Finding(
            False, f"the database is from a newer version of mediabot ({state.revision}): install that one again"
        )
    return Finding(
        True, "database: up to date" if state.current else "database: will be brought up to date by mediabot run"
    )


async def _mail(settings: Settings) -> list[Finding]:
    if settings.smtp_url is None:
        needed = "MEDIABOT_SMTP_URL, MEDIABOT_MAIL_FROM and MEDIABOT_PUBLIC_URL"
        return [
            Finding(True, f"e-mail: not set up, so staff reach experts who do not use the bot ({needed} change that)")
        ]
    server = MailServer.of(settings.smtp_address)
    place = f"{server.host}:{server.port}"
    try:
        await server.greet()
    except (SMTPException, OSError, TimeoutError) as error:
        what = "check MEDIABOT_SMTP_URL: host, port, name and password"
        return [Finding(False, f"the mail server {place} can't be used ({told(error)}): {what}"), await _page(settings)]
    return [Finding(True, f"e-mail: {place} takes letters from {settings.mail_from}"), await _page(settings)]


async def _page(settings: Settings) -> Finding:
    """Whether anything answers where the links of letters lead; while the bot stands still, that is the proxy."""
    url = f"{settings.public_url}/answer/"
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session, session.get(url) as response:
            return Finding(True, f"links of letters lead to {settings.public_url}, which answers ({response.status})")
    except (aiohttp.ClientError, OSError, TimeoutError):
        place = f"{settings.web_host}:{settings.web_port}"
        return Finding(
            False,
            f"MEDIABOT_PUBLIC_URL {settings.public_url} does not answer: check the name, and that the proxy there "
            f"passes /answer/ on to {place} (where the bot has to be running)",
        )


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.bot_token:
        yield Finding(False, "MEDIABOT_TOKEN is missing: ask @BotFather on Telegram for a bot and put its token there")
        return
    bot = Client(settings)
    try:
        async with bot:
            yield Finding(True, f"Telegram knows the bot as @{bot.username}")
            yield _inline(bot)
            if settings.staff_chat:
                yield await _group(bot, settings.staff_chat)
    except InvalidToken:
        yield Finding(False, "MEDIABOT_TOKEN: Telegram does not know this token; ask @BotFather for the present one")
    except TelegramError as error:
        yield Finding(
            False, f"Telegram can't be reached at {settings.api_url} ({error}): check the network and MEDIABOT_API_URL"
        )


def _inline(bot: Bot) -> Finding:
    if bot.supports_inline_queries:
        return Finding(True, f"inline mode: on, @{bot.username} and a topic offers experts in any chat")
    what = "send /setinline to @BotFather, choose the bot, and give a placeholder such as “topic”"
    return Finding(True, f"inline mode: off, so newsrooms can’t call @{bot.username} in their own chats ({what})")


async def _group(bot: Bot, chat_id: int) -> Finding:
    try:
        chat = await bot.get_chat(chat_id)
    except TelegramError as error:
        return Finding(
            False,
            f"MEDIABOT_STAFF_CHAT {chat_id}: {error}; add the bot to the group and send /id there for its number",
        )
    return Finding(True, f"staff group: {chat.title}")
