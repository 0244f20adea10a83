"""What stands behind `?start=` in the bot's links under cards: at most 64 letters, and nothing that proves anything.

Neither an expert's id nor a topic is short enough, so short keys of both stand there; an invite's token has 24 letters
and is never taken for one of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HERE = "inline"
"""From the words above a list of cards into the private chat."""

_ASK = re.compile(r"x([0-9a-f]{12})([0-9a-f]{12})?")


@dataclass(frozen=True)
class AskLink:
    """Ask that expert, on that topic; `topic` is a `topic_key`, or empty."""

    expert: str
    topic: str = ""

    def pack(self) -> str:
        return f"x{self.expert}{self.topic}"


def read_link(payload: str) -> AskLink | None:
    """None: it is none of these."""
    found = _ASK.fullmatch(payload)
    return AskLink(found[1], found[2] or "") if found else None


def bot_link(bot_name: str, payload: str) -> str:
    return f"https://t.me/{bot_name}?start={payload}"
