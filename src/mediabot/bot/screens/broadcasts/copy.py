"""What a reader gets of a broadcast."""

from __future__ import annotations

from mediabot.bot.buttons.broadcasts import BroadcastAsk, BroadcastsOff
from mediabot.bot.screens.base import Key, Screen
from mediabot.domain.broadcasts import Broadcast
from mediabot.i18n.translator import Translator


def broadcast_copy(broadcast: Broadcast, t: Translator) -> Screen:
    """In the reader's language where there is a text in it. A poll and an album go out without keys."""
    content = broadcast.content.in_language(t.language)
    ask = Key("🔎 " + t.pgettext("button", "Ask an expert"), BroadcastAsk(broadcast.id))
    off = Key(t.pgettext("button", "Stop these messages"), BroadcastsOff(broadcast.id, 0))
    keys = () if content.poll or len(content.attachments) > 1 else ((ask,), (off,))
    return Screen(content.html, keys, quiet=broadcast.silent, attachments=content.attachments, poll=content.poll)
