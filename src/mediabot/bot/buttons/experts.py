"""Buttons of an expert's own card and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.notices.experts import CardPage


@dataclass(frozen=True)
class OpenOwnCard(Button):
    """A page of the card; CARD is the whole."""

    tag: ClassVar[str] = "xo"
    page: CardPage


@dataclass(frozen=True)
class SetTerm(Button):
    """One key of a page: `value` is what `services/experts/choosing.py` knows there."""

    tag: ClassVar[str] = "xt"
    page: CardPage
    value: str


@dataclass(frozen=True)
class UndoAway(Button):
    """Take back an absence that was understood, if it still stands: in seconds of the epoch, 0 for none."""

    tag: ClassVar[str] = "xu"
    until: int
    since_before: int
    until_before: int
