"""Groups as the bot finds them: one that can't be written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LostChat:
    """A group that takes no message of ours: since when, why in Telegram's words, and when that was last tried."""

    chat_id: int
    lost_at: datetime
    why: str
    tried_at: datetime
