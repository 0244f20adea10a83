"""Buttons of expert reactions: staff's, the experts', the readers'."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


class ReactionStep(StrEnum):
    """What staff do with a reaction."""

    NEW = "new"
    LIST = "list"
    SHOW = "show"
    POST = "post"
    BULGARIAN = "bg"
    ENGLISH = "en"
    TIME = "time"
    EMBARGO = "emb"
    EXPERTS = "who"
    SURE = "sure"
    SEND = "send"
    DELETE = "del"
    DELETE_SURE = "del2"
    ASK_MORE = "more"
    CLOSE = "close"
    CLOSE_SURE = "close2"
    SLIPS = "slips"
    PREVIEW = "see"
    APPROVE = "yes"
    DROP = "drop"
    DROP_SURE = "drop2"


@dataclass(frozen=True)
class ReactionTap(Button):
    tag: ClassVar[str] = "rx"
    reaction_id: int
    step: ReactionStep


@dataclass(frozen=True)
class TickExpert(Button):
    """Choose an expert, by their `expert_key`; where `on` is 0, choose them no longer."""

    tag: ClassVar[str] = "re"
    reaction_id: int
    expert: str
    on: int = 1


class StatementStep(StrEnum):
    """What an expert does with the question, and staff with an answer."""

    SHOW = "show"
    ANSWER = "say"
    DECLINE = "no"
    INTERESTS = "int"
    TAKE_BACK = "back"
    OBJECT = "own"

    # staff
    UP = "up"
    SLIP = "slip"
    TAKE_IN = "in"


@dataclass(frozen=True)
class StatementTap(Button):
    tag: ClassVar[str] = "ry"
    statement_id: int
    step: StatementStep


@dataclass(frozen=True)
class ReactionPage(Button):
    """More of the answers."""

    tag: ClassVar[str] = "rp"
    reaction_id: int
    page: int


@dataclass(frozen=True)
class HearStatement(Button):
    tag: ClassVar[str] = "rv"
    statement_id: int


@dataclass(frozen=True)
class AskQuoted(Button):
    """A reader asks whoever said that."""

    tag: ClassVar[str] = "rq"
    statement_id: int
