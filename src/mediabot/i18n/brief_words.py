"""The phrases of `brief.tsv` as patterns, for text in small letters."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from mediabot.domain.languages import SPOKEN
from mediabot.i18n.languages import names_of


@cache
def table() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """By kind, each value with how it is written."""
    rows: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for line in (files("mediabot.i18n") / "brief.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, value, phrase = line.split("\t")
            rows.setdefault(kind, []).append((value, re.compile(rf"(?<![\w-]){_written(phrase)}(?![\w-])")))
    return {kind: tuple(found) for kind, found in rows.items()}


def _written(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())


@cache
def issues() -> re.Pattern[str]:
    """A day, as `day`, and what comes out on it."""

    def either(kind: str) -> str:
        return "|".join(pattern.pattern for _, pattern in table()[kind])

    return re.compile(rf"\b(?:за|в|for|in)(?:\s+the)?\s+(?P<day>{either('day')})\s+(?:{either('issue')})")


@cache
def codes() -> dict[str, str]:
    """Languages by whatever they are called."""
    return {name.casefold(): code for code in reversed(SPOKEN) for name in names_of(code)}


@cache
def languages() -> re.Pattern[str]:
    """One that is named to be spoken, as the first group."""
    names = "|".join(re.escape(name) for name in sorted(codes(), key=len, reverse=True))
    return re.compile(rf"\b(?:на|in)\s+({names})(?:\s+език)?(?![\w-])")
