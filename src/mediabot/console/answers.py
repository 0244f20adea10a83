"""Where the letters of questions lead: what a browser asks for becomes a look or an answer, and that a page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mediabot.console import answer_page
from mediabot.console.signed import Fields, Pages, one_of
from mediabot.domain.cases import QuestionClosed
from mediabot.domain.conversation import REMARK_LIMIT
from mediabot.domain.referrals import Reason, ReferralClosed
from mediabot.domain.text import clean
from mediabot.services.questions.answering import AnswerIncomplete, Answering, Reply, Way


@dataclass(frozen=True)
class AnswerPages:
    answering: Answering
    pages: Pages

    def routes(self) -> list[Route]:
        return self.pages.routes("answer", self._look, self._answer)

    async def _look(self, request: Request) -> Response:
        view = await self.answering.look(request.path_params["signed"])
        t = self.pages.translator(request, view.language)
        return self.pages.page(answer_page.page(view, t), 410 if view.over else 200)

    async def _answer(self, request: Request, fields: Fields) -> Response | None:
        signed, reply = request.path_params["signed"], _reply(fields)
        try:
            await self.answering.answer(signed, reply)
        except AnswerIncomplete as error:
            view = await self.answering.look(signed)
            t = self.pages.translator(request, view.language)
            return self.pages.page(answer_page.page(view, t, reply, error.lacking), 422)
        except (ReferralClosed, QuestionClosed):
            if reply.text:
                view = await self.answering.look(signed)
                t = self.pages.translator(request, view.language)
                return self.pages.page(answer_page.not_sent(view, reply.text, t), 409)
        return None


def _reply(fields: Fields) -> Reply:
    """What nobody offered on the page counts for nothing."""
    way, reason = None, None
    with suppress(ValueError):
        way = Way(one_of(fields, "way"))
    with suppress(ValueError):
        reason = Reason(one_of(fields, "reason"))
    return Reply(
        way=way,
        contacts=frozenset(fields.get("contacts", ())),
        interests=one_of(fields, "interests"),
        text=clean(one_of(fields, "text"), limit=REMARK_LIMIT),
        reason=reason,
        told=one_of(fields, "told") == "yes",
        colleague=one_of(fields, "colleague"),
    )
