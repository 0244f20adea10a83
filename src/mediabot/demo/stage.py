"""The stage: a local Bot API with the demo's cast, and the real bot connected to it over HTTP, on one movable clock."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from starlette.types import ASGIApp

from mediabot.config import Settings
from mediabot.demo import cast
from mediabot.demo.botapi.browser.page import PageConfig
from mediabot.demo.botapi.people.person import Group, Person
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.world import World
from mediabot.demo.clock import MovableClock
from mediabot.demo.letterbox import Letterbox
from mediabot.demo.newsroom import furnish, people_the_crowd
from mediabot.domain.directory import Directory
from mediabot.domain.people import Person as KnownPerson
from mediabot.services.directory.file import NoDirectory
from mediabot.storage.directory_file import read_directory_file
from mediabot.wiring import MediaCenter

STRIDE = timedelta(hours=4)
"""Shorter than the time for which a missed digest is still sent."""


class Stage:
    """Who is there, and what runs. `experts` are those with an account, by the id of their entry.

    With a `letterbox` there is a page: letters go there, and journalists have pressed Start already, so that whoever
    opens it can ask at once.
    """

    def __init__(
        self,
        api: LocalBotApi,
        clock: MovableClock,
        experts_file: Path,
        folder: Path,
        letterbox: Letterbox | None = None,
    ) -> None:
        self.api = api
        self._letterbox = letterbox
        self.clock = clock
        self._experts_file = experts_file
        self._folder = folder
        self._performances = 0
        self.center: MediaCenter | None = None
        self.journalists: tuple[Person, ...] = ()
        self.staff: tuple[Person, ...] = ()
        self.experts: dict[str, Person] = {}
        self.group: Group = self._people_the_world(_directory(experts_file))

    @classmethod
    @asynccontextmanager
    async def running(
        cls, experts_file: Path, *, port: int = 0, page: PageConfig | None = None
    ) -> AsyncIterator[Stage]:
        """The stage for the length of the block; its database lies in a temporary folder."""
        clock = MovableClock()
        stages: list[Stage] = []
        letterbox = Letterbox(lambda: stages[0].answers)
        shown = page and replace(
            page,
            letters=letterbox.routes(),
            now=clock.now,
            on_clock=lambda minutes: stages[0].move(timedelta(minutes=minutes)),
            on_start_over=lambda: stages[0].start_over(),  # noqa: PLW0108 - the stage is made later
        )
        with tempfile.TemporaryDirectory(prefix="mediabot-demo-") as folder:
            world = World(now=clock.timestamp)
            async with LocalBotApi.running(port, world=world, page=shown) as api:
                stages.append(cls(api, clock, experts_file, Path(folder), letterbox if page else None))
                await stages[0].begin()
                try:
                    yield stages[0]
                finally:
                    await stages[0].end()

    async def begin(self) -> None:
        """Start the bot on a new database, with the experts' accounts tied to their entries."""
        self._performances += 1
        database = self._folder / f"demo-{self._performances}.db"
        self.center = MediaCenter(self._settings(database), self.clock, web=False, letterbox=self._letterbox)
        await self.center.start()
        await self._tie_accounts(self.center)
        async with self.center.store.begin() as work:
            await furnish(work, self.clock.now(), tuple(person.id for person in self.journalists))
            await work.commit()
        await self.center.tick()
        if self._letterbox is not None:
            await self._greet()

    @property
    def answers(self) -> ASGIApp:
        """What serves the links of letters."""
        assert self.center is not None
        return self.center.console

    async def end(self) -> None:
        """Stop the bot."""
        if self.center is not None:
            await self.center.stop()
            self.center = None

    async def start_over(self) -> None:
        """Everybody forgets everything, and it is now again."""
        await self.end()
        if self._letterbox is not None:
            self._letterbox.empty()
        self.clock.reset()
        self.api.world.start_over()
        self._open_chats()
        people_the_crowd(self.api.world)
        await self.begin()

    async def move(self, step: timedelta) -> None:
        """Move the clock, and let what became due happen: in strides, so that nothing is missed on the way."""
        while step > timedelta():
            stride = min(step, STRIDE)
            step -= stride
            self.clock.move(stride)
            if self.center is not None:
                await self.center.tick()

    def _people_the_world(self, directory: Directory) -> Group:
        """Everybody of the cast gets an account."""
        api = self.api
        api.add_bot(cast.TOKEN, cast.BOT_USERNAME, cast.BOT_NAME, inline=True)
        self.journalists = tuple(api.add_user(a.id, a.name, a.language) for a in cast.JOURNALISTS)
        self.staff = tuple(api.add_user(a.id, a.name, a.language) for a in cast.STAFF)
        self.experts = {
            expert.id: api.add_user(account.id, account.name, account.language)
            for expert, account in cast.expert_accounts(directory)
        }
        self._open_chats()
        people_the_crowd(api.world)
        return api.add_group(cast.STAFF_GROUP, cast.STAFF_TITLE, self.staff)

    def _open_chats(self) -> None:
        """Experts and staff have written to the bot before, so it may write to them."""
        for person in (*self.experts.values(), *self.staff):
            self.api.world.private(person.bot, person.id).started = True

    async def _greet(self) -> None:
        for journalist in self.journalists:
            await journalist.starts()
        await self.api.settled()

    async def _tie_accounts(self, center: MediaCenter) -> None:
        """As if every expert had opened an invite link long ago."""
        async with center.store.begin() as work:
            for expert_id, person in self.experts.items():
                known = KnownPerson(
                    person.id, person.user.name, language=person.user.language_code, expert_id=expert_id
                )
                await work.people.save(replace(known, created_at=self.clock.now()))
            await work.commit()

    def _settings(self, database: Path) -> Settings:
        return Settings(
            _env_file=None,  # type: ignore[call-arg]
            token=SecretStr(cast.TOKEN),
            api_url=self.api.url,
            database_url=f"sqlite:///{database}",
            experts=self._experts_file,
            staff=frozenset(account.id for account in cast.STAFF),
            staff_chat=cast.STAFF_GROUP,
            undo_seconds=10,
            **self._mail(),
        )

    def _mail(self) -> dict[str, Any]:
        """Settings of a mail server that is never called: the letterbox stands in its place."""
        if self._letterbox is None:
            return {}
        return {
            "smtp_url": SecretStr("smtp://127.0.0.1:9"),
            "mail_from": "Media Center <media@example.org>",
            "public_url": self.api.url,
        }


def _directory(file: Path) -> Directory:
    checked = read_directory_file(file)
    if checked.directory is None:
        raise NoDirectory(file, [str(problem) for problem in checked.problems])
    return checked.directory
