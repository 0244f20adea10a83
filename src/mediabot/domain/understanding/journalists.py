"""What a journalist means whose question runs."""

from __future__ import annotations

from mediabot.domain.understanding.anybody import by_itself, said_in_talk
from mediabot.domain.understanding.meanings import (
    FOR_STAFF,
    LONG,
    SHORT,
    TOPIC,
    Act,
    Hold,
    Intent,
    Meaning,
    Reading,
    Situation,
    Understood,
    sure,
    unclear,
)


def of_questions(s: Situation, r: Reading) -> Understood | None:
    """What moves, ends or asks after a question is meant for the one that runs."""
    intent = _of_question(r)
    if intent is None:
        return None
    if intent is Intent.STATUS:
        return sure(Intent.STATUS, s.questions[0] if len(s.questions) == 1 else 0, *((TOPIC,) * r.found))
    each = tuple(Meaning(intent, one) for one in s.questions[-SHORT:])
    if len(each) > 1:
        return unclear(*each)
    if s.letter or s.talks:
        return unclear(*each, *(Meaning(Intent.SAY, one) for one in s.talks), *((Meaning(Intent.REPLY),) * s.letter))
    if r.found and not r.own and not _is_of_question(intent, r):
        return unclear(*each, TOPIC)
    return Understood(each[0], (TOPIC,))


def _is_of_question(intent: Intent, r: Reading) -> bool:
    """Whether it can't be a topic of its own, although experts answer to its words."""
    if intent is Intent.MOVE:
        return r.has(Act.MOVE, Hold.WHOLE) or (r.has(Act.MOVE) and r.when is not None)
    return intent is Intent.CANCEL or r.has(Act.ADD)


def to_question(question_id: int, r: Reading) -> Understood | None:
    """A reply to one's own question."""
    intent = _of_question(r) or (Intent.MOVE if r.when and r.words <= LONG else None)
    if intent is Intent.CANCEL or (intent and not r.has(Act.THANKS, Hold.WHOLE)):
        return sure(intent, question_id)
    if aside := by_itself(r):
        return aside
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF)
    add = Meaning(Intent.ADD, question_id)
    if r.has(Act.THANKS):
        return unclear(Meaning(Intent.CANCEL, question_id), add, TOPIC)
    return unclear(add, FOR_STAFF, TOPIC) if r.asks else None


def is_no_answer(r: Reading) -> bool:
    """Said to the bot rather than to an expert who asked something."""
    whole = any(r.has(act, Hold.WHOLE) for act in (Act.STATUS, Act.THANKS))
    return whole or any(r.has(act) for act in (Act.CANCEL, Act.MOVE, Act.STAFF))


def _of_question(r: Reading) -> Intent | None:
    if r.has(Act.CANCEL):
        return Intent.CANCEL
    if r.has(Act.STATUS) and (r.asks or r.has(Act.QUESTION, Hold.INSIDE) or r.when is None):
        return Intent.STATUS
    if r.has(Act.MOVE, Hold.INSIDE) and (r.when or r.has(Act.MOVE)):
        return Intent.MOVE
    if r.has(Act.STATUS, Hold.INSIDE) and r.asks:
        return Intent.STATUS
    if r.when is not None and r.words <= LONG and not r.found:
        return Intent.MOVE
    return Intent.ADD if r.has(Act.ADD) else None


def adding(s: Situation) -> tuple[Meaning, ...]:
    return tuple(Meaning(Intent.ADD, one) for one in s.questions[-2:])


def new_or_more(s: Situation, r: Reading) -> Understood:
    """Something that experts could answer: a topic, unless it may belong to a question on the same."""
    return unclear(*adding(s), TOPIC) if s.questions and r.own else Understood(TOPIC)


def in_talk(s: Situation, r: Reading) -> Understood:
    """While a talk is open and nothing else is, a text belongs to it."""
    if len(s.talks) == 1 and not s.questions and not s.letter:
        return said_in_talk(s.talks[0], r, TOPIC)
    if said := of_questions(s, r) if s.questions else None:
        return said
    says = tuple(Meaning(Intent.SAY, one) for one in s.talks[-2:])
    return unclear(*says, *adding(s)[:1], *((Meaning(Intent.REPLY),) * s.letter), TOPIC)
