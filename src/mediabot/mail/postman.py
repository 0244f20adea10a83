"""Draws a mail from what is true now, in its reader's language, and hands it to the mail server."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.domain.deliveries import PersonUnreachable
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import OF_REACTIONS, TO_EXPERTS, Mail, MailKind
from mediabot.i18n.titles import called
from mediabot.i18n.translator import Catalogs
from mediabot.mail import comments, letters
from mediabot.mail.envelope import Sender, enveloped
from mediabot.mail.made import Letter
from mediabot.mail.server import Delivers
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.post import Links
from mediabot.services.ports.store import Clock, Store
from mediabot.services.questions.asked import asked, said_yes
from mediabot.services.reactions.commented import commented


class SmtpPostman:
    """The postman of `services/ports/post.py`."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        catalogs: Catalogs,
        office: Callable[[], Office],
        links: Links,
        server: Delivers,
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
        if mail.kind in TO_EXPERTS:
            return await self._to_expert(mail, desk)
        if mail.kind is MailKind.THANKS:
            return await self._thanks(mail, desk)
        if mail.kind in OF_REACTIONS:
            return await self._about_reaction(mail, desk)
        person = await desk.work.people.get(mail.person_id) if mail.person_id else None
        if person is None:
            raise Gone(Kind.PERSON, mail.person_id or 0)
        t = self._catalogs.translator(person.language or desk.office.language, desk.office.zone)
        if mail.kind is MailKind.YES:
            return letters.yes(await said_yes(desk, mail.subject), t), person.byline or person.name
        code = await desk.work.mail_codes.get(person.id)
        if code is None or not code.code or code.address != mail.address:
            raise Gone(Kind.PERSON, person.id)
        return letters.code(code, t), ""

    async def _to_expert(self, mail: Mail, desk: Desk) -> tuple[Letter, str]:
        view = await asked(desk, mail.subject)
        t = self._catalogs.translator(view.language, desk.office.zone)
        letter = letters.to_expert(mail.kind, view, self._links.to_answer(mail.subject, mail.address), t)
        if letter is None:
            raise Gone(Kind.REFERRAL, mail.subject)
        return letter, called(view.expert, view.language)

    async def _thanks(self, mail: Mail, desk: Desk) -> tuple[Letter, str]:
        view = await asked(desk, mail.subject)
        told = await desk.work.follow_ups.get(view.question.id)
        if told is None:
            raise Gone(Kind.QUESTION, view.question.id)
        t = self._catalogs.translator(view.language, desk.office.zone)
        return letters.thanks(view, told, t), called(view.expert, view.language)

    async def _about_reaction(self, mail: Mail, desk: Desk) -> tuple[Letter, str]:
        view = await commented(desk, mail.subject)
        t = self._catalogs.translator(view.language, desk.office.zone)
        letter = comments.to_expert(mail.kind, view, self._links.to_comment(mail.subject, mail.address), t)
        if letter is None:
            raise Gone(Kind.REACTION, mail.subject)
        return letter, called(view.expert, view.language)
