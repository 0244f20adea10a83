"""Plain constructor calls that put the rooms together: the one place that knows everyone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from telegram.ext import ExtBot

from mediabot.bot.conversation import Conversation
from mediabot.bot.introduction import introduce, set_commands_of
from mediabot.bot.telegram.receiver import Receiver
from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.config import Settings
from mediabot.console.app import Health, Metric, Webhook, build_console
from mediabot.console.server import WebServer
from mediabot.domain.answer_by import OpenHours
from mediabot.domain.deliveries import Delivery, Lane, Loss, Notice
from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs
from mediabot.i18n.when import warm_up
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import Gate
from mediabot.jobs.ticker import Ticker
from mediabot.services.broadcasts.planning import Planning
from mediabot.services.broadcasts.rounds import BroadcastRounds
from mediabot.services.desk import Desk, Office
from mediabot.services.digests.issuing import Issuing
from mediabot.services.directory.office import OfficeKeeper, empty_office
from mediabot.services.directory.versions import Directories
from mediabot.services.news.following import Following
from mediabot.services.news.pages import PageReading
from mediabot.services.news.rounds import NewsRounds
from mediabot.services.people.profiles import Profiles
from mediabot.services.ports.store import Clock, Work
from mediabot.services.questions.rounds import QuestionRounds
from mediabot.services.sending.outbox import Outbox
from mediabot.sources.feeds import WebFeeds
from mediabot.sources.fetching import Fetcher
from mediabot.sources.pages import WebPages
from mediabot.storage.directory_file import read_directory, read_directory_file
from mediabot.storage.engine import open_engine
from mediabot.storage.lexicon_file import lexicon_of
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore

log = logging.getLogger(__name__)

MOST_COUNTED = 10_000
"""Undone updates are counted so far; more is trouble enough."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def read_lines(text: str) -> tuple[Directory | None, Sequence[str]]:
    """Read a directory's text: the directory, and every problem as a line."""
    checked = read_directory(text)
    return checked.directory, [str(problem) for problem in checked.problems]


class Client(ExtBot[None]):
    """The Telegram client. It closes its connections also when Telegram never told it who it is."""

    def __init__(self, settings: Settings) -> None:
        # Two pools, so that long polling never stands in the way of sending.
        self._pools = (AiohttpRequest(), AiohttpRequest(connections=2))
        super().__init__(
            settings.bot_token,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=self._pools[0],
            get_updates_request=self._pools[1],
        )

    async def shutdown(self) -> None:
        await super().shutdown()
        for pool in self._pools:
            await pool.shutdown()


class NoDirectory(MediabotError):
    """Nothing was ever published and the directory file can't be used: there is nobody to refer to."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        shown = "\n".join(problems[:20])
        super().__init__(
            f"no directory is published and {path} can't be used (MEDIABOT_EXPERTS); "
            f"mediabot check {path} lists everything:\n{shown}"
        )


class MediaCenter:
    """The whole running bot on one database. Without `web` there is no console (the demo needs none)."""

    def __init__(self, settings: Settings, clock: Clock | None = None, *, web: bool = True) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.catalogs = Catalogs.load()
        self.bot = Client(settings)
        self.store = SqlStore(open_engine(settings.database_url), self.clock.now)
        self.lexicon = lexicon_of(settings.lexicon)
        self.keeper = OfficeKeeper(self.store, read_lines, self.lexicon, self._first_office())
        gate = Gate(settings.send_rate or None)
        messenger = TelegramMessenger(
            self.bot, self.store, self.clock, self.catalogs, self.keeper.current, gate, paid=settings.paid_broadcast
        )
        outbox = Outbox(self.store, messenger, self.clock, on_failure=self._tell_staff_of_failure)
        self.courier = Courier(self.store, outbox, self.clock, gate)
        self.conversation = Conversation(
            self.bot, self.clock, self.catalogs, self.keeper.current, messenger, frozenset(settings.staff)
        )
        self.receiver = Receiver(
            self.bot, self.store, self.conversation, outbox, self.clock, on_commit=self.courier.wake
        )
        question_rounds = QuestionRounds(self.store, self.clock, self.keeper.current, self.courier.wake)
        news_rounds = NewsRounds(self.store, self.clock, self.keeper.current, self.courier.wake)
        self.ticker = Ticker(
            (self.keeper.refresh, question_rounds.pass_time, news_rounds.lift_embargoes, news_rounds.plan_corrections),
            seconds=5,
        )
        issuing = Issuing(self.store, self.clock, self.keeper.current, self.courier.wake)
        self.issuer = Ticker((issuing.personal, issuing.editions), seconds=5)
        self.planner = Ticker(
            (Planning(self.store, self.clock, self.keeper.current, self.courier.wake).plan,), seconds=1
        )
        fetcher = Fetcher(local=settings.fetch_local)
        reading = PageReading(self.store, self.clock, self.keeper.current, self.courier.wake, WebPages(fetcher))
        following = Following(self.store, self.clock, self.keeper.current, self.courier.wake, WebFeeds(fetcher))
        self.sources = Ticker((reading.read_due, following.follow), seconds=5)
        herald = BroadcastRounds(self.store, self.clock, self.keeper.current, self.courier.wake)
        self.herald = Ticker((herald.tick,), seconds=2)
        self.sweeper = Ticker((question_rounds.tidy, news_rounds.tidy_offers), seconds=3600)
        self.tickers = (self.ticker, self.issuer, self.planner, self.sources, self.herald, self.sweeper)
        self.web = WebServer(self._console(), settings.web_host, settings.web_port) if web else None
        self._background: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Everything in order: the database, the directory, Telegram (however long it takes), then what serves."""
        await migrate(self.store.engine)
        await self._publish_file()
        await self.keeper.refresh()
        await self._meet_staff()
        if self.web is not None:
            await self.web.start()
        await self.receiver.connect(self.conversation.start)
        self.keeper.name_bot(self.bot.username)
        self.courier.start()
        for ticker in self.tickers:
            ticker.start()
        await self._receive()
        self._background = [asyncio.create_task(self._introduce()), asyncio.create_task(asyncio.to_thread(warm_up))]
        log.info("mediabot runs as @%s", self.bot.username)

    async def stop(self) -> None:
        """Finish what is in hand; everything else is in the database for the next start."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*(ticker.stop() for ticker in self.tickers), self.receiver.stop(), self.courier.stop())
        if self.web is not None:
            await self.web.stop()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.conversation.stop()
        await self.bot.shutdown()  # the application leaves it open where Telegram refused the token
        await self.store.close()

    async def failed(self) -> None:
        """Wait for what ends the bot by itself: raises TokenRefused."""
        await self.receiver.failed()

    async def tick(self) -> None:
        """What the clock sets off, now (the demo's clock jumps)."""
        await self.ticker.tick()
        await self.sources.tick()
        await self.issuer.tick()
        await self.herald.tick()
        await self.planner.tick()

    def _first_office(self) -> Office:
        settings = self.settings
        hours = OpenHours(zone=settings.timezone)
        return replace(
            empty_office(),
            staff_chat=settings.staff_chat,
            language=settings.language,
            zone=settings.timezone,
            hours=hours,
            confirm_above=settings.confirm_above,
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
                await desk.owe_staff(Notice.STAFF_ALERT, 0, event="directory", count=len(problems), problem=problems[0])
            else:
                text = self.settings.experts.read_text(encoding="utf-8-sig")
                if not await directories.was_published(text):
                    await directories.publish(text, author="start", now=self.clock.now())
            await work.commit()

    async def _meet_staff(self) -> None:
        """Staff named in the settings exist from the start, so that they can be written to.

        They may send broadcasts until a colleague takes that right; a start does not give it back.
        """
        async with self.store.begin() as work:
            for person_id in self.settings.staff:
                person = await work.people.get(person_id) or Person(id=person_id, created_at=self.clock.now())
                first = not person.staff or person.active_at is None
                await work.people.save(replace(person, staff=True, sends=person.sends or first))
            await work.commit()

    async def _receive(self) -> None:
        """By webhook where one is set, by long polling otherwise."""
        settings = self.settings
        if settings.webhook_url and settings.webhook_secret:
            await self.receiver.start_webhook(settings.webhook_url, settings.webhook_secret.get_secret_value())
        else:
            await self.receiver.start_polling()

    def _console(self) -> Starlette:
        settings, webhook = self.settings, None
        if settings.webhook_url and settings.webhook_secret:
            path = urlsplit(settings.webhook_url).path
            webhook = Webhook(self._accept, settings.webhook_secret.get_secret_value(), path)
        return build_console(self._health, self._metrics, webhook)

    async def _accept(self, body: bytes) -> None:
        await self.receiver.accept(body)

    async def _health(self) -> Health:
        async with self.store.begin() as work:
            waiting, undone = await work.deliveries.waiting(), len(await work.inbox.undone(MOST_COUNTED))
        trouble = () if self.keeper.current().version else ("no directory is in force",)
        return Health(True, self.keeper.current().version, waiting, undone, trouble)

    async def _metrics(self) -> Sequence[Metric]:
        health = await self._health()
        return (
            Metric("mediabot_deliveries_waiting", "Messages owed and not yet sent.", health.deliveries_waiting),
            Metric("mediabot_updates_undone", "Updates stored and not yet handled.", health.updates_undone),
            Metric("mediabot_directory_version", "Version of the directory in force.", health.directory),
            Metric("mediabot_experts", "Experts in force.", len(self.keeper.current().directory.experts)),
        )

    async def _introduce(self) -> None:
        """Names and commands; Telegram is asked after the bot already serves."""
        settings = self.settings
        await introduce(self.bot, self.catalogs, settings.language, self.keeper.current().staff_chat)
        async with self.store.begin() as work:
            people = [*await work.people.staff(), *await work.people.experts()]
        for person in {person.id: person for person in people}.values():
            t = self.catalogs.translator(person.language or settings.language, settings.timezone)
            await set_commands_of(self.bot, person, t)

    async def _tell_staff_of_failure(self, work: Work, delivery: Delivery) -> None:
        """A message could not be delivered: staff hear of it, an expert's question moves on.

        What goes to many is counted where it is reported, and not told one by one.
        """
        desk = Desk(work, self.clock.now(), self.keeper.current())
        if delivery.chat_id in await desk.staff_chats():
            return
        if delivery.lane < Lane.DIGEST:
            event = "undelivered_tries" if delivery.loss is Loss.FAILED else "undelivered"
            await desk.owe_staff(Notice.STAFF_ALERT, delivery.reader_id or 0, event=event)
        person = await work.people.get(delivery.chat_id)
        if person is not None and not person.reachable:
            await Profiles(desk).lost(person)
