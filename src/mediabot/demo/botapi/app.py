"""The ASGI application: the Bot API and its files by a hand-made route, since thousands of calls a second pass here.

How to look at the page with a bot that only repeats what it hears:

    # python -m mediabot.demo.botapi --port 8081 --page        (the local Bot API and its page)
    # python echo.py                                           (any bot, told where the API is)
    from telegram.ext import Application, MessageHandler, filters

    async def repeat(update, context):
        await update.effective_message.reply_html(f"<b>{update.effective_message.text}</b>")

    bot = Application.builder().token("1:local").base_url("http://127.0.0.1:8081/bot").build()
    bot.add_handler(MessageHandler(filters.TEXT, repeat))
    bot.run_polling()
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from mediabot.demo.botapi.control.routes import Control
from mediabot.demo.botapi.methods import albums, chats, copies, files, inline, messages, polls, profile, updates
from mediabot.demo.botapi.methods.registry import METHODS, WAITING_METHODS
from mediabot.demo.botapi.rules.bodies import Params, read_params
from mediabot.demo.botapi.rules.refusals import ConnectionDropped, Refusal, unauthorized, unknown_method
from mediabot.demo.botapi.world.records import Bot
from mediabot.demo.botapi.world.webhooks import Postman
from mediabot.demo.botapi.world.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

REGISTERED = (
    albums,
    chats,
    copies,
    files,
    inline,
    messages,
    polls,
    profile,
    updates,
)
JSON_TYPE = b"application/json"
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class App:
    """`/bot<token>/<method>`, `/file/bot<token>/<path>`, `/control/…`; everything else is the page's, if any."""

    def __init__(self, world: World, page: Asgi | None = None) -> None:
        self.world = world
        self.page = page
        self.postman = Postman()
        self.control = Control(world)
        self.cut: Callable[[Scope], None] | None = None
        self.at_end: list[Callable[[], None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path: str = scope["path"]
        if path.startswith("/bot"):
            await self._serve_call(path, scope, receive, send)
        elif path.startswith("/file/bot"):
            await self._serve_file(path, send)
        elif path.startswith("/control/"):
            body = await _read(receive)
            await _respond(send, *await self.control.answer(path[9:], body))
        elif self.page is not None:
            await self.page(scope, receive, send)
        else:
            await _respond(send, 404, _dump(unknown_method().body()))

    def release(self) -> None:
        """Let waiting polls and streams end, so that the server can stop at once."""
        for bot in self.world.bots.values():
            bot.queue.poll = None
            bot.queue.wake()
        for end in self.at_end:
            end()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.release()
        await self.postman.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve_call(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        content_type = dict(scope["headers"]).get(b"content-type", b"").decode("latin-1")
        answer = await self.answer(path, scope["query_string"], content_type, await _read(receive))
        if answer is not None:
            await _respond(send, *answer)
        elif self.cut is not None:
            self.cut(scope)
            await receive()

    async def answer(self, path: str, query: bytes, content_type: str, body: bytes) -> tuple[int, bytes] | None:
        """Status and JSON for a request to `/bot<token>/<method>`; None where the connection shall be cut."""
        token, _, method = path[4:].partition("/")
        try:
            return 200, await self.call(token, method.lower(), read_params(query, content_type, body))
        except Refusal as refusal:
            return refusal.status, _dump(refusal.body())
        except ConnectionDropped:
            return None

    async def call(self, token: str, method: str, params: Params) -> bytes:
        """One call by a bot, recorded; the JSON of the answer, or a refusal."""
        bot = self.world.bots.get(token)
        if bot is None:
            raise unauthorized()
        calls = self.world.calls
        call = calls.begin(method, params.values)
        try:
            result = await self._execute(bot, method, params)
        except Refusal as refusal:
            calls.end(call, refusal.status, refusal.description)
            raise
        except BaseException:
            calls.end(call, 0)
            raise
        calls.end(call, 200)
        return _dump({"ok": True, "result": result})

    async def _execute(self, bot: Bot, method: str, params: Params) -> Any:
        faults = self.world.faults
        if not faults.quiet:
            if seconds := faults.seconds_late(method, params.chat_id):
                await asyncio.sleep(seconds)
            faults.before(method, params)
        if method in METHODS:
            result = METHODS[method](self.world, bot, params)
        elif method in WAITING_METHODS:
            result = await WAITING_METHODS[method](self.world, bot, params)
        else:
            raise unknown_method()
        if method == "setwebhook":
            self.postman.watch(bot)
        if not faults.quiet:
            faults.after(method, params.chat_id)
        return result

    async def _serve_file(self, path: str, send: Send) -> None:
        token, _, file_path = path[9:].partition("/")
        file = self.world.files.by_path.get(file_path)
        if token not in self.world.bots or file is None:
            await _respond(send, 404, _dump(unknown_method().body()))
        else:
            await _respond(send, 200, file.content, file.mime.encode())


def _dump(answer: Any) -> bytes:
    return _encode(answer).encode()


async def _read(receive: Receive) -> bytes:
    message = await receive()
    if not message.get("more_body"):
        return bytes(message.get("body", b""))
    chunks = [message.get("body", b"")]
    while message.get("more_body"):
        message = await receive()
        chunks.append(message.get("body", b""))
    return b"".join(chunks)


async def _respond(send: Send, status: int, body: bytes, content_type: bytes = JSON_TYPE) -> None:
    headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
