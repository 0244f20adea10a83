"""Many thousands of readers: made at once, written to, and counted."""

from typing import Any

import httpx
import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.world import World
from waiting import PATIENCE

TOKEN = "1:local"


async def steer(url: str, what: str, **body: Any) -> Any:
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        answer = (await client.post(f"{url}/control/{what}", json=body)).json()
    assert answer["ok"], answer
    return answer["result"]


async def test_who_was_missed_and_who_got_it_twice_is_told(api: LocalBotApi, ana: Person, call: Any) -> None:
    await steer(api.url, "crowd", first_id=1000, count=5)
    for reader in (1000, 1001, 1001, 1002, 1004):
        await call("sendMessage", chat_id=reader, text="Новина")
    await call("sendMessage", chat_id=1000, text="Друго")

    news = await steer(api.url, "counts", first=1000, last=1004, containing="Новина")
    everything = await steer(api.url, "counts")

    assert news == {
        "chats": 5,
        "messages": 5,
        "min": 0,
        "max": 2,
        "missed": 1,
        "twice": 1,
        "some_missed": [1003],
        "some_twice": [1001],
    }
    assert (everything["chats"], everything["messages"], everything["some_missed"]) == (6, 6, [100, 1003])


async def test_counting_begins_anew_when_asked(api: LocalBotApi, ana: Person, call: Any) -> None:
    await call("sendMessage", chat_id=ana.id, text="x")

    before = await steer(api.url, "counts", clear=True)
    after = await steer(api.url, "counts", chats=[ana.id])

    assert (before["messages"], after["messages"]) == (1, 0)


async def test_people_who_shut_the_bot_out_are_not_missed(api: LocalBotApi, ana: Person) -> None:
    await steer(api.url, "crowd", first_id=1000, count=2)
    await steer(api.url, "block", user=1000)
    await steer(api.url, "deactivate", user=1001)

    counts = await steer(api.url, "counts")

    assert counts["some_missed"] == [ana.id]


async def test_nothing_is_kept_of_what_a_crowd_gets_until_one_of_them_speaks(api: LocalBotApi, call: Any) -> None:
    api.world.add_crowd(1000, 2)
    sent = (await call("sendMessage", chat_id=1000, text="<b>Новина</b>", parse_mode="HTML"))["result"]
    reader = api.person(1000)
    kept_before = len(reader.chat)

    await reader.sends("Здравейте")
    await call("sendMessage", chat_id=1000, text="Отговор")

    assert (sent["text"], sent["chat"]["first_name"]) == ("Новина", "Reader 1000")
    assert kept_before == 0
    assert [seen.text for seen in reader.chat.messages] == ["Здравейте", "Отговор"]
    assert (await steer(api.url, "chats"))["1001"] == {"count": 0, "last": ""}


async def test_crowd_stays_when_all_is_started_over(api: LocalBotApi, call: Any) -> None:
    api.world.add_crowd(1000, 1)

    api.world.start_over()

    assert (await call("sendMessage", chat_id=1000, text="x"))["ok"]


async def test_light_world_keeps_counts_only(call: Any) -> None:
    world = World(light=True)
    world.add_bot(TOKEN, "media_bot", "Media Center")
    async with LocalBotApi.running(world=world) as api:
        await steer(api.url, "users", users=[{"id": 7, "first_name": "Reader"}], started=True)
        for _ in range(1500):
            await api.app.call(TOKEN, "sendmessage", Params({"chat_id": "7", "text": "x"}))

        counts = await steer(api.url, "counts")
        with pytest.raises(AssertionError, match="light world"):
            await steer(api.url, "counts", containing="x")

    assert (counts["messages"], counts["twice"]) == (1500, 1)
    assert len(api.calls.all) <= 1000
    assert api.person(7).chat.messages == []


async def test_fifty_thousand_people_come_in_one_call(api: LocalBotApi) -> None:
    people = [{"id": number, "first_name": "R"} for number in range(1000, 51000)]

    assert await steer(api.url, "users", users=people, started=True) == 50000
    counts = await steer(api.url, "counts")

    assert (counts["chats"], counts["missed"]) == (50000, 50000)


async def test_person_can_be_there_from_the_start(api: LocalBotApi, call: Any) -> None:
    boris = api.add_user(101, "Boris", started=True)

    assert (await call("sendMessage", chat_id=boris.id, text="x"))["ok"]
    assert api.world.bot.queue.handed_over == 0


async def test_refused_calls_are_counted_by_status(api: LocalBotApi, ana: Person, call: Any) -> None:
    await steer(api.url, "limit", per_chat=1, burst=1)
    await steer(api.url, "fail_share", method="sendChatAction", share=1)
    for _ in range(3):
        await call("sendMessage", chat_id=ana.id, text="x")
    await call("sendChatAction", chat_id=ana.id, action="typing")

    calls = await steer(api.url, "calls", clear=True)

    assert calls["statuses"] == {"200": 1, "429": 2, "500": 1}
    assert calls["refusals"] == {"sendmessage 429": 2, "sendchataction 500": 1}
    assert (await steer(api.url, "calls"))["statuses"] == {}
