"""People as a test or the demo's page drives them: they write, tap buttons, block the bot, and see what they see."""

import asyncio
import re
import time

from mediabot.demo.botapi.attachments import attachment
from mediabot.demo.botapi.formatting import utf16_length
from mediabot.demo.botapi.records import Bot, Chat, Json, Message, Press, User
from mediabot.demo.botapi.views import Button, ChatView, Seen
from mediabot.demo.botapi.world import World

GLANCE = 0.005
_start_link = re.compile(r"(?:https?://)?(?:t\.me|telegram\.me)/(\w+)\?start=([\w-]*)$")


class NoSuchButton(AssertionError):
    """The person looked for a button that isn't there."""


class Group(ChatView):
    """A group chat; its text is what stands in it now."""

    @property
    def id(self) -> int:
        """The chat's id, below zero."""
        return self.chat.id


class Person:
    """One account in its chat with one bot, and in groups. `in_chat` is a group or its id; left out, the bot's chat."""

    def __init__(self, world: World, user: User, bot: Bot | None = None) -> None:
        self.world = world
        self.user = user
        self.bot = bot or world.bot
        self.clipboard = ""

    @property
    def id(self) -> int:
        """Telegram's id of the account."""
        return self.user.id

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

    def buttons(self, message: Seen | int | None = None, in_chat: "Group | int | None" = None) -> list[Button]:
        """Buttons of a message, or of the newest one that has any."""
        for seen in self._candidates(message, in_chat):
            if seen.buttons:
                return seen.buttons
        return []

    async def sends(self, text: str, in_chat: "Group | int | None" = None, reply_to: Seen | int | None = None) -> Seen:
        """Writes a text of at most 4,096 characters, as an app would let it through."""
        text = text.strip()
        if not 0 < utf16_length(text) <= 4096:
            raise ValueError("apps send from 1 to 4096 characters")
        return self._sends({"text": text}, in_chat, reply_to)

    async def starts(self, payload: str = "") -> Seen:
        """Presses Start, perhaps by a link with a payload; unblocks the bot if need be."""
        if self._private.blocked:
            await self.unblocks_bot()
        return await self.sends(f"/start {payload}".strip())

    async def sends_file(
        self,
        kind: str,
        in_chat: "Group | int | None" = None,
        *,
        name: str = "",
        content: bytes = b"",
        caption: str = "",
        reply_to: Seen | int | None = None,
    ) -> Seen:
        """Sends a photo, voice, sticker, location, contact, video or document."""
        body = attachment(self.world.files, kind, name=name, content=content, caption=caption)
        return self._sends(body, in_chat, reply_to)

    async def sends_photo(self, in_chat: "Group | int | None" = None, caption: str = "") -> Seen:
        """A picture."""
        return await self.sends_file("photo", in_chat, caption=caption)

    async def sends_voice(self, in_chat: "Group | int | None" = None) -> Seen:
        """A voice message."""
        return await self.sends_file("voice", in_chat)

    async def sends_sticker(self, in_chat: "Group | int | None" = None) -> Seen:
        """A sticker."""
        return await self.sends_file("sticker", in_chat)

    async def sends_location(self, in_chat: "Group | int | None" = None) -> Seen:
        """A place in Sofia."""
        return await self.sends_file("location", in_chat)

    async def sends_contact(self, in_chat: "Group | int | None" = None) -> Seen:
        """Somebody's number."""
        return await self.sends_file("contact", in_chat)

    async def sends_video(self, in_chat: "Group | int | None" = None, caption: str = "") -> Seen:
        """A film."""
        return await self.sends_file("video", in_chat, caption=caption)

    async def sends_document(self, name: str, content: bytes, caption: str = "") -> Seen:
        """A file."""
        return await self.sends_file("document", name=name, content=content, caption=caption)

    async def edits(self, message: Seen | int, text: str, in_chat: "Group | int | None" = None) -> None:
        """Corrects an own message."""
        found = self._message(message, in_chat)
        if found.sender is not self.user:
            raise ValueError("people edit only what they wrote themselves")
        self.world.person_edits(found, text.strip())

    async def presses(
        self,
        label: str,
        message: Seen | int | None = None,
        in_chat: "Group | int | None" = None,
        timeout: float = 2.0,  # noqa: ASYNC109
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

    async def presses_data(self, message: Seen | int, data: str, in_chat: "Group | int | None" = None) -> Press:
        """A tap with any data on any message, as an old or hostile app could send it."""
        return self.world.person_presses(self._message(message, in_chat), self.user, data)

    async def blocks_bot(self) -> None:
        """Stop bot."""
        self.world.set_member(self._private, self.bot, "kicked", by=self.user)

    async def unblocks_bot(self) -> None:
        """Restart bot."""
        self.world.set_member(self._private, self.bot, "member", by=self.user)

    async def adds_bot(self, group: "Group | int", status: str = "member") -> None:
        """Takes the bot into a group."""
        chat = self._chat(group)
        self.world.set_member(chat, self.bot, status, by=self.user)
        self.world.person_writes(chat, self.user, {"new_chat_members": [self.bot.user.json()]})

    async def removes_bot(self, group: "Group | int") -> None:
        """Throws the bot out of a group."""
        self.world.set_member(self._chat(group), self.bot, "kicked", by=self.user)

    async def sees(
        self,
        text: str,
        in_chat: "Group | int | None" = None,
        timeout: float = 5.0,  # noqa: ASYNC109
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

    async def sees_toast(self, text: str, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Waits until a tap was answered with that text."""
        until = time.monotonic() + timeout
        while not any(text in toast for toast in self.toasts):
            if time.monotonic() >= until:
                raise AssertionError(f"{self.user.name} got no toast {text!r}, but {self.toasts}")
            await asyncio.sleep(GLANCE)

    @property
    def _private(self) -> Chat:
        return self.world.private(self.bot, self.id)

    def _chat(self, chat: "Group | int | None") -> Chat:
        if chat is None:
            return self._private
        number = chat if isinstance(chat, int) else chat.id
        return self._private if number == self.id else self.world.groups[number]

    def _message(self, message: Seen | int, in_chat: "Group | int | None") -> Message:
        return message.message if isinstance(message, Seen) else self._chat(in_chat).messages[message]

    def _sends(self, content: Json, in_chat: "Group | int | None", reply_to: Seen | int | None) -> Seen:
        chat = self._chat(in_chat)
        if chat.blocked:
            raise ValueError(f"{self.user.name} blocked the bot and can't write to it")
        replied = None if reply_to is None else self._message(reply_to, in_chat)
        return Seen(self.world.person_writes(chat, self.user, content, reply_to=replied))

    def _candidates(self, message: Seen | int | None, in_chat: "Group | int | None") -> list[Seen]:
        if message is not None:
            return [Seen(self._message(message, in_chat))]
        return ChatView(self._chat(in_chat)).messages[::-1]

    def _find(
        self, label: str, message: Seen | int | None, in_chat: "Group | int | None"
    ) -> tuple[Seen, Button] | None:
        for seen in self._candidates(message, in_chat):
            for fits in (str.__eq__, str.startswith, _begins_with_words):
                for button in seen.buttons:
                    if fits(button.label, label):
                        return seen, button
        return None

    def _no_button(self, label: str, in_chat: "Group | int | None") -> str:
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
