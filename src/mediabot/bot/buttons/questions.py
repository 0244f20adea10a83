"""Buttons of questions: searches, the form, a sent question, the expert's card, talks and letters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.areas import Area
from mediabot.domain.directory import Format
from mediabot.domain.questions import Attribution
from mediabot.domain.referrals import Reason, Step

# a journalist's searches


@dataclass(frozen=True)
class ChooseExpert(Button):
    tag: ClassVar[str] = "ch"
    search_id: int
    rank: int


@dataclass(frozen=True)
class AskInTurn(Button):
    tag: ClassVar[str] = "it"
    search_id: int


@dataclass(frozen=True)
class MoreExperts(Button):
    tag: ClassVar[str] = "mo"
    search_id: int


@dataclass(frozen=True)
class NobodyFits(Button):
    tag: ClassVar[str] = "nf"
    search_id: int


@dataclass(frozen=True)
class NearTopic(Button):
    tag: ClassVar[str] = "nt"
    search_id: int
    number: int


@dataclass(frozen=True)
class ShowAreas(Button):
    """What the directory covers, as a message of its own where the button is `fresh`."""

    tag: ClassVar[str] = "fa"
    fresh: int = 0


@dataclass(frozen=True)
class ShowArea(Button):
    tag: ClassVar[str] = "ft"
    area: Area
    page: int


# the form


class FormPlace(StrEnum):
    """Where a form button leads: a field, or the overview."""

    STORY = "story"
    FORMAT = "format"
    DEADLINE = "deadline"
    LANGUAGE = "language"
    ATTRIBUTION = "attribution"
    OVERVIEW = "overview"


@dataclass(frozen=True)
class OpenForm(Button):
    tag: ClassVar[str] = "of"
    question_id: int
    place: FormPlace


@dataclass(frozen=True)
class KeepStory(Button):
    tag: ClassVar[str] = "ks"
    question_id: int


@dataclass(frozen=True)
class SetFormat(Button):
    tag: ClassVar[str] = "sf"
    question_id: int
    format: Format


@dataclass(frozen=True)
class SetDeadline(Button):
    tag: ClassVar[str] = "sd"
    question_id: int
    preset: str


@dataclass(frozen=True)
class SetLanguage(Button):
    tag: ClassVar[str] = "sl"
    question_id: int
    language: str


@dataclass(frozen=True)
class SetAttribution(Button):
    tag: ClassVar[str] = "sa"
    question_id: int
    attribution: Attribution


@dataclass(frozen=True)
class SetUrgent(Button):
    """`urgent` is 1 where it may ring at night."""

    tag: ClassVar[str] = "qu"
    question_id: int
    urgent: int


@dataclass(frozen=True)
class SendQuestion(Button):
    tag: ClassVar[str] = "se"
    question_id: int


@dataclass(frozen=True)
class GiveUpForm(Button):
    tag: ClassVar[str] = "gu"
    question_id: int


# a sent question, the journalist's side


@dataclass(frozen=True)
class CancelQuestion(Button):
    """`sure` is 1 on the second tap."""

    tag: ClassVar[str] = "cq"
    question_id: int
    sure: int


@dataclass(frozen=True)
class TakeOffer(Button):
    tag: ClassVar[str] = "to"
    referral_id: int


@dataclass(frozen=True)
class LeaveOffer(Button):
    tag: ClassVar[str] = "lo"
    referral_id: int


@dataclass(frozen=True)
class ProposeAnother(Button):
    """Another way than the condition that the expert offered."""

    tag: ClassVar[str] = "po"
    referral_id: int


@dataclass(frozen=True)
class ReplaceSource(Button):
    """Whoever had said yes has dropped out."""

    tag: ClassVar[str] = "sx"
    referral_id: int


@dataclass(frozen=True)
class KeepReserve(Button):
    """Somebody else is to be kept in reserve after a yes."""

    tag: ClassVar[str] = "kr"
    question_id: int


@dataclass(frozen=True)
class InterviewDone(Button):
    """Nobody is needed in reserve any more."""

    tag: ClassVar[str] = "iw"
    question_id: int


@dataclass(frozen=True)
class AnswerBack(Button):
    """What the expert asked before deciding."""

    tag: ClassVar[str] = "ab"
    referral_id: int


@dataclass(frozen=True)
class AskAnother(Button):
    tag: ClassVar[str] = "aa"
    question_id: int
    expert: str


@dataclass(frozen=True)
class HandToStaff(Button):
    tag: ClassVar[str] = "hs"
    question_id: int


@dataclass(frozen=True)
class ShowQuestion(Button):
    tag: ClassVar[str] = "sq"
    question_id: int


@dataclass(frozen=True)
class AskAgain(Button):
    """A finished question as a new form, filled with what it was."""

    tag: ClassVar[str] = "qg"
    question_id: int


class ChangePlace(StrEnum):
    """Where a button of the journalist's card leads: a page of what can be changed, or back to the card."""

    MENU = "menu"
    TEXT = "text"
    DEADLINE = "deadline"
    FORMAT = "format"
    CARD = "card"


@dataclass(frozen=True)
class ChangeQuestion(Button):
    tag: ClassVar[str] = "qc"
    question_id: int
    place: ChangePlace


@dataclass(frozen=True)
class MoveDeadline(Button):
    tag: ClassVar[str] = "qd"
    question_id: int
    preset: str


@dataclass(frozen=True)
class ChangeFormat(Button):
    tag: ClassVar[str] = "qf"
    question_id: int
    format: Format


@dataclass(frozen=True)
class AskNextNow(Button):
    tag: ClassVar[str] = "qn"
    question_id: int


@dataclass(frozen=True)
class TryAgain(Button):
    tag: ClassVar[str] = "qa"
    question_id: int
    expert: str


@dataclass(frozen=True)
class UseName(Button):
    tag: ClassVar[str] = "un"
    question_id: int


@dataclass(frozen=True)
class Appeal(Button):
    tag: ClassVar[str] = "ap"


# the expert's side


@dataclass(frozen=True)
class TurnReferral(Button):
    """Turn the expert's card to a step."""

    tag: ClassVar[str] = "tr"
    referral_id: int
    step: Step


@dataclass(frozen=True)
class DeclineReferral(Button):
    tag: ClassVar[str] = "dr"
    referral_id: int
    reason: Reason


@dataclass(frozen=True)
class UndoDecision(Button):
    tag: ClassVar[str] = "eu"
    referral_id: int


@dataclass(frozen=True)
class SendDecision(Button):
    """It need not wait until it can't be undone any more."""

    tag: ClassVar[str] = "ez"
    referral_id: int


@dataclass(frozen=True)
class TellReason(Button):
    """Whether the journalist may read why."""

    tag: ClassVar[str] = "mt"
    referral_id: int


@dataclass(frozen=True)
class HandOver(Button):
    tag: ClassVar[str] = "ho"
    referral_id: int
    contact: str


@dataclass(frozen=True)
class AcceptReferral(Button):
    tag: ClassVar[str] = "ar"
    referral_id: int


@dataclass(frozen=True)
class WithdrawYes(Button):
    tag: ClassVar[str] = "wy"
    referral_id: int


@dataclass(frozen=True)
class ShowReferral(Button):
    tag: ClassVar[str] = "rs"
    referral_id: int


# talks and letters


@dataclass(frozen=True)
class Talk(Button):
    tag: ClassVar[str] = "ta"
    referral_id: int


@dataclass(frozen=True)
class EndTalk(Button):
    tag: ClassVar[str] = "et"
    referral_id: int


@dataclass(frozen=True)
class WriteLetter(Button):
    tag: ClassVar[str] = "wl"
