"""E-mail that is owed to somebody, and how it went.

Like a delivery it names what it is about, never the words: those are made when it is sent, from what is true then. The
address goes once it is finished.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ADDRESS = re.compile(r"[^\s@<>()\[\]\",;:\\]+@[^\s@<>()\[\]\",;:\\]+\.[^\s@<>()\[\]\",;:\\.]{2,}")
"""What an address looks like, and no header can be made of."""


class MailKind(StrEnum):
    """What it is about; `subject` is a referral up to `UPDATE`."""

    ASK = "ask"
    """A question to an expert without an account."""
    REMINDER = "reminder"
    UPDATE = "update"
    """What such an expert was asked stands otherwise now."""


TO_EXPERTS = frozenset({MailKind.ASK, MailKind.REMINDER, MailKind.UPDATE})

TRIED_FOR = {
    MailKind.ASK: timedelta(minutes=30),
    MailKind.REMINDER: timedelta(minutes=30),
    MailKind.UPDATE: timedelta(days=1),
}
"""So long a mail is tried again; for an ask no longer, since staff could have called meanwhile."""


class MailState(StrEnum):
    """Where a mail is on its way."""

    OWED = "owed"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class Mail:
    """`person_id` is whose it is; None where it is for an expert of the directory without an account."""

    id: int
    kind: MailKind
    address: str
    subject: int
    created_at: datetime
    due_at: datetime
    person_id: int | None = None
    attempts: int = 0
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str = ""

    @property
    def state(self) -> MailState:
        if self.sent_at is not None:
            return MailState.SENT
        return MailState.OWED if self.failed_at is None else MailState.FAILED
