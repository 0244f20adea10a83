"""A newsroom for the journeys: the real bot over HTTP against the local Bot API, on a clock that stands still.

Everybody reads English here unless a test says otherwise, because the source texts are English.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from journeys.rest import Lookout
from mediabot.config import Settings
from mediabot.demo.botapi.people.person import Group, Person
from mediabot.demo.botapi.people.views import Button, Seen
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.world import World
from mediabot.demo.clock import MovableClock
from mediabot.domain.people import Person as Known
from mediabot.domain.people import Standing
from mediabot.wiring import MediaCenter
from waiting import PATIENCE, until

MONDAY_NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""12:00 in Sofia."""

EXPERTS = Path(__file__).with_name("experts.yaml")
TOKEN = "1234567:newsroom-token"


class Somebody:
    """A person on the phone, by what they do and see."""

    def __init__(self, person: Person, newsroom: Newsroom, group: Group | None = None) -> None:
        self.person = person
        self.newsroom = newsroom
        self.group = group

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def chat(self) -> str:
        """Everything that stands in the chat now, buttons included."""
        return str(self.group or self.person.chat)

    @property
    def messages(self) -> list[Seen]:
        return (self.group or self.person.chat).messages

    @property
    def last(self) -> Seen:
        return self.messages[-1]

    async def says(self, text: str) -> None:
        """Write to the bot, in the group as an answer to its last message that asks for one."""
        answered = self.last if self.group and self.messages else None
        await self.person.sends(text, in_chat=self.group, reply_to=answered)
        await self.newsroom.quiet()

    async def replies(self, to: Seen, text: str) -> None:
        """Answer that message."""
        await self.person.sends(text, in_chat=self.group, reply_to=to)
        await self.newsroom.quiet()

    async def taps(self, label: str) -> None:
        """Tap the newest button with that label, once it is there."""
        await self.person.presses(label, in_chat=self.group, timeout=PATIENCE)
        await self.newsroom.quiet()

    async def sees(self, text: str) -> Seen:
        return await self.person.sees(text, in_chat=self.group, timeout=PATIENCE)

    def buttons(self) -> list[str]:
        """Labels of the newest message that has any."""
        return [button.label for button in self.person.buttons(in_chat=self.group)]

    def button(self, label: str) -> tuple[Seen, Button]:
        """The newest button whose label begins so, past an emoji."""
        for seen in reversed(self.messages):
            for button in seen.buttons:
                if label in button.label:
                    return seen, button
        raise AssertionError(f"no button {label!r} in\n{self.chat}")

    # what a journalist does

    async def asks(self, topic: str) -> None:
        await self.says(topic)

    async def fills_form(self, deadline: str = "tomorrow 15:00") -> None:
        """From the chosen expert to the overview."""
        await self.taps("Keep as it is")
        await self.taps("Written quote")
        await self.says(deadline)
        await self.taps("English")
        await self.taps("On the record")

    async def sends_question(
        self, *, topic: str = "telemedicine", choice: str, deadline: str = "tomorrow 15:00"
    ) -> None:
        await self.asks(topic)
        await self.taps(choice)
        await self.fills_form(deadline)
        await self.taps("Send")

    async def introduces_herself(self, outlet: str = "The Example Post", proof: str = "https://example.org/by") -> None:
        await self.taps(self.person.user.name)
        await self.says(outlet)
        await self.says(proof)

    # what staff do

    async def sends_to_all(self) -> None:
        """A message to everyone, once it is written."""
        await self.taps("Send")
        await self.taps("Yes, send it")

    # what an expert does

    async def says_yes(self, *contacts: str) -> None:
        await self.taps("Yes")
        for contact in contacts or ("Phone",):
            await self.taps(f"{contact}")
        await self.taps("Send my yes")

    async def says_no(self, reason: str = "No time") -> None:
        await self.taps("No")
        await self.taps(reason)


class Newsroom:
    """Who is there: Ana is verified, Boris is not; three experts have accounts; Maria and Paul are staff."""

    def __init__(self, api: LocalBotApi, clock: MovableClock, settings: Settings, *, web: bool = False) -> None:
        self.api = api
        self.clock = clock
        self.settings = settings
        self.web = web
        self.center = MediaCenter(settings, clock, web=web)
        self.lookout = Lookout(settings.database_url)
        maria, paul = api.add_user(9001, "Maria", "en"), api.add_user(9002, "Paul", "en")
        self.group = api.add_group(-1005, "Media Center", [maria, paul])
        self.maria = Somebody(maria, self, self.group)
        self.maria_in_private = Somebody(maria, self)
        self.paul = Somebody(paul, self, self.group)
        self.ana = Somebody(api.add_user(1001, "Ana Example", "en", username="ana"), self)
        self.boris = Somebody(api.add_user(1002, "Boris Newcomer", "en"), self)
        self.stranger = Somebody(api.add_user(1003, "Stranger", "en"), self)
        self.parvan = Somebody(api.add_user(2001, "Parvan", "en"), self)
        self.vtora = Somebody(api.add_user(2002, "Vtora", "en"), self)
        self.kisel = Somebody(api.add_user(2004, "Kisel", "en"), self)
        for somebody in (self.parvan, self.vtora, self.kisel, self.ana):
            api.world.private(somebody.person.bot, somebody.id).started = True
        for member in (maria, paul):
            api.world.private(member.bot, member.id).started = True

    async def open(self) -> None:
        await self.center.start()
        async with self.center.store.begin() as work:
            for somebody, expert_id in ((self.parvan, "tele-one"), (self.vtora, "tele-two"), (self.kisel, "probiotic")):
                known = Known(somebody.id, somebody.person.user.name, language="en", expert_id=expert_id)
                await work.people.save(replace(known, created_at=MONDAY_NOON))
            ana = Known(
                1001, "Ana Example", language="en", byline="Ana Example", outlet="The Example Post", proof="x.org"
            )
            await work.people.save(
                replace(
                    ana,
                    standing=Standing.VERIFIED,
                    applied_at=MONDAY_NOON,
                    decided_at=MONDAY_NOON,
                    created_at=MONDAY_NOON,
                )
            )
            await work.commit()

    async def close(self) -> None:
        await self.center.stop()
        self.lookout.close()

    async def restart(self) -> None:
        """The process ends and another one takes its place."""
        await self.center.stop()
        self.center = MediaCenter(self.settings, self.clock, web=self.web)
        await self.center.start()

    async def read(self, language: str, *people: Somebody) -> None:
        """From now on these read that language."""
        async with self.center.store.begin() as work:
            for one in people:
                known = await work.people.get(one.id)
                await work.people.save(replace(known or Known(one.id, one.person.user.name), language=language))
            await work.commit()

    async def later(self, **time_passed: float) -> None:
        """Time passes, and what became due happens."""
        self.clock.move(timedelta(**time_passed))
        await self.center.tick()
        await self.quiet()

    async def quiet(self) -> None:
        """Until nothing is left to handle or to send."""
        await until(self._at_rest, "everything is handled and sent")

    async def handled(self) -> None:
        """Until every update is handled, whatever is owed and can't be sent now."""
        await until(self._all_handled, "everything is handled")

    def _at_rest(self) -> bool:
        if not self._is_still():
            return False
        if self.lookout.is_owed():
            self.center.courier.wake()
            return False
        return True

    def _all_handled(self) -> bool:
        return self._is_still() and not self.lookout.is_undone()

    def _is_still(self) -> bool:
        """Nobody calls Telegram, and none of its updates is under way, nor what is done after one."""
        return self.api.world.settled(quiet=0) and not self.center.receiver.waiting

    def contact_of(self, expert_id: str) -> tuple[str, str]:
        """Phone and e-mail of an entry."""
        expert = self.center.keeper.current().expert(expert_id)
        assert expert is not None
        return expert.contact.phone, expert.contact.email


@asynccontextmanager
async def open_newsroom(
    database_url: str, *, staff_group: bool = True, experts: Path = EXPERTS, web: bool = False, **others: Any
) -> AsyncIterator[Newsroom]:
    """`web`: with a console; `others` are settings beside the usual ones."""
    clock = MovableClock(MONDAY_NOON)
    async with LocalBotApi.running(world=World(now=clock.timestamp)) as api:
        api.add_bot(TOKEN, "newsroom_bot", "Media Center", inline=True)
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            token=SecretStr(TOKEN),
            api_url=api.url,
            database_url=database_url,
            experts=experts,
            staff=frozenset({9001, 9002}),
            staff_chat=-1005 if staff_group else None,
            language="en",
            send_rate=0,
            **{"undo_seconds": 0, **others},
        )
        newsroom = Newsroom(api, clock, settings, web=web)
        await newsroom.open()
        try:
            yield newsroom
        finally:
            await newsroom.close()
