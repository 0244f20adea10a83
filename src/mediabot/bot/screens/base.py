"""What a screen is made of: text in Telegram's HTML, and rows of keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape, unescape

from mediabot.bot.buttons.codec import Button
from mediabot.domain.content import Attachment, Poll
from mediabot.domain.text import cut, length

LIMIT = 4096
"""Telegram's limit for a message, in UTF-16 units, once its HTML is read."""

_QUOTATION = re.compile(r"(<blockquote[^>]*>)(.*?)(</blockquote>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

Row = tuple["Key", ...]


class Style(StrEnum):
    """Telegram's colours of keys; an app that doesn't know them shows the key as any other."""

    PLAIN = ""
    GOOD = "success"
    BAD = "danger"


@dataclass(frozen=True)
class Key:
    """One key under a message: a button, a text to copy, or a link. Green is the one step on; red can't be undone."""

    label: str
    button: Button | None = None
    copy: str = ""
    url: str = ""
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class File:
    """A file sent with the screen's text under it. `content` may take long: it is made when it is sent, beside the
    loop."""

    name: str
    content: Callable[[], bytes]


@dataclass(frozen=True)
class Original:
    """A message of a person's chat that is copied, without a word on who sent it. `worded`: the screen's text goes
    under it in place of its own."""

    chat_id: int
    message_id: int
    worded: bool


@dataclass(frozen=True)
class Screen:
    """`text` is HTML, escaped. `quiet` rings nobody. `answer_here` opens the reader's keyboard for a reply (groups).

    `attachments` are files in Telegram's keeping, sent with the text under them (as an album where there are several,
    and then the keys stand under a message of their own); `poll` is sent alone. `protect` forbids to copy or forward.
    `copy` is what is sent in place of text and files; `answers` the message of the chat that it answers.
    """

    text: str
    keys: tuple[Row, ...] = ()
    quiet: bool = False
    file: File | None = None
    answer_here: bool = False
    attachments: tuple[Attachment, ...] = ()
    poll: Poll | None = None
    protect: bool = False
    copy: Original | None = None
    answers: int | None = None


def h(text: object) -> str:
    """Anything that a person typed, made safe for HTML."""
    return escape(str(text), quote=False)


def lines(*parts: str) -> str:
    """Lines, without the empty ones."""
    return "\n".join(part for part in parts if part)


def blocks(*parts: str) -> str:
    """Paragraphs, without the empty ones."""
    return "\n\n".join(part for part in parts if part)


def fitted(screen: Screen) -> Screen:
    """Within Telegram's limit: of a text that is too long the longest quotation is cut, then lines at the end."""
    if len(screen.text) <= LIMIT // 2 or (over := visible(screen.text) - LIMIT) <= 0:
        return screen
    text = screen.text
    if quotation := max(_QUOTATION.finditer(text), key=lambda found: len(found[2]), default=None):
        quoted = unescape(quotation[2])
        shorter = h(cut(quoted, max(1, length(quoted) - over)))
        text = f"{text[: quotation.start(2)]}{shorter}{text[quotation.end(2) :]}"
    while visible(text) > LIMIT and "\n" in text:
        text = text.rpartition("\n")[0]
    return replace(screen, text=text)


def plain(text: str) -> str:
    """HTML as it reads."""
    return unescape(_TAG.sub("", text))


def visible(text: str) -> int:
    """How long Telegram finds it."""
    return length(plain(text))


def ticked(label: str, chosen: bool) -> str:
    """A label with the one sign of what is chosen."""
    return f"✓ {label}" if chosen else label


def rows(keys: Sequence[Key], width: int = 2) -> tuple[Row, ...]:
    """Keys laid out `width` to a row."""
    return tuple(tuple(keys[start : start + width]) for start in range(0, len(keys), width))
