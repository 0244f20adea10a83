"""Which screen draws each notice of broadcasts."""

from __future__ import annotations

from mediabot.bot.drawing import Screens, Showing
from mediabot.bot.screens.base import Screen
from mediabot.domain.deliveries import Notice
from mediabot.services.cases import NoSuchQuestion


async def _broadcast(s: Showing) -> Screen:
    broadcast = await s.desk.work.broadcasts.get(s.subject)
    if broadcast is None:
        raise NoSuchQuestion(f"broadcast {s.subject} does not exist")
    content = broadcast.content(s.loader.language)
    return Screen(content.html, quiet=broadcast.silent, attachments=content.attachments, poll=content.poll)


SCREENS: Screens = {Notice.BROADCAST: _broadcast}
