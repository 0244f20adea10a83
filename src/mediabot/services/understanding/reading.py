"""The words of a message, as the rules of `domain/understanding.py` want them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from mediabot.domain.questions import Field
from mediabot.domain.understanding import Reading
from mediabot.i18n.acts import said_in
from mediabot.i18n.when import understand
from mediabot.matching import is_small_talk, language_of
from mediabot.services.desk import Office
from mediabot.services.questions.typed import as_attribution, as_format, as_language

_CLAUSE = re.compile(r"[.!?;\n]+\s*|,\s+|\s[–—-]\s")
_BEGINS_A_TIME = re.compile(
    r"\b(?:до|за|в|във|на|след|утре|днес|вдругиден|тази|този|следващ\w*|by|until|till|to|on|at|in|for|after|tomorrow|"
    r"today|tonight|next|this|do|za|sled|utre|dnes)\b",
    re.IGNORECASE,
)
LONGEST_TIME = 6
"""Words of the longest naming of a time that is looked for in a text."""

MOST_CLAUSES = 12


def read(
    text: str, office: Office, now: datetime, *, field: Field | None = None, experts: Collection[str] = ()
) -> Reading:
    """The reading of a text. `field` is the open one of a form, `experts` those of the form or the running question."""
    said = said_in(text)
    small = is_small_talk(text)
    found = [] if small else [match.expert_id for match in office.index.search(text, limit=3)]
    when = time_in(text, office, now)
    return Reading(
        acts=said.acts,
        words=said.words,
        asks=said.asks,
        when=when,
        found=bool(found),
        own=not set(found).isdisjoint(experts),
        fits=_fits(text, field, when),
        value=said.value,
    )


def time_in(text: str, office: Office, now: datetime) -> datetime | None:
    """The one instant that is named as a deadline somewhere in a text; None where there is none, or more than one."""
    language = language_of(text)
    for naming in _namings(text):
        instant = understand(naming, now=now, zone=office.zone, language=language)
        if instant is not None and instant > now:
            return instant
    return None


def _namings(text: str) -> Iterator[str]:
    """Pieces of it that may name a time: whole clauses, then what begins with a word that begins a time, longest
    first."""
    clauses = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()][:MOST_CLAUSES]
    for clause in clauses:
        if len(clause.split()) <= LONGEST_TIME:
            yield clause
    for clause in clauses:
        for start in _BEGINS_A_TIME.finditer(clause):
            words = clause[start.start() :].split()
            for length in range(min(LONGEST_TIME, len(words)), 1, -1):
                yield " ".join(words[:length])
            yield words[0]


def _fits(text: str, field: Field | None, when: datetime | None) -> bool:
    match field:
        case Field.DEADLINE:
            return when is not None
        case Field.FORMAT:
            return as_format(text) is not None
        case Field.LANGUAGE:
            return as_language(text) is not None
        case Field.ATTRIBUTION:
            return as_attribution(text) is not None
    return False
