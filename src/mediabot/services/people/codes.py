"""An address is somebody's own once they type the code that was sent to it.

Whoever names a stranger's address must not be able to flood it, and nobody gets in by trying all codes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto
from hmac import compare_digest
from secrets import randbelow

from mediabot.domain.mails import CODE_LIFE, CODES_A_DAY, ONE_DAY, TRIES, CodeFor, Mail, MailCode, MailKind
from mediabot.domain.people import Person
from mediabot.services.desk import Desk


class Checked(Enum):
    """What came of a code that somebody typed."""

    RIGHT = auto()
    WRONG = auto()
    VOID = auto()
    """There is none any more: it is too old, or was tried too often."""


class MailCodes:
    """At one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def send(self, person: Person, address: str, purpose: CodeFor, subject: int = 0) -> bool:
        """Send a code to that address; the one before is void. False where there were enough for a day."""
        known, now = await self._desk.work.mail_codes.get(person.id), self._desk.now
        lately = known is not None and known.first_at > now - ONE_DAY
        sent = known.sent + 1 if known is not None and lately else 1
        if sent > CODES_A_DAY:
            return False
        code = MailCode(
            person_id=person.id,
            address=address,
            purpose=purpose,
            subject=subject,
            code=f"{randbelow(10**6):06}",
            made_at=now,
            sent=sent,
            first_at=known.first_at if known is not None and lately else now,
        )
        await self._desk.work.mail_codes.put(code)
        await self._desk.work.mails.add(Mail(0, MailKind.CODE, address, person.id, now, now, person_id=person.id))
        return True

    async def sent_lately(self, person: Person) -> bool:
        """Whether six digits are probably meant for a code."""
        known = await self._desk.work.mail_codes.get(person.id)
        return known is not None and known.made_at > self._desk.now - ONE_DAY

    async def check(self, person: Person, text: str, purpose: CodeFor) -> tuple[Checked, str]:
        """Whether that is the code, and of which address. A right one works once."""
        known = await self._desk.work.mail_codes.get(person.id)
        if known is None or known.purpose is not purpose or not known.code:
            return Checked.VOID, ""
        if known.made_at + CODE_LIFE <= self._desk.now:
            return Checked.VOID, ""
        right = compare_digest(re.sub(r"[\s-]", "", text).encode(), known.code.encode())
        tries = known.tries + 1
        over = right or tries >= TRIES
        await self._desk.work.mail_codes.put(replace(known, tries=tries, code="" if over else known.code))
        if right:
            return Checked.RIGHT, known.address
        return (Checked.VOID if over else Checked.WRONG), ""
