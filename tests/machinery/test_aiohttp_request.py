"""Calls to the Bot API over aiohttp: what goes out, what comes back, and which errors."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from machinery.doubles import TOKEN
from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.demo.botapi.server import LocalBotApi

TRICKY = "Проф. Ана + Петрова: 100% <b>сигурно</b> & ясно; a=b?\n😀 «край»"


@pytest.fixture(autouse=True)
async def ana(api: LocalBotApi) -> None:
    await api.add_user(100, "Ана").starts()


async def test_a_text_arrives_as_it_was_written(api: LocalBotApi, bot: ExtBot[None]) -> None:
    await bot.send_message(100, TRICKY)

    assert api.person(100).last_message.text == TRICKY


async def test_a_file_arrives_with_its_name_and_its_caption(api: LocalBotApi, bot: ExtBot[None]) -> None:
    sent = await bot.send_document(100, InputFile(b'{"a": 1}', filename="данни.json"), caption=TRICKY)

    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b'{"a": 1}'
    assert (sent.document.file_name, sent.caption) == ("данни.json", TRICKY)


@pytest.mark.parametrize(
    ("status", "error"), [(400, BadRequest), (403, Forbidden), (500, NetworkError), (502, NetworkError)]
)
async def test_a_refusal_is_the_error_that_the_library_knows(
    api: LocalBotApi, bot: ExtBot[None], status: int, error: type[Exception]
) -> None:
    api.fail_next("sendMessage", status)

    with pytest.raises(error):
        await bot.send_message(100, "текст")


async def test_a_request_to_wait_says_how_long(api: LocalBotApi, bot: ExtBot[None]) -> None:
    api.fail_next("sendMessage", retry_after=3)

    with pytest.raises(RetryAfter):
        await bot.send_message(100, "текст")


async def test_an_answer_that_does_not_come_is_a_timeout(api: LocalBotApi, bot: ExtBot[None]) -> None:
    api.delay("sendMessage", 5)

    with pytest.raises(TimedOut):
        await bot.send_message(100, "текст", read_timeout=0.1, write_timeout=0.1)


async def test_a_cut_connection_is_a_network_error_without_the_token(api: LocalBotApi, bot: ExtBot[None]) -> None:
    api.drop_next("sendMessage")

    with pytest.raises(NetworkError) as caught:
        await bot.send_message(100, "текст")

    assert TOKEN not in repr(caught.value)
    assert caught.value.__cause__ is None


async def test_a_port_where_nobody_listens_is_a_network_error_without_the_token() -> None:
    bot = ExtBot("123:sekret", base_url="http://127.0.0.1:9/bot", request=AiohttpRequest())

    with pytest.raises(NetworkError) as caught:
        await bot.initialize()
    await bot.shutdown()

    assert "refused" in str(caught.value)
    assert "sekret" not in str(caught.value)


async def test_a_wrong_token_is_told(api: LocalBotApi) -> None:
    bot = ExtBot("9:wrong", base_url=f"{api.url}/bot", request=AiohttpRequest())

    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_it_can_be_opened_again_after_it_was_closed(api: LocalBotApi, bot: ExtBot[None]) -> None:
    await bot.shutdown()
    with pytest.raises(NetworkError):
        await bot.send_message(100, "затворено")

    await bot.initialize()

    await bot.send_message(100, "отворено")

    assert api.person(100).last_message.text == "отворено"


async def test_whatever_goes_wrong_inside_tells_nothing_of_what_was_to_be_sent() -> None:
    class Broken(AiohttpRequest):
        async def _exchange(self, *_: Any) -> tuple[int, bytes]:
            raise TypeError("can't serialize: my whole story")

    bot = ExtBot("123:sekret", base_url="http://127.0.0.1:9/bot", request=Broken())

    with pytest.raises(NetworkError) as caught:
        await bot.send_message(1, "my whole story")

    assert "story" not in str(caught.value)
    assert "TypeError" in str(caught.value)
