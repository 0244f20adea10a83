"""The same reins over HTTP, for tests that run the server as another process: `POST /control/<what>` with JSON.

Answers are `{"ok": true, "result": …}`, or 400 with a sentence. Not part of Telegram; never reachable from outside
this machine unless somebody binds the server there.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from mediabot.demo.botapi.people import Person
from mediabot.demo.botapi.records import Chat, Json
from mediabot.demo.botapi.views import ChatView, Seen
from mediabot.demo.botapi.world import World

Handler = Callable[[Json], Awaitable[Any]]


class Control:
    """One method per address; the keys of the body are its arguments, named in each docstring."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.handlers: dict[str, Handler] = {
            name.removeprefix("do_"): getattr(self, name) for name in dir(self) if name.startswith("do_")
        }

    async def answer(self, what: str, body: bytes) -> tuple[int, bytes]:
        """Status and JSON for one request."""
        handler = self.handlers.get(what.strip("/"))
        try:
            if handler is None:
                raise ValueError(f"no such control; there are {', '.join(sorted(self.handlers))}")
            result = await handler(json.loads(body) if body else {})
        except (ValueError, KeyError, TypeError, IndexError, AssertionError) as error:
            problem = {"ok": False, "description": f"{type(error).__name__}: {error}"}
            return 400, json.dumps(problem).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def do_bot(self, body: Json) -> Any:
        """token, username, name, privacy."""
        return self.world.add_bot(**body).user.json()

    async def do_users(self, body: Json) -> int:
        """users: [{id, first_name, language_code, username, last_name}], started: they have pressed Start before."""
        for user in body["users"]:
            self.world.add_user(**user)
            if body.get("started"):
                self.world.private(self.world.bot, user["id"]).started = True
        return len(body["users"])

    async def do_group(self, body: Json) -> Any:
        """id, title, members, with_bots."""
        return self.world.add_group(**body).json()

    async def do_send(self, body: Json) -> list[int]:
        """messages: [{user, text, chat, reply_to}] or {user, kind} for a photo, voice…; all at once, in order."""
        sent = []
        for message in body["messages"]:
            person, chat, reply_to = self._person(message), message.get("chat"), message.get("reply_to")
            if "kind" in message:
                seen = await person.sends_file(message["kind"], chat, reply_to=reply_to)
            else:
                seen = await person.sends(message["text"], chat, reply_to)
            sent.append(seen.id)
        return sent

    async def do_edit(self, body: Json) -> None:
        """user, message_id, text, chat."""
        await self._person(body).edits(body["message_id"], body["text"], body.get("chat"))

    async def do_press(self, body: Json) -> str | None:
        """user, label or data, message_id, chat, timeout; gives the id of the callback query."""
        person, chat = self._person(body), body.get("chat")
        if "data" in body:
            return (await person.presses_data(body["message_id"], body["data"], chat)).id
        press = await person.presses(body["label"], body.get("message_id"), chat, body.get("timeout", 2.0))
        return press.id if press else None

    async def do_block(self, body: Json) -> None:
        """user, blocked (true if left out)."""
        person = self._person(body)
        await (person.blocks_bot() if body.get("blocked", True) else person.unblocks_bot())

    async def do_chat(self, body: Json) -> Json:
        """user or chat: the chat as text and as messages; `last` limits the messages."""
        view = ChatView(self._chat(body))
        messages = [seen_json(seen) for seen in view.messages[-body.get("last", 100) :]]
        return {"text": str(view), "messages": messages}

    async def do_chats(self, body: Json) -> Json:
        """How many messages bots have sent to each person and group, and each last text: for many at once."""
        chats = [*self.world.bot.chats.values(), *self.world.groups.values()]
        return {str(chat.id): _from_bots(chat) for chat in chats}

    async def do_sees(self, body: Json) -> Json:
        """user, text, chat, timeout: waits until it stands in the chat."""
        seen = await self._person(body).sees(body["text"], body.get("chat"), body.get("timeout", 5.0))
        return seen_json(seen)

    async def do_toasts(self, body: Json) -> list[str]:
        """user."""
        return self._person(body).toasts

    async def do_calls(self, body: Json) -> Json:
        """Counters of calls and refusals; with `method` (or "*") also the last `last` calls themselves."""
        calls, method = self.world.calls, body.get("method", "").lower()
        chosen = [call for call in calls.all if method in ("*", call.method)][-body.get("last", 100) :]
        return {
            "counts": calls.counts,
            "refusals": calls.refusals,
            "calls": [
                {"method": call.method, "params": call.params, "at": call.at, "status": call.status} for call in chosen
            ],
        }

    async def do_owed(self, body: Json) -> Json:
        """Updates not yet confirmed, and all handed over so far, of the first bot."""
        queue = self.world.bot.queue
        return {"owed": len(queue.owed), "handed_over": queue.handed_over, "next_id": queue.next_id}

    async def do_settled(self, body: Json) -> bool:
        """quiet, timeout: true as soon as nothing is owed and no call came for so long."""
        quiet, until = body.get("quiet", 0.05), time.monotonic() + body.get("timeout", 5.0)
        while time.monotonic() < until:
            if self.world.settled(quiet):
                return True
            await asyncio.sleep(0.005)
        return False

    async def do_fail(self, body: Json) -> None:
        """method, status, description, retry_after, times, chat_id."""
        self.world.faults.fail_next(**body)

    async def do_drop(self, body: Json) -> None:
        """method, times, chat_id, after."""
        self.world.faults.drop_next(**body)

    async def do_delay(self, body: Json) -> None:
        """method, seconds, times, chat_id."""
        self.world.faults.delay(**body)

    async def do_limit(self, body: Json) -> None:
        """per_second, per_chat."""
        self.world.faults.limit(**body)

    async def do_all_well(self, body: Json) -> None:
        """No more faults."""
        self.world.faults.clear()

    async def do_start_over(self, body: Json) -> None:
        """Forget what was said."""
        self.world.start_over()

    def _person(self, body: Json) -> Person:
        return Person(self.world, self.world.users[int(body["user"])])

    def _chat(self, body: Json) -> Chat:
        if "chat" in body:
            return self.world.groups[int(body["chat"])]
        return self.world.private(self.world.bot, int(body["user"]))


def seen_json(seen: Seen) -> Json:
    """A message with its buttons, for whoever looks from outside."""
    return {
        "id": seen.id,
        "from_bot": seen.from_bot,
        "text": seen.text,
        "entities": seen.entities,
        "buttons": [button.label for button in seen.buttons],
        "versions": seen.versions,
        "date": seen.json["date"],
    }


def _from_bots(chat: Chat) -> Json:
    texts = [message.text for message in chat.messages.values() if message.sender.is_bot and not message.deleted]
    return {"count": len(texts), "last": texts[-1] if texts else ""}
