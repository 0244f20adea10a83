"""What the journeys need to send e-mail, and to make links that can't be forged."""

from __future__ import annotations

from typing import Protocol

from mediabot.domain.errors import MediabotError
from mediabot.domain.mails import Mail


class LinkUnusable(MediabotError):
    """The link is none of ours, or was cut on its way."""


class Postman(Protocol):
    async def send(self, mail: Mail) -> None:
        """Draw it from what is true now, and hand it to the mail server.

        Raises Gone where nothing is left to tell, PersonUnreachable where that address takes nothing, and TryAgain.
        """
        ...


class Links(Protocol):
    """Links to a page on which an expert without an account answers."""

    def to_answer(self, referral_id: int, address: str) -> str:
        """The whole address of the page, for whoever reads that mailbox."""
        ...

    def read(self, signed: str) -> tuple[int, str]:
        """The referral, and a mark of the address that the link was sent to. Raises LinkUnusable."""
        ...

    def to_comment(self, statement_id: int, address: str) -> str:
        """The same for an answer to a reaction."""
        ...

    def read_comment(self, signed: str) -> tuple[int, str]:
        """The statement, and the mark. Raises LinkUnusable."""
        ...

    def mark(self, address: str) -> str:
        """What stands for an address in a link."""
        ...
