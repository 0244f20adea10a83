"""A reader's news: lists, items, leads, the embargo terms."""

from __future__ import annotations

from mediabot.bot.turn import Answers, Commands, Taps

COMMANDS: Commands = {}

TAPS: Taps = {}

ANSWERS: Answers = {}
