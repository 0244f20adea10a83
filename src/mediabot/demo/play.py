"""Two stories played by people who tap and type on the local Bot API; every message is printed as they see it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.people.views import Button, Seen
from mediabot.demo.stage import Stage

Show = Callable[[str], None]
Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds that somebody waits for a message before the play fails."""


class Story:
    """Plays on a stage. A step that does not come about raises, with the chat as it is."""

    def __init__(self, stage: Stage, show: Show) -> None:
        self._stage = stage
        self._show = show
        self._shown: dict[tuple[int, int], str] = {}

    async def bulgarian(self) -> None:
        """A new journalist is verified; the first expert does not answer in time, the next one says yes."""
        ana, maria = self._stage.journalists[0], self._stage.staff[0]
        self._title("Ана пита за телемедицината и електронното здраве")  # not shown: printed in the terminal
        await ana.starts()
        await self._sees(ana, "/privacy")
        await self._types(ana, "телемедицина и електронно здраве")  # not shown: typed by a person
        await self._taps(ana, "it:")
        await self._fill(ana, deadline="утре 15:00")  # not shown: typed by a person
        await self._introduce(ana, "Вестник „Пример“")  # not shown: typed by a person
        await self._taps(maria, "jd:", wanted=":verify", group=True)
        asked = await self._next_asked(0)
        self._title("Часовникът се мести: срокът за отговор изтича, пита се следващият")  # not shown
        asked = await self._asked_later(asked.id)
        self._title("Двете страни просто пишат, вместо да натискат бутони")  # not shown: printed in the terminal
        await self._types(ana, "докъде стигнахте?")  # not shown: typed by a person
        await self._says_yes(asked)
        await self._sees(ana, "+359")

    async def english(self) -> None:
        """A second journalist; the expert says no, nobody is left, and a person of the Media Center takes over."""
        emma, paul = self._stage.journalists[1], self._stage.staff[1]
        self._title("Emma asks about technology transfer")  # not shown: printed in the terminal
        await emma.starts()
        await self._types(emma, "Who can explain technology transfer from universities?")  # not shown
        await self._taps(emma, "ch:")
        await self._fill(emma, deadline="in 3 days")  # not shown: typed by a person
        await self._introduce(emma, "The Example Post")  # not shown: typed by a person
        await self._taps(paul, "jd:", wanted=":verify", group=True)
        expert = await self._next_asked(0)
        await self._types(expert, "Няма да мога тази седмица")  # not shown: typed by a person
        await self._taps(expert, "dr:", wanted="no_time")
        await self._taps(emma, "hs:")
        await self._taps(paul, "qs:", wanted=":take", group=True)
        await self._sees(emma, "No.")

    async def _fill(self, journalist: Person, *, deadline: str) -> None:
        await self._taps(journalist, "ks:")
        await self._taps(journalist, "sf:", wanted="quote")
        await self._types(journalist, deadline)
        await self._taps(journalist, "sl:")
        await self._taps(journalist, "sa:", wanted="on_the_record")
        await self._taps(journalist, "se:")

    async def _introduce(self, journalist: Person, outlet: str) -> None:
        """Name, outlet, proof: asked before the first question leaves."""
        await self._taps(journalist, "un:")
        await self._types(journalist, outlet)
        await self._types(journalist, "https://example.org/byline")

    async def _next_asked(self, but: int) -> Person:
        """The expert whose card came, other than the one of that id."""
        expert = await self._wait_for(lambda: self._asked(but), "no expert was asked")
        self._print_news(expert)
        return expert

    async def _asked_later(self, but: int) -> Person:
        """The same once time runs out for that one: by the half hour, so that it doesn't run out for the next, too."""
        for _ in range(48):
            await self._stage.move(timedelta(minutes=30))
            await self._stage.api.settled(timeout=PATIENCE)
            if self._asked(but) is not None:
                break
        return await self._next_asked(but)

    def _asked(self, but: int) -> Person | None:
        for expert in self._stage.experts.values():
            if expert.id != but and any(button.data.startswith("tr:") for button in expert.buttons()):
                return expert
        return None

    async def _says_yes(self, expert: Person) -> None:
        await self._types(expert, "Да, с удоволствие")  # not shown: typed by a person
        await self._taps(expert, "ho:", wanted="phone")
        await self._taps(expert, "ar:")

    async def _types(self, person: Person, text: str) -> None:
        self._show(f"\n  {person.user.name} ✍  {text}")
        await person.sends(text)
        await self._stage.api.settled(timeout=PATIENCE)
        self._print_news(person)

    async def _taps(self, person: Person, tag: str, *, wanted: str = "", group: bool = False) -> None:
        """Tap the newest button whose data begin and end like that, once it is there."""
        chat = self._stage.group if group else person.chat

        def found() -> tuple[Seen, Button] | None:
            for message in reversed(chat.messages):
                for button in message.buttons:
                    if button.data.startswith(tag) and button.data.endswith(wanted):
                        return message, button
            return None

        message, button = await self._wait_for(found, f"{person.user.name} sees no button {tag}…{wanted}")
        self._print_news(person, group=group)
        self._show(f"\n  {person.user.name} 👆 [{button.label}]")
        await person.presses_data(message, button.data, in_chat=self._stage.group if group else None)
        await self._stage.api.settled(timeout=PATIENCE)
        self._print_news(person, group=group)

    async def _wait_for(self, look: Callable[[], Found | None], otherwise: str) -> Found:
        until = time.monotonic() + PATIENCE
        while (found := look()) is None:
            if time.monotonic() > until:
                raise AssertionError(otherwise)
            await asyncio.sleep(0.02)
        return found

    async def _sees(self, person: Person, text: str) -> None:
        await person.sees(text, timeout=PATIENCE)
        self._print_news(person)

    def _print_news(self, person: Person, *, group: bool = False) -> None:
        """Every message of the bot that is new, or reads otherwise than before."""
        chat = self._stage.group if group else person.chat
        where = chat.chat.title if group else person.user.name
        for message in chat.messages:
            key, text = (chat.chat.id, message.message.id), str(message)
            if message.message.sender.is_bot and self._shown.get(key) != text:
                self._shown[key] = text
                self._show("\n".join((f"\n  ── {where}", *(f"  │ {line}" for line in text.splitlines()))))

    def _title(self, text: str) -> None:
        self._show(f"\n=== {text}")
