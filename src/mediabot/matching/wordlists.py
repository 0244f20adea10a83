"""The words that say nothing about a subject, from `words/*.txt`.

Three weights: `stop` and `filler` words are dropped; `general` words of this trade (expert, health, Bulgaria)
support others but find nobody alone; `common` words (winter, house) belong to no field here and only thin a
question a little.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

DROPPED = ("stop", "filler")


@cache
def words(kind: str, language: str) -> frozenset[str]:
    """The words of one file, such as `words/stop.bg.txt`; lines that start with # are remarks."""
    text = (files("mediabot.matching") / "words" / f"{kind}.{language}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def dropped(language: str) -> frozenset[str]:
    """Stop words and filler of one language."""
    return words("stop", language) | words("filler", language)
