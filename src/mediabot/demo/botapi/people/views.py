"""A chat as a person sees it: messages, buttons, and all of it as text for a test to read."""

from dataclasses import dataclass
from typing import Any

from mediabot.demo.botapi.world.records import Chat, Json, Message

SHOWN_AS = {
    "photo": "[photo]",
    "voice": "[voice]",
    "sticker": "[sticker]",
    "location": "[location]",
    "contact": "[contact]",
    "video": "[video]",
    "animation": "[animation]",
    "audio": "[audio]",
}


@dataclass(frozen=True)
class Button:
    """One inline button; exactly one of `data`, `url` and `copies` says what a tap does. `style` is its colour."""

    label: str
    data: str = ""
    url: str = ""
    copies: str = ""
    style: str = ""

    @classmethod
    def of(cls, body: Json) -> "Button":
        """From its JSON."""
        copies = body.get("copy_text", {}).get("text", "")
        return cls(body["text"], body.get("callback_data", ""), body.get("url", ""), copies, body.get("style", ""))


@dataclass(frozen=True)
class Seen:
    """A message as it stands now."""

    message: Message

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return self.message.id

    @property
    def text(self) -> str:
        """Text or caption, without buttons."""
        return self.message.text

    @property
    def entities(self) -> list[Json]:
        """Bold, links and so on."""
        body = self.message.body
        entities: list[Json] = body.get("entities") or body.get("caption_entities") or []
        return entities

    @property
    def from_bot(self) -> bool:
        """Sent by a bot."""
        return self.message.sender.is_bot

    @property
    def rows(self) -> list[list[Button]]:
        """Buttons as they are laid out."""
        return [[Button.of(button) for button in row] for row in self.message.rows]

    @property
    def buttons(self) -> list[Button]:
        """Buttons in reading order."""
        return [button for row in self.rows for button in row]

    @property
    def protected(self) -> bool:
        """Can't be copied or forwarded."""
        return bool(self.message.body.get("has_protected_content"))

    @property
    def album(self) -> str:
        """What all messages of one album have in common; nothing for a message by itself."""
        return str(self.message.body.get("media_group_id", ""))

    @property
    def versions(self) -> list[str]:
        """All texts it ever had, the present one last."""
        bodies = [*self.message.versions, self.message.body]
        return [str(body.get("text") or body.get("caption") or "") for body in bodies]

    @property
    def json(self) -> Any:
        """As bots get it."""
        return self.message.body

    def __str__(self) -> str:
        lines = [f"{self.message.sender.name}: {_media(self.message.body)}{self.text}"]
        lines += ["    " + " ".join(f"[{button.label}]" for button in row) for row in self.rows]
        return "\n".join(lines)

    def __contains__(self, text: str) -> bool:
        return text in str(self)


@dataclass(frozen=True)
class ChatView:
    """What stands in a chat now; `text in chat` looks at messages, file names and button labels."""

    chat: Chat

    @property
    def messages(self) -> list[Seen]:
        """All that isn't deleted, oldest first."""
        return [Seen(message) for message in self.chat.messages.values() if not message.deleted]

    @property
    def history(self) -> list[str]:
        """Every text that ever stood here, edits and deleted ones included, by message."""
        return [text for message in self.chat.messages.values() for text in Seen(message).versions]

    def message(self, id: int) -> Seen:
        """By number."""
        return Seen(self.chat.messages[id])

    def __len__(self) -> int:
        return len(self.messages)

    def __str__(self) -> str:
        return "\n".join(map(str, self.messages))

    def __contains__(self, text: str) -> bool:
        return text in str(self)


class Group(ChatView):
    """A group chat; its text is what stands in it now."""

    @property
    def id(self) -> int:
        """The chat's id, below zero."""
        return self.chat.id


def _media(body: Json) -> str:
    for kind, shown in SHOWN_AS.items():
        if kind in body:
            return f"{shown} "
    if "document" in body:
        return f"[{body['document']['file_name']}] "
    if "poll" in body:
        answers = " · ".join(option["text"] for option in body["poll"]["options"])
        return f"[poll] {body['poll']['question']} {answers}"
    return ""
