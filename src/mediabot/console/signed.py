"""What the pages behind the links of letters have in common: a browser only looks at them, or sends what acts.

Whoever has the link may act; it came by e-mail to the expert alone. Pages tell nobody where they stand, are kept by
nobody, and take no script.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from mediabot.console import paper
from mediabot.domain.errors import Gone
from mediabot.domain.languages import WRITTEN
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Office
from mediabot.services.ports.post import LinkUnusable
from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

MOST_BYTES = 65_536
MOST_FIELDS = 40
FORM = "application/x-www-form-urlencoded"

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": f"default-src 'none'; style-src '{paper.STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}


Fields = Mapping[str, Sequence[str]]
Step = Callable[[Request], Awaitable[Response]]
Act = Callable[[Request, Fields], Awaitable[Response | None]]
"""A page that tells why not; None where it is done."""


@dataclass(frozen=True)
class Pages:
    """`path` is that of the address at which the server is reached from outside."""

    office: Callable[[], Office]
    catalogs: Catalogs
    path: str

    def routes(self, name: str, look: Step, act: Act) -> list[Route]:
        """To look at a page and to act on it."""
        told = Told(log)

        async def serve(request: Request) -> Response:
            try:
                response = await self._serve(request, look, act)
            except Exception as error:
                told.trouble(f"the page /{name} fails", cause_of(error))
                return self.page(paper.broken(self.translator(request)), 503)
            told.over(f"the page /{name} fails")
            return response

        paths = sorted({f"/{name}/{{signed}}", f"{self.path}/{name}/{{signed}}"})
        return [Route(path, serve, methods=["GET", "POST"]) for path in paths]

    async def _serve(self, request: Request, look: Step, act: Act) -> Response:
        if request.method == "POST":
            with suppress(LinkUnusable, Gone):
                return await self._done(request, act)
        try:
            return await look(request)
        except LinkUnusable:
            return self.page(paper.unusable(self.translator(request)), 404)
        except Gone:
            return self.page(paper.gone(self.translator(request)), 410)

    async def _done(self, request: Request, act: Act) -> Response:
        """Back to the page, which shows how it stands; a second tap finds it done."""
        try:
            fields = await _fields(request)
        except (ValueError, ClientDisconnect):
            return self.page(paper.too_large(self.translator(request)), 413)
        answer = await act(request, fields)
        return answer or RedirectResponse(f"?lang={self.translator(request).language}", 303, HEADERS)

    def translator(self, request: Request, language: str = "") -> Translator:
        """Of the language chosen on the page, or else the expert's."""
        office = self.office()
        chosen = request.query_params.get("lang", "")
        return self.catalogs.translator(chosen if chosen in WRITTEN else language or office.language, office.zone)

    def page(self, html: str, status: int = 200) -> Response:
        return HTMLResponse(html, status, HEADERS)


def one_of(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


async def _fields(request: Request) -> Fields:
    """What was sent from the form. Raises ValueError where it is no form, or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise ValueError("not a form")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise ValueError("too large")
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
