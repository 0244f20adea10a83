"""A stranger plays the whole story on the page, by clicking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.async_api import expect

from browser.story import BULGARIAN, CHROMIUM, ENGLISH, LAPTOP, TELEPHONE, Phone, ask, open_page, play, send_to_all
from waiting import until_true

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: apt-get install chromium"),
]


async def test_whole_story_in_bulgarian_on_a_laptop() -> None:
    async with open_page(LAPTOP) as (page, _):
        await play(page, BULGARIAN)


async def test_whole_story_on_a_telephone() -> None:
    async with open_page(TELEPHONE) as (page, _):
        await play(page, BULGARIAN)


async def test_whole_story_of_an_english_speaking_journalist() -> None:
    async with open_page(LAPTOP) as (page, stage):
        journalist = Phone(page, "journalist")
        await journalist.root.get_by_test_id("account").select_option(str(stage.journalists[1].id))

        await play(page, ENGLISH)


async def test_letter_to_an_expert_without_telegram_is_read_and_answered() -> None:
    words = replace(BULGARIAN, topic="имунотерапия на рака", ask="Ясномирова")
    async with open_page(LAPTOP) as (page, _):
        await ask(page, words)
        async with page.expect_popup() as popup:
            await page.get_by_test_id("letters").click()
        letters = await popup.value

        async def arrived() -> bool:
            await letters.reload()
            return bool(await letters.get_by_role("link", name="Към въпроса и отговора").count())

        await until_true(arrived, "the letter is there")
        await letters.get_by_role("link", name="Към въпроса и отговора").click()
        await letters.get_by_text("Да", exact=True).click()
        await letters.locator("details[open]").get_by_label("Телефон +359 700 00 016").check()
        await letters.get_by_role("button", name="Изпращам „да“", exact=True).click()

        await expect(letters.get_by_role("heading")).to_contain_text("Отговорихте с „да“")
        journalist = Phone(page, "journalist")
        await journalist.sees(words.said_yes)
        await journalist.sees("+359 700 00 016")


async def test_clock_moves_deadlines_and_start_over_forgets_everything() -> None:
    async with open_page(LAPTOP) as (page, _):
        await play(page, BULGARIAN)
        journalist = Phone(page, "journalist")
        today = (await page.get_by_test_id("clock").inner_text()).partition(" в ")[0]

        await page.get_by_test_id("clock-1440").click()
        await expect(page.get_by_test_id("clock")).not_to_contain_text(today)
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_test_id("start-over").click()

        await expect(page.get_by_test_id("clock")).to_contain_text(today)
        await expect(journalist.root.get_by_test_id("message")).to_have_count(2)
        await journalist.types("времето в Банско през уикенда")
        await journalist.sees(BULGARIAN.nobody)


async def test_time_left_counts_down_as_it_does_in_the_apps() -> None:
    async with open_page(LAPTOP) as (page, _):
        await ask(page, BULGARIAN)
        left = Phone(page, "journalist").root.locator("time.left").last
        await expect(left).to_contain_text("след")
        before = await left.inner_text()

        await page.get_by_test_id("clock-1440" if "ден" in before else "clock-60").click()

        await expect(left).not_to_have_text(before)


async def test_the_morning_digest_comes_when_the_clock_is_moved() -> None:
    async with open_page(LAPTOP) as (page, _):
        journalist = Phone(page, "journalist")
        await journalist.sees("Медиен център")

        await page.get_by_test_id("clock-1440").click()

        await journalist.sees("Вашият бюлетин")
        await journalist.taps("Изключване")
        await journalist.sees("бюлетин")


async def test_staff_write_to_five_hundred_readers_and_pause() -> None:
    async with open_page((1900, 1000)) as (page, _):
        desk = Phone(page, "desk")
        await send_to_all(desk, "Здравейте! Срещата е в петък.")

        await page.get_by_test_id("clock-15").click()
        await desk.taps("Пауза")
        await desk.sees("на пауза")
        await desk.taps("Продължаване")
        await desk.sees("изпратено")

        await desk.sees("Блокирали бота: 4")
        await desk.sees("Закрити профили: 2")
