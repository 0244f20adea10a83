"""E-mail that is owed: one at a time to each address, in the order of writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import aliased

from mediabot.domain.mails import Mail, MailCode, MailKind
from mediabot.storage.rows.sending import MAIL_OWED, MailCodeRow, MailRow
from mediabot.storage.shelf import Repository, Shelf


class SqlMails(Repository[Mail]):
    shelf = Shelf(MailRow, Mail)

    async def get(self, mail_id: int) -> Mail | None:
        return await self._get(mail_id)

    async def add(self, mail: Mail) -> Mail:
        same = and_(
            MailRow.kind == mail.kind,
            MailRow.subject == mail.subject,
            MailRow.address == mail.address,
            MailRow.claimed_until.is_(None),
        )
        owed = await self._one(self.shelf.all.where(MAIL_OWED, same).limit(1))
        return owed or await self._add(mail)

    async def save(self, mail: Mail) -> None:
        await self._save(mail)

    async def remove(self, mail_id: int) -> None:
        await self._drop(mail_id)

    async def last(self, kind: MailKind, subject: int) -> Mail | None:
        about = self.shelf.all.where(MailRow.kind == kind, MailRow.subject == subject)
        return await self._one(about.order_by(MailRow.id.desc()).limit(1))

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[Mail]:
        """A claim that lies further ahead than this one's end was made by a clock that has been set back since."""
        earlier = aliased(MailRow)
        before = select(earlier.id).where(
            earlier.address == MailRow.address,
            earlier.id < MailRow.id,
            earlier.sent_at.is_(None),
            earlier.failed_at.is_(None),
        )
        free = or_(MailRow.claimed_until.is_(None), MailRow.claimed_until <= now, MailRow.claimed_until > until)
        ripe = select(MailRow.id).where(MAIL_OWED, MailRow.due_at <= now, free, ~before.exists())
        ids = (await self._run(ripe.order_by(MailRow.id).limit(limit))).scalars().all()
        if not ids:
            return ()
        await self._run(update(MailRow).where(MailRow.id.in_(ids)).values(claimed_until=until))
        return await self._many(self.shelf.all.where(MailRow.id.in_(ids)).order_by(MailRow.id))

    async def waiting(self) -> int:
        return int((await self._run(select(func.count()).select_from(MailRow).where(MAIL_OWED))).scalar_one())

    async def tidy(self, before: datetime) -> int:
        return await self._remove(or_(MailRow.sent_at < before, MailRow.failed_at < before))


class SqlMailCodes(Repository[MailCode]):
    shelf = Shelf(MailCodeRow, MailCode)

    async def get(self, person_id: int) -> MailCode | None:
        return await self._get(person_id)

    async def put(self, code: MailCode) -> None:
        await self._put(code)

    async def tidy(self, before: datetime) -> int:
        return await self._remove(and_(MailCodeRow.made_at < before, MailCodeRow.first_at < before))
