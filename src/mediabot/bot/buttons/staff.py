"""Buttons of staff: questions, letters, journalists, invites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.limits import Limited
from mediabot.domain.people import BlockReason, Role


class StaffStep(StrEnum):
    """What staff do with a question, a search, a letter or a journalist."""

    TAKE_OVER = "take"
    ASK_ELSE = "else"
    REFUSE = "refuse"
    RESOLVE = "done"
    WRITE = "write"
    AGAIN = "again"
    """To write once more, after an answer."""
    SHOW = "show"
    FILES = "files"


@dataclass(frozen=True)
class StaffQuestion(Button):
    tag: ClassVar[str] = "qs"
    question_id: int
    step: StaffStep


@dataclass(frozen=True)
class StaffAskExpert(Button):
    tag: ClassVar[str] = "ae"
    question_id: int
    expert: str


@dataclass(frozen=True)
class StaffSearch(Button):
    tag: ClassVar[str] = "ss"
    search_id: int
    step: StaffStep


@dataclass(frozen=True)
class StaffLetter(Button):
    tag: ClassVar[str] = "le"
    letter_id: int
    step: StaffStep


class Verdict(StrEnum):
    """What staff decide about a journalist."""

    VERIFY = "verify"
    REFUSE = "refuse"
    BLOCK = "block"
    """Asks why."""
    BLOCK_SURE = "block_sure"
    """Of cards from before a block had a reason."""
    BLOCK_TYPED = "block_typed"
    """For a reason in staff's own words."""
    BACK = "back"
    UNBLOCK = "unblock"
    SHOW = "show"


@dataclass(frozen=True)
class DecideJournalist(Button):
    tag: ClassVar[str] = "jd"
    person_id: int
    verdict: Verdict


@dataclass(frozen=True)
class BlockPerson(Button):
    tag: ClassVar[str] = "jb"
    person_id: int
    reason: BlockReason


@dataclass(frozen=True)
class MeantAsAnswer(Button):
    """In the group: the message that the tapped one answers is this person's answer to what the bot asked them."""

    tag: ClassVar[str] = "ma"
    person_id: int


@dataclass(frozen=True)
class MakeInvite(Button):
    """A one-time link for that role; for an expert the entry is asked for next."""

    tag: ClassVar[str] = "iv"
    role: Role


@dataclass(frozen=True)
class WithdrawInvite(Button):
    tag: ClassVar[str] = "wi"
    invite_id: int


@dataclass(frozen=True)
class InviteExpert(Button):
    tag: ClassVar[str] = "ie"
    expert: str


@dataclass(frozen=True)
class ShowLimits(Button):
    """How much this person may ask; 0 is everybody."""

    tag: ClassVar[str] = "lp"
    person_id: int


@dataclass(frozen=True)
class SetLimit(Button):
    tag: ClassVar[str] = "lt"
    person_id: int
    what: Limited
    value: int
