"""The reins over HTTP, and the server as a process of its own."""

import asyncio
import signal
import sys
from typing import Any

import httpx
import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import PATIENCE, until_true


async def steer(url: str, what: str, **body: Any) -> Any:
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        answer = (await client.post(f"{url}/control/{what}", json=body)).json()
    assert answer["ok"], answer
    return answer["result"]


async def test_people_are_driven_from_outside(api: LocalBotApi, call: Any) -> None:
    await steer(api.url, "users", users=[{"id": 100, "first_name": "Ana"}, {"id": 101, "first_name": "Boris"}])
    await steer(api.url, "send", messages=[{"user": 100, "text": "/start"}, {"user": 101, "kind": "voice"}])
    keyboard = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    await call("sendMessage", chat_id=100, text="Приемате ли?", reply_markup=keyboard)

    await steer(api.url, "sees", user=100, text="Приемате")
    press = await steer(api.url, "press", user=100, label="Да")
    await call("answerCallbackQuery", callback_query_id=press, text="Готово")

    chat = await steer(api.url, "chat", user=100)
    assert chat["messages"][-1]["buttons"] == ["Да"]
    assert await steer(api.url, "toasts", user=100) == ["Готово"]
    assert (await steer(api.url, "owed"))["owed"] == 3
    assert (await steer(api.url, "calls"))["counts"]["sendmessage"] == 1
    assert (await steer(api.url, "chats"))["100"] == {"count": 1, "last": "Приемате ли?"}
    assert not await steer(api.url, "settled", timeout=0.05)


async def test_faults_are_ordered_from_outside(api: LocalBotApi, ana: Person, call: Any) -> None:
    await steer(api.url, "fail", method="sendMessage", retry_after=3)

    answer = await call("sendMessage", chat_id=ana.id, text="x")

    assert answer["parameters"] == {"retry_after": 3}


async def test_unknown_control_names_the_known_ones(api: LocalBotApi) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{api.url}/control/nonsense")

    assert answer.status_code == 400
    assert "press" in answer.json()["description"]


@pytest.mark.process
async def test_server_runs_alone_and_stops_at_once_with_a_poll_waiting() -> None:
    command = [sys.executable, "-m", "mediabot.demo.botapi", "--port", "0"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        me = (await client.get(f"{url}/bot1:local/getMe")).json()
        poll = asyncio.create_task(client.get(f"{url}/bot1:local/getUpdates", params={"timeout": 3600}))

        async def is_waiting() -> bool:
            return "getupdates" in (await steer(url, "calls"))["counts"]

        await until_true(is_waiting)

        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            await process.wait()
        await asyncio.gather(poll, return_exceptions=True)

    assert me["result"]["username"] == "media_center_bot"
