"""Questions as the press asks them, of the directories of some sets: a line is a text, its tags, and who answers.

`press/` is fitted to; `held/` and `indirect/` are not, and nobody should read their failures. After an expert a 1 says
that they could answer, too; whoever stands without a figure is best. Nobody after the tags means that nobody answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mediabot.matching.evaluation import Query

HERE = Path(__file__).parent


def pressed(name: str, folder: str = "press") -> tuple[Query, ...]:
    """What the press asks of the directory of a set; nothing of most."""
    path = HERE / folder / f"{name}.tsv"
    return tuple(map(_query, path.read_text("utf-8").splitlines())) if path.exists() else ()


def elsewhere(folder: str = ".") -> list[str]:
    """Headlines of other fields, which nobody in any directory here answers."""
    lines = (HERE / folder / "elsewhere.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _query(line: str) -> Query:
    text, tags, *experts = line.split("\t")
    return Query(text, dict(_grades(experts[0].split() if experts else [])), tuple(tags.split()))


def _grades(words: list[str]) -> Iterator[tuple[str, int]]:
    for place, word in enumerate(words):
        if not word.isdigit():
            yield word, int(after) if (after := "".join(words[place + 1 : place + 2])).isdigit() else 2
