"""Staff's digests and their editions."""

from __future__ import annotations

from mediabot.bot.turn import Answers, Commands, Taps

COMMANDS: Commands = {}

TAPS: Taps = {}

ANSWERS: Answers = {}
