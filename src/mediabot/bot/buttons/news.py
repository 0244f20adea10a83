"""Buttons of news: readers' lists and items, leads, the embargo, staff's desk and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons import Button

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
class ShowTerms(Button):
    tag: ClassVar[str] = "eb"


@dataclass(frozen=True)
class AgreeToTerms(Button):
    tag: ClassVar[str] = "eg"
    version: int
