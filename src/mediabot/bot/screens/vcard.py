"""What an expert handed over as a card for an address book.

vCard 3.0 (RFC 2426): phones and mail programs all open it, while some still don't open 4.0. The format is a few lines
of escaped text, less than a library for it.
"""

from __future__ import annotations

from mediabot.bot.screens.views import ExpertView
from mediabot.bot.screens.words import titles_of
from mediabot.domain.referrals import Contacts
from mediabot.domain.text import clean_line

LONGEST_LINE = 75
"""Octets, after which a line goes on in the next one behind a blank."""


def contact_card(expert: ExpertView, contacts: Contacts, note: str, language: str) -> bytes:
    """The .vcf file."""
    before, after = titles_of(expert, language)
    given, _, family = expert.name.rpartition(" ")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_text(family)};{_text(given)};;{_text(before)};",
        f"FN:{_text(f'{before} {expert.name}'.strip())}",
        *_if(expert.organisation, "ORG"),
        *_if(after, "TITLE"),
        *_if(contacts.phone, "TEL;TYPE=WORK,VOICE"),
        *_if(contacts.email, "EMAIL;TYPE=INTERNET,WORK"),
        *_if(f"tg://user?id={contacts.telegram}" if contacts.telegram else "", "URL"),
        *_if(note, "NOTE"),
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def worth_a_card(contacts: Contacts) -> bool:
    """Whether something was handed over that an address book keeps."""
    return bool(contacts.phone or contacts.email or contacts.telegram)


def _if(value: str, name: str) -> list[str]:
    return [f"{name}:{_text(value)}"] if value else []


def _text(value: str) -> str:
    """On one line, with what means something to the format escaped."""
    escaped = clean_line(value, limit=1000).replace("\\", "\\\\")
    return escaped.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """No line is longer than that, and no letter is cut in two."""
    folded, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            folded, room = f"{folded}\r\n ", LONGEST_LINE - 1
        folded, room = folded + letter, room - size
    return folded
