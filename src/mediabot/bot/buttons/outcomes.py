"""Buttons that say what became of a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.follow_ups import Conduct, Fit, Outcome
from mediabot.domain.learning import Stretch


@dataclass(frozen=True)
class SayOutcome(Button):
    tag: ClassVar[str] = "oc"
    question_id: int
    outcome: Outcome


@dataclass(frozen=True)
class LeaveLink(Button):
    """The story has no link to give."""

    tag: ClassVar[str] = "ol"
    question_id: int


@dataclass(frozen=True)
class RateMatch(Button):
    tag: ClassVar[str] = "fm"
    question_id: int
    fit: Fit


@dataclass(frozen=True)
class RateJournalist(Button):
    tag: ClassVar[str] = "rj"
    referral_id: int
    conduct: Conduct


@dataclass(frozen=True)
class ShowStats(Button):
    tag: ClassVar[str] = "fg"
    stretch: Stretch


@dataclass(frozen=True)
class ShowChart(Button):
    tag: ClassVar[str] = "fc"
    stretch: Stretch
