"""What the operator's commands do with Telegram: the bot until it is stopped, and links that lead to it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading

from telegram.error import InvalidToken, TelegramError

from mediabot.bot.telegram.client import Client
from mediabot.bot.telegram.polling import TokenRefused
from mediabot.config import Settings
from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Role
from mediabot.jobs.clock import SystemClock
from mediabot.logs import start_log
from mediabot.matching import DirectoryIndex
from mediabot.operations import directory_in_force, opened
from mediabot.services.desk import Desk, Office
from mediabot.services.people.invitations import Invitations
from mediabot.services.sending.endings import Died, end
from mediabot.services.sending.troubles import place_of
from mediabot.storage.engine import secrets_of
from mediabot.wiring import MediaCenter

log = logging.getLogger(__name__)

LONGEST_STOP = 4.5
"""Seconds from a signal to the end of the process; whoever stops it may kill it after five."""


class NoToken(MediabotError):
    """There is no bot token, and this command needs one."""

    def __init__(self) -> None:
        super().__init__(
            "MEDIABOT_TOKEN is missing: ask @BotFather on Telegram for a bot and put its token there, "
            "or name a file that holds it in MEDIABOT_TOKEN_FILE"
        )


async def run(settings: Settings) -> None:
    """The bot until SIGTERM or SIGINT."""
    if not settings.bot_token:
        raise NoToken
    start_log((*settings.secrets, *secrets_of(settings.database_url)))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def begin_to_stop(*_: object) -> None:
        leave_in_time()
        loop.call_soon_threadsafe(stop.set)

    # Not the loop's own handlers: these are called even when the loop is held up.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, begin_to_stop)
    center = MediaCenter(settings)
    starting = asyncio.create_task(center.start())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            failing = asyncio.create_task(center.failed())
            await asyncio.wait({stopping, failing}, return_when=asyncio.FIRST_COMPLETED)
            if failing.done():
                failing.result()
            failing.cancel()
    except MediabotError:
        raise
    except Exception as error:
        raise Died("the bot", place_of(error)) from None  # a traceback would hold its words
    finally:
        # What a failed start has opened must be closed, too.
        await end([starting, stopping])
        await center.stop()


def leave_in_time() -> None:
    """End the process at the latest LONGEST_STOP after it was asked to, whatever still hangs then.

    Nothing is lost by that: what was not finished is in the database, as after any kill.
    """

    def leave() -> None:
        log.warning("not everything ended in time; what is left waits in the database")
        os._exit(0)

    watch = threading.Timer(LONGEST_STOP, leave)
    watch.daemon = True
    watch.start()


async def invite(settings: Settings, expert_id: str) -> str:
    """A one-time link for that expert."""
    if not settings.bot_token:
        raise NoToken
    bot = Client(settings)
    try:
        async with bot:
            name = bot.username
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise TelegramUnreachable(error) from error
    async with opened(settings) as work:
        directory = await directory_in_force(work, settings)
        office = Office(directory=directory, index=DirectoryIndex.build(Directory()), bot_name=name)
        token = await Invitations(Desk(work, SystemClock().now(), office)).invite(
            Role.EXPERT, by=None, expert_id=expert_id
        )
        await work.commit()
    return f"https://t.me/{name}?start={token}"


class TelegramUnreachable(MediabotError):
    """Telegram did not answer, or does not know the token."""

    def __init__(self, error: TelegramError) -> None:
        super().__init__(f"Telegram did not answer ({error}): check MEDIABOT_TOKEN, MEDIABOT_API_URL and the network")
