"""People, driven from outside: who there is and what they do."""

from base64 import b64decode
from typing import Any

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.people.views import Seen
from mediabot.demo.botapi.world.origins import Channel
from mediabot.demo.botapi.world.records import Json
from mediabot.demo.botapi.world.world import World


class PeopleReins:
    """Accounts and groups, and what they write and tap."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def do_bot(self, body: Json) -> Any:
        """token, username, name, privacy."""
        return self.world.add_bot(**body).user.json()

    async def do_users(self, body: Json) -> int:
        """users: [{id, first_name, language_code, username, last_name}], started: they have pressed Start before."""
        for user in body["users"]:
            self.world.add_user(**user)
            if body.get("started"):
                self.world.open_chat(user["id"])
        return len(body["users"])

    async def do_crowd(self, body: Json) -> None:
        """first_id, count, first_name, language_code: people who started the bot and only read."""
        self.world.add_crowd(**body)

    async def do_group(self, body: Json) -> Any:
        """id, title, members, with_bots."""
        return self.world.add_group(**body).json()

    async def do_send(self, body: Json) -> list[int]:
        """messages: [{user, text, html, chat, reply_to}, …], all at once, in order. Instead of text there may be

        `kind` (photo, voice…) with name, caption and content in Base64; `album`: kinds; `poll`: {question, options};
        `forward`: a text, with origin {user}, {channel: {id, title, username}} or {name}.
        """
        sent = []
        for message in body["messages"]:
            sent += await self._sends(self._person(message), message)
        return [seen.id for seen in sent]

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

    async def do_start_over(self, body: Json) -> None:
        """Forget what was said."""
        self.world.start_over()

    def _person(self, body: Json) -> Person:
        return Person(self.world, self.world.users[int(body["user"])])

    async def _sends(self, person: Person, message: Json) -> list[Seen]:
        chat, reply_to = message.get("chat"), message.get("reply_to")
        words = {"caption": message.get("caption", ""), "html": message.get("html", False)}
        if "album" in message:
            return await person.sends_album(*message["album"], in_chat=chat, **words)
        if "poll" in message:
            return [await person.sends_poll(message["poll"]["question"], message["poll"]["options"], chat)]
        if "forward" in message:
            return [await person.forwards(message["forward"], chat, origin=self._origin(message.get("origin", {})))]
        if "kind" in message:
            file = {"name": message.get("name", ""), "content": b64decode(message.get("content", ""))}
            return [await person.sends_file(message["kind"], chat, reply_to=reply_to, **file, **words)]
        return [await person.sends(message["text"], chat, reply_to, html=words["html"])]

    def _origin(self, origin: Json) -> Person | Channel | str | None:
        if "channel" in origin:
            return Channel(**origin["channel"])
        return self._person(origin) if "user" in origin else origin.get("name")
