"""The mail server: a connection for each letter, and what its answers mean."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from mediabot.domain.deliveries import PersonUnreachable, TryAgain

PATIENCE = 60.0
"""Seconds for a whole letter, far below the lease of a claim."""

GOODBYE = 2.0

OURS = frozenset({530, 535, 538})
"""The server wants a password, or another one: no fault of whoever is written to."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Delivers(Protocol):
    """What takes a letter."""

    async def deliver(self, message: EmailMessage, sender: str, to: str) -> None: ...


@dataclass(frozen=True)
class MailServer:
    """`start_tls` None: where the server offers it."""

    host: str
    port: int
    username: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    start_tls: bool | None = None
    patience: float = PATIENCE

    @classmethod
    def of(cls, url: str) -> MailServer:
        """A password goes over the network only where nobody can read along, unless the settings say so."""
        parts = urlsplit(url)
        tls, host = parts.scheme == "smtps", parts.hostname or ""
        username, password = unquote(parts.username or ""), unquote(parts.password or "")
        asked = {"starttls=yes": True, "starttls=no": False}.get(parts.query)
        if asked is None and username and host not in LOOPBACK:
            asked = True
        port = parts.port or (465 if tls else 587 if username else 25)
        return cls(host, port, username, password, tls, False if tls else asked)

    async def deliver(self, message: EmailMessage, sender: str, to: str) -> None:
        """Hand it over. Raises PersonUnreachable where it is refused for good, and TryAgain."""
        client = self._client()
        try:
            async with asyncio.timeout(self.patience):
                await self._connect(client)
                await client.send_message(message, sender=sender, recipients=[to])
        except SMTPRecipientsRefused as error:
            raise _verdict(error.recipients[0].code) from None
        except SMTPDataError as error:
            raise _verdict(error.code) from None
        except SMTPNotSupported:
            raise PersonUnreachable("the mail server can't write to such an address") from None
        except (SMTPException, OSError, TimeoutError) as error:
            raise TryAgain(told(error)) from None
        else:
            await _part(client)
        finally:
            client.close()

    async def greet(self) -> None:
        """Connect and log in. Raises SMTPException, OSError, TimeoutError."""
        client = self._client()
        async with asyncio.timeout(self.patience):
            await self._connect(client)
            await client.quit()

    async def _connect(self, client: aiosmtplib.SMTP) -> None:
        await client.connect()
        if self.username:
            await client.login(self.username, self.password)

    def _client(self) -> aiosmtplib.SMTP:
        timeout = min(self.patience, 30.0)
        return aiosmtplib.SMTP(
            hostname=self.host, port=self.port, use_tls=self.tls, start_tls=self.start_tls, timeout=timeout
        )


async def _part(client: aiosmtplib.SMTP) -> None:
    """The letter is taken; how the server says goodbye is of no account."""
    with suppress(SMTPException, OSError, TimeoutError):
        async with asyncio.timeout(GOODBYE):
            await client.quit()


def _verdict(code: int) -> PersonUnreachable | TryAgain:
    why = f"the mail server answers {code}"
    return PersonUnreachable(why) if code >= 500 and code not in OURS else TryAgain(why)


def told(error: Exception) -> str:
    """Why it failed, without anything that a server says in its own words: an address may stand in it."""
    if isinstance(error, SMTPResponseException):
        return f"the mail server answers {error.code}"
    if isinstance(error, OSError) and error.strerror and not isinstance(error, TimeoutError):
        return error.strerror
    return "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
