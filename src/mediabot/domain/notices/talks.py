"""Notices around a talk: the time agreed on, and files to keep."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.notices.kinds import Card, Notice, NoticeKind


@dataclass(frozen=True)
class MeetingCard(Card):
    """The time that both sides agree on; `subject` is the referral. `asking`: the reader types one now; `trouble` is
    what was wrong with the last words."""

    kind = NoticeKind.MEETING
    subject: int
    asking: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class MeetingFile(Notice):
    """The same for the reader's calendar, as it stands now."""

    kind = NoticeKind.MEETING_FILE
    subject: int


@dataclass(frozen=True)
class QuoteCard(Card):
    """A quote that the expert checks; `subject` is the quote."""

    kind = NoticeKind.QUOTE
    subject: int


@dataclass(frozen=True)
class ContactFile(Notice):
    """What an expert has handed over, for the journalist's address book; `subject` is the referral."""

    kind = NoticeKind.CONTACT_FILE
    subject: int
