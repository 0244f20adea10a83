"""Which screen draws each notice of broadcasts."""

from __future__ import annotations

from mediabot.bot.drawing import Screens

SCREENS: Screens = {}
