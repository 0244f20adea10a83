"""Staff's news desk: writing, forwarding, editing, publishing, correcting items; feeds."""

from __future__ import annotations

from mediabot.bot.turn import Answers, Commands, Taps

COMMANDS: Commands = {}

TAPS: Taps = {}

ANSWERS: Answers = {}
