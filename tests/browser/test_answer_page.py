"""The page behind a letter's link in a real browser: on a telephone, by the keyboard alone, and as axe-core sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright, expect

from browser.story import CHROMIUM, TELEPHONE
from mail.office import Office, open_office
from mail.smtp import link_in
from mail.test_comments import asked as comment_asked
from mail.test_comments import statement_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: apt-get install chromium"),
]


@asynccontextmanager
async def opened(folder: Path, asked: Callable[[Office], Awaitable[str]]) -> AsyncIterator[tuple[Page, Office, str]]:
    """A browser without script at the page, which loads nothing and has no trouble with its own rules."""
    async with open_office(f"sqlite:///{folder / 'office.db'}") as office, async_playwright() as playwright:
        link = await asked(office)
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        width, height = TELEPHONE
        context = await browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
        page = await context.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        asked_for: list[str] = []
        page.on("request", lambda request: asked_for.append(request.url))
        yield page, office, link
        assert [line for line in told if not line.startswith("Failed to load resource")] == []
        assert all(url.startswith(link.partition("/answer/")[0]) for url in asked_for)
        await browser.close()


async def question(office: Office) -> str:
    return link_in(await office.asked())


async def reaction(office: Office) -> str:
    return (await comment_asked(office))[1]


async def test_expert_answers_on_a_telephone_without_any_script(tmp_path: Path) -> None:
    async with opened(tmp_path, question) as (page, office, link):
        await page.goto(f"{link}?lang=en")
        await page.get_by_text("Yes", exact=True).click()
        form = page.locator("details[open]")
        await form.get_by_role("button").click()
        await expect(page.get_by_role("alert")).to_contain_text("Choose at least one way")

        await form.get_by_label("Phone +359 700 00 021").check()
        await page.get_by_role("button", name="Send my yes", exact=True).click()

        await expect(page.get_by_role("heading")).to_contain_text("You said yes")
        await office.newsroom.quiet()
        await office.newsroom.ana.sees("+359 700 00 021")
        await page.reload()
        await expect(page.get_by_role("heading")).to_contain_text("You said yes")


async def test_expert_answers_by_the_keyboard_alone(tmp_path: Path) -> None:
    async with opened(tmp_path, question) as (page, office, link):
        await page.goto(f"{link}?lang=bg")
        for _ in range(3):  # past the other language, to the second answer
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.type("след 18 ч., по телефона")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")
        for _ in range(3):
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")

        await expect(page.get_by_role("heading")).to_contain_text("Решението е на журналиста")
        await office.newsroom.quiet()
        await office.newsroom.ana.sees("след 18 ч., по телефона")


async def test_expert_asks_the_journalist_first_on_a_telephone(tmp_path: Path) -> None:
    async with opened(tmp_path, question) as (page, office, link):
        await page.goto(f"{link}?lang=bg")
        await page.get_by_text("Първо имам въпрос", exact=True).click()
        await page.get_by_label("Какво искате да знаете").fill("На живо ли е?")
        await page.get_by_role("button", name="Изпращам въпроса си").click()

        await expect(page.get_by_role("main")).to_contain_text("не тече, докато журналистът не отговори")
        await office.newsroom.quiet()
        await office.newsroom.ana.sees("На живо ли е?")


async def test_comment_is_given_changed_and_taken_back_by_the_keyboard_without_any_script(tmp_path: Path) -> None:
    async with opened(tmp_path, reaction) as (page, office, link):
        await page.goto(f"{link}?lang=bg")
        assert await page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]
        for _ in range(2):  # past the other language
            await page.keyboard.press("Tab")
        await page.keyboard.type("Сънят лекува.")
        for _ in range(2):  # past the interests
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("main")).to_contain_text("можете да промените отговора си")
        assert (await statement_of(office)).text == "Сънят лекува."

        await page.get_by_role("textbox").first.fill("Сънят лекува – понякога.")
        await page.get_by_role("button", name="Променям отговора си").press("Enter")
        await expect(page.get_by_role("textbox").first).to_have_value("Сънят лекува – понякога.")
        await page.get_by_role("button", name="Оттеглям отговора си").press("Enter")

        await expect(page.get_by_role("main")).to_contain_text("няма да бъдете цитирани")
        assert (await statement_of(office)).text == ""


async def test_axe_finds_nothing_on_the_page_of_a_comment(tmp_path: Path) -> None:
    async with open_office(f"sqlite:///{tmp_path / 'office.db'}") as office, async_playwright() as playwright:
        link = await reaction(office)
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(bypass_csp=True)
        page = await context.new_page()

        found = {}
        await page.set_viewport_size({"width": 360, "height": 844})
        for language, dark in (("bg", False), ("en", True)):
            await page.emulate_media(color_scheme="dark" if dark else "light")
            await page.goto(f"{link}?lang={language}")
            found[f"asked {language}"] = await problems(page)
            await page.get_by_role("button").first.click()
            found[f"lacking {language}"] = await problems(page)
        await page.get_by_role("textbox").first.fill("Sleep heals.")
        await page.get_by_role("button").first.click()
        found["answered"] = await problems(page)
        await browser.close()

    assert {where: what for where, what in found.items() if what} == {}


async def test_axe_finds_nothing_in_either_language_light_or_dark(tmp_path: Path) -> None:
    async with open_office(f"sqlite:///{tmp_path / 'office.db'}") as office, async_playwright() as playwright:
        link = link_in(await office.asked())
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(bypass_csp=True)  # axe is a script, which the page forbids
        page = await context.new_page()

        found = {}
        await page.set_viewport_size({"width": 360, "height": 844})
        for language, dark in (("bg", False), ("en", True)):
            await page.emulate_media(color_scheme="dark" if dark else "light")
            await page.goto(f"{link}?lang={language}")
            for number, details in enumerate(await page.locator("details").all()):
                await details.locator("summary").click()
                found[f"{language} {number}"] = await problems(page)
                assert await page.evaluate("document.documentElement.scrollWidth") == 360
        await page.goto(f"{link}?lang=en")
        await page.get_by_text("No", exact=True).click()
        await page.get_by_role("button", name="Send my no").click()
        found["lacking"] = await problems(page)
        await page.get_by_label("No time").check()
        await page.get_by_role("button", name="Send my no").click()
        found["answered"] = await problems(page)
        await page.goto(f"{link[:-3]}?lang=bg")
        found["cut"] = await problems(page)
        await browser.close()

    assert {where: what for where, what in found.items() if what} == {}


async def problems(page: Page) -> list[str]:
    found = await Axe().run(page)
    return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]
