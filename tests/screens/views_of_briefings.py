"""Views of briefings for the screens: staff's card in each state, and what whoever may come reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.briefings.reader import briefing_card, briefing_file, briefing_list, ping
from mediabot.bot.screens.briefings.staff import staff_briefing, staff_briefings
from mediabot.bot.screens.briefings.views import AskedView, BriefingLine, BriefingView, ChoiceView, StaffBriefingView
from mediabot.domain.briefings import Briefing, BriefingState, Signup, SignupState
from mediabot.domain.directory import Localized
from mediabot.domain.notices.briefings import BriefingEvent, BriefingPlace
from mediabot.i18n.translator import Translator
from screens.views_of_news import NOW, YANA

Draw = Callable[[Translator], Screen]

TITLE = "Новият закон & <личният> лекар"
DRAFT = Briefing(
    *(4, NOW, 9, Localized(TITLE, TITLE)),
    starts_at=NOW + timedelta(hours=25),
    place="https://example.org/зала?<личния>",
    experts=("yana",),
    topics=(Localized("телемедицина", "телемедицина"),),
    places=20,
)
ANNOUNCED = replace(DRAFT, state=BriefingState.ANNOUNCED, announced_at=NOW)
BEGUN = replace(ANNOUNCED, starts_at=NOW - timedelta(hours=2))
NOTED = replace(BEGUN, notes="Записът & бележките: https://example.org/запис")
CANCELLED = replace(ANNOUNCED, state=BriefingState.CANCELLED, sequence=1)
STAFF = StaffBriefingView(DRAFT, NOW, ("доц. д-р Яна Далечинова",), ("телемедицина & <личния> лекар",))
VIEW = BriefingView(ANNOUNCED, TITLE, (YANA,), NOW)
SIGNED = Signup(1, 4, 7, SignupState.SIGNED, NOW)
WAITING = replace(SIGNED, state=SignupState.WAITING)


def briefing_screens() -> Iterator[tuple[str, Draw]]:
    for name, view in _of_staff():
        yield f"staff-briefing-{name}", partial(staff_briefing, view)
    listed = tuple(
        BriefingLine(replace(DRAFT, id=number, state=one), TITLE) for number, one in enumerate(BriefingState)
    )
    yield "staff-briefings", lambda t: staff_briefings(listed, 0, t)
    for name, shown in _of_readers():
        yield f"briefing-{name}", partial(briefing_card, shown)
    yield "briefings", lambda t: briefing_list(listed, 0, t)
    yield "briefings-none", lambda t: briefing_list((), 0, t)
    signed = replace(VIEW, signup=SIGNED)
    briefing = {BriefingEvent.CANCELLED: CANCELLED, BriefingEvent.NOTES: NOTED}
    for event in BriefingEvent:
        yield f"briefing-ping-{event}", partial(ping, replace(signed, briefing=briefing.get(event, ANNOUNCED)), event)
    yield "briefing-file", partial(briefing_file, signed)
    yield "briefing-file-cancelled", partial(briefing_file, replace(signed, briefing=CANCELLED))


def _of_staff() -> Iterator[tuple[str, StaffBriefingView]]:
    yield "empty", StaffBriefingView(Briefing(4, NOW, 9), NOW)
    yield "draft", STAFF
    choices = (ChoiceView("abc", "доц. д-р Яна Далечинова", ticked=True), ChoiceView("def", "Борис Примеров"))
    yield "experts", replace(STAFF, side=BriefingPlace.EXPERTS, choices=choices)
    yield "topics", replace(STAFF, side=BriefingPlace.TOPICS, choices=(ChoiceView("abc", "телемедицина", ticked=True),))
    yield "announce", replace(STAFF, side=BriefingPlace.ANNOUNCE)
    yield "delete", replace(STAFF, side=BriefingPlace.DELETE)
    asked = (AskedView("Ана <личния>, „Пример & Ко“", "Кога & как <личния> лекар?"),)
    announced = replace(STAFF, briefing=ANNOUNCED, coming=20, waiting=3, questions=asked)
    yield "announced", announced
    yield "questions", replace(announced, side=BriefingPlace.QUESTIONS)
    yield "questions-none", replace(announced, side=BriefingPlace.QUESTIONS, questions=())
    yield "cancel", replace(announced, side=BriefingPlace.CANCEL)
    yield "cancelled", replace(announced, briefing=CANCELLED)
    yield "begun", replace(announced, briefing=BEGUN)
    yield "noted", replace(announced, briefing=NOTED)


def _of_readers() -> Iterator[tuple[str, BriefingView]]:
    yield "announced", VIEW
    yield "full", replace(VIEW, full=True)
    yield "signed", replace(VIEW, signup=replace(SIGNED, question="Кога & как <личния> лекар?"))
    yield "waiting", replace(VIEW, signup=WAITING, ahead=2, full=True)
    yield "left", replace(VIEW, signup=replace(SIGNED, state=SignupState.LEFT))
    yield "cancelled", replace(VIEW, briefing=CANCELLED, signup=SIGNED)
    yield "begun", replace(VIEW, briefing=BEGUN)
    yield "noted", replace(VIEW, briefing=NOTED, signup=SIGNED)
