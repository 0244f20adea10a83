"""A feed that staff follow: where it is, how it answered last, and when it is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

EVERY = timedelta(minutes=15)
"""Between two turns of a feed that answers."""

LONGEST = timedelta(days=1)
"""Between two turns of one that keeps failing."""


@dataclass(frozen=True)
class Feed:
    """`trusted` publishes what comes by itself. `failures` count in a row; staff hear of the first that lasts, once.

    `offered` is the feed to which the page leads that stands where a feed should be.
    """

    id: int
    url: str
    name: str
    next_at: datetime
    language: str = ""
    trusted: bool = False
    active: bool = True
    etag: str = ""
    modified: str = ""
    failures: int = 0
    trouble: str = ""
    told_at: datetime | None = None
    read_at: datetime | None = None
    added_by: int | None = None
    offered: str = ""
