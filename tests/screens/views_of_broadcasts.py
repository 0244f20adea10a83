"""Views of broadcasts for the screens: the list, the card in each state, the senders, and what a reader gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.broadcasts.broadcast import broadcast_card, broadcast_list, senders
from mediabot.bot.screens.broadcasts.copy import broadcast_copy
from mediabot.bot.screens.broadcasts.views import BroadcastLine, BroadcastListView, BroadcastView
from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Broadcast, BroadcastState, Progress
from mediabot.domain.content import NO_CONTENT, Attachment, Content, Kind, Poll
from mediabot.domain.directory import Localized
from mediabot.domain.languages import Bilingual
from mediabot.domain.notices.broadcasts import BroadcastPlace
from mediabot.domain.people import Person, Role
from mediabot.i18n.translator import Translator
from screens.views_of_news import NOW

Draw = Callable[[Translator], Screen]

BG = Content("Днес в 11:00 в <b>пресцентъра</b> говорим за видеопрегледите.")
EN = Content("Today at 11:00 we talk about video consultations &amp; who pays for them.")
PHOTO, FILE = Attachment(Kind.PHOTO, "photo-1"), Attachment(Kind.DOCUMENT, "document-1")
POLL = Content(poll=Poll("Кога Ви е удобно & къде?", ("Утре", "В сряда")))
EVERYBODY = Audience(willing=True)
CHOSEN = Audience(
    languages=("bg",),
    roles=(Role.JOURNALIST, Role.EXPERT),
    topics=(Localized("телемедицина & <личния> лекар", "telemedicine & the <личния> doctor"),),
    verified=True,
    active_days=30,
    willing=True,
)
DRAFT = Broadcast(5, 9, NOW, content=Bilingual(BG, EN), audience=EVERYBODY)
SENDING = replace(
    DRAFT, state=BroadcastState.SENDING, started_at=NOW - timedelta(minutes=2), planned=True, readers=1500
)
HALF = Progress(delivered=600, waiting=880, blocked=12, gone=5, failed=3)
ENDED = replace(
    SENDING,
    state=BroadcastState.FINISHED,
    ended_at=NOW,
    delivered=1475,
    blocked=15,
    gone=6,
    failed=4,
    confirmed_by=10,
)
VIEW = BroadcastView(
    broadcast=DRAFT,
    count=1500,
    other_language=0,
    progress=Progress(),
    taps=0,
    author="Мария <личния>",
    confirmed_by="",
    now=NOW,
    confirm_above=100,
)


def in_bulgarian(content: Content) -> Bilingual[Content]:
    return NO_CONTENT.put("bg", content)


def broadcast_screens() -> Iterator[tuple[str, Draw]]:
    for name, view in _views():
        yield f"broadcast-{name}", partial(broadcast_card, view)
    lines = [
        BroadcastLine(replace(DRAFT, id=number, state=state, delivered=1), "Днес в 11:00 & за <личния> лекар")
        for number, state in enumerate(BroadcastState, 1)
    ]
    listed = BroadcastListView((*lines, BroadcastLine(replace(DRAFT, id=9, content=NO_CONTENT), "")))
    yield "broadcast-list", lambda t: broadcast_list(listed, t)
    yield "broadcast-list-empty", lambda t: broadcast_list(BroadcastListView(), t)
    staff = (Person(9, "Мария <личния>", staff=True, sends=True), Person(10, "", staff=True))
    yield "broadcast-senders", lambda t: senders(staff, t)
    for name, broadcast in _copies():
        yield f"broadcast-copy-{name}", partial(broadcast_copy, broadcast)


def _views() -> Iterator[tuple[str, BroadcastView]]:
    yield from _drafts()
    yield from _under_way()
    ended = replace(VIEW, broadcast=ENDED, confirmed_by="Борис", taps=37)
    yield "finished", ended
    nobody = replace(ENDED, delivered=0, failed=1479)
    yield "reached-nobody", replace(ended, broadcast=nobody)
    yield "cancelled", replace(ended, broadcast=replace(ENDED, state=BroadcastState.CANCELLED, delivered=700))


def _drafts() -> Iterator[tuple[str, BroadcastView]]:
    yield "draft", VIEW
    yield "draft-empty", replace(VIEW, broadcast=replace(DRAFT, content=NO_CONTENT))
    one = replace(DRAFT, content=in_bulgarian(Content(BG.html, (PHOTO, FILE))))
    yield "draft-one-language", replace(VIEW, broadcast=one, other_language=40)
    yield "draft-poll", replace(VIEW, broadcast=replace(DRAFT, content=in_bulgarian(POLL)), other_language=1, count=1)
    long = replace(DRAFT, content=Bilingual(Content("Дълъг <b>текст</b> за <i>личния</i> лекар. " * 40), EN))
    yield "draft-long", replace(VIEW, broadcast=long)
    yield "draft-chosen", replace(VIEW, broadcast=replace(DRAFT, audience=CHOSEN, silent=True))
    yield "draft-nobody", replace(VIEW, count=0)
    yield "draft-at-a-time", replace(VIEW, broadcast=replace(DRAFT, wanted_at=NOW + timedelta(hours=25)))
    yield "audience", replace(VIEW, view=BroadcastPlace.AUDIENCE)
    yield "audience-chosen", replace(VIEW, view=BroadcastPlace.AUDIENCE, broadcast=replace(DRAFT, audience=CHOSEN))
    yield "delete", replace(VIEW, view=BroadcastPlace.DELETE)
    yield "send", replace(VIEW, view=BroadcastPlace.SEND)
    yield "send-to-few", replace(VIEW, view=BroadcastPlace.SEND, count=1)


def _under_way() -> Iterator[tuple[str, BroadcastView]]:
    confirming = replace(DRAFT, state=BroadcastState.CONFIRMING, asked_by=9)
    yield "confirming", replace(VIEW, broadcast=confirming)
    yield "confirming-without-a-sender", replace(VIEW, broadcast=confirming, count=5, sender_lost=True)
    scheduled = replace(DRAFT, state=BroadcastState.SCHEDULED, send_at=NOW + timedelta(seconds=30))
    yield "scheduled", replace(VIEW, broadcast=scheduled)
    later = replace(scheduled, send_at=NOW + timedelta(hours=25))
    yield "scheduled-at-a-time", replace(VIEW, broadcast=later, confirmed_by="Борис")
    begun = replace(SENDING, started_at=NOW, planned=False, readers=0)
    yield "sending-begun", replace(VIEW, broadcast=begun)
    sending = replace(VIEW, broadcast=SENDING, progress=HALF)
    yield "sending", sending
    paused = replace(SENDING, state=BroadcastState.PAUSED, paused_at=NOW - timedelta(seconds=40))
    yield "paused", replace(sending, broadcast=paused)
    refused = replace(paused, refused=True)
    yield "refused", replace(sending, broadcast=refused, progress=Progress(waiting=1497, failed=3))


def _copies() -> Iterator[tuple[str, Broadcast]]:
    yield "words", SENDING
    yield "one-language", replace(SENDING, content=in_bulgarian(BG), silent=True)
    yield "photo", replace(SENDING, content=in_bulgarian(Content(BG.html, (PHOTO,))))
    yield "album", replace(SENDING, content=in_bulgarian(Content(BG.html, (PHOTO, PHOTO))))
    yield "poll", replace(SENDING, content=in_bulgarian(POLL))
