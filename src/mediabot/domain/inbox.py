"""An update that Telegram handed over, kept until it has been handled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Received:
    """`payload` is Telegram's JSON; it is emptied once handled, because it holds what a person wrote.

    `sequence` is whose order must be kept: the person's id, or the chat's where no person is named.
    """

    update_id: int
    sequence: int
    payload: str
    received_at: datetime
    done_at: datetime | None = None
    attempts: int = 0
