"""What an expert means to whom requests wait."""

from __future__ import annotations

from mediabot.domain.understanding.meanings import (
    FOR_STAFF,
    LONG,
    TOPIC,
    VERY_LONG,
    Act,
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


def of_requests(s: Situation, r: Reading) -> Understood | None:
    """Requests wait for this expert: what says yes or no, or asks back, is meant for them."""
    if aside := _expert_aside(r):
        return aside
    intent = _answer_of_expert(r)
    if r.has(Act.SEEKS, Hold.INSIDE) and not (r.has(Act.YES) or r.has(Act.NO)):
        return None
    if intent is None and (r.asks or not r.found):
        return None
    requests = for_requests(s, intent or Intent.ACCEPT)
    if intent is None:
        return unclear(*requests, TOPIC)
    others = (*(Meaning(Intent.SAY, one) for one in s.talks), *((Meaning(Intent.REPLY),) if s.letter else ()))
    if len(requests) > 1 or others:
        return unclear(*requests, *others)
    if r.found and r.words > LONG and not r.has(Act.YES) and not r.has(Act.NO):
        return unclear(*requests, TOPIC)
    if r.words == 1 and intent is Intent.ACCEPT and r.has(Act.GREETING, Hold.WHOLE):
        return unclear(*requests, FOR_STAFF)
    if intent is Intent.DECLINE and r.words > 2 * VERY_LONG:
        return unclear(*requests, *for_requests(s, Intent.ACCEPT))
    return Understood(requests[0])


def to_request(referral_id: int, r: Reading) -> Understood | None:
    """A reply to a request that says something plainly."""
    if aside := _expert_aside(r):
        return aside
    intent = _answer_of_expert(r)
    return None if intent is None else sure(intent, referral_id)


def about_request(referral_id: int, r: Reading) -> Understood:
    """A reply to a request that is neither a plain yes nor a plain no."""
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF)
    if r.asks and r.words < VERY_LONG:
        return sure(Intent.ASK_BACK, referral_id)
    if r.words >= LONG:
        return sure(Intent.ACCEPT, referral_id)
    return unclear(*(Meaning(intent, referral_id) for intent in (Intent.ACCEPT, Intent.ASK_BACK, Intent.DECLINE)))


def _answer_of_expert(r: Reading) -> Intent | None:
    """Where a long text doesn't end in a question, one in it is a part of the answer."""
    if (r.asks or r.words < VERY_LONG) and (r.has(Act.ASKS) or (r.asks and _may_ask(r))):
        return Intent.ASK_BACK
    if r.has(Act.NO) or (r.has(Act.NO, Hold.INSIDE) and not r.has(Act.YES) and not r.asks):
        return Intent.ACCEPT if r.has(Act.YES) and r.has(Act.CONDITION, Hold.INSIDE) else Intent.DECLINE
    if r.has(Act.YES, Hold.INSIDE) or r.has(Act.CONDITION):
        return Intent.ACCEPT
    return None


def _may_ask(r: Reading) -> bool:
    return r.has(Act.ASKS, Hold.INSIDE) or r.has(Act.YES)


def _expert_aside(r: Reading) -> Understood | None:
    """What an expert who is asked says of other things; in an absence there is a no."""
    plain = not (r.has(Act.YES) or r.has(Act.NO) or r.has(Act.ASKS))
    if r.has(Act.AWAY, Hold.INSIDE) and not r.has(Act.YES) and not r.asks:
        return sure(Intent.AWAY)
    if r.has(Act.CONTACT) and r.value:
        return sure(Intent.CHANGE_CONTACT)
    if not plain:
        return None
    if r.has(Act.LEAVE):
        return sure(Intent.LEAVE)
    if r.has(Act.THANKS, Hold.WHOLE):
        return sure(Intent.THANKS)
    if r.has(Act.GREETING, Hold.WHOLE):
        return sure(Intent.GREETING)
    return sure(Intent.CHANGE_CONTACT) if r.has(Act.CONTACT) else None
