"""Telegram's world in memory, without HTTP: who there is, what was said, what each bot is owed.

Two sides act on it: bots through `methods`, people through `people`. Everything happens at once, in one event
loop; nothing here waits. `now` may be replaced by a movable clock: message dates follow it.
"""

import time
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from mediabot.demo.botapi.rules.faults import Faults
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.rules.texts import found_entities
from mediabot.demo.botapi.world.calls import Calls
from mediabot.demo.botapi.world.files import FileStore
from mediabot.demo.botapi.world.inline import InlineQueries
from mediabot.demo.botapi.world.population import Population
from mediabot.demo.botapi.world.records import Bot, Change, Chat, Json, Message, Press, Toast, User
from mediabot.demo.botapi.world.tally import Tally

QUERY_SECONDS = 600.0
MEMBER_STATUSES = {"creator", "administrator", "member"}


class World(Population):
    """People, bots, chats and messages; `listeners` hear of every visible change.

    A `light` one remembers little, so that it stays fast and small while tens of thousands are written to.
    """

    def __init__(self, now: Callable[[], float] = time.time, *, light: bool = False) -> None:
        super().__init__(light=light)
        self.now = now
        self.presses: dict[str, Press] = {}
        self.toasts: list[Toast] = []
        self.files = FileStore()
        self.inline = InlineQueries(self.now)
        self.calls = Calls(light=light)
        self.tally = Tally(light=light)
        self.faults = Faults()
        self.listeners: list[Callable[[Change], None]] = []
        self._last_press = 0
        self._ids = count(13_000_000_000_000_001)

    def new_id(self) -> str:
        """For an album or a poll."""
        return str(next(self._ids))

    def tell(self, change: Change) -> None:
        """Let the listeners know of something visible."""
        for listener in self.listeners:
            listener(change)

    def put_message(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        reply_to: Message | None = None,
        asks_reply: Json | None = None,
    ) -> Message:
        """Add a message to a chat. In private chats ids count per bot, in groups per group, as in Telegram."""
        counter = chat.bot or chat
        counter.last_message_id += 1
        body: Json = {
            "message_id": counter.last_message_id,
            "from": sender.json(),
            "chat": chat.json(),
            "date": int(self.now()),
        }
        if reply_to is not None:
            body["reply_to_message"] = {k: v for k, v in reply_to.body.items() if k != "reply_to_message"}
        message = Message(chat, counter.last_message_id, sender, body | content, asks_reply=asks_reply)
        if sender.is_bot:
            self.tally.add(message)
        if not (chat.silent and sender.is_bot):
            chat.messages[message.id] = message
        self.tell(Change("message", chat, message))
        return message

    def change_message(self, message: Message, content: Json, drop: Iterable[str] = ()) -> None:
        """Edit: fields of `content` come in, those of `drop` go; what stood there before is kept."""
        if not self.light:
            message.versions.append(message.body)
        body = {key: value for key, value in message.body.items() if key not in drop}
        message.body = body | content | {"edit_date": int(self.now())}
        self.tell(Change("edited", message.chat, message))

    def delete_message(self, message: Message) -> None:
        """Gone from the chat, still in its history."""
        message.deleted = True
        self.tell(Change("deleted", message.chat, message))

    def person_writes(self, chat: Chat, user: User, content: Json, *, reply_to: Message | None = None) -> Message:
        """A person's message, handed over to the bots that may see it."""
        for text, entities in (("text", "entities"), ("caption", "caption_entities")):
            if text in content and entities not in content and (found := found_entities(content[text])):
                content = content | {entities: found}
        chat.started, chat.silent = True, False
        message = self.put_message(chat, user, content, reply_to=reply_to)
        self._hand_over("message", message)
        return message

    def person_edits(self, message: Message, text: str) -> None:
        """A person corrects their own message, or the words under their own file."""
        field, entities = ("text", "entities") if "text" in message.body else ("caption", "caption_entities")
        content: Json = {field: text}
        if found := found_entities(text):
            content[entities] = found
        self.change_message(message, content, drop=(entities,))
        self._hand_over("edited_message", message)

    def _hand_over(self, kind: str, message: Message) -> None:
        chat = message.chat
        if chat.bot is not None:
            chat.bot.queue.put(kind, message.body, chat.id)
            return
        for bot in self.bots.values():
            status = chat.members.get(bot.user.id, "left")
            if status in MEMBER_STATUSES and (status != "member" or _may_see(bot, message)):
                bot.queue.put(kind, message.body, chat.id)

    def person_presses(self, message: Message, user: User, data: str) -> Press:
        """A tap on a callback button; goes to the bot that sent the message."""
        self._last_press += 1
        press = Press(f"{user.id}{self._last_press:09d}", user, message.chat, time.monotonic())
        self.presses[press.id] = press
        query: dict[str, Any] = {
            "id": press.id,
            "from": user.json(),
            "message": message.body,
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        if message.deleted:
            chat, number = message.chat.json(), message.id
            query["message"] = {"chat": chat, "message_id": number, "date": 0}
        bot = message.chat.bot or next(bot for bot in self.bots.values() if bot.user is message.sender)
        bot.queue.put("callback_query", query, message.chat.id)
        return press

    def answer_press(self, press_id: str, text: str, *, alert: bool, url: str) -> None:
        """Show a toast to who pressed; an unknown or old press is refused, a second answer shows nothing."""
        press = self.presses.get(press_id)
        if press is None or time.monotonic() - press.at > QUERY_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if press.answered:
            return
        press.answered = True
        if text or url:
            toast = Toast(press.user.id, text, alert, url)
            self.toasts.append(toast)
            self.tell(Change("toast", press.chat, toast=toast))

    def set_member(self, chat: Chat, bot: Bot, status: str, *, by: User) -> None:
        """Block, unblock, add to a group or throw out: the bot hears it as my_chat_member."""
        old = chat.members.get(bot.user.id, "left") if not chat.is_private else _private_status(chat)
        if chat.is_private:
            chat.blocked = status == "kicked"
        else:
            chat.members[bot.user.id] = status
        update = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(self.now()),
            "old_chat_member": _member(bot.user, old),
            "new_chat_member": _member(bot.user, status),
        }
        bot.queue.put("my_chat_member", update, chat.id)
        self.tell(Change("blocked", chat))

    def migrate_group(self, old_id: int, new_id: int) -> Chat:
        """A group becomes a supergroup under a new id; writing to the old one is refused with the new id."""
        old = self.groups[old_id]
        new = self.groups[new_id] = Chat(new_id, "supergroup", old.title, members=dict(old.members))
        owner = next((self.users[id] for id, status in old.members.items() if status == "creator"), self.bot.user)
        for chat, content in ((old, {"migrate_to_chat_id": new_id}), (new, {"migrate_from_chat_id": old_id})):
            self._hand_over("message", self.put_message(chat, owner, content))
        old.migrated_to = new_id
        return new

    def settled(self, quiet: float, since: float = 0.0) -> bool:
        """Every update was confirmed, and for `quiet` seconds (and since then) nothing has happened."""
        queues = [bot.queue for bot in self.bots.values()]
        if self.calls.under_way or any(queue.owed for queue in queues):
            return False
        latest = max([since, self.calls.last_end, *(queue.confirmed_at for queue in queues)])
        return time.monotonic() - latest >= quiet

    def start_over(self) -> None:
        """Forget all that was said; people, groups and bots stay, and so do the numbers of updates."""
        for bot in self.bots.values():
            bot.chats = {id: chat for id, chat in bot.chats.items() if chat.silent}
            bot.queue.owed.clear()
        for group in self.groups.values():
            group.messages.clear()
            group.pinned.clear()
        self.presses.clear()
        self.inline.asked.clear()
        self.toasts.clear()
        self.tally.clear()
        self.tell(Change("reset"))


def _private_status(chat: Chat) -> str:
    return "kicked" if chat.blocked else "member"


def _member(user: User, status: str) -> Json:
    body: Json = {"user": user.json(), "status": status}
    return body | {"until_date": 0} if status == "kicked" else body


SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "pinned_message",
    "group_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


def _may_see(bot: Bot, message: Message) -> bool:
    """Privacy mode: commands, replies to the bot's own messages, what people send by it, and service messages only."""
    if not bot.privacy or any(key in message.body for key in SERVICE):
        return True
    if message.body.get("via_bot", {}).get("id") == bot.user.id:
        return True
    replied = message.body.get("reply_to_message")
    if replied and replied["from"]["id"] == bot.user.id:
        return True
    for entity in message.body.get("entities", ()):
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            _, _, addressee = message.text[: entity["length"]].partition("@")
            return addressee.lower() in ("", (bot.user.username or "").lower())
    return False
