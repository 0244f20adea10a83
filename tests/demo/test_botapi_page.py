"""The page's addresses, without a browser."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from mediabot.demo.botapi.browser.page import FOLDER
from mediabot.demo.botapi.people.attachments import PICTURE
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.sample import sample_page
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.origins import Channel
from mediabot.demo.botapi.world.world import World
from waiting import PATIENCE, until

TOKEN = "1:local"


@pytest.fixture
async def paged() -> AsyncIterator[LocalBotApi]:
    """A server with the page and its sample accounts."""
    world = World()
    world.add_bot(TOKEN, "media_bot", "Media Center")
    async with LocalBotApi.running(world=world, page=sample_page(world)) as running:
        yield running


@pytest.fixture
async def browser(paged: LocalBotApi) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who calls what the page calls."""
    async with httpx.AsyncClient(base_url=paged.url, timeout=PATIENCE) as client:
        yield client


async def say(browser: httpx.AsyncClient, **params: Any) -> Any:
    return (await browser.post(f"/bot{TOKEN}/sendMessage", json=params)).json()["result"]


async def test_page_and_all_it_needs_come_from_here(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/")
    scripts = [await browser.get(f"/static/{script.name}") for script in FOLDER.glob("*.js")]
    style = await browser.get("/static/style.css")

    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert {answer.status_code for answer in (*scripts, style)} == {200}
    assert "https://" not in page.text + style.text
    assert not any("innerHTML" in script.text for script in scripts)


async def test_what_is_done_on_a_phone_reaches_the_bot(browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    sent = await say(
        browser, chat_id=101, text="Да?", reply_markup={"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    )

    await browser.post("/demo/press", json={"account": 101, "message_id": sent["message_id"], "row": 0, "column": 0})
    await browser.post("/demo/file", json={"account": 101, "kind": "sticker"})

    updates = (await browser.post(f"/bot{TOKEN}/getUpdates")).json()["result"]
    assert updates[0]["message"]["text"] == "/start"
    assert updates[1]["callback_query"]["data"] == "y"
    assert updates[2]["message"]["sticker"]["emoji"] == "👋"


async def test_state_tells_the_colour_of_a_button(browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    keys = [{"text": "Да", "callback_data": "y", "style": "success"}, {"text": "Не", "callback_data": "n"}]
    await say(browser, chat_id=101, text="Да?", reply_markup={"inline_keyboard": [keys]})

    state = (await browser.get("/demo/state")).json()

    [[yes, no]] = state["chats"]["101"][-1]["rows"]
    assert yes["style"] == "success"
    assert "style" not in no


async def test_state_shows_chats_without_the_data_of_buttons(browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    await say(
        browser,
        chat_id=101,
        text="Да?",
        reply_markup={"inline_keyboard": [[{"text": "Да", "callback_data": "secret"}]]},
    )

    state = (await browser.get("/demo/state")).json()

    assert [phone["key"] for phone in state["phones"]] == ["journalist", "expert", "staff"]
    assert state["chats"]["101"][-1]["rows"] == [[{"label": "Да", "kind": "press", "value": ""}]]
    assert "secret" not in json.dumps(state)


async def hearing(browser: httpx.AsyncClient, last: str) -> asyncio.Task[list[Any]]:
    """What an open page is told, up to the event of that kind. The page is open already."""
    events: list[Any] = []
    listening = asyncio.create_task(hear(browser, last, events))
    await until(lambda: events, "the page is greeted")
    return listening


async def hear(browser: httpx.AsyncClient, last: str, events: list[Any]) -> list[Any]:
    async with asyncio.timeout(PATIENCE), browser.stream("GET", "/demo/events") as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                events.append(json.loads(line[6:]))
            if events and events[-1]["kind"] == last:
                break
    return events


async def test_changes_are_told_as_they_happen(browser: httpx.AsyncClient) -> None:
    heard = await hearing(browser, last="edited")
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    sent = await say(browser, chat_id=101, text="a")
    params = {"chat_id": 101, "message_id": sent["message_id"], "text": "b"}
    await browser.post(f"/bot{TOKEN}/editMessageText", json=params)

    assert [event["kind"] for event in await heard] == ["hello", "message", "message", "edited"]


async def test_page_hears_nothing_of_readers_on_no_phone(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    paged.world.add_crowd(1000, 500)
    other = paged.add_user(999, "Elsewhere", started=True)
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    heard = await hearing(browser, last="clock")

    for reader in (*range(1000, 1500), other.id, 101):
        await paged.app.call(TOKEN, "sendmessage", Params({"chat_id": reader, "text": "Новина"}))
    await browser.post("/demo/clock", json={"minutes": 15})

    assert [(event["kind"], event.get("chat")) for event in (await heard)[1:]] == [
        ("message", "101"),
        ("clock", None),
    ]


async def test_page_that_reads_slowly_hears_only_how_a_message_stands(
    paged: LocalBotApi, browser: httpx.AsyncClient
) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    number = (await say(browser, chat_id=101, text="0 %"))["message_id"]
    heard = await hearing(browser, last="message")

    message = paged.person(101).chat.message(number).message
    for percent in range(1, 101):
        paged.world.change_message(message, {"text": f"{percent} %"})
    await say(browser, chat_id=101, text="Готово")

    events = await heard
    assert [event["kind"] for event in events] == ["hello", "edited", "message"]
    assert events[1]["message"]["text"] == "100 %"


async def test_what_a_message_carries_is_shown(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    ana = paged.person(101)
    await ana.sends_album("photo", "photo", caption="две")
    await ana.sends_poll("Кога?", ["днес", "утре"])
    await ana.forwards("новина", origin=Channel(-100777, "Новини"))
    file = paged.world.files.keep("тайна.pdf", b"1234")
    params = {"chat_id": "101", "document": file.id, "protect_content": "true"}
    await paged.app.call(TOKEN, "senddocument", Params(params))

    first, second, poll, news, secret = (await browser.get("/demo/state")).json()["chats"]["101"]

    assert first["album"] == second["album"] != ""
    assert (first["media"]["kind"], first["text"]) == ("photo", "две")
    assert (await browser.get(first["media"]["url"])).headers["content-type"] == "image/png"
    assert poll["poll"] == {"question": "Кога?", "type": "regular", "is_closed": False, "options": ["днес", "утре"]}
    assert news["forwarded"] == "Новини"
    assert secret["media"] == {"kind": "document", "name": "тайна.pdf", "size": 4, "seconds": 0, "url": ""}
    assert (secret["protected"], news["protected"]) == (True, False)


async def test_files_chosen_on_a_phone_reach_the_bot(browser: httpx.AsyncClient) -> None:
    form = {"account": "101", "chat": "", "kind": "photo", "caption": "Вижте"}
    two = {"file0": ("едно.png", PICTURE, "image/png"), "file1": ("две.png", PICTURE, "image/png")}
    await browser.post("/demo/upload", data=form, files=two)
    await browser.post("/demo/upload", data=form | {"kind": "document"}, files={"file0": ("отчет.pdf", b"1234")})
    await browser.post("/demo/upload", data=form, files={"file0": ("не е снимка.txt", b"12", "text/plain")})

    updates = (await browser.post(f"/bot{TOKEN}/getUpdates")).json()["result"]
    first, second, document, text = (update["message"] for update in updates)
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("Вижте", False)
    assert first["photo"][-1]["file_size"] == len(PICTURE)
    assert (document["document"]["file_name"], document["caption"]) == ("отчет.pdf", "Вижте")
    assert "media_group_id" not in document
    assert text["document"]["file_name"] == "не е снимка.txt"


async def test_page_hears_that_a_message_asks_for_a_reply_as_it_comes(browser: httpx.AsyncClient) -> None:
    heard = await hearing(browser, last="message")

    await say(browser, chat_id=-1001, text="Какво да отговорим?", reply_markup={"force_reply": True})

    assert (await heard)[-1]["message"]["asksReply"] is True


async def test_message_is_answered_corrected_and_forwarded(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    group = {"account": 301, "chat": -1001}
    number = (await say(browser, chat_id=-1001, text="Какво да отговорим?"))["message_id"]

    await browser.post("/demo/send", json=group | {"text": "Да", "reply_to": number})
    await browser.post("/demo/edit", json=group | {"message_id": number + 1, "text": "Не"})
    await browser.post("/demo/forward", json=group | {"message_id": number + 1})
    await browser.post("/demo/file", json=group | {"kind": "voice", "reply_to": number})
    foreign = await browser.post("/demo/edit", json=group | {"message_id": number, "text": "Чуждо"})

    updates = (await browser.post(f"/bot{TOKEN}/getUpdates")).json()["result"]
    answer, correction, forwarded, voice = (
        update[kind] for update in updates for kind in update if kind != "update_id"
    )
    assert (answer["text"], answer["reply_to_message"]["message_id"]) == ("Да", number)
    assert (correction["text"], correction["message_id"]) == ("Не", answer["message_id"])
    assert (forwarded["chat"]["id"], forwarded["forward_origin"]["type"]) == (301, "user")
    assert voice["reply_to_message"]["message_id"] == number
    assert foreign.status_code == 400


async def test_what_is_protected_is_not_forwarded(browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    number = (await say(browser, chat_id=101, text="тайно", protect_content=True))["message_id"]

    refused = await browser.post("/demo/forward", json={"account": 101, "message_id": number})

    assert refused.status_code == 400


async def test_samples_are_a_file_with_words_in_it_and_a_post_of_a_channel(
    paged: LocalBotApi, browser: httpx.AsyncClient
) -> None:
    for kind in ("document", "post"):
        await browser.post("/demo/file", json={"account": 101, "kind": kind})

    document, post = (await browser.get("/demo/state")).json()["chats"]["101"]
    assert document["media"]["name"] == "бележки.txt"
    assert "Бележки" in (await browser.get(document["media"]["url"])).text
    assert (post["forwarded"], post["text"]) == ("Примерен канал", "Публикация в канала.")


async def test_no_file_and_too_many_are_refused(browser: httpx.AsyncClient) -> None:
    form = {"account": "101", "kind": "photo"}
    many = {f"file{number}": (f"{number}.png", PICTURE) for number in range(11)}

    refused = [await browser.post("/demo/upload", data=form, files=files) for files in ({}, many)]
    stranger = await browser.post("/demo/upload", data={"account": "999"}, files={"file0": ("x", b"x")})

    assert [answer.status_code for answer in (*refused, stranger)] == [400, 400, 400]


async def test_clock_moves_forward_and_dates_follow(browser: httpx.AsyncClient) -> None:
    before, hour = datetime.now(UTC).replace(microsecond=0), timedelta(hours=1)
    moved = await browser.post("/demo/clock", json={"minutes": 60})
    after = datetime.now(UTC)
    back = await browser.post("/demo/clock", json={"minutes": -60})
    too_far = await browser.post("/demo/clock", json={"minutes": 7 * 1440 + 1})
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})
    sent = await say(browser, chat_id=101, text="a")

    assert before + hour <= datetime.fromisoformat(moved.json()["now"]) <= after + hour
    assert (back.status_code, too_far.status_code) == (400, 400)
    assert datetime.fromtimestamp(sent["date"], UTC) >= before + hour


async def test_language_of_the_page_becomes_that_of_the_account(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/language", json={"language": "en", "account": 101})

    assert paged.world.users[101].language_code == "en"
    assert (await browser.get("/demo/state")).json()["language"] == "en"


async def test_accounts_that_are_on_no_phone_can_not_be_used(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    paged.add_user(999, "Elsewhere")

    answer = await browser.post("/demo/send", json={"account": 999, "text": "x"})

    assert answer.status_code == 400


async def test_start_over_empties_the_chats_and_it_is_now_again(browser: httpx.AsyncClient) -> None:
    await browser.post("/demo/send", json={"account": 101, "text": "/start"})

    await browser.post("/demo/clock", json={"minutes": 1440})
    await browser.post("/demo/start-over", json={})
    after = datetime.now(UTC)

    state = (await browser.get("/demo/state")).json()
    assert state["chats"]["101"] == []
    assert datetime.fromisoformat(state["now"]) <= after + timedelta(hours=1)


async def test_commands_of_the_narrowest_scope_are_offered(browser: httpx.AsyncClient) -> None:
    async def set_commands(**params: Any) -> None:
        await browser.post(f"/bot{TOKEN}/setMyCommands", json=params)

    await set_commands(commands=[{"command": "help", "description": "Help"}])
    await set_commands(commands=[{"command": "help", "description": "Помощ"}], language_code="bg")
    await set_commands(commands=[{"command": "staff", "description": "S"}], scope={"type": "all_group_chats"})

    async def offered(**query: Any) -> list[str]:
        answer = (await browser.get("/demo/commands", params=query)).json()
        return [f"{c['command']} {c['description']}" for c in answer["commands"]]

    assert await offered(account=101) == ["help Помощ"]
    assert await offered(account=102) == ["help Help"]
    assert await offered(account=301, chat=-1001) == ["staff S"]


async def test_document_is_downloaded_under_its_own_name(paged: LocalBotApi, browser: httpx.AsyncClient) -> None:
    file = paged.world.files.keep("данни.json", b"{}")

    answer = await browser.get(f"/demo/download/{file.id}")

    assert answer.content == b"{}"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%D0%B4")
