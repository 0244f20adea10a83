"""Where the letters of expert reactions lead: what a browser asks for becomes a look or an answer, and that a page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mediabot.console import comment_page
from mediabot.console.signed import Fields, Pages, one_of
from mediabot.domain.reactions import AnswersClosed
from mediabot.domain.text import TOPIC_LIMIT, clean
from mediabot.services.reactions.commenting import Act, Comment, CommentIncomplete, Commenting


@dataclass(frozen=True)
class CommentPages:
    commenting: Commenting
    pages: Pages

    def routes(self) -> list[Route]:
        return self.pages.routes("answer/comment", self._look, self._act)

    async def _look(self, request: Request) -> Response:
        view = await self.commenting.look(request.path_params["signed"])
        t = self.pages.translator(request, view.language)
        return self.pages.page(comment_page.page(view, t), 410 if view.over else 200)

    async def _act(self, request: Request, fields: Fields) -> Response | None:
        signed, comment = request.path_params["signed"], _comment(fields)
        try:
            await self.commenting.act(signed, comment)
        except CommentIncomplete:
            view = await self.commenting.look(signed)
            t = self.pages.translator(request, view.language)
            return self.pages.page(comment_page.page(view, t, comment), 422)
        except AnswersClosed:
            view = await self.commenting.look(signed)
            t = self.pages.translator(request, view.language)
            return self.pages.page(comment_page.not_sent(view, comment, t), 409)
        return None


def _comment(fields: Fields) -> Comment:
    """What nobody offered on the page counts for nothing."""
    act = None
    with suppress(ValueError):
        act = Act(one_of(fields, "act"))
    return Comment(act, clean(one_of(fields, "text"), limit=TOPIC_LIMIT), one_of(fields, "interests"))
