"""A real mail server on this machine, which takes letters or does what mail servers do instead."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

DROP = "drop"
"""Instead of an answer: the connection is cut."""

SILENCE = "silence"
"""Instead of an answer: nothing, until the test ends."""


@dataclass
class MailServer:
    """`to_rcpt` and `to_data` are what it answers to the next commands instead of taking them; then it takes all again.

    `held` is waited for after a letter is taken and before that is said.
    """

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    to_rcpt: list[str] = field(default_factory=list)
    to_data: list[str] = field(default_factory=list)
    recipients: list[Sequence[str]] = field(default_factory=list)
    greeted: int = 0
    pause: float = 0.0
    """Seconds until it says that it has taken a letter."""

    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.letters if address in str(one["To"])]

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.greeted += 1
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_rcpt:
            return await self._instead(server, self.to_rcpt.pop(0))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.to_data and not self.to_data[0].startswith("250"):
            return await self._instead(server, self.to_data.pop(0))
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.letters.append(message)
        self.recipients.append(tuple(envelope.rcpt_tos))
        await asyncio.sleep(self.pause)
        return await self._instead(server, self.to_data.pop(0).removeprefix("250 ")) if self.to_data else "250 taken"

    async def _instead(self, server: SMTP, answer: str) -> str:
        if answer == DROP:
            transport: Any = server.transport
            transport.abort()
        if answer == SILENCE:
            await self.ended.wait()
        return answer if answer[:3].isdecimal() else "421 away"


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    server = MailServer()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: SMTP(server, enable_SMTPUTF8=True, hostname="mail.example.org", loop=loop), "127.0.0.1", 0
    )
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        server.ended.set()
        listening.close()


def comment_in(letter: EmailMessage) -> str:
    """Where a letter about a reaction leads to."""
    return link_in(letter, "answer/comment")


def link_in(letter: EmailMessage, page: str = "answer") -> str:
    """Where the letter leads to."""
    found = re.search(rf"https?://\S+/{page}/\S+", text_of(letter))
    assert found is not None, text_of(letter)
    return found[0]


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
