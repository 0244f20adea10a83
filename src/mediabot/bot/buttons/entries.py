"""Buttons of the directory's entries: staff's list and cards, the form, and what experts propose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.directory import Format
from mediabot.domain.entries import EntryField
from mediabot.domain.proofs import Proof


@dataclass(frozen=True)
class FoundExperts(Button):
    """Another page of those whom a name finds."""

    tag: ClassVar[str] = "ef"
    page: int
    wanted: str


class EntryStep(StrEnum):
    """What staff do with an entry."""

    SHOW = "show"
    CHANGE = "edit"
    CHECKED = "ok"
    RETIRE = "out"
    """Asks whether that is meant."""
    RETIRE_SURELY = "outs"
    PUT_BACK = "back"
    PAUSE = "pause"
    RESUME = "on"
    PROOF = "proof"
    FORGET_PROOF = "noproof"


@dataclass(frozen=True)
class StaffEntry(Button):
    tag: ClassVar[str] = "es"
    expert: str
    step: EntryStep


@dataclass(frozen=True)
class NewEntry(Button):
    tag: ClassVar[str] = "ew"


@dataclass(frozen=True)
class FindEntry(Button):
    tag: ClassVar[str] = "en"


@dataclass(frozen=True)
class ListEntries(Button):
    tag: ClassVar[str] = "el"


class FormStep(StrEnum):
    """What is done with a draft as a whole."""

    OVERVIEW = "over"
    SKIP = "skip"
    DROP = "drop"
    SEND = "send"
    REFUSE = "no"


@dataclass(frozen=True)
class EntryDraftStep(Button):
    tag: ClassVar[str] = "ed"
    draft_id: int
    step: FormStep


@dataclass(frozen=True)
class PublishEntry(Button):
    """As it was shown against that version of the directory."""

    tag: ClassVar[str] = "ep"
    draft_id: int
    version: int


@dataclass(frozen=True)
class OpenEntryField(Button):
    tag: ClassVar[str] = "eo"
    draft_id: int
    field: EntryField


@dataclass(frozen=True)
class EntryLanguage(Button):
    """Choose that language; where `on` is 0, not any more."""

    tag: ClassVar[str] = "ei"
    draft_id: int
    code: str
    on: int = 1


@dataclass(frozen=True)
class EntryFormat(Button):
    tag: ClassVar[str] = "eh"
    draft_id: int
    format: Format
    on: int = 1


@dataclass(frozen=True)
class ProposeEntry(Button):
    """An expert wants their own card otherwise."""

    tag: ClassVar[str] = "ey"


@dataclass(frozen=True)
class ProveEntry(Button):
    """Staff checked that person in this way."""

    tag: ClassVar[str] = "pv"
    expert: str
    how: Proof


@dataclass(frozen=True)
class DecideProof(Button):
    """Whether a voice that was heard counts."""

    tag: ClassVar[str] = "pw"
    proof_id: int
    counts: int


class JoinStep(StrEnum):
    """What an expert does with an invitation but agree."""

    DECLINE = "no"
    """Asks whether that is meant."""
    DECLINE_SURELY = "nos"
    BACK = "back"


@dataclass(frozen=True)
class JoinTurn(Button):
    tag: ClassVar[str] = "jt"
    consent_id: int
    step: JoinStep


@dataclass(frozen=True)
class AgreeToText(Button):
    """To the words of that mark, read in that language."""

    tag: ClassVar[str] = "jc"
    consent_id: int
    language: str
    mark: str


@dataclass(frozen=True)
class AgreeToJoin(Button):
    """Of cards from before a key named the words themselves: it shows them anew."""

    tag: ClassVar[str] = "ja"
    consent_id: int
    version: int
    language: str


@dataclass(frozen=True)
class CardIsRight(Button):
    tag: ClassVar[str] = "jr"
