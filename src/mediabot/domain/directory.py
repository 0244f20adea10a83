"""The directory: who can answer journalists, and on which topics.

A directory is immutable; a change is a new version. What stands here came from a curator's file and has been checked
by its loader (`storage.directory_file`), so every expert has an id, a name and at least one topic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SHORT, LONG = 120, 800
"""Characters of a name or a title, and of what is told about an expert."""

_EMAIL = re.compile(r"[^\s@<>(),;:\"\\]{1,64}@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]*")
_ACCOUNT = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None and 5 <= sum(map(str.isdigit, text)) <= 15


def is_account(text: str) -> bool:
    """Whether it can be the number of somebody's Telegram account."""
    return _ACCOUNT.fullmatch(text) is not None


class Format(StrEnum):
    """How an expert is willing to answer."""

    QUOTE = "quote"
    INTERVIEW = "interview"
    LIVE = "live"
    BACKGROUND = "background"


@dataclass(frozen=True)
class Localized:
    """A text in Bulgarian, in English, in both, or plain: written once and meant for every reader."""

    bg: str = ""
    en: str = ""
    plain: str = ""

    def in_language(self, language: str) -> str:
        """The text for a reader of `language`, or whatever else there is; empty only when there is nothing."""
        wanted, other = (self.en, self.bg) if language == "en" else (self.bg, self.en)
        return wanted or self.plain or other

    def only(self, language: str) -> str:
        """The text written in that language, and nothing instead of it."""
        return self.en if language == "en" else self.bg

    def version(self, language: str) -> str:
        """The text that was meant for readers of `language`; empty where theirs is still to be written."""
        return self.only(language) or self.plain

    def put(self, language: str, text: str) -> Localized:
        """With that text in that language. What was plain becomes the other one: it is no longer for every reader."""
        if language == "en":
            return Localized(self.bg or self.plain, text)
        return Localized(text, self.en or self.plain)

    def texts(self) -> tuple[str, ...]:
        """Every different text, Bulgarian first."""
        return tuple(dict.fromkeys(text for text in (self.bg, self.en, self.plain) if text))

    def __bool__(self) -> bool:
        return bool(self.bg or self.en or self.plain)


@dataclass(frozen=True)
class Topic:
    """A subject that journalists may ask an expert about; `aliases` are other words for it in either language."""

    name: Localized
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """Ways to reach an expert. None of them leaves the system before the expert's yes to a referral."""

    telegram: int | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Expert:
    """A person who agreed to answer journalists. `checked_on` is when staff last confirmed the entry."""

    id: str
    name: Localized
    topics: tuple[Topic, ...]
    title: Localized = Localized()
    organisation: Localized = Localized()
    bio: Localized = Localized()
    languages: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    interests: Localized = Localized()
    contact: Contact = Contact()
    checked_on: date | None = None


@dataclass(frozen=True)
class Directory:
    """All experts of one version, in the curator's order. Ids are unique."""

    experts: tuple[Expert, ...] = ()
    _by_id: dict[str, Expert] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {expert.id: expert for expert in self.experts})

    def get(self, expert_id: str) -> Expert | None:
        """The expert of that id, or None when this version has none."""
        return self._by_id.get(expert_id)
