"""Views of expert reactions for the screens: staff's card in each state, an expert's, and the piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.reactions.piece import piece, voice
from mediabot.bot.screens.reactions.staff import reaction_card, reaction_list
from mediabot.bot.screens.reactions.statement import ping, statement
from mediabot.bot.screens.reactions.views import (
    PieceView,
    ReactionLine,
    ReactionView,
    StatementLine,
    StatementView,
    TickView,
)
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Contact, Localized
from mediabot.domain.mails import MailState
from mediabot.domain.notices.reactions import ReactionPlace, StatementEvent
from mediabot.domain.reactions import NO_INTERESTS, Reaction, ReactionState, Statement, StatementState
from mediabot.i18n.translator import Translator
from screens.views_of_news import ITEM, NOW

Draw = Callable[[Translator], Screen]

QUESTION = Localized("Какво означава новият закон за <личния> лекар?", "Какво означава новият закон за <личния> лекар?")
TITLE = "Какво означава новият закон за <личния> лекар?"
DRAFT = Reaction(3, NOW, 9, QUESTION, answer_by=NOW + timedelta(hours=26), embargo_until=NOW + timedelta(days=2))
OPEN = replace(DRAFT, state=ReactionState.OPEN, sent_at=NOW)
CLOSED = replace(OPEN, state=ReactionState.CLOSED, closed_at=NOW)
PUBLISHED = replace(CLOSED, state=ReactionState.PUBLISHED, item_id=17, embargo_until=None)
YANA = ExpertView("yana", "Яна Далечинова", title="доц. д-р, началник на клиника", interests="съветник на <Екран> & Ко")
BORIS = ExpertView("boris", "Борис Примеров")
ASKED = Statement(31, 3, "yana", 0, person_id=7, state=StatementState.ASKED, asked_at=NOW)
ANSWERED = replace(
    ASKED, state=StatementState.ANSWERED, text="Пациентите на <личния> лекар & другите печелят.", language="bg"
)
SPOKEN = Statement(
    32, 3, "boris", 1, state=StatementState.ANSWERED, voice="voice-1", seconds=83, interests=NO_INTERESTS, language="en"
)
LINES = (StatementLine(ANSWERED, YANA), StatementLine(SPOKEN, BORIS))


def reaction_screens() -> Iterator[tuple[str, Draw]]:
    for name, view in (*_drafts(), *_later()):
        yield f"staff-reaction-{name}", partial(reaction_card, view)
    listed = tuple(
        ReactionLine(replace(DRAFT, id=number, state=state), TITLE) for number, state in enumerate(ReactionState, 1)
    )
    yield "staff-reactions", lambda t: reaction_list(listed, 0, t)
    yield "staff-reactions-empty", lambda t: reaction_list((), 0, t)
    for name, shown in _statements():
        yield f"reaction-expert-{name}", partial(statement, shown)
    for event in StatementEvent:
        reaction = PUBLISHED if event is StatementEvent.QUOTED else OPEN
        yield f"reaction-ping-{event}", partial(ping, _statement(ASKED, reaction), event)
    for name, page in _pieces():
        yield f"reaction-piece-{name}", partial(piece, page)
    yield "reaction-voice", partial(voice, LINES[1])


def _drafts() -> Iterator[tuple[str, ReactionView]]:
    chosen = (StatementLine(replace(ASKED, state=StatementState.CHOSEN), YANA),)
    view = ReactionView(DRAFT, chosen, (), NOW)
    yield "draft-empty", ReactionView(Reaction(3, NOW, 9), (), (), NOW)
    yield "draft", view
    yield "draft-one-language", replace(view, reaction=replace(DRAFT, question=Localized(bg=TITLE), embargo_until=None))
    choices = (TickView("abc", "доц. д-р Яна Далечинова", ticked=True), TickView("def", "Борис Примеров"))
    yield "experts", replace(view, place=ReactionPlace.EXPERTS, choices=choices)
    yield "experts-nobody", replace(view, place=ReactionPlace.EXPERTS)
    yield "experts-none-on-that", replace(view, place=ReactionPlace.EXPERTS, wanted="<личния> лекар")
    yield "send", replace(view, place=ReactionPlace.SEND)
    yield "delete", replace(view, place=ReactionPlace.DELETE)


def _later() -> Iterator[tuple[str, ReactionView]]:
    states = [one for one in StatementState if one is not StatementState.ANSWERED]
    others = tuple(
        StatementLine(Statement(40 + number, 3, "boris", 5, state=state, text="Още нещо."), BORIS)
        for number, state in enumerate(states)
    )
    by_staff = StatementLine(Statement(39, 3, "boris", 4, state=StatementState.ASKED), BORIS, by_staff=True)
    by_letter = replace(by_staff, by_letter=True)
    everybody = (*LINES, by_staff, by_letter, *others)
    opened = ReactionView(OPEN, everybody, LINES, NOW)
    yield "open", opened
    yield "open-all-answered", ReactionView(OPEN, LINES, LINES, NOW)
    yield "close", replace(opened, place=ReactionPlace.CLOSE)
    yield "drop", replace(opened, place=ReactionPlace.DROP)
    mended = replace(LINES[0], statement=replace(ANSWERED, mended="Пациентите на личния лекар печелят."))
    objected = replace(LINES[1], statement=replace(SPOKEN, objected=True))
    yield "closed", ReactionView(CLOSED, everybody, (mended, objected), NOW)
    yield "slips", ReactionView(CLOSED, LINES, LINES, NOW, place=ReactionPlace.SLIPS)
    yield "nobody-answered", ReactionView(CLOSED, others, (), NOW)
    yield "approved", ReactionView(replace(CLOSED, item_id=17), LINES, LINES, NOW)
    yield "published", ReactionView(PUBLISHED, (*LINES, *others), LINES, NOW)
    yield "left", ReactionView(CLOSED, LINES, LINES[1:], NOW)
    yield "dropped", ReactionView(replace(CLOSED, state=ReactionState.DROPPED), LINES, LINES, NOW)


def _statement(given: Statement, reaction: Reaction = OPEN, **facts: object) -> StatementView:
    return replace(StatementView(reaction, StatementLine(given, YANA), TITLE, NOW), **facts)  # type: ignore[arg-type]


def _statements() -> Iterator[tuple[str, StatementView]]:
    yield "asked", _statement(ASKED)
    yield "asked-at-night", _statement(ASKED, silent=True)
    by_staff = StatementLine(replace(ASKED, person_id=None), YANA, by_staff=True)
    yield (
        "by-staff",
        _statement(ASKED, line=by_staff, contact=Contact(phone="+359 700 00 001", email="yana@example.org")),
    )
    by_letter = _statement(ASKED, line=by_staff, contact=Contact(email="yana@example.org"), letter=MailState.SENT)
    yield "by-letter", by_letter
    yield "by-letter-refused", replace(by_letter, letter=MailState.FAILED)
    yield "by-staff-answered", _statement(ANSWERED, line=replace(by_staff, statement=ANSWERED))
    yield "answered", _statement(ANSWERED)
    yield "spoken", _statement(replace(SPOKEN, interests=""))
    yield "declined", _statement(replace(ASKED, state=StatementState.DECLINED))
    yield "taken-back", _statement(replace(ASKED, state=StatementState.TAKEN_BACK))
    yield "closed", _statement(ANSWERED, CLOSED)
    yield "mended", _statement(replace(ANSWERED, mended="Пациентите на личния лекар печелят."), CLOSED)
    yield "objected", _statement(replace(ANSWERED, objected=True), CLOSED)
    yield "missed", _statement(ASKED, CLOSED)
    yield "late", _statement(replace(ANSWERED, state=StatementState.LATE), CLOSED)
    yield "published", _statement(ANSWERED, PUBLISHED)
    yield "dropped", _statement(ANSWERED, replace(CLOSED, state=ReactionState.DROPPED))
    yield "moved", _statement(ASKED, taken_away=True)


def _pieces() -> Iterator[tuple[str, PieceView]]:
    view = PieceView(3, TITLE, LINES, 0, 1, NOW, item=replace(ITEM, title=TITLE, summary="", experts=("Яна",)))
    yield "whole", view
    yield "first-page", replace(view, pages=2)
    yield "last-page", replace(view, page=1, pages=2)
    yield "preview", replace(view, item=None)
    yield "embargo", replace(view, item=replace(ITEM, embargo_until=NOW + timedelta(hours=3)))
