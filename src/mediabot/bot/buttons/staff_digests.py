"""Buttons of staff's digests and their editions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


class DigestStep(StrEnum):
    """What staff do with a digest. Short, because they stand in buttons."""

    SHOW = "show"
    OVERVIEW = "over"
    NAME = "name"
    DAYS = "days"
    TYPE_DAYS = "tdays"
    HOUR = "hour"
    TYPE_HOUR = "thour"
    AUDIENCE = "aud"
    LEAD_BG = "lbg"
    LEAD_EN = "len"
    AUTOMATIC = "self"
    AFTER_APPROVAL = "appr"
    KEEP = "keep"
    PREVIEW = "prev"
    TEST = "test"
    TEST_OTHERS = "testo"
    ACTIVATE = "on"
    DEACTIVATE = "off"
    DELETE = "del"
    DELETE_SURELY = "dels"


@dataclass(frozen=True)
class StaffDigest(Button):
    tag: ClassVar[str] = "gd"
    digest_id: int
    step: DigestStep


@dataclass(frozen=True)
class ListDigests(Button):
    tag: ClassVar[str] = "gl"


@dataclass(frozen=True)
class NewDigest(Button):
    tag: ClassVar[str] = "gn"


@dataclass(frozen=True)
class DigestDay(Button):
    """Choose that weekday; where `on` is 0, not any more."""

    tag: ClassVar[str] = "gw"
    digest_id: int
    day: int
    on: int = 1


@dataclass(frozen=True)
class DigestHour(Button):
    tag: ClassVar[str] = "gh"
    digest_id: int
    hour: int
    minute: int


class AudiencePart(StrEnum):
    """A condition of an audience that a tap sets or lifts."""

    BULGARIAN = "bg"
    ENGLISH = "en"
    JOURNALISTS = "j"
    EXPERTS = "e"
    STAFF = "s"
    VERIFIED = "v"
    SUBSCRIBERS = "o"


@dataclass(frozen=True)
class DigestAudience(Button):
    """Set that condition, or lift it where `on` is 0, whatever a colleague has done since the key was drawn."""

    tag: ClassVar[str] = "ga"
    digest_id: int
    part: AudiencePart
    on: int = 1


class EditionStep(StrEnum):
    APPROVE = "yes"
    SKIP = "no"
    PREVIEW = "prev"


@dataclass(frozen=True)
class StaffEdition(Button):
    tag: ClassVar[str] = "ge"
    edition_id: int
    step: EditionStep
