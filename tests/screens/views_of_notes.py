"""Every note and every alert that the bot knows, read from where the screens have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from mediabot.bot.screens import notes
from mediabot.bot.screens.base import Screen
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs, Translator

Draw = Callable[[Translator], Screen]

DETAIL: dict[str, str | int] = {
    "reference": "AB12CD",
    "name": "Ана <Петрова>",
    "number": "-100",
    "title": "Готова ли е България за <личния> видеопреглед?",
    "reason": "Новината излезе преди часа.",
}
ALERT: dict[str, str | int] = {
    "reference": "AB12CD",
    "count": 3,
    "problem": "experts.yaml:4:7: …",
    "role": "expert",
    "name": "„Пример“ & Ко",
    "reason": "too_slow",
    "digest": "Седмични <личния>",
}


def note_screens(reader: Person) -> Iterator[tuple[str, Draw]]:
    """`inactive` stands for what no note is known for."""
    t = Catalogs.load().translator("en")
    for event in (*notes.sentences(t), "inactive"):
        yield f"note-{event}", partial(notes.note, event, 31, reader, DETAIL)
    called = {**DETAIL, "addressee": reader.id}
    yield "note-in-a-group", lambda t: notes.note("ask_answer_letter", 31, reader, called, t)
    for event in notes.alerts(1, t):
        detail = {**ALERT, "event": event}
        yield f"alert-{event}", partial(notes.alert, detail, reader, "Яна Далечинова")
    drafts = {**ALERT, "event": "drafts", "count": 1}
    yield "alert-drafts-one", lambda t: notes.alert(drafts, reader, "", t)
    yield "alert-undelivered-to-nobody", lambda t: notes.alert({"event": "undelivered"}, None, "", t)
