"""Buttons of news: readers' lists and items, leads, the embargo, staff's desk and feeds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons import Button
from mediabot.domain.directory import Localized


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
