"""What anybody may say beside everything else: greetings, thanks, leaving, a word for staff; and words in a talk."""

from __future__ import annotations

from mediabot.domain.understanding.meanings import (
    CONTACT,
    FOR_STAFF,
    LONG,
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

ASIDE = {
    Intent.AWAY: Act.AWAY,
    Intent.CHANGE_CONTACT: Act.CONTACT,
    Intent.FOR_STAFF: Act.STAFF,
}
"""What people want of the Media Center beside a topic, and how they say it."""

OF_OTHERS = (Act.ADD, Act.MOVE, Act.STATUS, Act.CANCEL, Act.STAFF, Act.NEWS, Act.CONTACT, Act.AWAY, Act.NO)
"""With one of these, thanks are only thanks beside something else."""


def only_thanks(r: Reading) -> bool:
    """Begins with thanks, and what follows, in a few words, asks for nothing."""
    wants = r.asks or any(r.has(act, Hold.INSIDE) for act in OF_OTHERS)
    return r.has(Act.THANKS) and not wants and r.words <= LONG


def said_in_talk(talk: int, r: Reading, *otherwise: Meaning) -> Understood:
    """For the other side, but that a mere “cancel” or “stop” may be for the bot."""
    if r.has(Act.CANCEL, Hold.WHOLE) or r.has(Act.LEAVE, Hold.WHOLE):
        return unclear(Meaning(Intent.PART, talk), Meaning(Intent.SAY, talk))
    return sure(Intent.SAY, talk, *otherwise)


def by_itself(r: Reading) -> Understood | None:
    """Greetings, thanks and leaving need nothing that is open."""
    if r.has(Act.SEEKS, Hold.INSIDE):
        return None
    if r.has(Act.LEAVE):
        plain = r.has(Act.LEAVE, Hold.WHOLE) or not (r.found or r.asks)
        return sure(Intent.LEAVE) if plain else unclear(Meaning(Intent.LEAVE), TOPIC)
    only = not r.asks and not any(r.has(act, Hold.INSIDE) for act in OF_OTHERS)
    if r.has(Act.THANKS, Hold.WHOLE) and only:
        return sure(Intent.THANKS)
    if r.has(Act.GREETING, Hold.WHOLE) and not r.found and not r.has(Act.NO):
        return sure(Intent.GREETING)
    return None


def beside(s: Situation, r: Reading) -> Understood | None:
    """What people want of the Media Center itself. In a text that an expert could answer it may be part of a topic."""
    if s.expert and r.has(Act.AWAY, Hold.INSIDE) and not r.asks:
        return _aside(Meaning(Intent.AWAY), r, certain=r.has(Act.AWAY) and r.when is not None)
    if r.has(Act.NEWS):
        return sure(Intent.NEWS_SEARCH, 0, TOPIC)
    if r.has(Act.CONTACT) or (r.has(Act.CONTACT, Hold.INSIDE) and r.value):
        return _aside(CONTACT, r, certain=r.value)
    if r.has(Act.STAFF):
        return _aside(FOR_STAFF, r)
    if r.found:
        return None
    if r.has(Act.CANCEL, Hold.WHOLE):
        return unclear(FOR_STAFF, Meaning(Intent.CANCEL), TOPIC) if s.staff else sure(Intent.CANCEL)
    if r.has(Act.STATUS, Hold.WHOLE):
        return sure(Intent.STATUS, 0, TOPIC)
    return unclear(Meaning(Intent.STATUS), TOPIC) if r.has(Act.STATUS) else None


def _aside(meaning: Meaning, r: Reading, *, certain: bool = False) -> Understood:
    """All that is said, or asked about where experts answer to its words."""
    plain = certain or not r.found or r.has(ASIDE[meaning.intent], Hold.WHOLE)
    return Understood(meaning, (TOPIC,)) if plain else unclear(meaning, TOPIC)
