"""Where news come from outside: a page or a feed that was read, and why one could not be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mediabot.domain.errors import MediabotError
from mediabot.domain.stories import Story


class Reason(StrEnum):
    """Why something could not be read."""

    BAD_LINK = "bad_link"
    LOCAL_ADDRESS = "local_address"
    NO_ANSWER = "no_answer"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    REFUSED = "refused"
    """The server answered with an error."""
    GONE = "gone"
    NOT_A_FEED = "not_a_feed"
    NO_TEXT = "no_text"
    UNREADABLE = "unreadable"
    """Broken so that no parser gets through it, or made so that none ends."""


class CantRead(MediabotError):
    """A page or a feed could not be read; `detail` is for the operator. `feeds`: what is there links to these."""

    def __init__(self, reason: Reason, detail: str = "", feeds: tuple[str, ...] = ()) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason.value)
        self.reason = reason
        self.detail = detail
        self.feeds = feeds


@dataclass(frozen=True)
class FeedAnswer:
    """What a feed holds. `unchanged`: nothing since the last time. `moved_to` is where it lives for good now."""

    stories: tuple[Story, ...] = ()
    title: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
    moved_to: str = ""


READ_WITHIN = timedelta(minutes=1)
"""How long a page belongs to whoever reads it, and how long it waits for another try."""


@dataclass(frozen=True)
class PageRead:
    """A page that staff pasted the address of, to be read into the draft that was made of it."""

    item_id: int
    chat_id: int
    next_at: datetime
    tries: int = 0
