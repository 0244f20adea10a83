"""Buttons of news: readers' lists and items, leads, the embargo, staff's desk and feeds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsPart


def topic_key(topic: Localized) -> str:
    """Twelve hex digits for a topic, whose names may be too long for a button."""
    return hashlib.sha256("\n".join(topic.texts()).encode()).hexdigest()[:12]


# readers


@dataclass(frozen=True)
class TurnNews(Button):
    tag: ClassVar[str] = "np"
    search_id: int
    page: int


@dataclass(frozen=True)
class OpenNews(Button):
    tag: ClassVar[str] = "ni"
    item_id: int


@dataclass(frozen=True)
class SearchNews(Button):
    """Ask what to look for in the news."""

    tag: ClassVar[str] = "nq"


@dataclass(frozen=True)
class NewsOnThis(Button):
    """News on what was asked of the experts."""

    tag: ClassVar[str] = "nx"
    search_id: int


@dataclass(frozen=True)
class ExpertsOnNews(Button):
    """Experts for what was looked for in the news."""

    tag: ClassVar[str] = "ny"
    search_id: int


@dataclass(frozen=True)
class AskAboutNews(Button):
    tag: ClassVar[str] = "na"
    item_id: int


@dataclass(frozen=True)
class AskTopic(Button):
    """Experts on a topic of the directory, by its key."""

    tag: ClassVar[str] = "ki"
    topic: str


@dataclass(frozen=True)
class AskNewExpert(Button):
    tag: ClassVar[str] = "kx"
    expert: str


@dataclass(frozen=True)
class ShowTerms(Button):
    tag: ClassVar[str] = "eb"


@dataclass(frozen=True)
class AgreeToTerms(Button):
    tag: ClassVar[str] = "eg"
    version: int


# staff's desk


class NewsStep(StrEnum):
    """What staff do with a news item."""

    SHOW = "show"
    BACK = "back"
    EDIT = "edit"
    CONFIRM = "confirm"
    DROP_FILES = "nofiles"
    PREVIEW = "view"
    PUBLISH = "publish"
    DELETE = "delete"
    DELETE_SURE = "deleted"
    WITHDRAW = "withdraw"
    WITHDRAW_SURE = "withdrawn"
    JOIN = "join"
    PART = "part"


class CorrectionStep(StrEnum):
    """What staff do with a correction that they wrote."""

    SEND = "send"
    DROP = "drop"


class FeedStep(StrEnum):
    """What staff do with a feed; SHOW of feed 0 is the list, ADD needs none."""

    SHOW = "show"
    ADD = "add"
    TRUST = "trust"
    TRUST_SURE = "trusted"
    DISTRUST = "distrust"
    PAUSE = "pause"
    RESUME = "resume"
    READ = "read"
    REMOVE = "remove"
    REMOVE_SURE = "removed"
    OFFERED = "offered"


class EmbargoStep(StrEnum):
    """What staff do with a person's embargo access; SHOW of person 0 is the list."""

    SHOW = "show"
    BREACH = "breach"
    OPEN = "open"


@dataclass(frozen=True)
class NewsDeskPage(Button):
    tag: ClassVar[str] = "nd"
    page: int


@dataclass(frozen=True)
class NewNews(Button):
    """What is sent next becomes a draft."""

    tag: ClassVar[str] = "nn"


@dataclass(frozen=True)
class FindNews(Button):
    """Search the titles of all items."""

    tag: ClassVar[str] = "nw"


@dataclass(frozen=True)
class StaffNews(Button):
    tag: ClassVar[str] = "ns"
    item_id: int
    step: NewsStep


@dataclass(frozen=True)
class EditNews(Button):
    """Ask for a part of an item; `language` is bg, en, or empty: that of what is typed."""

    tag: ClassVar[str] = "nl"
    item_id: int
    part: NewsPart
    language: str


@dataclass(frozen=True)
class PickTopic(Button):
    """Put a topic on an item, or take it off where `on` is 0; `topic` is its key (`topic_key`)."""

    tag: ClassVar[str] = "nk"
    item_id: int
    topic: str
    on: int = 1


@dataclass(frozen=True)
class PickExpert(Button):
    """The same with an expert (`expert_key`)."""

    tag: ClassVar[str] = "nz"
    item_id: int
    expert: str
    on: int = 1


@dataclass(frozen=True)
class MakeNews(Button):
    """Make an item of what staff sent unasked; `sure` is 1 for yes, 0 for no."""

    tag: ClassVar[str] = "nm"
    offer_id: int
    sure: int


@dataclass(frozen=True)
class StaffCorrection(Button):
    tag: ClassVar[str] = "nc"
    correction_id: int
    step: CorrectionStep


@dataclass(frozen=True)
class SendCorrection(Button):
    """Send it as it read on the card: `version` is that of the correction then."""

    tag: ClassVar[str] = "nv"
    correction_id: int
    version: int


@dataclass(frozen=True)
class StaffFeed(Button):
    tag: ClassVar[str] = "fs"
    feed_id: int
    step: FeedStep


@dataclass(frozen=True)
class StaffEmbargo(Button):
    tag: ClassVar[str] = "ec"
    person_id: int
    step: EmbargoStep
