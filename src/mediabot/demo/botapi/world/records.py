"""Who and what lives in Telegram's world: people, bots, chats, messages, files. State only; rules are in world.py."""

from dataclasses import dataclass, field
from typing import Any

from mediabot.demo.botapi.world.updates import UpdateQueue

Json = dict[str, Any]


@dataclass(slots=True)
class User:
    """An account; `language_code` is what the person's app is set to."""

    id: int
    first_name: str
    language_code: str = "bg"
    username: str | None = None
    last_name: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def json(self) -> Json:
        """As bots see it in messages."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            body["last_name"] = self.last_name
        if self.username:
            body["username"] = self.username
        if self.language_code and not self.is_bot:
            body["language_code"] = self.language_code
        return body


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates, and how the last attempts went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass(slots=True)
class File:
    """Bytes that were sent once and can be sent or fetched again by their id."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    kind: str = "document"


@dataclass(slots=True)
class Message:
    """A message in a chat. `body` is what bots get; an edit puts a new one and keeps the old in `versions`."""

    chat: "Chat"
    id: int
    sender: User
    body: Json
    versions: list[Json] = field(default_factory=list)
    deleted: bool = False
    asks_reply: Json | None = None
    reactions: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def rows(self) -> list[list[Json]]:
        """Inline buttons, row by row."""
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows


@dataclass(slots=True)
class Chat:
    """A private chat of one person with one bot, or a group of many.

    A `shut` one refuses what bots write, in these words.
    Of a `silent` one nothing is kept that a bot sends: its person only reads, and nobody looks.
    """

    id: int
    kind: str
    title: str = ""
    person: User | None = None
    bot: "Bot | None" = None
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    started: bool = False
    blocked: bool = False
    silent: bool = False
    migrated_to: int = 0
    shut: str = ""
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """Between one person and a bot."""
        return self.kind == "private"

    def json(self) -> Json:
        """As bots see it in messages."""
        if self.person is None:
            return {"id": self.id, "title": self.title, "type": self.kind}
        body: Json = {"id": self.id, "first_name": self.person.first_name, "type": "private"}
        if self.person.last_name:
            body["last_name"] = self.person.last_name
        if self.person.username:
            body["username"] = self.person.username
        return body


@dataclass
class Bot:
    """A bot account, what it set about itself, and what it is owed.

    `commands`, `texts` and `menus` are keyed by (scope, language), (kind, language) and chat id (0: everywhere).
    """

    token: str
    user: User
    privacy: bool = True
    inline: bool = False
    """Whether BotFather was told /setinline."""

    queue: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook | None = None
    chats: dict[int, Chat] = field(default_factory=dict)
    last_message_id: int = 0
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menus: dict[int, Json] = field(default_factory=dict)


@dataclass(slots=True)
class Press:
    """A tap on a button, waiting for answerCallbackQuery."""

    id: str
    user: User
    chat: Chat
    at: float
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What answerCallbackQuery showed to the person who tapped; an `alert` waits for a tap."""

    user_id: int
    text: str
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something a person could see: message, edited, deleted, toast, typing, blocked or reset."""

    kind: str
    chat: Chat | None = None
    message: Message | None = None
    toast: Toast | None = None
