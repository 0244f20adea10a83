"""Inline mode as bots and people meet it: what may be offered, how long, and what becomes of a result."""

from __future__ import annotations

from typing import Any

import pytest

from demo.conftest import Caller
from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.inline import SECONDS_TO_ANSWER


def article(number: str = "1", **others: Any) -> dict[str, Any]:
    words = {"message_text": "<b>Dr Heart</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": "Dr Heart", "input_message_content": words} | others


@pytest.fixture
def asked(api: LocalBotApi, ana: Person) -> str:
    """The id of what Ana has just typed."""
    api.world.bot.inline = True
    return ana.types_behind_bot("heart").id


async def test_words_behind_the_bot_come_as_an_update_and_a_result_becomes_a_message(
    api: LocalBotApi, ana: Person, call: Caller, asked: str
) -> None:
    group = api.add_group(-5, "Newsroom", [ana], with_bots=False)

    update = (await call("getUpdates"))["result"][0]["inline_query"]
    answered = await call("answerInlineQuery", inline_query_id=asked, results=[article()], is_personal=True)
    offered = api.world.inline.asked[asked].offered
    assert offered is not None
    seen = await ana.posts(offered.results[0], group)

    assert (update["query"], update["from"]["id"], update["chat_type"]) == ("heart", 100, "group")
    assert answered["ok"]
    assert offered.personal
    assert seen.text == "Dr Heart"
    assert seen.message.body["via_bot"]["username"] == "media_bot"


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([article(str(number)) for number in range(51)], "too many inline query results specified"),
        ([article("я" * 33)], "RESULT_ID_INVALID"),
        ([article("")], "RESULT_ID_EMPTY"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(title=" ")], "ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": ""})], "message text is empty"),
        ([article(type="hologram")], "can't parse InlineQueryResult"),
        ({"id": "1"}, "expected an Array"),
    ],
)
async def test_what_telegram_refuses_is_refused(call: Caller, asked: str, results: Any, refusal: str) -> None:
    answer = await call("answerInlineQuery", inline_query_id=asked, results=results)

    assert not answer["ok"]
    assert refusal in answer["description"]


@pytest.mark.parametrize("start", ["", "a" * 65, "два", "a b"])
async def test_a_button_needs_a_start_parameter_that_apps_can_send(call: Caller, asked: str, start: str) -> None:
    button = {"text": "Ask", "start_parameter": start}

    answer = await call("answerInlineQuery", inline_query_id=asked, results=[], button=button)

    assert "start_parameter" in answer["description"]


@pytest.mark.parametrize("when", ["late", "twice", "unknown"])
async def test_an_answer_is_taken_once_and_soon(
    api: LocalBotApi, call: Caller, asked: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if when == "late":
        began = api.world.now()
        monkeypatch.setattr(api.world.inline, "now", lambda: began + SECONDS_TO_ANSWER + 1)
    if when == "twice":
        await call("answerInlineQuery", inline_query_id=asked, results=[])

    answer = await call("answerInlineQuery", inline_query_id="1" if when == "unknown" else asked, results=[])

    assert "query is too old" in answer["description"]


async def test_inline_mode_is_off_until_botfather_is_told(ana: Person, call: Caller) -> None:
    assert (await call("getMe"))["result"]["supports_inline_queries"] is False
    with pytest.raises(ValueError, match="inline mode is off"):
        ana.types_behind_bot("heart")
