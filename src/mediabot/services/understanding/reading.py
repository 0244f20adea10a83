"""The words of a message, as the rules of `domain/understanding/` want them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from mediabot.domain.questions import Field
from mediabot.domain.text import without_links
from mediabot.domain.understanding.meanings import Reading
from mediabot.i18n.acts import said_in
from mediabot.i18n.when import understand
from mediabot.i18n.when_within import time_within
from mediabot.matching import is_small_talk, language_of
from mediabot.services.desk import Office
from mediabot.services.questions.typed import as_attribution, as_format, as_language

SURE = 0.4
"""So sure the matcher has to be, for words to be a topic rather than something said: of 1 at most."""


def read(
    text: str, office: Office, now: datetime, *, field: Field | None = None, experts: Collection[str] = ()
) -> Reading:
    """The reading of a text. `field` is the open one of a form, `experts` those of the form or the running question."""
    said = said_in(text)
    small = is_small_talk(text)
    matches = [] if small else office.index.search(without_links(text), limit=3)
    found = [match.expert_id for match in matches if match.score >= SURE]
    when = time_in(text, office, now)
    return Reading(
        acts=said.acts,
        words=said.words,
        asks=said.asks,
        when=when,
        found=bool(found),
        own=not set(found).isdisjoint(experts),
        fits=_fits(text, field, office, now, when),
        value=said.value,
        link=said.link,
    )


def time_in(text: str, office: Office, now: datetime) -> datetime | None:
    """The one instant that is named as a deadline somewhere in a text; None where there is none, or more than one."""
    return time_within(text, now=now, zone=office.zone, language=language_of(text))


def _fits(text: str, field: Field | None, office: Office, now: datetime, when: datetime | None) -> bool:
    match field:
        case Field.DEADLINE:
            typed = understand(text, now=now, zone=office.zone, language=language_of(text))
            return when is not None or typed is not None
        case Field.FORMAT:
            return as_format(text) is not None
        case Field.LANGUAGE:
            return as_language(text) is not None
        case Field.ATTRIBUTION:
            return as_attribution(text) is not None
    return False
