"""Buttons of briefings: staff's, and of whoever may come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


class BriefingStep(StrEnum):
    """What staff do with a briefing."""

    NEW = "new"
    LIST = "list"
    SHOW = "show"
    POST = "post"
    BULGARIAN = "bg"
    ENGLISH = "en"
    TIME = "time"
    PLACE = "place"
    PLACES = "many"
    EXPERTS = "who"
    TOPICS = "topic"
    QUESTIONS = "ask"
    NOTES = "notes"
    SURE = "sure"
    ANNOUNCE = "send"
    CANCEL = "off"
    CANCEL_SURE = "off2"
    DELETE = "del"
    DELETE_SURE = "del2"


@dataclass(frozen=True)
class BriefingTap(Button):
    tag: ClassVar[str] = "br"
    briefing_id: int
    step: BriefingStep


@dataclass(frozen=True)
class BriefingTick(Button):
    """Choose an expert by their `expert_key` (`what` is e), or a topic by its `topic_key` (t); off where `on` is 0."""

    tag: ClassVar[str] = "bt"
    briefing_id: int
    what: str
    key: str
    on: int = 1


class SignupStep(StrEnum):
    """What somebody does who may come."""

    SHOW = "show"
    SIGN_UP = "yes"
    LEAVE = "no"
    ASK = "ask"
    FILE = "ics"


@dataclass(frozen=True)
class SignupTap(Button):
    tag: ClassVar[str] = "bu"
    briefing_id: int
    step: SignupStep
