"""What came of it, looked at from outside: chats, calls, counts."""

import asyncio
import time
from collections.abc import Iterable

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.people.views import ChatView, Seen
from mediabot.demo.botapi.world.population import is_open
from mediabot.demo.botapi.world.records import Chat, Json
from mediabot.demo.botapi.world.world import World


class LookReins:
    """What stands where, and how often."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def do_chat(self, body: Json) -> Json:
        """user or chat: the chat as text and as messages; `last` limits the messages."""
        view = ChatView(self._chat(body))
        messages = [seen_json(seen) for seen in view.messages[-body.get("last", 100) :]]
        return {"text": str(view), "messages": messages}

    async def do_chats(self, body: Json) -> Json:
        """How many messages bots have sent to each person and group, and each last text: for many at once."""
        chats = [*self.world.bot.chats.values(), *self.world.groups.values()]
        return {str(chat.id): self._from_bots(chat) for chat in chats}

    async def do_counts(self, body: Json) -> Json:
        """Who was missed, who got something twice, among `chats` (or from `first` to `last`, or all open private ones).

        `containing` counts only texts with that in them; `clear`: afterwards counting begins anew.
        """
        counts = self.world.tally.counts(self._counted(body), body.get("containing", ""))
        if body.get("clear"):
            self.world.tally.clear()
        return counts

    async def do_sees(self, body: Json) -> Json:
        """user, text, chat, timeout: waits until it stands in the chat."""
        person = Person(self.world, self.world.users[int(body["user"])])
        seen = await person.sees(body["text"], body.get("chat"), body.get("timeout", 5.0))
        return seen_json(seen)

    async def do_toasts(self, body: Json) -> list[str]:
        """user."""
        return [toast.text for toast in self.world.toasts if toast.user_id == int(body["user"])]

    async def do_calls(self, body: Json) -> Json:
        """Counters of calls and refusals; with `method` (or "*") also the last `last` calls themselves.

        `statuses` says how many were answered with 200, 429 and so on; 0 is a cut connection. `clear` forgets it all
        afterwards.
        """
        calls = self.world.calls
        last = calls.last(body["method"], body.get("last", 100)) if body.get("method") else []
        answer = {
            "counts": dict(calls.counts),
            "refusals": dict(calls.refusals),
            "statuses": {str(status): count for status, count in calls.statuses.items()},
            "calls": [
                {"method": call.method, "params": call.params, "at": call.at, "status": call.status} for call in last
            ],
        }
        if body.get("clear"):
            calls.clear()
        return answer

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

    def _chat(self, body: Json) -> Chat:
        if "chat" in body:
            return self.world.groups[int(body["chat"])]
        return self.world.private(self.world.bot, int(body["user"]))

    def _counted(self, body: Json) -> Iterable[int]:
        if "chats" in body:
            return [int(chat) for chat in body["chats"]]
        if "first" in body:
            return range(int(body["first"]), int(body["last"]) + 1)
        return [chat.id for chat in self.world.bot.chats.values() if is_open(chat)]

    def _from_bots(self, chat: Chat) -> Json:
        if chat.silent:
            return {"count": self.world.tally.to[chat.id], "last": ""}
        texts = [message.text for message in chat.messages.values() if message.sender.is_bot and not message.deleted]
        return {"count": len(texts), "last": texts[-1] if texts else ""}


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
