"""What a screen is made of: text in Telegram's HTML, and rows of keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mediabot.bot.buttons import Button

Row = tuple["Key", ...]


@dataclass(frozen=True)
class Key:
    """One key under a message: a button, a text to copy, or a link."""

    label: str
    button: Button | None = None
    copy: str = ""
    url: str = ""


@dataclass(frozen=True)
class File:
    """A file sent with the screen's text under it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Screen:
    """`text` is HTML, escaped. `quiet` rings nobody. `answer_here` opens the reader's keyboard for a reply (groups)."""

    text: str
    keys: tuple[Row, ...] = ()
    quiet: bool = False
    file: File | None = None
    answer_here: bool = False


def h(text: object) -> str:
    """Anything that a person typed, made safe for HTML."""
    return escape(str(text), quote=False)


def lines(*parts: str) -> str:
    """Lines, without the empty ones."""
    return "\n".join(part for part in parts if part)


def blocks(*parts: str) -> str:
    """Paragraphs, without the empty ones."""
    return "\n\n".join(part for part in parts if part)


def rows(keys: Sequence[Key], width: int = 2) -> tuple[Row, ...]:
    """Keys laid out `width` to a row."""
    return tuple(tuple(keys[start : start + width]) for start in range(0, len(keys), width))
