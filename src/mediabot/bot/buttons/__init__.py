"""Buttons: what a tap means, packed into Telegram's 64 bytes of callback data.

Nobody else builds or splits these strings. Tags are never reused: people press buttons that are weeks old. A button
proves nothing; the service checks who pressed it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from typing import Any, ClassVar, Self, get_type_hints

from mediabot.domain.directory import Directory, Format
from mediabot.domain.errors import MediabotError
from mediabot.domain.people import Role
from mediabot.domain.questions import Attribution
from mediabot.domain.referrals import Reason, Step

LIMIT = 64
"""Telegram's limit for callback data, in bytes."""

LARGEST = 2**63 - 1


class BadButton(MediabotError):
    """Callback data that no button of ours packs (any more)."""


@dataclass(frozen=True)
class Button:
    """Base of all buttons; a subclass names its `tag` and its fields (int, str without `:`, or an enum)."""

    tag: ClassVar[str] = ""
    registry: ClassVar[dict[str, type[Button]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.tag in Button.registry:
            raise TypeError(f"the tag {cls.tag} of {cls.__name__} is taken")
        Button.registry[cls.tag] = cls

    def pack(self) -> str:
        """The callback data. Raises ValueError when it does not fit."""
        values = (getattr(self, field.name) for field in fields(self))
        data = ":".join((self.tag, *(str(v.value if isinstance(v, Enum) else v) for v in values)))
        if len(data.encode()) > LIMIT:
            raise ValueError(f"callback data of {type(self).__name__} exceeds {LIMIT} bytes")
        return data

    @classmethod
    def unpack(cls, data: str | None) -> Self:
        """The button behind callback data. Raises BadButton."""
        tag, *values = (data or "").split(":")
        if tag != cls.tag or len(values) != len(fields(cls)):
            raise BadButton(f"no {cls.__name__}")
        kinds = get_type_hints(cls)
        try:
            return cls(*(_read(kinds[field.name], value) for field, value in zip(fields(cls), values, strict=True)))
        except ValueError as error:
            raise BadButton(f"no {cls.__name__}") from error


def _read(kind: Any, value: str) -> object:
    read = kind(value)
    if kind is int and abs(read) > LARGEST:
        raise ValueError("no database holds such a number")
    return read


def unpack(data: str | None) -> Button:
    """The button, of whatever kind, behind callback data. Raises BadButton."""
    kind = Button.registry.get((data or "").split(":")[0])
    if kind is None:
        raise BadButton("no such tag")
    return kind.unpack(data)


def expert_key(expert_id: str) -> str:
    """Twelve hex digits for an expert's id, which may be too long for a button."""
    return hashlib.sha256(expert_id.encode()).hexdigest()[:12]


def expert_of_key(directory: Directory, key: str) -> str:
    """The id of the expert whose key stands in a button. Raises BadButton when the directory has none such any more."""
    for expert in directory.experts:
        if expert_key(expert.id) == key:
            return expert.id
    raise BadButton("no expert of that key")


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
class HandOver(Button):
    tag: ClassVar[str] = "ho"
    referral_id: int
    contact: str


@dataclass(frozen=True)
class AcceptReferral(Button):
    tag: ClassVar[str] = "ar"
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


# one's own entry


@dataclass(frozen=True)
class ChooseLanguage(Button):
    """`place` is the screen to show again: welcome or language."""

    tag: ClassVar[str] = "la"
    language: str
    place: str


@dataclass(frozen=True)
class DeleteMe(Button):
    """`sure` is 1 for yes, 0 for no."""

    tag: ClassVar[str] = "dm"
    sure: int


@dataclass(frozen=True)
class ShowMyData(Button):
    tag: ClassVar[str] = "md"


@dataclass(frozen=True)
class Dismiss(Button):
    """Close what the bot is asking in this chat."""

    tag: ClassVar[str] = "cl"


# staff


class StaffStep(StrEnum):
    """What staff do with a question, a search, a letter or a journalist."""

    TAKE_OVER = "take"
    ASK_ELSE = "else"
    REFUSE = "refuse"
    RESOLVE = "done"
    WRITE = "write"
    SHOW = "show"


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
    SHOW = "show"


@dataclass(frozen=True)
class DecideJournalist(Button):
    tag: ClassVar[str] = "jd"
    person_id: int
    verdict: Verdict


@dataclass(frozen=True)
class MakeInvite(Button):
    """A one-time link for that role; for an expert the entry is asked for next."""

    tag: ClassVar[str] = "iv"
    role: Role


@dataclass(frozen=True)
class InviteExpert(Button):
    tag: ClassVar[str] = "ie"
    expert: str
