"""Bad days on demand, and what is remembered of them."""

import asyncio
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import until


async def test_only_the_chosen_call_fails_and_only_so_often(api: LocalBotApi, ana: Person, call: Any) -> None:
    boris = api.add_user(101, "Boris")
    await boris.starts()
    api.fail_next("sendMessage", status=403, description="Forbidden: user is deactivated", times=2, chat_id=boris.id)

    answers = [await call("sendMessage", chat_id=id, text="x") for id in (ana.id, boris.id, boris.id, boris.id)]

    assert [answer["ok"] for answer in answers] == [True, False, False, True]
    assert answers[1]["description"] == "Forbidden: user is deactivated"
    assert [c.status for c in api.calls.of("sendMessage")] == [200, 403, 403, 200]
    assert api.calls.of("sendMessage")[0]["text"] == "x"
    assert api.calls.counts["sendmessage"] == 4


async def test_connection_is_cut_before_or_after_the_call_took_effect(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    api.drop_next("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "never sent")

    api.drop_next("sendMessage", after=True)
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "sent, unanswered")

    assert "never sent" not in ana.chat
    assert "sent, unanswered" in ana.chat


async def test_answers_come_late_when_asked(api: LocalBotApi, ana: Person, call: Any) -> None:
    api.delay("sendMessage", 0.1, times=1)
    api.delay("sendMessage", 3600, times=1)
    late = await call("sendMessage", chat_id=ana.id, text="late")
    later = asyncio.create_task(call("sendMessage", chat_id=ana.id, text="much later"))
    await until(lambda: api.calls.under_way)

    at_once = await call("sendMessage", chat_id=ana.id, text="at once")

    assert (late["ok"], at_once["ok"], later.done()) == (True, True, False)
    assert api.calls.all[0].seconds >= 0.1
    assert [seen.text for seen in ana.chat.messages][-2:] == ["late", "at once"]
    later.cancel()


async def test_limit_refuses_with_seconds_to_wait(api: LocalBotApi, ana: Person, call: Any) -> None:
    api.limit(per_second=3)

    answers = [await call("sendMessage", chat_id=ana.id, text="x") for _ in range(5)]
    api.all_well()
    free = await call("sendMessage", chat_id=ana.id, text="x")

    assert [answer["ok"] for answer in answers] == [True, True, True, False, False]
    assert answers[-1]["description"] == "Too Many Requests: retry after 1"
    assert answers[-1]["parameters"] == {"retry_after": 1}
    assert free["ok"]


async def test_limit_per_chat_leaves_others_alone(api: LocalBotApi, ana: Person, call: Any) -> None:
    boris = api.add_user(101, "Boris")
    await boris.starts()
    api.limit(per_chat=1, burst=1)

    answers = [await call("sendMessage", chat_id=id, text="x") for id in (ana.id, ana.id, boris.id)]

    assert [answer["ok"] for answer in answers] == [True, False, True]


async def test_waiting_in_vain_shows_the_chat(ana: Person, call: Any) -> None:
    await call("sendMessage", chat_id=ana.id, text="something else")

    with pytest.raises(AssertionError, match="something else"):
        await ana.sees("an answer", timeout=0.02)


async def test_not_settled_while_an_update_is_unconfirmed(api: LocalBotApi, ana: Person, call: Any) -> None:
    await ana.sends("hello")

    with pytest.raises(AssertionError, match="not settled"):
        await api.settled(timeout=0.1)
    (update,) = (await call("getUpdates"))["result"]
    await call("getUpdates", offset=update["update_id"] + 1)

    await api.settled()
