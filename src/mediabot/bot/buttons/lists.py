"""Buttons that turn the pages of lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


class Listed(StrEnum):
    """Lists whose pages are turned in the same way. Values are short: they stand in buttons."""

    QUESTIONS = "questions"
    FINISHED = "finished"
    REQUESTS = "requests"
    STAFF = "staff"
    FEEDS = "feeds"
    EMBARGO = "embargo"
    DIGESTS = "digests"
    BROADCASTS = "broadcasts"
    REACTIONS = "reactions"
    EXPERTS = "experts"
    BRIEFINGS = "briefings"


@dataclass(frozen=True)
class TurnList(Button):
    tag: ClassVar[str] = "li"
    list: Listed
    page: int
