"""Experts by name, or a part of it, in either alphabet."""

from __future__ import annotations

from mediabot.domain.directory import Directory, Expert
from mediabot.matching.latin import readings, sound
from mediabot.matching.letters import is_cyrillic


def called_so(directory: Directory, wanted: str) -> tuple[Expert, ...]:
    """Those in whose name every one of these words begins some word, or sounds as if it did."""
    words = [_spellings(word) for word in wanted.casefold().split()]
    return tuple(expert for expert in directory.experts if words and _is_called(expert, words))


def _is_called(expert: Expert, wanted: list[set[str]]) -> bool:
    names = {part for text in expert.name.texts() for word in text.casefold().split() for part in _spellings(word)}
    return all(any(name.startswith(one) for name in names for one in word) for word in wanted)


def _spellings(word: str) -> set[str]:
    """As it stands, and how it sounds."""
    return {word, *(f"~{sound(one)}" for one in ((word,) if is_cyrillic(word) else readings(word)))}
