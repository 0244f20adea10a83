"""Which screen draws each notice of subscriptions, digests and their editions."""

from __future__ import annotations

from mediabot.bot.drawing import Screens

SCREENS: Screens = {}
