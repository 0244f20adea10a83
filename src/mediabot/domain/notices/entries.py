"""Notices about entries of the directory: staff's list and cards, the form, an expert's proposal."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediabot.domain.entries import EntryTrouble
from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of


@dataclass(frozen=True)
class ExpertList(Notice):
    """All experts, or those of that name."""

    kind = NoticeKind.STAFF_EXPERT_LIST
    page: int = 0
    wanted: str = ""


@dataclass(frozen=True)
class EntryOfStaff(Notice):
    """An entry as staff see it. `retiring`: whether they mean to take it out."""

    kind = NoticeKind.STAFF_ENTRY
    expert: str = ""
    retiring: bool = False


@dataclass(frozen=True)
class EntryForm(Card):
    """A draft under its author's hands. `trouble`: what was wrong with what they did last, `about` with what of it."""

    kind = NoticeKind.ENTRY_FORM
    subject: int
    trouble: EntryTrouble | None = field(default=None, metadata=one_of(EntryTrouble))
    about: str = ""


@dataclass(frozen=True)
class EntryProposal(Card):
    """What an expert proposes, to staff."""

    kind = NoticeKind.STAFF_PROPOSAL
    subject: int
    trouble: EntryTrouble | None = field(default=None, metadata=one_of(EntryTrouble))
    about: str = ""
