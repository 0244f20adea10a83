"""The demo's story played by clicking, in either language; for the tests and for the picture of the README."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

from mediabot.demo.show import page_config
from mediabot.demo.stage import Stage
from mediabot.storage.files import sample_directory
from waiting import PATIENCE

CHROMIUM = Path("/usr/bin/chromium")
LAPTOP = (1366, 768)
TELEPHONE = (390, 844)
MILLISECONDS = PATIENCE * 1000
expect.set_options(timeout=MILLISECONDS)


@dataclass(frozen=True)
class Words:
    """What is typed and tapped in one language."""

    topic: str
    ask: str
    keep: str
    format: str
    when: str
    deadline: str
    which_language: str
    language: str
    attribution: str
    send: str
    outlet: str
    verify: str
    yes: str
    phone: str
    send_yes: str
    said_yes: str
    nobody: str


BULGARIAN = Words(
    topic="телемедицина",
    ask="Въпрос към д-р Яна Далечинова",
    keep="Остава така",
    format="Писмен цитат",
    when="За кога Ви трябва?",
    deadline="утре 15:00",
    which_language="На какъв език",
    language="Български",
    attribution="С име",
    send="Изпращане",
    outlet="Вестник „Пример“",
    verify="Потвърждаване",
    yes="✅ Да",
    phone="Телефон",
    send_yes="Изпращам „да“",
    said_yes="Експертът отговори с „да“",
    nobody="В указателя няма експерт",
)
ENGLISH = Words(
    topic="telemedicine",
    ask="Ask Yana Dalechinova",
    keep="Keep as it is",
    format="Written quote",
    when="When do you need it by?",
    deadline="tomorrow 15:00",
    which_language="Which language will you speak?",
    language="English",
    attribution="On the record",
    send="Send",
    outlet="The Example Post",
    verify="Verify",
    yes="✅ Yes",
    phone="Phone",
    send_yes="Send my yes",
    said_yes="The expert said yes",
    nobody="There is no expert on",
)


@asynccontextmanager
async def open_page(size: tuple[int, int]) -> AsyncIterator[tuple[Page, Stage]]:
    """The demo in a browser of that size; an error in the page's script fails whoever opened it."""
    experts = sample_directory()
    async with Stage.running(experts, page=page_config(experts)) as stage, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await chromium.new_page(viewport={"width": size[0], "height": size[1]})
        page.set_default_timeout(MILLISECONDS)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(stage.api.url)
        yield page, stage
        await chromium.close()
        assert errors == []


class Phone:
    """One of the three phones."""

    def __init__(self, page: Page, key: str) -> None:
        self.page = page
        self.key = key
        self.root: Locator = page.get_by_test_id(f"phone-{key}")

    async def show(self) -> None:
        """On a narrow screen one phone is seen at a time."""
        tab = self.page.get_by_test_id(f"tab-{self.key}")
        if await tab.is_visible():
            await tab.click()

    async def types(self, text: str) -> None:
        await self.root.get_by_test_id("input").fill(text)
        await self.root.get_by_test_id("send").click()

    async def taps(self, label: str) -> None:
        """The newest button with that label, once it is there."""
        await self.root.get_by_test_id("button").filter(has_text=label).last.click()

    async def turns_to_news(self) -> None:
        """A phone of many accounts says for whom something came, and turns to them when it is told to."""
        await self.root.get_by_test_id("elsewhere").click()

    async def sees(self, text: str) -> None:
        await expect(self.root.get_by_test_id("message").filter(has_text=text).last).to_be_visible()


async def play(page: Page, words: Words) -> None:
    """From the topic to the contact in the journalist's hands."""
    await ask(page, words)
    journalist, expert = Phone(page, "journalist"), Phone(page, "expert")
    await expert.show()
    await expert.turns_to_news()
    await expert.taps(BULGARIAN.yes)
    await expert.taps(BULGARIAN.phone)
    await expert.taps(BULGARIAN.send_yes)
    await journalist.show()
    await journalist.sees(words.said_yes)
    await journalist.sees("+359 700 00 005")


async def ask(page: Page, words: Words) -> None:
    """From the topic to the expert: the journalist asks and is verified."""
    journalist, staff = Phone(page, "journalist"), Phone(page, "staff")
    await journalist.show()
    await journalist.types(words.topic)
    await journalist.taps(words.ask)
    await journalist.taps(words.keep)
    await journalist.taps(words.format)
    await journalist.sees(words.when)
    await journalist.types(words.deadline)
    await journalist.sees(words.which_language)
    await journalist.taps(words.language)
    await journalist.taps(words.attribution)
    await journalist.taps(words.send)
    await journalist.taps("Ана Репортерова" if words.outlet == BULGARIAN.outlet else "Emma Newsworth")
    await journalist.types(words.outlet)
    await journalist.sees(words.outlet)
    await journalist.types("https://example.org/byline")
    await staff.show()
    await staff.taps(BULGARIAN.verify)


async def send_to_all(desk: Phone, text: str) -> None:
    """Staff write to everybody, look at it first, and a colleague confirms."""
    await desk.show()
    await desk.types("/broadcast")
    await desk.taps("Ново съобщение до всички")
    await desk.sees("Изпратете ми текста на български")
    await desk.types(text)
    await desk.taps("Преглед")
    await desk.sees("Спиране на тези съобщения")
    await desk.taps("Изпращане")
    await desk.taps("Да, изпратете го")
    await desk.root.get_by_test_id("account").select_option(label="Paul Deskman")
    await desk.taps("Потвърждаване")
