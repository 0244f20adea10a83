"""What the screens of what became of questions are given."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.bot.screens.views import ExpertView
from mediabot.domain.follow_ups import FollowUp, Impact
from mediabot.domain.mails import MailState
from mediabot.domain.people import Person
from mediabot.domain.questions import Question


@dataclass(frozen=True)
class FollowUpView:
    """`expert` is who said yes, where anybody did. `silent`: it makes no sound because of the hour."""

    follow_up: FollowUp
    question: Question
    expert: ExpertView | None
    silent: bool = False


@dataclass(frozen=True)
class ThanksView:
    """`for_staff`: the expert has no account; a `letter` thanks them, or staff do."""

    follow_up: FollowUp
    referral_id: int
    question: Question
    expert: ExpertView
    journalist: Person | None
    silent: bool = False
    for_staff: bool = False
    letter: MailState | None = None


@dataclass(frozen=True)
class ImpactView:
    """`impact` is nothing where the reader is no expert."""

    impact: Impact | None
    year: int
