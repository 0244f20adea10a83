"""What is meant by whoever was asked something by the bot."""

from __future__ import annotations

from mediabot.domain.conversation import ASKED_FOR_QUESTION, ASKED_ON_CARD, Ask
from mediabot.domain.questions import Field
from mediabot.domain.understanding.anybody import beside, by_itself, said_in_talk
from mediabot.domain.understanding.meanings import (
    CONTACT,
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

NUMBER_AT_MOST = 6
"""Words in which somebody gives no more than a number and whose it is."""

NEVER_ELSE = frozenset(Ask) - ASKED_FOR_QUESTION - ASKED_ON_CARD - {Ask.TALK, Ask.LETTER}
"""What staff and readers are asked is always answered."""

SEARCHED = frozenset({Ask.NEWS_FIELD, Ask.NEWS_NEW, Ask.NEWS_FIND, Ask.NEWS_SEARCH, Ask.FIND_EXPERT})
"""Of these, what is no letter to anybody: a thank-you is none of it."""


def when_asked(s: Situation, asked: Ask, r: Reading) -> Understood:
    """What answers the bot, but for what is plainly something else."""
    answer = Meaning(Intent.ANSWER, s.subject)
    if asked in SEARCHED and r.words < SHORT and r.has(Act.THANKS, Hold.WHOLE):
        return sure(Intent.THANKS)
    if asked in NEVER_ELSE or asked is Ask.LETTER:
        return Understood(answer)
    if asked is Ask.TALK:
        return said_in_talk(s.subject, r)
    if r.has(Act.CANCEL, Hold.WHOLE):
        return sure(Intent.CANCEL, s.subject if asked is Ask.FORM else 0)
    if asked in ASKED_ON_CARD:
        return Understood(answer)
    return _in_form(s, answer, r) if asked is Ask.FORM else _about_oneself(asked, answer, r)


def _in_form(s: Situation, answer: Meaning, r: Reading) -> Understood:
    seeks = r.has(Act.SEEKS, Hold.INSIDE)
    if r.fits and not seeks and not (r.asks and r.found):
        return Understood(answer)
    if r.has(Act.YES, Hold.WHOLE) and not r.has(Act.THANKS):
        return Understood(answer)
    if r.has(Act.THANKS) and r.has(Act.NO):
        return unclear(Meaning(Intent.CANCEL, s.subject), answer)
    if aside := by_itself(r) or _of_form(s, answer, r):
        return aside
    other = r.found and not r.own
    if s.field in (Field.STORY, None):
        return unclear(TOPIC, answer) if other else Understood(answer)
    return unclear(TOPIC, answer) if seeks or other or r.words > LONG else Understood(answer)


def _of_form(s: Situation, answer: Meaning, r: Reading) -> Understood | None:
    """Beside a form, what may be a part of its story is asked about."""
    aside = beside(s, r)
    if aside is None or aside.intent is Intent.UNCLEAR or not (r.found or s.field is Field.STORY):
        return aside
    return None if r.own else unclear(aside.meaning, answer, *((TOPIC,) * r.found))


def _about_oneself(asked: Ask, answer: Meaning, r: Reading) -> Understood:
    """Asked for a name, an outlet, a proof."""
    if r.link and asked is Ask.PROOF:
        return Understood(answer)
    if asked is not Ask.PROOF and r.words <= NUMBER_AT_MOST and r.value:
        return unclear(answer, CONTACT)
    if r.words < SHORT and (aside := by_itself(r)):
        return aside
    if r.has(Act.STAFF) or r.asks:
        return unclear(FOR_STAFF, TOPIC, answer)
    return unclear(TOPIC, answer) if r.found and r.words > SHORT else Understood(answer)
