"""How good the matcher is on graded questions, by the figures that INTERFACES names.

`right`: for a question with an answer, a best-graded expert is among the first three; for one without,
nothing is returned.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import yaml

from mediabot.matching.index import DirectoryIndex, Match

_FIRST = 3
_BEST_GRADE = 2


@dataclass(frozen=True)
class Query:
    """A graded question: who is relevant, 2 for whom one would refer first; nobody means silence."""

    text: str
    relevant: dict[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


class QueriesProblem(ValueError):
    """A queries file can't be read; the message names the entry and what was expected."""


class Mistake(StrEnum):
    """How a question came out wrong."""

    SILENT = "nobody though somebody fits"
    STRANGERS = "somebody though nobody fits"
    ORDER = "others before whoever fits best"


@dataclass(frozen=True)
class Outcome:
    """One question and what was returned for it."""

    query: Query
    returned: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether this counts as right."""
        if not self.query.relevant:
            return not self.returned
        best = {expert for expert, grade in self.query.relevant.items() if grade == max(self.query.relevant.values())}
        return bool(best.intersection(self.returned[:_FIRST]))

    @property
    def mistake(self) -> Mistake | None:
        """None where it came out right."""
        if self.right:
            return None
        if not self.query.relevant:
            return Mistake.STRANGERS
        return Mistake.ORDER if self.returned else Mistake.SILENT

    @property
    def first_relevant(self) -> bool:
        """Whether the first expert returned is relevant."""
        return bool(self.returned) and self.returned[0] in self.query.relevant


@dataclass(frozen=True)
class Report:
    """Figures over all outcomes, each a share from 0 to 1; a share of nothing is 1."""

    outcomes: tuple[Outcome, ...]

    @property
    def right(self) -> float:
        """The headline."""
        return _share([outcome.right for outcome in self.outcomes])

    @property
    def silence(self) -> float:
        """Of questions that nobody can answer: nothing returned."""
        return _share([outcome.right for outcome in self.outcomes if not outcome.query.relevant])

    @property
    def first_relevant(self) -> float:
        """Of questions with an answer: the first returned is relevant."""
        return _share([outcome.first_relevant for outcome in self.outcomes if outcome.query.relevant])

    @property
    def precision(self) -> float:
        """Share of relevant experts among all that were returned."""
        return _share([expert in outcome.query.relevant for outcome in self.outcomes for expert in outcome.returned])

    @property
    def tags(self) -> dict[str, float]:
        """`right` of every tag, by name."""
        names = sorted({tag for outcome in self.outcomes for tag in outcome.query.tags})
        return {tag: _share([one.right for one in self.outcomes if tag in one.query.tags]) for tag in names}

    @property
    def counts(self) -> dict[str, int]:
        """How many questions each tag has."""
        names = sorted({tag for outcome in self.outcomes for tag in outcome.query.tags})
        return {tag: sum(tag in outcome.query.tags for outcome in self.outcomes) for tag in names}

    @property
    def mistakes(self) -> dict[Mistake, int]:
        """How many questions came out wrong in each way."""
        return {kind: sum(outcome.mistake is kind for outcome in self.outcomes) for kind in Mistake}

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Every question that came out wrong."""
        return tuple(outcome for outcome in self.outcomes if not outcome.right)


def read_queries(text: str) -> tuple[Query, ...]:
    """The questions of a queries file, version 1; raises `QueriesProblem` in words."""
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        place = getattr(error, "problem_mark", None)
        where = f"line {place.line + 1}, column {place.column + 1}: " if place else ""
        raise QueriesProblem(f"{where}this is no YAML ({getattr(error, 'problem', None) or 'unreadable'})") from None
    if not isinstance(content, dict) or content.get("version") != 1:
        raise QueriesProblem('expected "version: 1" and a list of "queries"')
    entries = content.get("queries")
    if not isinstance(entries, list):
        raise QueriesProblem('"queries" must be a list')
    return tuple(_query(entry, f"query {number}") for number, entry in enumerate(entries, start=1))


def evaluate(index: DirectoryIndex, queries: Iterable[Query], limit: int = 5) -> Report:
    """Ask every question and compare."""
    return Report(tuple(Outcome(query, _ids(index.search(query.text, limit))) for query in queries))


def _query(entry: Any, place: str) -> Query:
    if not isinstance(entry, dict) or not isinstance(entry.get("q"), str):
        raise QueriesProblem(f'{place}: expected "q" with the question as text')
    unknown = sorted(str(key) for key in entry.keys() - {"q", "tags", "relevant"})
    if unknown:
        raise QueriesProblem(f'{place}: unknown key "{unknown[0]}"; known are q, tags, relevant')
    tags, relevant = entry.get("tags") or [], entry.get("relevant") or {}
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise QueriesProblem(f'{place}: "tags" must be a list of words')
    if not isinstance(relevant, dict) or not all(
        isinstance(expert, str) and grade in (1, _BEST_GRADE) and not isinstance(grade, bool)
        for expert, grade in relevant.items()
    ):
        raise QueriesProblem(f'{place}: "relevant" must map expert ids to 1 or 2')
    return Query(entry["q"], dict(relevant), tuple(tags))


def _ids(matches: tuple[Match, ...]) -> tuple[str, ...]:
    return tuple(match.expert_id for match in matches)


def _share(outcomes: list[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 1.0
