"""The page on every width, by the keyboard alone, read out, and as axe-core sees it."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from browser.story import BULGARIAN, CHROMIUM, ENGLISH, Phone, Words, open_page, play
from mediabot.demo import cast
from mediabot.demo.botapi.rules.bodies import Params

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: apt-get install chromium"),
]

WIDE, NARROW = (1500, 900), (390, 844)
SLIM = 90
"""Pixels of a telephone's 844 that header and tabs may take."""


async def problems(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands, once nothing moves any more."""
    await page.emulate_media(reduced_motion="reduce")
    await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")
    found = await Axe().run(page)
    return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]


async def greeted(page: Page) -> None:
    """The page is there, and the bot has said what it is for."""
    await page.get_by_test_id("phone-journalist").get_by_test_id("message").nth(1).wait_for()


async def look_at_it(page: Page) -> dict[str, list[str]]:
    """In the light and the dark, on a laptop and a telephone, with and without a menu."""
    found = {}
    phone = page.get_by_test_id("phone-journalist")
    for width, height in (WIDE, (1000, 760), NARROW):
        await page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[f"{width} {scheme}"] = await problems(page)
            await phone.get_by_test_id("attach").click()
            found[f"{width} {scheme}, menu"] = await problems(page)
            await page.keyboard.press("Escape")
    return {where: what for where, what in found.items() if what}


SPILT = """Math.max(...[...document.querySelectorAll(".phone")].map((one) => one.scrollHeight - one.clientHeight))"""
"""Pixels by which what lies on a phone is higher than the phone: it could be scrolled out of its frame."""


@pytest.mark.parametrize("words", [BULGARIAN, ENGLISH], ids=["bg", "en"])
async def test_axe_finds_nothing_at_the_first_look_nor_after_the_story(words: Words) -> None:
    async with open_page(WIDE) as (page, _):
        await greeted(page)
        if words is ENGLISH:
            await page.get_by_test_id("language-en").click()
        at_first = await look_at_it(page)
        await page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})

        await play(page, words)

        assert await page.evaluate(SPILT) == 0
        assert at_first == {}
        assert await look_at_it(page) == {}


@pytest.mark.parametrize("language", ["bg", "en"])
async def test_every_width_has_room_for_a_talk(language: str) -> None:
    async with open_page(WIDE) as (page, _):
        await greeted(page)
        await page.get_by_test_id(f"language-{language}").click()
        await page.get_by_test_id("phone-journalist").get_by_test_id("chip").first.wait_for()

        for width, phones in ((360, 1), (390, 1), (700, 2), (1000, 2), (1100, 4), (1500, 4)):
            await page.set_viewport_size({"width": width, "height": 844})
            await expect(page.locator(".phone:visible")).to_have_count(phones)
            widths = await page.evaluate("[...document.querySelectorAll('.phone')].map((one) => one.offsetWidth)")
            field, top = await page.evaluate(FIELD_AND_TOP)
            assert min(width for width in widths if width) >= 240
            assert field >= 90, f"at {width} px"
            assert top <= SLIM, f"at {width} px"
            assert await page.evaluate("document.documentElement.scrollWidth") == width
            assert await page.evaluate(CUT) == [], f"at {width} px"


FIELD_AND_TOP = """(() => {
  const phone = document.querySelector(".phone");
  return [phone.querySelector("textarea").clientWidth, phone.getBoundingClientRect().top];
})()"""
CUT = """[...document.querySelectorAll(".top button, #tabs button, .row button")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""
"""Keys whose label is wider than they are."""


async def test_first_tap_on_a_question_plays_the_story() -> None:
    async with open_page(NARROW) as (page, _):
        journalist = Phone(page, "journalist")
        await journalist.sees("Медиен център")
        await expect(journalist.root.get_by_test_id("chip")).to_have_count(3)

        await journalist.root.get_by_test_id("chip").first.click()

        await expect(journalist.root.get_by_test_id("button").filter(has_text="Въпрос към")).not_to_have_count(0)
        await expect(journalist.root.get_by_test_id("chip")).to_have_count(0)


async def test_english_page_begins_as_the_journalist_who_reads_english() -> None:
    async with open_page(WIDE) as (page, stage):
        await greeted(page)
        await page.get_by_test_id("language-en").click()

        journalist = Phone(page, "journalist")
        await expect(journalist.root.get_by_test_id("account")).to_have_value(str(stage.journalists[1].id))
        await journalist.sees("Media Center of the")
        await journalist.root.get_by_test_id("chip").first.click()
        await expect(journalist.root.get_by_test_id("button").filter(has_text="Ask ")).not_to_have_count(0)


async def test_keyboard_reaches_the_field_within_three_tabs() -> None:
    async with open_page(WIDE) as (page, _):
        for width, height in (WIDE, (1000, 760), NARROW):
            await page.set_viewport_size({"width": width, "height": height})
            await page.reload()
            await greeted(page)
            field = page.get_by_test_id("phone-journalist").get_by_test_id("input")

            for _step in range(3):
                await page.keyboard.press("Tab")
                if await field.evaluate("field => field === document.activeElement"):
                    break

            await expect(field).to_be_focused()


async def test_keyboard_goes_from_message_to_message_and_back_to_the_field() -> None:
    async with open_page(WIDE) as (page, _):
        await greeted(page)
        phone = page.get_by_test_id("phone-journalist")
        await phone.get_by_test_id("messages").focus()

        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("ArrowUp")
        await expect(phone.get_by_test_id("message").first).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(phone.get_by_test_id("action-reply")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(phone.get_by_test_id("message").first).to_be_focused()
        await page.keyboard.press("Escape")

        await expect(phone.get_by_test_id("input")).to_be_focused()


async def test_reader_is_told_who_says_it_in_which_language_and_what_is_new() -> None:
    async with open_page(WIDE) as (page, _):
        await greeted(page)
        await page.get_by_test_id("language-en").click()
        journalist, expert = (page.get_by_test_id(f"phone-{key}") for key in ("journalist", "expert"))
        await journalist.get_by_test_id("account").select_option(label="Ана Репортерова")

        await expect(journalist.get_by_test_id("message").first.get_by_test_id("sender")).to_have_text("You: ")
        welcome = journalist.get_by_test_id("message").nth(1)
        await expect(welcome.get_by_test_id("sender")).to_have_text("Медиен център: ")
        for element in (welcome.get_by_test_id("body"), welcome.get_by_test_id("button").first):
            await expect(element).to_have_attribute("lang", "bg")
        await expect(journalist.get_by_test_id("messages")).to_have_attribute("role", "log")
        await expect(journalist.get_by_test_id("messages")).to_have_attribute("aria-live", "polite")
        await expect(expert.get_by_test_id("account").locator("option").first).to_have_attribute("lang", "bg")
        untold = await page.evaluate(UNTOLD)
        assert untold == []


UNTOLD = """(() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent;
    const language = walk.currentNode.parentElement.closest("[lang]").lang;
    if (/[\\u0400-\\u04ff]/.test(text) && language !== "bg") found.push(text);
  }
  return found;
})()"""
"""Bulgarian texts inside the page that no `lang` says are Bulgarian."""


async def test_tabs_have_panels_and_tell_of_what_is_new_behind_them() -> None:
    async with open_page(NARROW) as (page, stage):
        await greeted(page)
        staff = page.get_by_role("tab", name="Екип", exact=True)
        await expect(page.get_by_role("tabpanel", name="Журналист")).to_be_visible()

        news = Params({"chat_id": cast.STAFF_GROUP, "text": "Нов въпрос"})
        await stage.api.app.call(cast.TOKEN, "sendmessage", news)
        await expect(page.get_by_test_id("tab-staff")).to_contain_text("1")
        await expect(page.locator("#news")).to_have_text("Ново съобщение: Екип")
        await expect(staff).to_have_count(0)
        await page.get_by_test_id("tab-staff").click()

        await expect(page.get_by_role("tabpanel", name="Екип")).to_be_visible()
        await expect(page.get_by_test_id("tab-staff")).to_have_attribute("aria-selected", "true")
