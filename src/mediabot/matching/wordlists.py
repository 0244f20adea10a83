"""The words that say nothing about a subject, from `words/*.txt`.

`stop` words are dropped. `filler` words weigh nothing, `general` words of this trade (expert, health, Bulgaria) little:
neither finds anybody alone, but a phrase needs them. `common` words (winter, house) belong to no field here, `away`
words (striker, tariff) to other fields, and `figurative` ones (fever, „пулс“) are said of anything. `everyday` forms
share their stem with a name of ours („рано“ with „рана“) and name nothing by themselves.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(kind: str, language: str) -> frozenset[str]:
    """The words of one file, such as `words/stop.bg.txt`; lines that start with # are remarks."""
    text = (files("mediabot.matching") / "words" / f"{kind}.{language}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
