"""The page in a real browser."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import FilePayload, Page, async_playwright, expect

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.sample import sample_page
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.world import World
from waiting import PATIENCE, until

CHROMIUM = Path("/usr/bin/chromium")
TOKEN = "1:local"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: apt-get install chromium"),
]


@pytest.fixture
async def paged() -> AsyncIterator[LocalBotApi]:
    """A server with the page and its sample accounts, some of whom have started the bot."""
    world = World()
    world.add_bot(TOKEN, "media_bot", "Media Center")
    async with LocalBotApi.running(world=world, page=sample_page(world)) as running:
        for account in (101, 201, 202):
            await Person(world, world.users[account]).starts()
        yield running


@pytest.fixture
async def page(paged: LocalBotApi) -> AsyncIterator[Page]:
    """The open page; an error in its script fails the test."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = await chromium.new_page(viewport={"width": 1366, "height": 768})
        opened.set_default_timeout(PATIENCE * 1000)
        errors: list[str] = []
        opened.on("pageerror", lambda error: errors.append(str(error)))
        await opened.goto(paged.url)
        await expect(opened.get_by_test_id("phone-staff")).to_be_visible()
        yield opened
        await chromium.close()
        assert errors == []


@pytest.fixture
def says(paged: LocalBotApi) -> Any:
    """The bot calls a method, sendMessage if not told otherwise."""

    async def call(method: str = "sendMessage", **params: Any) -> Any:
        return await paged.app.call(TOKEN, method.lower(), Params(params))

    return call


expect.set_options(timeout=PATIENCE * 1000)

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "yes"}, {"text": "Копирай", "copy_text": {"text": "цитат"}}],
        [{"text": "Покана", "url": "https://t.me/media_bot?start=inv"}],
    ]
}


async def test_text_is_shown_with_its_marks_and_never_as_html(page: Page, says: Any) -> None:
    text = "<b>Важно</b> &lt;img src=x onerror=alert(1)&gt; <a href='https://x.org'>x</a>\n<blockquote>q</blockquote>"

    await says(chat_id=101, text=text, parse_mode="HTML")

    message = page.get_by_test_id("phone-journalist").get_by_test_id("message").last
    await expect(message.locator("b")).to_have_text("Важно")
    await expect(message).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(message.locator("a")).to_have_attribute("href", "https://x.org/")
    await expect(message.locator("img")).to_have_count(0)


async def test_typing_and_pressing_reach_the_bot(paged: LocalBotApi, page: Page, says: Any) -> None:
    phone = page.get_by_test_id("phone-journalist")
    await phone.get_by_test_id("input").fill("ред 1")
    await phone.get_by_test_id("input").press("Shift+Enter")
    await phone.get_by_test_id("input").press_sequentially("ред 2")
    await phone.get_by_test_id("input").press("Enter")
    await expect(phone.get_by_test_id("message").last).to_contain_text("ред 2")
    await says(chat_id=101, text="Да?", reply_markup=KEYBOARD)

    await phone.get_by_test_id("button").filter(has_text="Да").click()
    await phone.get_by_test_id("button").filter(has_text="Копирай").click()
    await expect(phone.get_by_test_id("toast")).to_have_text("Копирано")
    await phone.get_by_test_id("button").filter(has_text="Покана").click()
    await expect(phone.get_by_test_id("message").last).to_contain_text("/start inv")

    texts = [owed.body.get("message", {}).get("text") for owed in paged.world.bot.queue.owed]
    assert texts[-3:] == ["ред 1\nред 2", None, "/start inv"]


async def test_answer_to_a_tap_is_shown_and_the_message_changes_in_place(
    paged: LocalBotApi, page: Page, says: Any
) -> None:
    await says(chat_id=101, text="Да?", reply_markup=KEYBOARD)
    phone = page.get_by_test_id("phone-journalist")
    await phone.get_by_test_id("button").first.click()
    await until(lambda: paged.world.presses, "the press has come")
    (press,) = paged.world.presses
    before = await phone.get_by_test_id("message").count()

    await says("answerCallbackQuery", callback_query_id=press, text="Готово")
    number = paged.person(101).last_message.id
    await says("editMessageText", chat_id=101, message_id=number, text="Прието")

    await expect(phone.get_by_test_id("toast")).to_have_text("Готово")
    await expect(phone.get_by_test_id("message").last).to_contain_text("Прието")
    assert await phone.get_by_test_id("message").count() == before


async def test_pictures_of_an_album_lie_side_by_side(paged: LocalBotApi, page: Page) -> None:
    await paged.person(101).sends_album("photo", "photo", "photo", caption="Три снимки")

    album = page.get_by_test_id("phone-journalist").get_by_test_id("album")
    await expect(album.get_by_test_id("photo")).to_have_count(3)
    await expect(album).to_contain_text("Три снимки")
    await expect(album.get_by_test_id("photo").last).to_have_js_property("naturalWidth", 32)
    first, second = [await album.get_by_test_id("photo").nth(number).bounding_box() for number in (0, 1)]
    assert first is not None
    assert second is not None
    assert first["x"] + first["width"] < second["x"]


async def test_polls_forwards_and_broken_pictures_are_shown(paged: LocalBotApi, page: Page, says: Any) -> None:
    await says("sendPoll", chat_id="101", question="Кога?", options=["днес", "утре"])
    await paged.person(101).forwards("казано", origin="Някой")
    await paged.person(101).sends_file("photo", content=b"no picture")

    messages = page.get_by_test_id("phone-journalist").get_by_test_id("message")
    await expect(messages.nth(1).get_by_test_id("poll").locator("li")).to_have_text(["днес", "утре"])
    await expect(messages.nth(2).get_by_test_id("forwarded")).to_have_text("Препратено от Някой")
    await expect(messages.nth(3)).to_contain_text("Снимка")
    await expect(messages.nth(3).locator("img")).to_have_count(0)


async def test_protected_message_has_a_lock_and_can_not_be_copied(paged: LocalBotApi, page: Page, says: Any) -> None:
    await page.get_by_test_id("language-en").click()
    await page.get_by_test_id("phone-journalist").get_by_test_id("account").select_option("101")
    file = paged.world.files.keep("secret.pdf", b"1234")
    await says(chat_id=101, text="поверително", protect_content=True)
    await says("sendDocument", chat_id=101, document=file.id, protect_content=True)
    await says(chat_id=101, text="за всички")

    messages = page.get_by_test_id("phone-journalist").get_by_test_id("message")
    await expect(messages.nth(1).get_by_test_id("protected")).to_have_attribute("title", "protected")
    await expect(messages.nth(2)).to_contain_text("secret.pdf")
    await expect(messages.nth(2).get_by_test_id("download")).to_have_count(0)
    await expect(messages.nth(3).get_by_test_id("protected")).to_have_count(0)
    await page.keyboard.press("Control+a")
    assert "поверително" not in await page.evaluate("getSelection().toString()")


async def test_key_with_an_address_is_a_link(page: Page, says: Any) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Прочети", "url": "example.org/x"}]]}

    await says(chat_id=101, text="Новина", reply_markup=keyboard)

    link = page.get_by_test_id("phone-journalist").get_by_test_id("button")
    await expect(link).to_have_attribute("href", "https://example.org/x")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_file_of_ones_own_is_sent_with_the_words_typed(paged: LocalBotApi, page: Page) -> None:
    phone = page.get_by_test_id("phone-journalist")
    await phone.get_by_test_id("input").fill("Вижте отчета")
    await phone.get_by_test_id("attach").click()

    async with page.expect_file_chooser() as chooser:
        await phone.get_by_test_id("attach-own-document").click()
    await (await chooser.value).set_files(
        FilePayload(name="отчет; „нов“.pdf", mimeType="application/pdf", buffer=b"%PDF")
    )

    await expect(phone.get_by_test_id("message").last).to_contain_text("отчет; „нов“.pdf")
    await expect(phone.get_by_test_id("input")).to_have_value("")
    message = paged.person(101).last_message
    assert (message.text, message.json["document"]["file_size"]) == ("Вижте отчета", 4)


async def test_card_that_changes_all_the_time_is_drawn_calmly(paged: LocalBotApi, page: Page, says: Any) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Спри", "callback_data": "stop"}]]}
    await says(chat_id=101, text="0 %", reply_markup=keyboard)
    phone = page.get_by_test_id("phone-journalist")
    card, key = phone.get_by_test_id("message").last, phone.get_by_test_id("button")
    await expect(card).to_contain_text("0 %")
    await card.evaluate(
        "card => { window.drawn = 0; window.began = performance.now();"
        " new MutationObserver(() => window.drawn++).observe(card, { childList: true }); }"
    )
    same_key = await key.element_handle()

    number = paged.person(101).last_message.id
    for percent in range(1, 101):
        text = f"{percent} %"
        await says("editMessageText", chat_id=101, message_id=number, text=text, reply_markup=keyboard)
        await asyncio.sleep(0.01)

    await expect(card).to_contain_text("100 %")
    drawn, pauses = await page.evaluate("[window.drawn, (performance.now() - window.began) / 300]")
    assert 1 <= drawn <= pauses + 1, "once at the first change, and once after each pause"
    assert same_key is not None
    assert await same_key.is_visible()
    await same_key.click()
    await until(lambda: paged.world.presses, "the press has come")


async def test_phone_of_many_says_for_whom_something_came_and_turns_only_when_told(page: Page, says: Any) -> None:
    phone = page.get_by_test_id("phone-expert")

    await says(chat_id=202, text="Запитване за Борис")
    await expect(phone.get_by_test_id("elsewhere")).to_have_text("Ново за Борис Образцов")
    await expect(phone.get_by_test_id("account")).to_have_value("201")
    await expect(phone.get_by_test_id("unread")).to_contain_text("1")
    await phone.get_by_test_id("elsewhere").click()

    await expect(phone.get_by_test_id("account")).to_have_value("202")
    await expect(phone.get_by_test_id("message").last).to_contain_text("Запитване за Борис")
    await expect(phone.get_by_test_id("elsewhere")).to_have_count(0)


async def test_typed_answer_in_the_group_replies_to_the_message_that_asks(
    paged: LocalBotApi, page: Page, says: Any
) -> None:
    phone = page.get_by_test_id("phone-staff")
    await says(chat_id=-1001, text="Какво да отговорим?", reply_markup='{"force_reply": true}')
    asking = paged.world.groups[-1001].last_message_id
    await says(chat_id=-1001, text="Междувременно: нов въпрос")

    await expect(phone.get_by_test_id("pending")).to_contain_text("Какво да отговорим?")
    await phone.get_by_test_id("input").fill("Да, утре")
    await phone.get_by_test_id("send").click()
    await expect(phone.get_by_test_id("message").last.get_by_test_id("reply")).to_contain_text("Какво да отговорим?")
    await phone.get_by_test_id("input").fill("Само между нас")
    await phone.get_by_test_id("send").click()
    await expect(phone.get_by_test_id("message").last).to_contain_text("Само между нас")

    answer, talk = list(paged.world.groups[-1001].messages.values())[-2:]
    assert answer.body["reply_to_message"]["message_id"] == asking
    assert "reply_to_message" not in talk.body


async def test_page_that_is_opened_anew_still_answers_the_message_that_asks(
    paged: LocalBotApi, page: Page, says: Any
) -> None:
    await says(chat_id=-1001, text="Какво да отговорим?", reply_markup='{"force_reply": true}')
    phone = page.get_by_test_id("phone-staff")

    await page.reload()
    await phone.get_by_test_id("input").fill("Да, утре")
    await phone.get_by_test_id("send").click()

    await expect(phone.get_by_test_id("message").last.get_by_test_id("reply")).to_contain_text("Какво да отговорим?")


async def test_message_is_answered_corrected_and_forwarded_as_in_the_app(
    paged: LocalBotApi, page: Page, says: Any
) -> None:
    phone = page.get_by_test_id("phone-staff")
    await says(chat_id=-1001, text="Нов въпрос")
    await phone.get_by_test_id("actions").last.click()
    await phone.get_by_test_id("action-reply").click()
    await phone.get_by_test_id("input").fill("Мой е")
    await phone.get_by_test_id("input").press("Enter")
    await expect(phone.get_by_test_id("message").last.get_by_test_id("reply")).to_contain_text("Нов въпрос")

    await phone.get_by_test_id("message").last.click(button="right")
    await phone.get_by_test_id("action-edit").click()
    await expect(phone.get_by_test_id("input")).to_have_value("Мой е")
    await phone.get_by_test_id("input").fill("Мой е, до обед")
    await phone.get_by_test_id("input").press("Enter")
    await expect(phone.get_by_test_id("message").last.get_by_test_id("body")).to_have_text("Мой е, до обед")
    await phone.get_by_test_id("actions").last.click()
    await phone.get_by_test_id("action-forward").first.click()
    await expect(phone.get_by_test_id("toast")).to_have_text("Препратено")

    assert paged.person(301).last_message.text == "Мой е, до обед"
    assert "forward_origin" in paged.person(301).last_message.json


async def test_reply_and_correction_are_cancelled_by_escape(page: Page, says: Any) -> None:
    phone = page.get_by_test_id("phone-journalist")
    await phone.get_by_test_id("actions").last.click()
    await phone.get_by_test_id("action-edit").click()

    await phone.get_by_test_id("input").press("Escape")

    await expect(phone.get_by_test_id("pending")).to_be_hidden()
    await expect(phone.get_by_test_id("input")).to_have_value("")


async def test_sample_questions_go_as_soon_as_something_was_asked(page: Page, says: Any) -> None:
    phone = page.get_by_test_id("phone-journalist")
    await expect(phone.get_by_test_id("chip")).to_have_count(3)

    await phone.get_by_test_id("chip").first.click()
    await expect(phone.get_by_test_id("message").last).to_contain_text("Кой може да говори за телемедицина?")
    await says(chat_id=101, text="За кога Ви трябва?")
    await expect(phone.get_by_test_id("message").last).to_contain_text("За кога")

    await expect(phone.get_by_test_id("chip")).to_have_count(0)


async def test_hint_says_only_what_is_so(page: Page, says: Any) -> None:
    expert, staff = page.get_by_test_id("phone-expert"), page.get_by_test_id("phone-staff")
    await expect(expert.get_by_test_id("hint")).to_be_hidden()

    await says(chat_id=201, text="Запитване", reply_markup=KEYBOARD)
    await says(chat_id=-1001, text="Нов въпрос", reply_markup=KEYBOARD)
    await expect(expert.get_by_test_id("hint")).to_have_text("Изберете бутон под съобщението.")
    await expect(staff.get_by_test_id("hint")).to_have_text("Действате като Дора.")
    await says(chat_id=201, text="Благодарим!")

    await expect(expert.get_by_test_id("hint")).to_be_hidden()


LONG = "\n".join(f"Ред {number}" for number in range(1, 80))


@pytest.mark.parametrize("more", ["", "И още нещо."])
async def test_long_message_is_shown_from_its_first_line(page: Page, says: Any, more: str) -> None:
    phone = page.get_by_test_id("phone-journalist")

    await says(chat_id=101, text=LONG)
    if more:
        await says(chat_id=101, text=more)
    await expect(phone.get_by_test_id("message").last).to_contain_text(more or "Ред 79")

    top = await phone.get_by_test_id("messages").bounding_box()
    message = await phone.get_by_test_id("message").filter(has_text="Ред 79").bounding_box()
    assert top is not None
    assert message is not None
    assert 0 <= message["y"] - top["y"] < 60
    await phone.get_by_test_id("down").click()
    await expect(phone.get_by_test_id("down")).to_be_hidden()


async def test_page_speaks_both_languages_and_moves_the_clock(page: Page) -> None:
    await expect(page.get_by_test_id("clock-60")).to_have_text("+1 ч")
    before = await page.get_by_test_id("clock").get_attribute("datetime")

    await page.get_by_test_id("language-en").click()
    await page.get_by_test_id("clock-10080").click()

    await expect(page.get_by_test_id("clock-10080")).to_have_text("+1 week")
    await expect(page.get_by_test_id("clock-60")).to_have_text("+1 h")
    await expect(page.get_by_test_id("phone-journalist")).to_contain_text("Journalist")
    await expect(page.get_by_test_id("clock")).not_to_have_attribute("datetime", before or "")
    assert await page.evaluate("document.documentElement.lang") == "en"


async def test_narrow_screen_shows_one_phone_with_badges_on_the_others(page: Page, says: Any) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.get_by_test_id("phone-staff")).to_be_hidden()

    await says(chat_id=-1001, text="Ново запитване")
    await expect(page.get_by_test_id("tab-staff")).to_contain_text("1")
    await page.get_by_test_id("tab-staff").click()

    await expect(page.get_by_test_id("phone-staff").get_by_test_id("message")).to_contain_text("Ново запитване")
    await expect(page.get_by_test_id("tab-staff").locator(".badge")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_page_finds_the_server_again(page: Page, paged: LocalBotApi, says: Any) -> None:
    paged.app.release()
    await says(chat_id=101, text="пропуснато")

    await expect(page.get_by_test_id("phone-journalist")).to_contain_text("пропуснато")
