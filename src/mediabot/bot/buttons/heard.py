"""The one button under what a person simply wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons.codec import Button
from mediabot.domain.understanding.meanings import Intent


@dataclass(frozen=True)
class TakeAs(Button):
    """Take the words so. `subject` is the id of the question or referral that they concern."""

    tag: ClassVar[str] = "wa"
    heard_id: int
    intent: Intent
    subject: int
