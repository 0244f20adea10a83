"""A stranger plays the whole story on the page, by clicking."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from browser.story import BULGARIAN, CHROMIUM, ENGLISH, LAPTOP, TELEPHONE, Phone, open_page, play, send_to_all

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


async def test_clock_moves_deadlines_and_start_over_forgets_everything() -> None:
    async with open_page(LAPTOP) as (page, _):
        await play(page, BULGARIAN)
        journalist = Phone(page, "journalist")
        before = await page.get_by_test_id("clock").inner_text()

        await page.get_by_test_id("clock-1440").click()
        await expect(page.get_by_test_id("clock")).not_to_have_text(before)
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_test_id("start-over").click()

        await expect(page.get_by_test_id("clock")).to_have_text(before)
        await expect(journalist.root.get_by_test_id("message")).to_have_count(2)
        await journalist.types("времето в Банско през уикенда")
        await journalist.sees(BULGARIAN.nobody)


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
