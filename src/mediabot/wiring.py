"""Plain constructor calls that put the rooms together: the one place that knows everyone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from telegram.ext import ExtBot

from mediabot.bot.conversation import Conversation
from mediabot.bot.introduction import introduce, set_commands_of
from mediabot.bot.messenger import TelegramMessenger
from mediabot.bot.receiver import Receiver
from mediabot.bot.request import AiohttpRequest
from mediabot.config import Settings
from mediabot.console.app import build_console
from mediabot.console.server import WebServer
from mediabot.domain.answer_by import OpenHours
from mediabot.domain.deliveries import Delivery, Notice
from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs
from mediabot.i18n.when import warm_up
from mediabot.jobs.courier import Courier
from mediabot.jobs.ticker import Ticker
from mediabot.services.chores import Chores
from mediabot.services.desk import Desk, Office
from mediabot.services.directories import Directories
from mediabot.services.office_keeper import OfficeKeeper, empty_office
from mediabot.services.outbox import Outbox
from mediabot.services.ports import Clock, Work
from mediabot.services.profiles import Profiles
from mediabot.storage.directory_file import read_directory, read_directory_file
from mediabot.storage.engine import open_engine
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore

log = logging.getLogger(__name__)


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def read_lines(text: str) -> tuple[Directory | None, Sequence[str]]:
    """Read a directory's text: the directory, and every problem as a line."""
    checked = read_directory(text)
    return checked.directory, [str(problem) for problem in checked.problems]


def make_bot(settings: Settings) -> ExtBot[None]:
    """The Telegram client. Two connection pools, so that long polling never stands in the way of sending."""
    return ExtBot(
        settings.bot_token,
        base_url=f"{settings.api_url.rstrip('/')}/bot",
        base_file_url=f"{settings.api_url.rstrip('/')}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(connections=2),
    )


class NoDirectory(MediabotError):
    """Nothing was ever published and the directory file can't be used: there is nobody to refer to."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        shown = "\n".join(problems[:20])
        super().__init__(
            f"no directory is published and {path} can't be used (MEDIABOT_EXPERTS); "
            f"mediabot check {path} lists everything:\n{shown}"
        )


class MediaCenter:
    """The whole running bot on one database. `ticking` False leaves the ticker to whoever moves the clock."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.catalogs = Catalogs.load()
        self.store = SqlStore(open_engine(settings.database_url), self.clock.now)
        self.bot = make_bot(settings)
        self.keeper = OfficeKeeper(self.store, read_lines, self._first_office())
        self.messenger = TelegramMessenger(self.bot, self.store, self.clock, self.catalogs, self.keeper.current)
        self.outbox = Outbox(self.store, self.messenger, self.clock, on_failure=self._tell_staff_of_failure)
        self.courier = Courier(self.store, self.outbox, self.clock)
        self.conversation = Conversation(
            self.bot, self.clock, self.catalogs, self.keeper.current, frozenset(settings.staff)
        )
        self.receiver = Receiver(
            self.bot, self.store, self.conversation, self.outbox, self.clock, on_commit=self.courier.wake
        )
        chores = Chores(self.store, self.clock, self.keeper.current, self.courier.wake)
        self.ticker = Ticker((self.keeper.refresh, chores.pass_time), seconds=5)
        self.sweeper = Ticker((chores.tidy,), seconds=3600)
        self.web = WebServer(self._console(), settings.web_host, settings.web_port)
        self._background: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Everything in order: the database, the directory, Telegram, and then what serves."""
        await migrate(self.store.engine)
        await self._publish_file()
        await self.keeper.refresh()
        await self._meet_staff()
        await self.web.start()
        await self.receiver.connect(self.conversation.start)
        self.keeper.name_bot(self.bot.username)
        self.courier.start()
        self.ticker.start()
        self.sweeper.start()
        await self._receive()
        self._background.append(asyncio.create_task(self._introduce()))
        self._background.append(asyncio.create_task(asyncio.to_thread(warm_up)))
        log.info("mediabot is running as @%s", self.bot.username)

    async def failed(self) -> None:
        """Returns never, or raises what ended the receiver."""
        await self.receiver.failed()

    async def stop(self) -> None:
        """Finish what is in hand; everything else is in the database for the next start."""
        for task in self._background:
            task.cancel()
        self.ticker.stop()
        self.sweeper.stop()
        await self.receiver.stop()
        await self.courier.stop()
        await self.web.stop()
        await self.conversation.stop()
        await self.store.close()

    async def tick(self) -> None:
        """What the clock sets off, now (the demo's clock jumps)."""
        await self.ticker.tick()

    def _first_office(self) -> Office:
        settings = self.settings
        hours = OpenHours(zone=settings.timezone)
        return replace(
            empty_office(),
            staff_chat=settings.staff_chat,
            language=settings.language,
            zone=settings.timezone,
            hours=hours,
        )

    async def _publish_file(self) -> None:
        """Publish the directory file when it is new; a text that was in force before stays rolled back.

        A broken file leaves the last published version in force and is told to staff; with nothing published there
        is nothing to serve. Raises NoDirectory.
        """
        checked = read_directory_file(self.settings.experts)
        problems = [str(problem) for problem in checked.problems]
        async with self.store.begin() as work:
            directories = Directories(work, read_lines)
            if problems:
                if not await work.versions.newest_id():
                    raise NoDirectory(self.settings.experts, problems)
                log.error("%s has %s problems; the last published version stays", self.settings.experts, len(problems))
                desk = Desk(work, self.clock.now(), self.keeper.current())
                detail = {"event": "directory", "count": len(problems), "problem": problems[0]}
                await desk.owe_staff(Notice.STAFF_ALERT, 0, **detail)
            else:
                text = self.settings.experts.read_text(encoding="utf-8-sig")
                if not await directories.was_published(text):
                    await directories.publish(text, author="start", now=self.clock.now())
            await work.commit()

    async def _meet_staff(self) -> None:
        """Staff named in the settings exist from the start, so that they can be written to."""
        async with self.store.begin() as work:
            for person_id in self.settings.staff:
                person = await work.people.get(person_id) or Person(id=person_id, created_at=self.clock.now())
                await work.people.save(replace(person, staff=True))
            await work.commit()

    async def _receive(self) -> None:
        """By webhook where one is set, by long polling otherwise."""
        settings = self.settings
        if settings.webhook_url:
            secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
            await self.receiver.start_webhook(settings.webhook_url, secret)
        else:
            await self.receiver.start_polling()

    async def _introduce(self) -> None:
        """Names and commands; Telegram is asked after the bot already serves."""
        settings = self.settings
        await introduce(self.bot, self.catalogs, settings.language, settings.staff_chat)
        async with self.store.begin() as work:
            people = [*await work.people.staff(), *await work.people.experts()]
        for person in {person.id: person for person in people}.values():
            t = self.catalogs.translator(person.language or settings.language, settings.timezone)
            await set_commands_of(self.bot, person, t)

    async def _tell_staff_of_failure(self, work: Work, delivery: Delivery) -> None:
        """A message could not be delivered: staff hear of it, an expert's question moves on."""
        desk = Desk(work, self.clock.now(), self.keeper.current())
        if delivery.chat_id in await desk.staff_chats():
            return
        await desk.owe_staff(Notice.STAFF_ALERT, delivery.reader_id or 0, event="undelivered")
        person = await work.people.get(delivery.chat_id)
        if person is not None and not person.reachable:
            await Profiles(desk).lost(person)
