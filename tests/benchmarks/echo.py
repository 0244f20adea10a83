"""What mediabot is measured against: a bare python-telegram-bot application that repeats what it hears.

It stores nothing, handles eight updates at once, and its HTTP client is the library's default. By webhook it is set up
as in the library's own example with a web framework of one's choice.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

AT_ONCE = 8

App = Application[Any, Any, Any, Any, Any, Any]


async def repeat(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The whole work."""
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


def build(token: str, api_url: str, *, webhook: bool) -> App:
    builder = ApplicationBuilder().token(token).base_url(f"{api_url}/bot").concurrent_updates(AT_ONCE)
    app: App = (builder.updater(None) if webhook else builder).build()
    app.add_handler(MessageHandler(filters.TEXT, repeat))
    return app


async def serve(app: App, port: int) -> None:
    """By webhook, until SIGTERM."""

    async def take(request: Request) -> Response:
        update = Update.de_json(json.loads(await request.body()), app.bot)
        await app.update_queue.put(update)
        return Response()

    site = Starlette(routes=[Route("/webhook", take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(site, port=port, log_config=None, access_log=False))
    async with app:
        await app.start()
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await app.bot.set_webhook(f"http://127.0.0.1:{port}/webhook")
        await serving
        await app.stop()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("token")
    parser.add_argument("api_url")
    parser.add_argument("--port", type=int, default=0, help="by webhook, on this port")
    chosen = parser.parse_args()
    app = build(chosen.token, chosen.api_url, webhook=bool(chosen.port))
    if chosen.port:
        asyncio.run(serve(app, chosen.port))
    else:
        app.run_polling(stop_signals=(signal.SIGTERM,))


if __name__ == "__main__":
    main()
