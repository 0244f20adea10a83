"""An expert joins: what they agree to before their account is tied to an entry; and whether it is still right.

The words of the consent are in `bot/screens/entries/joining.py`; kept are the version, the hash of the words as
they were shown, and when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mediabot.domain.errors import MediabotError

CONSENT_VERSION = 1
"""Raise it when the consent changes in substance."""

HALF_A_YEAR = timedelta(days=182)
BETWEEN = timedelta(days=7)
MOST_ASKED = 3


class AlreadyDecided(MediabotError):
    """This invitation was agreed to or declined already."""


@dataclass(frozen=True)
class Consent:
    """One invitation that was opened. `text_hash` is the SHA-256 of what was agreed to, in that language."""

    id: int
    invite_id: int
    expert_id: str
    person_id: int
    opened_at: datetime
    text_version: int = CONSENT_VERSION
    text_hash: str = ""
    language: str = ""
    agreed_at: datetime | None = None
    declined_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.agreed_at is None and self.declined_at is None


def mark_of(text_hash: str) -> str:
    """So much of a hash goes into a key, to tell which words were read."""
    return text_hash[:16]


def agree(consent: Consent, text_hash: str, language: str, now: datetime) -> Consent:
    """Raises AlreadyDecided."""
    _ensure_open(consent)
    return replace(consent, text_version=CONSENT_VERSION, text_hash=text_hash, language=language, agreed_at=now)


def decline(consent: Consent, now: datetime) -> Consent:
    """Raises AlreadyDecided."""
    _ensure_open(consent)
    return replace(consent, declined_at=now)


def _ensure_open(consent: Consent) -> None:
    if not consent.open:
        raise AlreadyDecided(f"invitation {consent.invite_id} is decided")


@dataclass(frozen=True)
class EntryCheck:
    """How often an expert has been asked whether the entry is right, without an answer, and when last."""

    expert_id: str
    asked: int
    asked_at: datetime


class CheckStep(StrEnum):
    """What is due for an entry."""

    NOTHING = "nothing"
    ASK = "ask"
    UNLIST = "unlist"


def is_stale(checked_on: date | None, today: date) -> bool:
    """Whether half a year has passed; an entry without a day was never promised to be checked."""
    return checked_on is not None and today - checked_on >= HALF_A_YEAR


def due(checked_on: date | None, check: EntryCheck | None, now: datetime, today: date) -> CheckStep:
    """A question a week, three in all; a week after the third the entry is unlisted."""
    if not is_stale(checked_on, today):
        return CheckStep.NOTHING
    if check is None:
        return CheckStep.ASK
    if now - check.asked_at < BETWEEN:
        return CheckStep.NOTHING
    return CheckStep.ASK if check.asked < MOST_ASKED else CheckStep.UNLIST


def asked(expert_id: str, check: EntryCheck | None, now: datetime) -> EntryCheck:
    """Once more."""
    return EntryCheck(expert_id, (check.asked if check else 0) + 1, now)
