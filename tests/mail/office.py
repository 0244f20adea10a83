"""A newsroom with e-mail: one expert of its directory has an address and no account."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from journeys.newsroom import Newsroom, open_newsroom
from mail.smtp import MailServer, link_in, mail_server
from process.running import free_port
from waiting import until_true

EXPERTS = Path(__file__).with_name("experts.yaml")
PISMO = "pismo@example.org"


@dataclass
class Page:
    """What the server said."""

    status: int
    html: str
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", self.html, flags=re.DOTALL)).split())


@dataclass
class Office:
    """A newsroom, its mail server, and an expert at a browser."""

    newsroom: Newsroom
    mail: MailServer
    browser: aiohttp.ClientSession

    async def asked(self, deadline: str = "tomorrow 15:00") -> EmailMessage:
        """Ana asks the expert who reads e-mail; the letter that arrives."""
        await self.newsroom.ana.sends_question(topic="sleep", choice="Ask Pisma", deadline=deadline)
        return (await self.posted())[-1]

    async def posted(self) -> Sequence[EmailMessage]:
        """Every letter to the expert, once all that is owed is sent."""
        await until_true(self._all_posted, "every letter is sent")
        await self.newsroom.quiet()
        return self.mail.to(PISMO)

    async def _all_posted(self) -> bool:
        await self.newsroom.center.post.tick()
        async with self.newsroom.center.store.begin() as work:
            return not await work.mails.waiting()

    async def opens(self, letter: EmailMessage | str, language: str = "") -> Page:
        link = letter if isinstance(letter, str) else link_in(letter)
        async with self.browser.get(link + (f"?lang={language}" if language else "")) as response:
            return Page(response.status, await response.text(), response.headers)

    async def sends(self, letter: EmailMessage | str, **fields: Any) -> Page:
        """Press the button of a form that was filled in like this; the page that follows."""
        link = letter if isinstance(letter, str) else link_in(letter)
        async with self.browser.post(f"{link}?lang=en", data=fields) as response:
            page = Page(response.status, await response.text(), response.headers)
        await self.newsroom.quiet()
        return page


@asynccontextmanager
async def open_office(database_url: str, **others: Any) -> AsyncIterator[Office]:
    port = free_port()
    async with mail_server() as mail, aiohttp.ClientSession() as browser:
        settings = {
            "smtp_url": SecretStr(mail.url),
            "mail_from": "Media Center <media@example.com>",
            "public_url": f"http://127.0.0.1:{port}",
            "web_port": port,
            "experts": EXPERTS,
            **others,
        }
        async with open_newsroom(database_url, web=True, **settings) as newsroom:
            yield Office(newsroom, mail, browser)
