"""Where the links of letters lead: what a browser asks for becomes a look or an answer, and that a page.

Whoever has the link may answer; it came by e-mail to the expert alone. Pages tell nobody where they stand, are kept by
nobody, and take no script.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from mediabot.console import answer_page
from mediabot.domain.cases import QuestionClosed
from mediabot.domain.conversation import REMARK_LIMIT
from mediabot.domain.errors import Gone
from mediabot.domain.languages import WRITTEN
from mediabot.domain.referrals import Reason, ReferralClosed
from mediabot.domain.text import clean
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.ports.post import LinkUnusable
from mediabot.services.questions.answering import AnswerIncomplete, Answering, Reply, Way
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
    "Content-Security-Policy": f"default-src 'none'; style-src '{answer_page.STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True)
class AnswerPages:
    """`path` is that of the address at which the server is reached from outside."""

    answering: Answering
    catalogs: Catalogs
    path: str = ""

    def routes(self) -> list[Route]:
        told = Told(log)

        async def serve(request: Request) -> Response:
            try:
                response = await (self._answer if request.method == "POST" else self._look)(request)
            except Exception as error:
                told.trouble("the page of answers fails", cause_of(error))
                return self._page(answer_page.broken(self._translator(request)), 503)
            told.over("the page of answers fails")
            return response

        paths = sorted({"/answer/{signed}", f"{self.path}/answer/{{signed}}"})
        return [Route(path, serve, methods=["GET", "POST"]) for path in paths]

    async def _look(self, request: Request) -> Response:
        try:
            view = await self.answering.look(request.path_params["signed"])
        except LinkUnusable:
            return self._page(answer_page.unusable(self._translator(request)), 404)
        except Gone:
            return self._page(answer_page.gone(self._translator(request)), 410)
        t = self._translator(request, view.language)
        return self._page(answer_page.page(view, t), 410 if view.over else 200)

    async def _answer(self, request: Request) -> Response:
        """Back to the page, which shows how it stands; a second tap finds it answered."""
        try:
            fields = await _fields(request)
        except (ValueError, ClientDisconnect):
            return self._page(answer_page.too_large(self._translator(request)), 413)
        reply = _reply(fields)
        try:
            await self.answering.answer(request.path_params["signed"], reply)
        except AnswerIncomplete as error:
            view = await self.answering.look(request.path_params["signed"])
            t = self._translator(request, view.language)
            return self._page(answer_page.page(view, t, reply, error.lacking), 422)
        except (ReferralClosed, QuestionClosed):
            if reply.text:
                view = await self.answering.look(request.path_params["signed"])
                return self._page(answer_page.not_sent(view, reply.text, self._translator(request, view.language)), 409)
        except (LinkUnusable, Gone):
            return await self._look(request)
        return RedirectResponse(f"?lang={self._translator(request).language}", 303, HEADERS)

    def _translator(self, request: Request, language: str = "") -> Translator:
        """Of the language chosen on the page, or else the expert's."""
        office = self.answering.office()
        chosen = request.query_params.get("lang", "")
        return self.catalogs.translator(chosen if chosen in WRITTEN else language or office.language, office.zone)

    def _page(self, html: str, status: int) -> Response:
        return HTMLResponse(html, status, HEADERS)


async def _fields(request: Request) -> Mapping[str, Sequence[str]]:
    """What was sent from the form. Raises ValueError where it is no form, or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise ValueError("not a form")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise ValueError("too large")
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)


def _reply(fields: Mapping[str, Sequence[str]]) -> Reply:
    """What nobody offered on the page counts for nothing."""

    def one(name: str) -> str:
        return next(iter(fields.get(name, ())), "")

    way, reason = None, None
    with suppress(ValueError):
        way = Way(one("way"))
    with suppress(ValueError):
        reason = Reason(one("reason"))
    return Reply(
        way=way,
        contacts=frozenset(fields.get("contacts", ())),
        interests=one("interests"),
        text=clean(one("text"), limit=REMARK_LIMIT),
        reason=reason,
        told=one("told") == "yes",
        colleague=one("colleague"),
    )
