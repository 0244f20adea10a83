"""A stranger plays the whole story on the page, by clicking."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from browser.story import BULGARIAN, CHROMIUM, ENGLISH, LAPTOP, TELEPHONE, Phone, open_page, play

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

        await expect(journalist.root.get_by_test_id("message")).to_have_count(0, timeout=20_000)
        await journalist.types("времето в Банско през уикенда")
        await journalist.sees(BULGARIAN.nobody)
