"""Telegram's limits on sending: in all, to a person, into a group; albums, storms and shares of bad luck."""

import asyncio
import json
from typing import Any

import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.limits import Limits, messages_in
from mediabot.demo.botapi.rules.refusals import Refusal
from mediabot.demo.botapi.server import LocalBotApi


@pytest.fixture
def clock() -> list[float]:
    """The time by which limits are counted; moved by hand."""
    return [1000.0]


@pytest.fixture
def limits(clock: list[float]) -> Limits:
    return Limits(clock=lambda: clock[0])


def refused(limits: Limits, chat_id: int, messages: int = 1) -> int:
    """Seconds to wait, or 0 if it went through."""
    try:
        limits.count(chat_id, messages)
    except Refusal as refusal:
        return int(refusal.parameters["retry_after"])
    return 0


def test_a_person_may_get_a_few_at_once_and_then_one_a_second(limits: Limits, clock: list[float]) -> None:
    limits.set(per_chat=1)

    at_once = [refused(limits, 100) for _ in range(5)]
    clock[0] += 1
    later = [refused(limits, 100), refused(limits, 100)]
    clock[0] += 60
    after_a_pause = [refused(limits, 100) for _ in range(4)]

    assert at_once == [0, 0, 0, 1, 1]
    assert later == [0, 1]
    assert after_a_pause == [0, 0, 0, 1]


def test_one_person_who_gets_too_much_holds_up_nobody_else(limits: Limits, clock: list[float]) -> None:
    limits.set(per_second=30, per_chat=1, burst=1)

    assert [refused(limits, chat) for chat in (100, 100, 101, 102)] == [0, 1, 0, 0]


def test_a_group_gets_twenty_in_any_minute(limits: Limits, clock: list[float]) -> None:
    limits.set(per_group=20, per_chat=1)

    first = [refused(limits, -1001) for _ in range(10)]
    clock[0] += 40
    second = [refused(limits, -1001) for _ in range(10)]
    too_much = refused(limits, -1001)
    other_group = refused(limits, -1002)
    clock[0] += 20
    after = refused(limits, -1001)

    assert first == second == [0] * 10
    assert too_much == 20
    assert other_group == after == 0


def test_an_album_counts_with_each_of_its_messages(limits: Limits, clock: list[float]) -> None:
    limits.set(per_chat=1, per_group=20)

    to_person = [refused(limits, 100, 10), refused(limits, 100)]
    to_group = [refused(limits, -1001, 10), refused(limits, -1001, 10), refused(limits, -1001)]
    clock[0] += 8

    assert to_person == [0, 8]
    assert to_group == [0, 0, 60]
    assert refused(limits, 100) == 0


def test_over_the_limit_of_all_nothing_gets_through_until_the_wait_is_over(limits: Limits, clock: list[float]) -> None:
    limits.set(per_second=3)
    for chat in (1, 2, 3):
        limits.count(chat, 1)
    clock[0] += 0.9

    waiting = refused(limits, 4)
    clock[0] += 0.5
    too_early = refused(limits, 4)
    clock[0] += 0.5

    assert (waiting, too_early, refused(limits, 4)) == (1, 1, 0)


@pytest.mark.parametrize(
    ("method", "values", "messages"),
    [
        ("sendmessage", {}, 1),
        ("editmessagetext", {}, 1),
        ("sendmediagroup", {"media": json.dumps([{}, {}, {}])}, 3),
        ("sendmediagroup", {"media": "nonsense["}, 1),
        ("sendchataction", {}, 0),
        ("answercallbackquery", {}, 0),
        ("deletemessage", {}, 0),
    ],
)
def test_only_what_is_sent_counts(method: str, values: dict[str, Any], messages: int) -> None:
    assert messages_in(method, Params(values)) == messages


async def test_a_storm_refuses_every_message_and_passes(
    api: LocalBotApi, ana: Person, call: Any, limits: Limits, clock: list[float]
) -> None:
    api.world.faults.limits = limits
    api.storm(30, retry_after=7)

    during = [await call("sendMessage", chat_id=ana.id, text="x") for _ in range(3)]
    other = await call("getMe")
    clock[0] += 30
    after = await call("sendMessage", chat_id=ana.id, text="x")

    assert [answer["parameters"]["retry_after"] for answer in during] == [7, 7, 7]
    assert other["ok"]
    assert after["ok"]
    assert api.calls.statuses == {429: 3, 200: 2}


async def test_new_limits_do_not_end_a_storm_but_a_good_day_does(api: LocalBotApi, ana: Person, call: Any) -> None:
    api.storm(60, retry_after=7)
    api.limit(per_second=30)

    during = await call("sendMessage", chat_id=ana.id, text="x")
    api.all_well()

    assert during["parameters"] == {"retry_after": 7}
    assert (await call("sendMessage", chat_id=ana.id, text="x"))["ok"]


async def test_a_share_of_calls_fails_the_same_way_every_time(api: LocalBotApi, ana: Person, call: Any) -> None:
    async def statuses() -> list[int]:
        api.calls.clear()
        api.all_well()
        api.fail_share("sendMessage", 0.3, 502, seed=5)
        for _ in range(40):
            await call("sendMessage", chat_id=ana.id, text="x")
        return [made.status for made in api.calls.of("sendMessage")]

    first = await statuses()

    assert 5 < first.count(502) < 20
    assert first.count(200) == 40 - first.count(502)
    assert await statuses() == first


async def test_a_share_of_answers_is_lost_after_the_message_was_sent(api: LocalBotApi, ana: Person, call: Any) -> None:
    api.drop_share("sendMessage", 0.5, seed=1)

    answers = await asyncio.gather(
        *(call("sendMessage", chat_id=ana.id, text=str(number)) for number in range(30)), return_exceptions=True
    )

    lost = sum(isinstance(answer, Exception) for answer in answers)
    assert 5 < lost < 25
    assert api.calls.statuses == {200: 30 - lost, 0: lost}
    assert len(ana.chat) == 31
