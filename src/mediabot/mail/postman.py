"""Draws a mail from what is true now, in its reader's language, and hands it to the mail server."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.domain.deliveries import PersonUnreachable
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import Mail
from mediabot.i18n.translator import Catalogs
from mediabot.mail.envelope import Sender, enveloped
from mediabot.mail.letters import Letter, called, to_expert
from mediabot.mail.server import MailServer
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.post import Links
from mediabot.services.ports.store import Clock, Store
from mediabot.services.questions.asked import asked


class SmtpPostman:
    """The postman of `services/ports/post.py`."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        catalogs: Catalogs,
        office: Callable[[], Office],
        links: Links,
        server: MailServer,
        sender: Sender,
    ) -> None:
        self._store = store
        self._clock = clock
        self._catalogs = catalogs
        self._office = office
        self._links = links
        self._server = server
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        async with self._store.begin() as work:
            letter, to = await self._draw(mail, Desk(work, self._clock.now(), self._office()))
        try:
            message = enveloped(letter, mail, to, self._sender, self._clock.now())
        except ValueError:
            raise PersonUnreachable("no letter can be addressed like that") from None
        await self._server.deliver(message, self._sender.address, mail.address)

    async def _draw(self, mail: Mail, desk: Desk) -> tuple[Letter, str]:
        """The letter, and the name of its reader. Raises Gone."""
        view = await asked(desk, mail.subject)
        t = self._catalogs.translator(view.language, desk.office.zone)
        letter = to_expert(mail.kind, view, self._links.to_answer(mail.subject, mail.address), t)
        if letter is None:
            raise Gone(Kind.REFERRAL, mail.subject)
        return letter, called(view, view.language)
