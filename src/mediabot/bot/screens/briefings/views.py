"""What the screens of briefings are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediabot.bot.screens.views import ExpertView
from mediabot.domain.briefings import Briefing, Signup
from mediabot.domain.notices.briefings import BriefingPlace


@dataclass(frozen=True)
class ChoiceView:
    """An expert or a topic that can be ticked; `key` is how a button names it."""

    key: str
    name: str
    ticked: bool = False


@dataclass(frozen=True)
class AskedView:
    """What somebody wants to hear about: who asks, and the words."""

    name: str
    words: str


@dataclass(frozen=True)
class StaffBriefingView:
    """A briefing as staff see it: how many come and stand in line, and their questions."""

    briefing: Briefing
    now: datetime
    experts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    coming: int = 0
    waiting: int = 0
    questions: tuple[AskedView, ...] = ()
    side: BriefingPlace = BriefingPlace.OVERVIEW
    choices: tuple[ChoiceView, ...] = ()


@dataclass(frozen=True)
class BriefingView:
    """A briefing as whoever may come sees it. `ahead`: so many stand in line before them; `full`: no place is free."""

    briefing: Briefing
    title: str
    experts: tuple[ExpertView, ...]
    now: datetime
    signup: Signup | None = None
    ahead: int = 0
    full: bool = False
    silent: bool = False
    bot_name: str = ""


@dataclass(frozen=True)
class BriefingLine:
    """One of a list, with its title in the reader's language."""

    briefing: Briefing
    title: str
