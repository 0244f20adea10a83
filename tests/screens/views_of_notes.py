"""Every note and every alert that the bot knows, read from where the screens have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from mediabot.bot.screens import alerts, asks, notes
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.news import notes as news
from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.notes import Asked, Note, StaffAlert
from mediabot.domain.people import Person, Role
from mediabot.domain.sources import Reason
from mediabot.i18n.translator import Catalogs, Translator

Draw = Callable[[Translator], Screen]

TOLD = Note(
    Event.APOLOGY,
    31,
    reference="AB12CD",
    name="Ана <Петрова>",
    number="-100",
    title="Готова ли е България за <личния> видеопреглед?",
    reason="Новината излезе преди часа.",
)
DRAFTS = StaffAlert(
    Alert.DRAFTS,
    reference="AB12CD",
    count=3,
    problem="experts.yaml:4:7: …",
    role=Role.EXPERT,
    name="„Пример“ & Ко",
    reason=Reason.TOO_SLOW,
    digest="Седмични <личния>",
)


def note_screens(reader: Person) -> Iterator[tuple[str, Draw]]:
    t = Catalogs.load().translator("en")
    for event in notes.sentences(t):
        number = "9001" if event is Event.IS_IT_ANSWER else TOLD.number
        yield f"note-{event}", partial(notes.note, replace(TOLD, event=event, number=number), reader)
    for name, asked in _asked(t):
        yield f"note-ask_{name}", partial(asks.asked, asked)
    called = Asked(Ask.ANSWER_LETTER, 31, addressee=reader.id, name="Ана <Петрова>")
    yield "note-in-a-group", lambda t: asks.asked(called, t)
    for alert in alerts.alerts(1, t):
        yield f"alert-{alert}", partial(alerts.alert, replace(DRAFTS, event=alert), reader, "Яна Далечинова")
    yield "alert-drafts-one", lambda t: alerts.alert(replace(DRAFTS, count=1), reader, "", t)
    yield "alert-undelivered-to-nobody", lambda t: alerts.alert(StaffAlert(Alert.UNDELIVERED), None, "", t)


def _asked(t: Translator) -> Iterator[tuple[str, Asked]]:
    for ask in asks.asks(t):
        yield ask.value, Asked(ask, 31)
    for part in news.parts(t):
        yield f"news_{part}", Asked(Ask.NEWS_FIELD, 31, part)
    for language in news.versions(t):
        yield f"news_in_{language}", Asked(Ask.NEWS_FIELD, 31, version=language)
