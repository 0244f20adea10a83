"""What was asked for and nobody in the directory answers: kept as a key that different people's words share.

The key is the concept that the words mean, or else a digest of their stems, so that it stays when whoever asked leaves.
"""

from __future__ import annotations

from hashlib import sha256
from zoneinfo import ZoneInfo

from mediabot.domain.people import Person
from mediabot.domain.questions import Search
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Desk

SURE = 0.5
STEMS = 4
"""So many of a topic's weightiest words tell it from others."""


async def note_unmet(desk: Desk, person: Person, search: Search) -> None:
    """Count this person once a day for it; staff and experts try things out."""
    if person.staff or person.expert_id:
        return
    day = desk.now.astimezone(ZoneInfo(desk.office.zone)).date()
    await desk.work.figures.note_unmet(unmet_key(desk.office.index, search.text), person.id, day, search.id)


def unmet_key(index: DirectoryIndex, text: str) -> str:
    words = index.explain(text, 0).words
    concepts = [(sure * word.weight, concept) for word in words for concept, sure in word.concepts if sure >= SURE]
    if concepts:
        return f"#{max(concepts)[1]}"
    weightiest = sorted((word for word in words if word.stems), key=lambda word: -word.weight)[:STEMS]
    stems = sorted({word.stems[0] for word in weightiest})
    return sha256(" ".join(stems or text.casefold().split()).encode()).hexdigest()[:32]
