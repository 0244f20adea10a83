"""Plain constructor calls that put the rooms together: the one place that knows everyone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from starlette.applications import Starlette

from mediabot.bot.conversation import Conversation
from mediabot.bot.introduction import introduce
from mediabot.bot.telegram.client import Client
from mediabot.bot.telegram.keystrokes import Keystrokes
from mediabot.bot.telegram.receiver import Receiver
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.config import Settings
from mediabot.console.answers import AnswerPages
from mediabot.console.app import Webhook, build_console
from mediabot.console.comments import CommentPages
from mediabot.console.server import WebServer
from mediabot.console.signed import Pages
from mediabot.console.vitals import Signs, Vitals
from mediabot.domain.answer_by import OpenHours
from mediabot.i18n.translator import Catalogs
from mediabot.jobs.clock import SystemClock
from mediabot.jobs.courier import Courier
from mediabot.jobs.pacing import Gate
from mediabot.jobs.ticker import Ticker
from mediabot.mail.envelope import Sender
from mediabot.mail.links import SignedLinks
from mediabot.mail.postman import SmtpPostman
from mediabot.mail.server import Delivers, MailServer
from mediabot.services.briefings.rounds import BriefingRounds
from mediabot.services.broadcasts.planning import Planning
from mediabot.services.broadcasts.rounds import BroadcastRounds
from mediabot.services.desk import Office
from mediabot.services.digests.issuing import Issuing
from mediabot.services.directory.file import DirectoryFile
from mediabot.services.directory.office import OfficeKeeper, empty_office
from mediabot.services.entries.checking import EntryRounds
from mediabot.services.news.following import Following
from mediabot.services.news.pages import PageReading
from mediabot.services.news.rounds import NewsRounds
from mediabot.services.outcomes.rounds import OutcomeRounds
from mediabot.services.people.first_staff import FirstStaff
from mediabot.services.people.losses import Losses
from mediabot.services.people.posting import Posting
from mediabot.services.people.staff_group import StaffGroupRounds
from mediabot.services.ports.store import Clock, Store
from mediabot.services.questions.answering import Answering
from mediabot.services.questions.rounds import QuestionRounds
from mediabot.services.reactions.commenting import Commenting
from mediabot.services.reactions.rounds import ReactionRounds
from mediabot.services.sending.endings import end
from mediabot.services.sending.heartbeat import Heartbeat
from mediabot.services.sending.outbox import Outbox
from mediabot.sources.feeds import WebFeeds
from mediabot.sources.fetching import Fetcher
from mediabot.sources.pages import WebPages
from mediabot.storage.directory_text import DirectoryYaml, read_file, read_lines
from mediabot.storage.engine import open_engine
from mediabot.storage.lexicon_file import lexicon_of
from mediabot.storage.migrate import migrate
from mediabot.storage.store import SqlStore

log = logging.getLogger(__name__)

Works = tuple[Store, Clock, Callable[[], Office], Callable[[], None]]
"""What a `Clockwork` is made of."""


class MediaCenter:
    """The whole running bot on one database. Without `web` nothing listens; a `letterbox` takes letters instead of the
    mail server in the settings (so in the demo)."""

    def __init__(
        self, settings: Settings, clock: Clock | None = None, *, web: bool = True, letterbox: Delivers | None = None
    ) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.catalogs = Catalogs.load()
        self.bot = Client(settings)
        self.store = SqlStore(open_engine(settings.database_url), self.clock.now)
        self.lexicon = lexicon_of(settings.lexicon)
        self.keeper = OfficeKeeper(self.store, read_lines, self.lexicon, first_office(settings))
        office = self.keeper.current
        gate = Gate(settings.send_rate or None)
        messenger = TelegramMessenger(
            self.bot, self.store, self.clock, self.catalogs, office, gate, paid=settings.paid_broadcast
        )
        losses = Losses(self.clock, office)
        outbox = Outbox(self.store, messenger, self.clock, on_failure=losses.tell, on_arrival=losses.arrived)
        self.courier = Courier(self.store, outbox, self.clock, gate)
        self.conversation = Conversation(self.bot, self.clock, self.catalogs, office, messenger)
        self.receiver = Receiver(
            self.bot,
            self.store,
            self.conversation,
            outbox,
            self.clock,
            keystrokes=Keystrokes(self.store, self.conversation),
            on_commit=self.courier.wake,
        )
        works: Works = (self.store, self.clock, office, self.courier.wake)
        self.directory_file = DirectoryFile(*works, settings.experts, read_file, read_lines)
        self.first_staff = FirstStaff(*works)
        self.ticker = _what_people_wait_for(self.keeper, works)
        issuing, fetcher = Issuing(*works), Fetcher(local=settings.fetch_local)
        self.issuer = Ticker((issuing.personal, issuing.editions), seconds=5)
        self.planner = Ticker((Planning(*works).plan,), seconds=1)
        self.pages = Ticker((PageReading(*works, WebPages(fetcher)).read_due,), seconds=5)
        self.feeds = Ticker((Following(*works, WebFeeds(fetcher)).follow,), seconds=5)
        self.herald = Ticker((BroadcastRounds(*works).tick,), seconds=2)
        self.sweeper = _what_can_wait(works)
        self.links = SignedLinks(settings.bot_token, settings.public_url or "")
        self.answering, self.commenting = Answering(*works, self.links), Commenting(*works, self.links)
        self.posting = Posting(*works, self._postman(letterbox)) if settings.smtp_url else None
        self.post = Ticker((self.posting.post,) if self.posting else (), seconds=2)
        self.wrote = Heartbeat(self.clock)
        self.prover = Ticker((self._prove,), seconds=10)
        self.vitals = Vitals(self.store, self.clock, office, self._signs(gate))
        self.watcher = Ticker((self.vitals.watch,), seconds=10)
        often = (self.ticker, self.issuer, self.planner, self.pages, self.feeds, self.herald, self.post)
        self.due = (*often, self.sweeper)
        self.vital = (self.prover, self.watcher)
        self.tickers = (*self.due, *self.vital)
        self.console = self._console()
        self.web = WebServer(self.console, settings.web_host, settings.web_port) if web else None
        self._background: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Everything in order: the database, the directory, Telegram (however long it takes), then what serves."""
        await migrate(self.store.engine)
        await self.directory_file.publish()
        await self.keeper.refresh()
        await self.first_staff.meet()
        if self.web is not None:
            await self.web.start()
        for ticker in self.vital:
            ticker.start()
        await self.receiver.connect(self.conversation.start)
        self.keeper.name_bot(self.bot.username, inline=self.bot.supports_inline_queries)
        self.courier.start()
        for ticker in self.due:
            ticker.start()
        await self._receive()
        introducing = introduce(self.bot, self.catalogs, self.store, self.keeper.current())
        self._background = [asyncio.create_task(introducing)]
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
        """Wait for what ends the bot by itself. Raises TokenRefused, and Died where a part of it has ended."""
        ends = [self.receiver.failed, self.courier.failed, *(ticker.failed for ticker in self.tickers)]
        if self.web is not None:
            ends.append(self.web.failed)
        watched = [asyncio.create_task(end_of()) for end_of in ends]
        try:
            done, _ = await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
            done.pop().result()
        finally:
            await end(watched)

    async def tick(self) -> None:
        """What the clock sets off, now (the demo's clock jumps)."""
        await self.ticker.tick()
        await self.pages.tick()
        await self.feeds.tick()
        await self.issuer.tick()
        await self.herald.tick()
        await self.planner.tick()
        await self.post.tick()

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
            webhook = Webhook(self.receiver.accept, settings.webhook_secret.get_secret_value(), path)
        pages = Pages(self.keeper.current, self.catalogs, urlsplit(settings.public_url or "").path)
        signed = (*AnswerPages(self.answering, pages).routes(), *CommentPages(self.commenting, pages).routes())
        return build_console(self.vitals.health, self.vitals.metrics, webhook, signed if settings.public_url else ())

    def _postman(self, letterbox: Delivers | None) -> SmtpPostman:
        settings = self.settings
        server = letterbox or MailServer.of(settings.smtp_address)
        sender = Sender.of(
            settings.mail_from or "", settings.mail_reply_to, urlsplit(settings.public_url or "").hostname
        )
        office = self.keeper.current
        return SmtpPostman(self.store, self.clock, self.catalogs, office, self.links, server, sender)

    def _signs(self, gate: Gate) -> Signs:
        return Signs(
            wrote=self.wrote,
            heard=self.receiver.heard,
            looked=self.courier.looked,
            complaint=lambda: self.receiver.complaint,
            unsent=gate.shut_for,
            beating=lambda: {str(ticker): ticker.beating_for for ticker in self.tickers},
        )

    async def _prove(self) -> None:
        """The sign that the database takes what is written."""
        await self.store.prove()
        self.wrote.beat()


def _what_people_wait_for(keeper: OfficeKeeper, works: Works) -> Ticker:
    questions, news, reactions = QuestionRounds(*works), NewsRounds(*works), ReactionRounds(*works)
    briefings = BriefingRounds(*works)
    return Ticker(
        (
            keeper.refresh,
            questions.free_unlisted,
            questions.pass_time,
            questions.remind,
            questions.pass_quotes,
            OutcomeRounds(*works).follow_up,
            news.lift_embargoes,
            news.plan_corrections,
            reactions.close,
            reactions.remind,
            reactions.thank,
            briefings.announce,
            briefings.fill,
            briefings.remind,
            StaffGroupRounds(*works).try_again,
        ),
        seconds=5,
    )


def _what_can_wait(works: Works) -> Ticker:
    checking = EntryRounds(*works).ask_whether_right
    return Ticker((QuestionRounds(*works).tidy, NewsRounds(*works).tidy_offers, checking), seconds=3600)


def first_office(settings: Settings) -> Office:
    """The office as the settings have it, before the first version of the directory is read."""
    return replace(
        empty_office(),
        staff_chat=settings.staff_chat,
        first_staff=frozenset(settings.staff),
        language=settings.language,
        zone=settings.timezone,
        hours=OpenHours(zone=settings.timezone),
        confirm_above=settings.confirm_above,
        undo=timedelta(seconds=settings.undo_seconds),
        mails=settings.smtp_url is not None,
        text=DirectoryYaml(),
    )
