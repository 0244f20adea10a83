"""From a letter to a message for the mail server: headers that nobody's name can break out of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from mediabot.domain.mails import ADDRESS, Mail
from mediabot.domain.text import clean_line
from mediabot.mail.made import Letter


@dataclass(frozen=True)
class Sender:
    """Who writes, where answers go, and the host that numbers and lists are named after."""

    sender: str
    reply_to: str
    host: str

    @classmethod
    def of(cls, mail_from: str, reply_to: str | None, host: str | None) -> Sender:
        address = parseaddr(mail_from)[1]
        return cls(mail_from, reply_to or address, host or address.partition("@")[2])

    @property
    def address(self) -> str:
        return parseaddr(self.sender)[1]


def enveloped(letter: Letter, mail: Mail, to: str, sender: Sender, now: datetime) -> EmailMessage:
    """The same mail has the same number whenever it is sent: whoever got it twice can tell. Raises ValueError where
    no header can be made of the address."""
    if not ADDRESS.fullmatch(mail.address):
        raise ValueError("no address")
    name = parseaddr(sender.sender)[0]
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(clean_line(name), addr_spec=sender.address)
    message["To"] = Address(clean_line(to, limit=80), addr_spec=mail.address)
    message["Reply-To"] = Address(clean_line(name), addr_spec=sender.reply_to)
    message["Subject"] = clean_line(letter.subject, limit=200)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{mail.kind}.{mail.id}.{int(mail.created_at.timestamp())}@{sender.host}>"
    message["List-Id"] = f"Media Center <{mail.kind}.mediabot.{sender.host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.plain(), cte="quoted-printable")
    message.add_alternative(letter.html(), subtype="html", cte="quoted-printable")
    return message
