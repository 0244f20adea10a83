"""Buttons of a person's own entry: language, data, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


@dataclass(frozen=True)
class ChooseLanguage(Button):
    """`place` is the screen to show again: welcome or language."""

    tag: ClassVar[str] = "la"
    language: str
    place: str


@dataclass(frozen=True)
class DeleteMe(Button):
    """`sure` is 1 for yes, 0 for no."""

    tag: ClassVar[str] = "dm"
    sure: int


@dataclass(frozen=True)
class ShowMyData(Button):
    tag: ClassVar[str] = "md"


@dataclass(frozen=True)
class Dismiss(Button):
    """Close what the bot is asking in this chat."""

    tag: ClassVar[str] = "cl"


@dataclass(frozen=True)
class CopiesByMail(Button):
    """`wanted` is 1 to name an address, 0 to have no more copies."""

    tag: ClassVar[str] = "cm"
    wanted: int
