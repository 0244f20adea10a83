"""The page with the phones: what it is made of, and the addresses it calls.

Which accounts lie on which phone, what its clock shows and what "Start over" does come from outside, in `PageConfig`.
"""

import inspect
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from mediabot.demo.botapi.app import App
from mediabot.demo.botapi.browser.config import PageConfig, Phone
from mediabot.demo.botapi.browser.events import Events
from mediabot.demo.botapi.browser.shapes import message_json
from mediabot.demo.botapi.methods.albums import LARGEST
from mediabot.demo.botapi.methods.profile import commands_shown
from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.people.views import Seen
from mediabot.demo.botapi.rules.bodies import read_params
from mediabot.demo.botapi.rules.refusals import Refusal
from mediabot.demo.botapi.world.media import kind_of_upload
from mediabot.demo.botapi.world.origins import Channel
from mediabot.demo.botapi.world.records import Chat, Json
from mediabot.demo.botapi.world.world import World

__all__ = ["Page", "PageConfig", "Phone", "build_app"]

FOLDER = Path(__file__).parents[2] / "page"
SHOWN = 300
CHANNEL = -1009000000001
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def build_app(world: World, page: PageConfig | None = None) -> App:
    """The Bot API over a world, with the page if it is wanted."""
    app = App(world)
    if page is not None:
        served = Page(world, page)
        app.page = served.app
        app.at_end.append(served.events.end)
    return app


class Page:
    """The page's addresses; every action is a person's, done straight in the world."""

    def __init__(self, world: World, config: PageConfig) -> None:
        self.world = world
        self.config = config
        self.language = config.language
        self.events = Events(world, config.shows)
        post = ["POST"]
        self.app = Starlette(
            routes=[
                Route("/", self.show),
                Route("/demo/events", self.stream),
                Route("/demo/state", self.state, methods=["GET", "POST"]),
                Route("/demo/commands", self.commands),
                Route("/demo/download/{file_id}", self.download),
                Route("/demo/send", self.send, methods=post),
                Route("/demo/edit", self.edit, methods=post),
                Route("/demo/forward", self.forward, methods=post),
                Route("/demo/press", self.press, methods=post),
                Route("/demo/file", self.file, methods=post),
                Route("/demo/upload", self.upload, methods=post),
                Route("/demo/clock", self.clock, methods=post),
                Route("/demo/language", self.set_language, methods=post),
                Route("/demo/start-over", self.start_over, methods=post),
                *config.letters,
                Mount("/static", StaticFiles(directory=FOLDER)),
            ],
            exception_handlers=dict.fromkeys((ValueError, KeyError, IndexError, Refusal), _refuse),
        )

    async def show(self, request: Request) -> Response:
        """The page itself."""
        return FileResponse(FOLDER / "index.html", headers=SAFE)

    async def stream(self, request: Request) -> Response:
        """Changes as they happen (server-sent events); the page asks for the whole state at each hello."""
        return StreamingResponse(
            self.events.lines(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def state(self, request: Request) -> Response:
        """Everything the page shows."""
        config, bot = self.config, self.world.bot
        return JSONResponse(
            {
                "title": config.title,
                "language": self.language,
                "timezone": config.timezone,
                "now": config.now().isoformat(),
                "bot": {"id": bot.user.id, "name": bot.user.name, "username": bot.user.username},
                "can": {
                    "clock": config.on_clock is not None,
                    "startOver": config.on_start_over is not None,
                    "letters": bool(config.letters),
                },
                "phones": [self._phone_json(phone) for phone in config.phones],
                "chats": {str(chat.id): self._chat_json(chat) for chat in self._chats()},
            }
        )

    async def commands(self, request: Request) -> Response:
        """What "/" offers that account in that chat."""
        query = request.query_params
        person, chat = self._who({"account": query["account"], "chat": query.get("chat")})
        shown = commands_shown(self.world.bot, chat, person.id, person.user.language_code)
        return JSONResponse({"commands": shown})

    async def download(self, request: Request) -> Response:
        """A file from a chat."""
        file = self.world.files.by_id[request.path_params["file_id"]]
        disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return Response(file.content, media_type=file.mime, headers=headers)

    async def send(self, request: Request) -> Response:
        """account, chat, text, reply_to."""
        body = await _body(request)
        person, chat = self._who(body)
        if chat.blocked:
            await person.unblocks_bot()
        await person.sends(str(body["text"]), chat.id, body.get("reply_to"))
        return _done()

    async def edit(self, request: Request) -> Response:
        """account, chat, message_id, text: somebody corrects what they wrote."""
        body = await _body(request)
        person, chat = self._who(body)
        await person.edits(int(body["message_id"]), str(body["text"]), chat.id)
        return _done()

    async def forward(self, request: Request) -> Response:
        """account, chat, message_id, and `to`: another chat on the phones; left out, the one with the bot."""
        body = await _body(request)
        person, chat = self._who(body)
        _, to = self._who({"account": person.id, "chat": body.get("to")})
        await person.forwards(Seen(chat.messages[int(body["message_id"])]), to.id)
        return _done()

    async def press(self, request: Request) -> Response:
        """account, chat, message_id, row, column."""
        body = await _body(request)
        person, chat = self._who(body)
        message = chat.messages[int(body["message_id"])]
        button = Seen(message).rows[int(body["row"])][int(body["column"])]
        if not button.data:
            raise ValueError("not a button to press")
        self.world.person_presses(message, person.user, button.data)
        return _done()

    async def file(self, request: Request) -> Response:
        """account, chat, reply_to, kind: made up: voice, photo, video, document, post, sticker, location, contact."""
        body = await _body(request)
        person, chat = self._who(body)
        kind = str(body["kind"])
        sample = self.config.post if kind == "post" else self.config.document
        title, text = sample.title[self.language], sample.text[self.language]
        if kind == "post":
            await person.forwards(text, chat.id, origin=Channel(CHANNEL, title))
        else:
            name, content = (title, text.encode()) if kind == "document" else ("", b"")
            await person.sends_file(kind, chat.id, name=name, content=content, reply_to=body.get("reply_to"))
        return _done()

    async def upload(self, request: Request) -> Response:
        """A form: account, chat, reply_to, kind (photo or document), caption, and files; several make an album."""
        params = read_params(b"", request.headers.get("content-type", ""), await request.body())
        person, chat = self._who(params.values)
        uploads = list(params.uploads.values())
        if not 0 < len(uploads) <= LARGEST:
            raise ValueError(f"from 1 to {LARGEST} files")
        if chat.blocked:
            await person.unblocks_bot()
        files = [(kind_of_upload(params.text("kind"), upload), upload.name, upload.content) for upload in uploads]
        reply_to = params.integer("reply_to") or None
        await person.sends_album(*files, in_chat=chat.id, caption=params.text("caption"), reply_to=reply_to)
        return _done()

    async def clock(self, request: Request) -> Response:
        """minutes: how far the demo's present moves forward."""
        body = await _body(request)
        minutes = int(body["minutes"])
        if self.config.on_clock is None or not 0 < minutes <= 7 * 1440:
            raise ValueError("the clock moves forward only, by at most a week")
        await _call(self.config.on_clock, minutes)
        now = self.config.now().isoformat()
        self.events.tell({"kind": "clock", "now": now})
        return _done(now=now)

    async def set_language(self, request: Request) -> Response:
        """language, and the account whose app is switched with the page."""
        body = await _body(request)
        language = str(body["language"])
        if language not in ("bg", "en"):
            raise ValueError("bg or en")
        self.language = language
        if body.get("account"):
            self._who({"account": body["account"]})[0].user.language_code = language
        if self.config.on_language is not None:
            await _call(self.config.on_language, language)
        return _done()

    async def start_over(self, request: Request) -> Response:
        """Whatever the demo does to begin anew."""
        if self.config.on_start_over is None:
            raise ValueError("can't start over here")
        await _call(self.config.on_start_over)
        self.events.tell({"kind": "reset"})
        return _done()

    def _who(self, body: Json) -> tuple[Person, Chat]:
        account = int(body["account"])
        if not any(account in phone.accounts for phone in self.config.phones):
            raise ValueError("no such account on these phones")
        person = Person(self.world, self.world.users[account])
        group = self.world.groups.get(int(body.get("chat") or 0))
        return person, group or self.world.private(self.world.bot, account)

    def _chats(self) -> list[Chat]:
        chats = []
        for phone in self.config.phones:
            if phone.chat_id is not None:
                chats.append(self.world.groups[phone.chat_id])
            else:
                chats += [self.world.private(self.world.bot, account) for account in phone.accounts]
        return chats

    def _chat_json(self, chat: Chat) -> list[Json]:
        shown = [message for message in chat.messages.values() if not message.deleted]
        return [message_json(message) for message in shown[-SHOWN:]]

    def _phone_json(self, phone: Phone) -> Json:
        users = [self.world.users[account] for account in phone.accounts]
        return {
            "key": phone.key,
            "title": phone.title,
            "hint": phone.hint,
            "tab": phone.tab,
            "samples": phone.samples,
            "chat": str(phone.chat_id) if phone.chat_id is not None else None,
            "group": self.world.groups[phone.chat_id].title if phone.chat_id is not None else None,
            "accounts": [{"id": user.id, "name": user.name, "language": user.language_code} for user in users],
        }


async def _body(request: Request) -> Json:
    body = json.loads(await request.body())
    if not isinstance(body, dict):
        raise ValueError("an object is expected")
    return body


async def _call(callback: Callable[..., Awaitable[None] | None], *arguments: Any) -> None:
    result = callback(*arguments)
    if inspect.isawaitable(result):
        await result


def _done(**more: Any) -> Response:
    return JSONResponse({"ok": True, **more})


async def _refuse(request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": f"{type(error).__name__}: {error}"}, 400)
