"""What people send: text, files, albums, polls, and what they forward."""

from collections.abc import Sequence

from mediabot.demo.botapi.methods.copies import content_of
from mediabot.demo.botapi.methods.polls import poll_json
from mediabot.demo.botapi.people.attachments import attachment
from mediabot.demo.botapi.people.views import Group, Seen
from mediabot.demo.botapi.rules.formatting import utf16_length
from mediabot.demo.botapi.rules.texts import MESSAGE_LIMIT, formatted
from mediabot.demo.botapi.world.origins import Channel, origin_json, origin_of, speaker_json
from mediabot.demo.botapi.world.records import Bot, Chat, Json, Message, User
from mediabot.demo.botapi.world.world import World

Item = str | tuple[str, str, bytes]
Where = Group | int | None


class Writer:
    """One account as far as it writes. `in_chat` is a group or its id; left out, the chat with the bot."""

    def __init__(self, world: World, user: User, bot: Bot | None = None) -> None:
        self.world = world
        self.user = user
        self.bot = bot or world.bot

    @property
    def id(self) -> int:
        """Telegram's id of the account."""
        return self.user.id

    async def sends(
        self,
        text: str,
        in_chat: Where = None,
        reply_to: Seen | int | None = None,
        *,
        html: bool = False,
        speaking_as: Channel | Group | None = None,
    ) -> Seen:
        """Writes a text of at most 4,096 characters, as an app would let it through; `html` may be bold, a link…

        `speaking_as` the group itself, as anonymous administrators do, or as a channel.
        """
        body = _text("text", text.strip(), html=html)
        speaker = speaking_as.chat if isinstance(speaking_as, Group) else speaking_as
        return self._sends(body | speaker_json(speaker) if speaker else body, in_chat, reply_to)

    async def sends_file(
        self,
        kind: str,
        in_chat: Where = None,
        *,
        name: str = "",
        content: bytes = b"",
        caption: str = "",
        html: bool = False,
        reply_to: Seen | int | None = None,
    ) -> Seen:
        """Sends a photo, video, animation, document, music, voice, sticker, location or contact."""
        body = attachment(self.world.files, kind, name=name, content=content)
        return self._sends(body | _text("caption", caption, html=html), in_chat, reply_to)

    async def sends_album(
        self,
        *items: Item,
        in_chat: Where = None,
        caption: str = "",
        html: bool = False,
        reply_to: Seen | int | None = None,
    ) -> list[Seen]:
        """Several files as one album: kinds, or kind, name and content. The caption stands under the first."""
        album = {"media_group_id": self.world.new_id()} if len(items) > 1 else {}
        sent = []
        for number, item in enumerate(items):
            kind, name, content = (item, "", b"") if isinstance(item, str) else item
            body = attachment(self.world.files, kind, name=name, content=content) | album
            words = _text("caption", "" if number else caption, html=html)
            sent.append(self._sends(body | words, in_chat, reply_to))
        return sent

    async def sends_poll(self, question: str, options: Sequence[str], in_chat: Where = None) -> Seen:
        """An anonymous poll."""
        poll = poll_json(self.world.new_id(), {"question": question}, [{"text": option} for option in options])
        return self._sends({"poll": poll}, in_chat, None)

    async def forwards(
        self, content: Seen | str, in_chat: Where = None, *, origin: "Writer | Channel | str | None" = None
    ) -> Seen:
        """Forwards a message that stands somewhere, or a text; the origin is a person, a channel, or a hidden name.

        Left out, it is who sent the message, or the person itself.
        """
        if isinstance(content, Seen):
            if content.protected:
                raise ValueError("apps don't forward what is protected")
            body, came = content_of(content.message, "forwarded"), origin_of(content.message)
        else:
            body, came = _text("text", content), origin_json(self.user, self._now)
        if origin is not None:
            came = origin_json(origin.user if isinstance(origin, Writer) else origin, self._now)
        return self._sends(body | came, in_chat, None)

    async def sends_photo(self, in_chat: Where = None, caption: str = "") -> Seen:
        """A picture."""
        return await self.sends_file("photo", in_chat, caption=caption)

    async def sends_voice(self, in_chat: Where = None) -> Seen:
        """A voice message."""
        return await self.sends_file("voice", in_chat)

    async def sends_sticker(self, in_chat: Where = None) -> Seen:
        """A sticker."""
        return await self.sends_file("sticker", in_chat)

    async def sends_document(self, name: str, content: bytes, caption: str = "") -> Seen:
        """A file."""
        return await self.sends_file("document", name=name, content=content, caption=caption)

    async def edits(self, message: Seen | int, text: str, in_chat: Where = None) -> None:
        """Corrects an own message, or the words under an own file."""
        found = self._message(message, in_chat)
        if found.sender is not self.user:
            raise ValueError("people edit only what they wrote themselves")
        self.world.person_edits(found, text.strip())

    @property
    def _now(self) -> int:
        return int(self.world.now())

    @property
    def _private(self) -> Chat:
        return self.world.private(self.bot, self.id)

    def _chat(self, chat: Where) -> Chat:
        if chat is None:
            return self._private
        number = chat if isinstance(chat, int) else chat.id
        return self._private if number == self.id else self.world.groups[number]

    def _message(self, message: Seen | int, in_chat: Where) -> Message:
        return message.message if isinstance(message, Seen) else self._chat(in_chat).messages[message]

    def _sends(self, content: Json, in_chat: Where, reply_to: Seen | int | None) -> Seen:
        chat = self._chat(in_chat)
        if chat.blocked:
            raise ValueError(f"{self.user.name} blocked the bot and can't write to it")
        replied = None if reply_to is None else self._message(reply_to, in_chat)
        return Seen(self.world.person_writes(chat, self.user, content, reply_to=replied))


def _text(field: str, source: str, *, html: bool = False) -> Json:
    """The field and its entities, from plain text or HTML."""
    if field == "caption" and not source:
        return {}
    text, entities = formatted(source, "html", None) if html else (source, [])
    if not 0 < utf16_length(text) <= MESSAGE_LIMIT:
        raise ValueError(f"apps send from 1 to {MESSAGE_LIMIT} characters")
    named = "entities" if field == "text" else "caption_entities"
    return {field: text} | ({named: entities} if entities else {})
