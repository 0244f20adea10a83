"""Notices about entries of the directory: staff's list and cards, the form, an expert's proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mediabot.domain.entries import EntryTrouble
from mediabot.domain.notices.kinds import Card, Notice, NoticeKind, one_of


@dataclass(frozen=True)
class ExpertList(Notice):
    """All experts, or those of that name."""

    kind = NoticeKind.STAFF_EXPERT_LIST
    page: int = 0
    wanted: str = ""


class EntryPlace(StrEnum):
    """Where on an entry's card staff are."""

    ENTRY = "entry"
    RETIRE = "retire"
    PROOF = "proof"


class WhyOut(StrEnum):
    """What staff have not done themselves: why an entry is out of the directory."""

    DECLINED = "declined"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class EntryOfStaff(Notice):
    """An entry as staff see it."""

    kind = NoticeKind.STAFF_ENTRY
    expert: str = ""
    place: EntryPlace = EntryPlace.ENTRY
    why: WhyOut | None = field(default=None, metadata=one_of(WhyOut))


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


@dataclass(frozen=True)
class JoinCard(Card):
    """An invitation that was opened; `subject` is the consent. `declining`: whether they mean to say no."""

    kind = NoticeKind.JOIN
    subject: int
    declining: bool = False


@dataclass(frozen=True)
class IsCardRight(Notice):
    """Asked for the `times`th time."""

    kind = NoticeKind.IS_CARD_RIGHT
    times: int = 1


@dataclass(frozen=True)
class ProofToConfirm(Card):
    """To staff: an expert answered with their voice; `subject` is the proof."""

    kind = NoticeKind.STAFF_PROOF
    subject: int
    refused: bool = False
