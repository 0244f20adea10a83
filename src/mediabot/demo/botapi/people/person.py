"""People as a test or the demo's page drives them: they write, tap buttons, block the bot, and see what they see."""

import asyncio
import re
import time

from mediabot.demo.botapi.people.views import Button, ChatView, Group, Seen
from mediabot.demo.botapi.people.writing import Where, Writer
from mediabot.demo.botapi.world.inline import Asked, Offered
from mediabot.demo.botapi.world.records import Json, Press

__all__ = ["PATIENCE", "Group", "NoSuchButton", "Person"]

GLANCE = 0.005
PATIENCE = 60.0
"""Seconds that people wait for what must come; far more than it takes, on a busy machine too."""

_start_link = re.compile(r"(?:https?://)?(?:t\.me|telegram\.me)/(\w+)\?start=([\w-]*)$")


class NoSuchButton(AssertionError):
    """The person looked for a button that isn't there."""


class Person(Writer):
    """One account in its chat with one bot, and in groups. `in_chat` is a group or its id; left out, the bot's chat."""

    clipboard = ""

    @property
    def chat(self) -> ChatView:
        """The chat with the bot."""
        return ChatView(self._private)

    @property
    def last_message(self) -> Seen:
        """The newest message in the chat with the bot."""
        return self.chat.messages[-1]

    @property
    def toasts(self) -> list[str]:
        """What the bot answered to taps, oldest first."""
        return [toast.text for toast in self.world.toasts if toast.user_id == self.id]

    def buttons(self, message: Seen | int | None = None, in_chat: Where = None) -> list[Button]:
        """Buttons of a message, or of the newest one that has any."""
        for seen in self._candidates(message, in_chat):
            if seen.buttons:
                return seen.buttons
        return []

    async def starts(self, payload: str = "") -> Seen:
        """Presses Start, perhaps by a link with a payload; unblocks the bot if need be."""
        if self._private.blocked:
            await self.unblocks_bot()
        return await self.sends(f"/start {payload}".strip())

    async def presses(
        self,
        label: str,
        message: Seen | int | None = None,
        in_chat: Where = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Press | None:
        """Taps the button of that label or beginning, in the newest message that has one; waits for it a little.

        A link to the bot with a payload starts it, a copy button fills `clipboard`; for both None comes back.
        """
        until = time.monotonic() + timeout
        while (found := self._find(label, message, in_chat)) is None:
            if time.monotonic() >= until:
                raise NoSuchButton(self._no_button(label, in_chat))
            await asyncio.sleep(GLANCE)
        return await self._taps(*found)

    async def presses_data(self, message: Seen | int, data: str, in_chat: Where = None) -> Press:
        """A tap with any data on any message, as an old or hostile app could send it."""
        return self.world.person_presses(self._message(message, in_chat), self.user, data)

    def types_behind_bot(self, query: str, chat_type: str = "group") -> Asked:
        """Types "@bot query" in some chat: inline mode."""
        return self.world.inline.ask(self.bot, self.user, query, chat_type)

    async def is_offered(self, query: str, timeout: float = PATIENCE) -> Offered:  # noqa: ASYNC109
        """The same, and waits for what is offered."""
        asked, until = self.types_behind_bot(query), time.monotonic() + timeout
        while asked.offered is None:
            if time.monotonic() >= until:
                raise AssertionError(f"{self.user.name} is offered nothing for {query!r}")
            await asyncio.sleep(GLANCE)
        return asked.offered

    async def posts(self, result: Json, in_chat: Where = None) -> Seen:
        """Chooses one of the results: it becomes this person's message, sent by way of the bot."""
        return self._sends(result["content"] | {"via_bot": self.bot.user.json()}, in_chat, None)

    async def opens_chat_by(self, offered: Offered) -> Seen:
        """Taps the button above the results: the private chat with the bot is started from there."""
        return await self.starts((offered.button or {})["start_parameter"])

    async def blocks_bot(self) -> None:
        """Stop bot."""
        self.world.set_member(self._private, self.bot, "kicked", by=self.user)

    async def unblocks_bot(self) -> None:
        """Restart bot."""
        self.world.set_member(self._private, self.bot, "member", by=self.user)

    async def adds_bot(self, group: Group | int, status: str = "member") -> None:
        """Takes the bot into a group."""
        chat = self._chat(group)
        self.world.set_member(chat, self.bot, status, by=self.user)
        self.world.person_writes(chat, self.user, {"new_chat_members": [self.bot.user.json()]})

    async def removes_bot(self, group: Group | int) -> None:
        """Throws the bot out of a group."""
        self.world.set_member(self._chat(group), self.bot, "kicked", by=self.user)

    async def sees(
        self,
        text: str,
        in_chat: Where = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Seen:
        """Waits until a message with that text or button stands in the chat, and gives the newest such."""
        until = time.monotonic() + timeout
        while True:
            view = ChatView(self._chat(in_chat))
            for seen in reversed(view.messages):
                if text in seen:
                    return seen
            if time.monotonic() >= until:
                raise AssertionError(f"{self.user.name} doesn't see {text!r} within {timeout:g} s, but:\n{view}")
            await asyncio.sleep(GLANCE)

    async def sees_toast(self, text: str, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Waits until a tap was answered with that text."""
        until = time.monotonic() + timeout
        while not any(text in toast for toast in self.toasts):
            if time.monotonic() >= until:
                raise AssertionError(f"{self.user.name} got no toast {text!r}, but {self.toasts}")
            await asyncio.sleep(GLANCE)

    def _candidates(self, message: Seen | int | None, in_chat: Where) -> list[Seen]:
        if message is not None:
            return [Seen(self._message(message, in_chat))]
        return ChatView(self._chat(in_chat)).messages[::-1]

    def _find(self, label: str, message: Seen | int | None, in_chat: Where) -> tuple[Seen, Button] | None:
        for seen in self._candidates(message, in_chat):
            for fits in (str.__eq__, str.startswith, _begins_with_words):
                for button in seen.buttons:
                    if fits(button.label, label):
                        return seen, button
        return None

    def _no_button(self, label: str, in_chat: Where) -> str:
        shown = [button.label for seen in self._candidates(None, in_chat) for button in seen.buttons]
        return f"{self.user.name} sees no button {label!r}; there are {shown}"

    async def _taps(self, seen: Seen, button: Button) -> Press | None:
        if button.data:
            return self.world.person_presses(seen.message, self.user, button.data)
        self.clipboard = button.copies or self.clipboard
        if link := _start_link.match(button.url):
            await self.starts(link[2])
        return None


def _begins_with_words(label: str, wanted: str) -> bool:
    """Passing over an emoji in front."""
    return re.sub(r"^\W+", "", label).startswith(wanted)
