"""The web side: health, metrics and the webhook. It knows nobody: whatever it tells or hands on, it was given.

No personal data here: the first two are open to whoever reaches the port. Pages for people are in `answers.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from hmac import compare_digest
from typing import Literal

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from mediabot.services.sending.troubles import Told, cause_of

log = logging.getLogger(__name__)

UNSTORED = "an update can't be stored; Telegram will send it again"

MOST_BYTES = 1_000_000
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


@dataclass(frozen=True)
class Health:
    """How the bot is. `directory` is the version in force, 0 for none; `trouble` says what is wrong.

    Instants are in ISO form. `last_heard` is the last poll or webhook that went well; `oldest_owed` is by lane for how
    many seconds the oldest message that is due has been owed; `staff_group` is None where there is no group.
    """

    database: bool
    directory: int = 0
    deliveries_waiting: int = 0
    updates_undone: int = 0
    last_write: str | None = None
    last_heard: str | None = None
    oldest_owed: dict[str, float] = field(default_factory=dict)
    staff_group: bool | None = None
    trouble: tuple[str, ...] = field(default=())

    @property
    def ok(self) -> bool:
        return self.database and not self.trouble


@dataclass(frozen=True)
class Metric:
    """One figure for Prometheus."""

    name: str
    help: str
    value: float
    kind: Literal["counter", "gauge"] = "gauge"


@dataclass(frozen=True)
class Webhook:
    """`accept` returns once the update is stored, and raises ValueError for what is none.

    `path` is that of the address given to Telegram; `/webhook` serves too, for a proxy that maps paths.
    """

    accept: Callable[[bytes], Awaitable[None]]
    secret: str
    path: str = "/webhook"


AskHealth = Callable[[], Awaitable[Health]]
AskMetrics = Callable[[], Awaitable[Sequence[Metric]]]


def build_console(
    health: AskHealth, metrics: AskMetrics, webhook: Webhook | None = None, pages: Sequence[Route] = ()
) -> Starlette:
    """The application. Without a webhook there is no such page; `pages` are those for people."""
    routes = [
        Route("/health", _health_page(health), methods=["GET"]),
        Route("/metrics", _metrics_page(metrics), methods=["GET"]),
        *pages,
    ]
    if webhook is not None:
        page = _webhook_page(webhook)
        routes += [Route(path, page, methods=["POST"]) for path in sorted({webhook.path or "/", "/webhook"})]
    return Starlette(routes=routes)


Page = Callable[[Request], Awaitable[Response]]


def _health_page(ask: AskHealth) -> Page:
    told = Told(log)

    async def page(request: Request) -> Response:
        try:
            health = await ask()
        except Exception as error:
            told.trouble("the state of health can't be told", type(error).__name__)
            health = Health(database=False, trouble=("the database can't be read",))
        else:
            told.over("the state of health can't be told")
        return JSONResponse({"ok": health.ok, **asdict(health)}, 200 if health.ok else 503)

    return page


def _metrics_page(ask: AskMetrics) -> Page:
    told = Told(log)

    async def page(request: Request) -> Response:
        try:
            metrics = await ask()
        except Exception as error:
            told.trouble("the metrics can't be told", type(error).__name__)
            return PlainTextResponse("the database can't be read\n", 503)
        told.over("the metrics can't be told")
        return PlainTextResponse(_exposition(metrics), media_type="text/plain; version=0.0.4")

    return page


def _webhook_page(webhook: Webhook) -> Page:
    told = Told(log)

    async def page(request: Request) -> Response:
        if not _from_telegram(request, webhook.secret):
            return PlainTextResponse("not for you\n", 403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("half a request\n", 400)
        if body is None:
            return PlainTextResponse("too large\n", 413)
        try:
            await webhook.accept(body)
        except ValueError:
            return PlainTextResponse("not an update\n", 400)
        except Exception as error:
            told.trouble(UNSTORED, cause_of(error))
            return PlainTextResponse("try again\n", 503)
        told.over(UNSTORED)
        return Response(status_code=200)

    return page


def _from_telegram(request: Request, secret: str) -> bool:
    given = request.headers.get(SECRET_HEADER, "")
    return compare_digest(given.encode(), secret.encode())


async def _body(request: Request) -> bytes | None:
    """None as soon as it is too long, however much is still to come."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _exposition(metrics: Sequence[Metric]) -> str:
    """Prometheus' text format."""
    lines: list[str] = []
    for metric in metrics:
        lines += [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.kind}"]
        lines.append(f"{metric.name} {metric.value}")
    return "\n".join(lines) + "\n"
