"""Which screen draws each notice of broadcasts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediabot.bot.screens.base import Screen, plain
from mediabot.bot.screens.broadcasts import broadcast as screens
from mediabot.bot.screens.broadcasts.copy import broadcast_copy
from mediabot.bot.screens.broadcasts.views import BroadcastLine, BroadcastListView, BroadcastView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.broadcasts import BroadcastCard, BroadcastCopy, BroadcastList, BroadcastPreview, SenderList
from mediabot.domain.text import clean_line
from mediabot.services.broadcasts.broadcasting import senders

LISTED = 100
"""The newest ones, in pages."""


async def _get(s: Showing[Any]) -> Broadcast:
    broadcast = await s.desk.work.broadcasts.get(s.subject)
    if broadcast is None:
        raise Gone(Kind.BROADCAST, s.subject)
    return broadcast


async def _broadcast(s: Showing[BroadcastCopy | BroadcastPreview]) -> Screen:
    return broadcast_copy(await _get(s), s.t)


async def _card(s: Showing[BroadcastCard]) -> Screen:
    broadcast = await _get(s)
    work, office = s.desk.work, s.desk.office
    drafted = broadcast.state in (BroadcastState.DRAFT, BroadcastState.CONFIRMING, BroadcastState.SCHEDULED)
    count = await work.people.count(broadcast.audience, s.desk.now, office.language) if drafted else 0
    view = BroadcastView(
        broadcast=broadcast,
        count=count,
        other_language=await _other_language(s, broadcast) if drafted else 0,
        progress=await work.deliveries.progress(broadcast.id),
        taps=await work.broadcasts.taps(broadcast.id),
        author=await _name(s, broadcast.author_id),
        confirmed_by=await _name(s, broadcast.confirmed_by),
        now=s.desk.now,
        confirm_above=office.confirm_above,
        view=s.notice.view,
        sender_lost=broadcast.state is BroadcastState.CONFIRMING and broadcast.asked_by not in await senders(s.desk),
    )
    return screens.broadcast_card(view, s.t)


async def _other_language(s: Showing[Any], broadcast: Broadcast) -> int:
    """How many of the audience read a language in which nothing was written."""
    missing = broadcast.content.missing()
    if len(missing) != 1:
        return 0
    chosen = broadcast.audience.languages
    if chosen and missing[0] not in chosen:
        return 0
    theirs = replace(broadcast.audience, languages=(missing[0],))
    return await s.desk.work.people.count(theirs, s.desk.now, s.desk.office.language)


async def _name(s: Showing[Any], person_id: int | None) -> str:
    person = await s.desk.work.people.get(person_id) if person_id else None
    return person.name if person else ""


async def _list(s: Showing[BroadcastList]) -> Screen:
    newest = await s.desk.work.broadcasts.newest(LISTED)
    lines = tuple(BroadcastLine(one, _title(one, s.loader.language)) for one in newest)
    return screens.broadcast_list(BroadcastListView(lines, s.notice.page), s.t)


def _title(broadcast: Broadcast, language: str) -> str:
    content = broadcast.content.in_language(language)
    return clean_line(plain(content.html)) or (content.poll.question if content.poll else "")


async def _senders(s: Showing[SenderList]) -> Screen:
    return screens.senders(tuple(await s.desk.work.people.staff()), s.t)


SCREENS: Screens = {
    BroadcastCopy: _broadcast,
    BroadcastPreview: _broadcast,
    BroadcastCard: _card,
    BroadcastList: _list,
    SenderList: _senders,
}
