"""Which screen draws each notice of news."""

from __future__ import annotations

from mediabot.bot import showing_newsreader
from mediabot.bot.drawing import Screens

SCREENS: Screens = {**showing_newsreader.SCREENS}
