"""The stem of a word by the rules of its alphabet's language."""

from __future__ import annotations

from functools import lru_cache

from mediabot.matching import bulgarian, english
from mediabot.matching.letters import is_cyrillic
from mediabot.matching.tokens import words_in


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The key shared by the forms of one folded word."""
    return bulgarian.stem(word) if is_cyrillic(word) else english.stem(word)


@lru_cache(maxsize=65536)
def root(key: str) -> str:
    """The key shared by the stems of words derived from one."""
    if len(key) <= 4:
        return key
    return bulgarian.root(key) if is_cyrillic(key) else english.root(key)


def stems_in(text: str) -> frozenset[str]:
    """The stems of the words of a text, in no order."""
    return frozenset(map(stem, words_in(text)))
