"""What a message is about: decided from what it answers, what is open for the person, the words, and the matcher.

Pure rules. What they are given is gathered in `services/understanding/`, which also does what comes out. The order of
the rules: what a message of the bot was answered by a reply; what the bot has asked; what waits for the person; what
the words say by themselves; a topic. Where a wrong guess would harm somebody, the outcome is UNCLEAR with choices.
"""

from __future__ import annotations

from mediabot.domain.conversation import Ask
from mediabot.domain.understanding.anybody import beside, by_itself, only_thanks
from mediabot.domain.understanding.asked import when_asked
from mediabot.domain.understanding.experts import about_request, of_requests, to_request
from mediabot.domain.understanding.journalists import (
    adding,
    in_talk,
    is_no_answer,
    new_or_more,
    of_questions,
    to_question,
)
from mediabot.domain.understanding.meanings import (
    FOR_STAFF,
    SHORT,
    TOPIC,
    About,
    Act,
    Answered,
    Hold,
    Intent,
    Meaning,
    Reading,
    Situation,
    Understood,
    for_requests,
    sure,
    unclear,
)


def understand(situation: Situation, reading: Reading) -> Understood:
    """The outcome, by the first rule that says something."""
    if situation.decided and situation.asked is None and reading.has(Act.CANCEL, Hold.INSIDE):
        return sure(Intent.UNDO, situation.decided)
    if situation.answered is not None and situation.answered.about is not About.OTHER:
        return _answered(situation, situation.answered, reading)
    if situation.asked is not None:
        return when_asked(situation, situation.asked, reading)
    return _written(situation, reading)


def _answered(s: Situation, answered: Answered, r: Reading) -> Understood:
    """A reply goes to whom it answers, months later with word that this is over."""
    if not answered.open:
        return unclear(FOR_STAFF, TOPIC, closed=True)
    match answered.about:
        case About.TALK:
            return sure(Intent.SAY, answered.subject)
        case About.LETTER:
            return sure(Intent.REPLY, answered.subject)
        case About.REQUEST:
            return to_request(answered.subject, r) or about_request(answered.subject, r)
        case About.QUESTION if answered.asked_back and not is_no_answer(r):
            return sure(Intent.ANSWER_BACK, answered.asked_back)
        case About.QUESTION:
            return to_question(answered.subject, r) or sure(Intent.ADD, answered.subject, TOPIC)
        case About.FORM:
            return when_asked(s, Ask.FORM, r)
    return _to_news(s, r)


def _to_news(s: Situation, r: Reading) -> Understood:
    """A news item, a digest, a broadcast, or a short answer of the bot."""
    if r.has(Act.SEEKS, Hold.INSIDE):
        return Understood(TOPIC)
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF, (TOPIC,))
    return by_itself(r) or beside(s, r) or (Understood(TOPIC) if r.found else unclear(FOR_STAFF, TOPIC))


def _written(s: Situation, r: Reading) -> Understood:
    """Nothing was asked, and nothing answered by a reply."""
    if not r.words:
        return unclear(*for_requests(s, Intent.ACCEPT), FOR_STAFF) if s.requests else sure(Intent.GREETING)
    if s.requests and (said := of_requests(s, r)):
        return said
    if s.questions and r.words == 1 and r.has(Act.LEAVE):
        return unclear(*(Meaning(Intent.CANCEL, one) for one in s.questions[-SHORT:]), Meaning(Intent.LEAVE))
    if r.has(Act.SEEKS, Hold.INSIDE):
        return _seeking(s, r)
    if s.questions and r.has(Act.CANCEL) and (said := of_questions(s, r)):
        return said
    if aside := by_itself(r):
        return aside
    if s.talks and not s.requests:
        return in_talk(s, r)
    if s.questions and (said := of_questions(s, r)):
        return said
    if aside := beside(s, r):
        return aside
    if s.letter and not r.asks:
        return _to_staff(s, r)
    return new_or_more(s, r) if r.found else _not_found(s, r)


def _seeking(s: Situation, r: Reading) -> Understood:
    """An expert is looked for: a topic, unless that was said to somebody."""
    others = (
        *for_requests(s, Intent.ASK_BACK)[:1],
        *(Meaning(Intent.SAY, one) for one in s.talks[-1:]),
        *((FOR_STAFF,) if r.has(Act.STAFF, Hold.WHOLE) else ()),
        *(adding(s)[-1:] if r.own or r.has(Act.ADD) else ()),
    )
    return unclear(TOPIC, *others) if others else Understood(TOPIC)


def _not_found(s: Situation, r: Reading) -> Understood:
    """No expert answers that, and nothing says what it is."""
    if s.requests:
        return unclear(*for_requests(s, Intent.ASK_BACK if r.asks else Intent.ACCEPT), TOPIC, FOR_STAFF)
    if only_thanks(r):
        return sure(Intent.THANKS)
    if r.words == 1 and r.has(Act.YES, Hold.WHOLE):
        return sure(Intent.GREETING)
    if s.questions:
        return unclear(*adding(s), TOPIC, FOR_STAFF)
    says_little = any(r.has(act) for act in (Act.YES, Act.NO, Act.NEGATES, Act.GREETING, Act.THANKS, Act.CANCEL))
    if r.words <= SHORT and (r.words == 1 or says_little or r.asks):
        return unclear(TOPIC, FOR_STAFF)
    if r.has(Act.SPEAKS, Hold.INSIDE):
        return unclear(FOR_STAFF, TOPIC)
    return Understood(TOPIC)


def _to_staff(s: Situation, r: Reading) -> Understood:
    reply = Meaning(Intent.REPLY)
    return unclear(reply, *adding(s), TOPIC) if s.questions or r.found else Understood(reply, (TOPIC,))
