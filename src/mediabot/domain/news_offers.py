"""What staff send or forward to the bot, before it is a news item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from mediabot.domain.content import Attachment
from mediabot.domain.stories import TITLE_LIMIT
from mediabot.domain.text import cut, length

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Brought:
    """Text, first link, files and, of a forwarded post, where and when it stood.

    `posted` is in seconds since 1970, 0 where unknown. Of an album every message comes by itself: `album` says which.
    """

    text: str = ""
    link: str = ""
    source: str = ""
    posted: int = 0
    attachments: tuple[Attachment, ...] = ()
    album: str = ""

    @property
    def bare_link(self) -> bool:
        """Nothing but an address."""
        words = self.text.split()
        return len(words) == 1 and bool(self.link) and not self.attachments and words[0] in self.link

    def __bool__(self) -> bool:
        return bool(self.text or self.link or self.attachments)


@dataclass(frozen=True)
class Offer:
    """Something that a member of staff sent unasked: the bot has offered to make a news item of it."""

    id: int
    person_id: int
    made_at: datetime
    album: str
    brought: Brought


def title_and_summary(text: str) -> tuple[str, str]:
    """The first line and the rest. Of a first line too long for a title, its first sentence, or its beginning and
    then the whole text as the summary: nothing is lost."""
    first, _, rest = text.strip().partition("\n")
    if length(first) <= TITLE_LIMIT:
        return first, rest.strip()
    sentence, *more = _SENTENCE_END.split(first, maxsplit=1)
    if length(sentence) <= TITLE_LIMIT and more:
        return sentence, f"{more[0]}\n{rest}".strip()
    return cut(first, TITLE_LIMIT), text.strip()
