"""How a form begins: with what the journalist's first message said already, so that only the rest is asked.

Who named format and deadline knows the form: language and attribution are then as last time, or as usual, and what is
left is one tap. What was read and what was assumed is marked, and can be changed like everything else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Expert
from mediabot.domain.languages import WRITTEN
from mediabot.domain.people import Person
from mediabot.domain.questions import SOON, Attribution, Field, Question, Search
from mediabot.i18n.brief import Brief, read_brief
from mediabot.i18n.when import understand
from mediabot.services.desk import Desk

USUAL = 5
"""Questions looked at for what a journalist chose last time."""


async def begun(desk: Desk, question: Question, search: Search, expert: Expert | None) -> Question:
    """The form with what the message said; as it is where a news item's title stands for one."""
    if search.news_id is not None:
        return question
    brief = read_brief(search.text, now=search.asked_at, zone=desk.office.zone, language=search.language)
    question = _read(question, brief, desk.now)
    if question.format is None or (question.deadline is None and SOON not in question.understood):
        return question
    question = await _assumed(desk, question, search, expert)
    return replace(question, open_field=question.next_empty())


def read_deadline(desk: Desk, person: Person, text: str) -> tuple[datetime | None, bool]:
    """A deadline as somebody types it, and whether it is only known to be soon."""
    language, zone = person.language or desk.office.language, desk.office.zone
    instant = understand(text, now=desk.now, zone=zone, language=language)
    if instant is not None:
        return instant, False
    brief = read_brief(text, now=desk.now, zone=zone, language=language)
    return brief.deadline, brief.soon


def _read(question: Question, brief: Brief, now: datetime) -> Question:
    """What was read; a deadline that is none any more is asked for."""
    deadline = brief.deadline if not trouble_with(brief.deadline, now) else None
    read = {
        Field.FORMAT: brief.format,
        Field.DEADLINE: None if brief.open_ended else deadline,
        Field.LANGUAGE: brief.language or None,
        Field.ATTRIBUTION: brief.attribution,
    }
    known = {field.value: value for field, value in read.items() if value is not None}
    question = replace(question, **known, understood=tuple(known))  # type: ignore[arg-type]
    if brief.open_ended and deadline is not None:
        return replace(question, deadline=deadline, assumed=(Field.DEADLINE.value,))
    soon = brief.soon or trouble_with(brief.deadline, now) == "too_soon"
    return replace(question, understood=(*question.understood, SOON)) if soon else question


async def _assumed(desk: Desk, question: Question, search: Search, expert: Expert | None) -> Question:
    """As last time; for the first time in the message's language and on the record. A language that the expert does
    not speak is asked about."""
    person_id = question.journalist_id or 0
    before = next((one for one in await desk.work.questions.lately(person_id, USUAL) if one.sent_at), None)
    language = before.language if before else search.language if search.language in WRITTEN else desk.office.language
    if expert and expert.languages and language not in expert.languages:
        language = ""
    attribution = before.attribution if before and before.attribution else Attribution.ON_THE_RECORD
    usual = {Field.LANGUAGE.value: language, Field.ATTRIBUTION.value: attribution}
    assumed = {name: value for name, value in usual.items() if value and not getattr(question, name)}
    return replace(question, **assumed, assumed=(*question.assumed, *assumed))  # type: ignore[arg-type]
