"""Where the demo's letters arrive: a page with each of them, and behind its link the page on which one answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from html import escape as h

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mediabot.console.paper import document
from mediabot.console.signed import HEADERS
from mediabot.domain.languages import WRITTEN
from mediabot.i18n.translator import Catalogs, Translator

MOST = 50
"""The newest ones are kept."""


class Letterbox:
    """A mail server that sends nothing. `answers` is what serves the links of letters just now."""

    def __init__(self, answers: Callable[[], ASGIApp]) -> None:
        self._answers = answers
        self._letters: list[EmailMessage] = []
        self._catalogs = Catalogs.load()

    async def deliver(self, message: EmailMessage, sender: str, to: str) -> None:  # noqa: ARG002 - as any that delivers
        """Newest first."""
        self._letters = [message, *self._letters][:MOST]

    def empty(self) -> None:
        self._letters = []

    def routes(self) -> list[Route]:
        return [Route("/demo/letters", self._show), Route("/answer/{rest:path}", _Passing(self._answers))]

    async def _show(self, request: Request) -> Response:
        chosen = request.query_params.get("lang", "")
        t = self._catalogs.translator(chosen if chosen in WRITTEN else "bg")
        heading = t.gettext("Letters to experts without Telegram")
        none = t.gettext(
            "No letters yet. Ask about oncology, for example: that expert has only an e-mail address here."
        )
        letters = [_letter(one, t) for one in self._letters] or [f"<p>{h(none)}</p>"]
        return HTMLResponse(document((f"<h1>{h(heading)}</h1>", *letters), t), headers=HEADERS)


class _Passing:
    """The demo may begin anew, with another bot behind the same addresses."""

    def __init__(self, app: Callable[[], ASGIApp]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app()(scope, receive, send)


def _letter(message: EmailMessage, t: Translator) -> str:
    """As a mail program shows its simple HTML."""
    body = message.get_body(("html",))
    text = re.search(r"<body>(.*)</body>", str(body.get_content()), re.DOTALL) if body else None
    to = t.gettext("To: {address}").format(address=message["To"])
    return f"<h2>{h(str(message['Subject']))}</h2><p>{h(to)}</p><article>{text[1] if text else ''}</article>"
