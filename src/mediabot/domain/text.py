"""What people type, made safe to keep and to show; escaping is the screens' work.

Hostile input is normal: reversed text, invisible characters, towers of accents. Letters and emoji stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

STORY_LIMIT = 2500
"""Longest story: with everything else on an expert's card it stays under Telegram's 4,096.

Limits are in UTF-16 units, as Telegram counts: an emoji is two.
"""

TOPIC_LIMIT = 4096
"""Longest text that Telegram lets a person send."""

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"})
_LINK = re.compile(r"\(?(?:https?://|\bwww\.)\S+", re.IGNORECASE)
_BLANK_BRAILLE = "\u2800"
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


def clean(text: str, limit: int = STORY_LIMIT) -> str:
    """Text of several lines without invisible characters and accent towers, cut to `limit`.

    Empty where nobody could see anything of it.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    text = _without_towers(_INVISIBLE.sub("", text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return cut(text, limit) if _can_be_seen(text) else ""


def clean_line(text: str, limit: int = 120) -> str:
    """The same on one line: for names, outlets, reasons."""
    return cut(" ".join(clean(text, limit=TOPIC_LIMIT).split()), limit)


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, with an ellipsis where something was left out."""
    if length(text) <= limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)]
    return units.decode("utf-16-le", "ignore").rstrip() + "…"


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _can_be_seen(text: str) -> bool:
    """Whether anything but joiners, marks and blanks is there."""
    return any(unicodedata.category(character) not in _UNSEEN and character != _BLANK_BRAILLE for character in text)


def _without_towers(text: str, allowed: int = 2) -> str:
    """No more than two combining marks on a letter; no written language needs more."""
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run <= allowed:
            kept.append(character)
    return "".join(kept)


def counted(count: int, thing: str) -> str:
    """“1 expert”, “2 experts”: for the operator, whose lines are English; what people read goes through ngettext."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def without_links(text: str) -> str:
    """What is said beside web addresses; all of it where nothing is."""
    return " ".join(_LINK.sub(" ", text).split()) or text
