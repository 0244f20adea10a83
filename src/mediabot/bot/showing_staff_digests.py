"""Which screen draws each notice of staff's digests and editions."""

from __future__ import annotations

from mediabot.bot.drawing import Screens

SCREENS: Screens = {}
