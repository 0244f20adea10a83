"""The typed twin of a key: the words that stand on it, or its number, counted from the top.

Signs and emoji don't count, a flag is its language. Words that stand on two keys choose neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 120
"""No label of ours has more characters."""

_FLAGS = {"🇧🇬": " bg ", "🇬🇧": " en "}  # not shown: what of a flag is compared
_WORDS = re.compile(r"[+-]|\w+")


def chosen(labels: Sequence[str], typed: str, *, numbers: bool = True) -> int | None:
    """Which of these keys is meant, in their order."""
    if len(typed) > LONGEST or not (words := words_on(typed)):
        return None
    found = [place for place, label in enumerate(labels) if words_on(label) == words]
    if len(found) == 1:
        return found[0]
    number = int(words) if numbers and not found and words.isascii() and words.isdecimal() else 0
    return number - 1 if 0 < number <= len(labels) else None


def words_on(label: str) -> str:
    """What of a label can be typed, however it is written."""
    for flag, language in _FLAGS.items():
        label = label.replace(flag, language)
    return " ".join(_WORDS.findall(label.replace("−", "-").casefold()))
