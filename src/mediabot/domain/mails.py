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
    CODE = "code"
    """A code for whoever says that this is their address; `subject` is the person."""
    YES = "yes"
    """A copy of an expert's yes to the journalist who wants one; `subject` is the question."""
    THANKS = "thanks"
    """What became of an expert's answer; `subject` is the referral."""
    COMMENT = "comment"
    """A reaction's question to an expert without an account; `subject` is a statement from here on."""
    COMMENT_REMINDER = "comment_reminder"
    COMMENT_EXTENDED = "comment_extended"
    COMMENT_MENDED = "comment_mended"
    """Staff corrected a slip."""
    COMMENT_QUOTED = "comment_quoted"
    COMMENT_DROPPED = "comment_dropped"


TO_EXPERTS = frozenset({MailKind.ASK, MailKind.REMINDER, MailKind.UPDATE})

OF_REACTIONS = frozenset(
    {
        *(MailKind.COMMENT, MailKind.COMMENT_REMINDER, MailKind.COMMENT_EXTENDED),
        *(MailKind.COMMENT_MENDED, MailKind.COMMENT_QUOTED, MailKind.COMMENT_DROPPED),
    }
)

TRIED_FOR = {
    MailKind.ASK: timedelta(minutes=30),
    MailKind.REMINDER: timedelta(minutes=30),
    MailKind.UPDATE: timedelta(days=1),
    MailKind.CODE: timedelta(minutes=30),
    MailKind.YES: timedelta(days=1),
    MailKind.THANKS: timedelta(days=1),
    MailKind.COMMENT: timedelta(minutes=30),
    MailKind.COMMENT_REMINDER: timedelta(minutes=30),
    MailKind.COMMENT_EXTENDED: timedelta(hours=2),
    MailKind.COMMENT_MENDED: timedelta(hours=2),
    MailKind.COMMENT_QUOTED: timedelta(days=1),
    MailKind.COMMENT_DROPPED: timedelta(days=1),
}
"""So long a mail is tried again; for an ask no longer, since staff could have called meanwhile."""


CODE_LIFE = timedelta(minutes=30)
ONE_DAY = timedelta(days=1)
TRIES = 5
CODES_A_DAY = 5


class MailState(StrEnum):
    """Where a mail is on its way."""

    OWED = "owed"
    SENT = "sent"
    FAILED = "failed"


ON_ITS_WAY = frozenset({MailState.OWED, MailState.SENT})


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


class CodeFor(StrEnum):
    """What an address is confirmed for."""

    PROOF = "proof"
    """A newsroom's address, by which staff know a journalist."""
    COPIES = "copies"


@dataclass(frozen=True)
class MailCode:
    """The last code of a person; empty once it was used or tried too often.

    `sent` codes went out since `first_at`, whatever the address.
    """

    person_id: int
    address: str
    purpose: CodeFor
    subject: int
    code: str
    made_at: datetime
    sent: int
    first_at: datetime
    tries: int = 0
