"""Which deadlines can be: not so soon that nobody could read, not so far that it was mistyped."""

from __future__ import annotations

from datetime import datetime, timedelta

SOONEST = timedelta(minutes=10)
"""A deadline nearer than this leaves an expert no time to read."""

FARTHEST = timedelta(days=92)
"""A deadline farther than this was mistyped."""


def trouble_with(instant: datetime | None, now: datetime) -> str:
    """What is wrong with a deadline; empty when it can be."""
    if instant is None:
        return "not_understood"
    if instant <= now:
        return "past"
    if instant < now + SOONEST:
        return "too_soon"
    return "too_far" if instant > now + FARTHEST else ""
