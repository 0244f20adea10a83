"""The web side: health, metrics, and the webhook's guard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx
import pytest

from mediabot.console.app import SECRET_HEADER, Health, Metric, Webhook, build_console


@dataclass
class House:
    """What the console is given."""

    state: Health | Exception = field(default_factory=lambda: Health(database=True, directory=3))
    figures: Sequence[Metric] | Exception = ()
    trouble: Exception | None = None
    taken: list[bytes] = field(default_factory=list)

    async def health(self) -> Health:
        if isinstance(self.state, Exception):
            raise self.state
        return self.state

    async def metrics(self) -> Sequence[Metric]:
        if isinstance(self.figures, Exception):
            raise self.figures
        return self.figures

    async def accept(self, body: bytes) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.taken.append(body)

    def visitor(self, webhook: bool = True) -> httpx.AsyncClient:
        given = Webhook(self.accept, "secret") if webhook else None
        app = build_console(self.health, self.metrics, given)
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://console")

    async def receives(self, body: bytes, secret: str | None = "secret") -> int:
        headers = {} if secret is None else {SECRET_HEADER.encode(): secret.encode()}
        async with self.visitor() as visitor:
            return (await visitor.post("/webhook", content=body, headers=headers)).status_code


async def test_a_healthy_house_says_so() -> None:
    async with House(Health(True, directory=3, deliveries_waiting=2, updates_undone=1)).visitor() as visitor:
        answer = await visitor.get("/health")

    assert answer.status_code == 200
    assert answer.json() == {
        "ok": True,
        "database": True,
        "directory": 3,
        "deliveries_waiting": 2,
        "updates_undone": 1,
        "last_write": None,
        "last_heard": None,
        "oldest_owed": {},
        "staff_group": None,
        "trouble": [],
    }


@pytest.mark.parametrize(
    "state", [Health(database=False), Health(True, trouble=("no directory",)), RuntimeError("boom: secret")]
)
async def test_a_house_in_trouble_answers_503(state: Health | Exception) -> None:
    async with House(state).visitor() as visitor:
        answer = await visitor.get("/health")

    assert answer.status_code == 503
    assert answer.json()["ok"] is False
    assert "boom" not in answer.text


async def test_metrics_are_in_prometheus_form() -> None:
    figures = [
        Metric("mediabot_updates_total", "Updates handled.", 1234567, "counter"),
        Metric("mediabot_deliveries_waiting", "Messages owed.", 0.5),
    ]
    async with House(figures=figures).visitor() as visitor:
        answer = await visitor.get("/metrics")

    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert answer.text == (
        "# HELP mediabot_updates_total Updates handled.\n# TYPE mediabot_updates_total counter\n"
        "mediabot_updates_total 1234567\n"
        "# HELP mediabot_deliveries_waiting Messages owed.\n# TYPE mediabot_deliveries_waiting gauge\n"
        "mediabot_deliveries_waiting 0.5\n"
    )


async def test_metrics_that_can_not_be_read_answer_503() -> None:
    async with House(figures=RuntimeError()).visitor() as visitor:
        assert (await visitor.get("/metrics")).status_code == 503


async def test_an_update_with_the_secret_is_taken() -> None:
    house = House()

    assert await house.receives(b'{"update_id": 1}') == 200
    assert house.taken == [b'{"update_id": 1}']


@pytest.mark.parametrize("secret", [None, "", "Secret", "secret ", "тайна"])
async def test_an_update_without_the_secret_is_not_taken(secret: str | None) -> None:
    house = House()

    assert await house.receives(b'{"update_id": 1}', secret) == 403
    assert house.taken == []


async def test_an_update_of_more_than_a_megabyte_is_not_read() -> None:
    house = House()

    assert await house.receives(b"x" * 1_000_001) == 413
    assert house.taken == []


async def test_what_is_no_update_is_refused_for_good() -> None:
    assert await House(trouble=ValueError("not JSON")).receives(b"{") == 400


async def test_an_update_that_can_not_be_stored_is_to_be_sent_again() -> None:
    assert await House(trouble=OSError("disk full")).receives(b'{"update_id": 1}') == 503


async def test_without_a_webhook_there_is_no_such_page() -> None:
    async with House().visitor(webhook=False) as visitor:
        assert (await visitor.post("/webhook", content=b"{}")).status_code == 404
