"""The factors of the confidence, fitted to graded questions: `python -m tests.matching.fit SET…`.

A SET is a folder with experts.yaml and queries.yaml. Every expert that a question touched is a case, right where the
grade says relevant; the factors are those of a logistic regression, a little held back. Each set is also left out
once, and judged by factors fitted to the others: the spread of that is what another directory may expect.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp
from pathlib import Path
from statistics import mean, pstdev

from mediabot.matching import DirectoryIndex, scoring
from mediabot.matching.evaluation import Outcome, Query, Report, evaluate, read_queries
from mediabot.storage.directory_file import read_directory

RIDGE = 0.3
MOST_CANDIDATES = 8
WANTED_SILENCE, WANTED_PRECISION = 0.96, 0.88
Case = tuple[tuple[float, ...], bool, float]


def main(folders: Sequence[str]) -> None:
    sets = {Path(folder).name: load(Path(folder)) for folder in folders}
    cases = {name: list(cases_of(*one)) for name, one in sets.items()}
    before = scoring._FACTORS, scoring.THRESHOLD, scoring._RELATIVE
    kept: list[Report] = []
    for name, (index, queries) in sets.items():
        others = [case for other, some in cases.items() if other != name for case in some]
        scoring._FACTORS = fitted(others)
        choose_threshold([one for other, one in sets.items() if other != name])
        report = evaluate(index, queries)
        kept.append(report)
        show(f"{name}, left out", report)
    for figure in ("right", "silence", "first_relevant", "precision"):
        values = [getattr(report, figure) for report in kept]
        print(f"{figure:15} mean {mean(values):.3f}, spread {pstdev(values):.3f}, least {min(values):.3f}")
    scoring._FACTORS = fitted([case for some in cases.values() for case in some])
    choose_threshold(list(sets.values()))
    for name, (index, queries) in sets.items():
        show(f"{name}, all", evaluate(index, queries))
    print("_FACTORS =", tuple(round(factor, 2) for factor in scoring._FACTORS))
    print("THRESHOLD, _RELATIVE =", scoring.THRESHOLD, scoring._RELATIVE)
    scoring._FACTORS, scoring.THRESHOLD, scoring._RELATIVE = before


def choose_threshold(sets: Sequence[tuple[DirectoryIndex, Sequence[Query]]]) -> None:
    """The pair of limits with the most right answers that keeps silence and precision where they are wanted."""
    asked = [[(query, candidates(index, query)) for query in queries] for index, queries in sets]

    def value(threshold: float, relative: float) -> float:
        total = 0.0
        for questions in asked:
            report = Report(tuple(Outcome(query, returned(found, threshold, relative)) for query, found in questions))
            short = max(0.0, WANTED_SILENCE - report.silence) + max(0.0, WANTED_PRECISION - report.precision)
            total += report.right + 0.5 * report.first_relevant + 0.1 * report.precision - short
        return total

    grid = [(threshold / 100, relative / 100) for threshold in range(4, 60, 2) for relative in range(20, 100, 10)]
    scoring.THRESHOLD, scoring._RELATIVE = max(grid, key=lambda pair: value(*pair))


def candidates(index: DirectoryIndex, query: Query) -> list[tuple[str, float]]:
    scored = index.fields.score(index.fields.ask(query.text))[:MOST_CANDIDATES]
    return [(index.directory.experts[one.document].id, one.confidence) for one in scored]


def returned(found: Sequence[tuple[str, float]], threshold: float, relative: float) -> tuple[str, ...]:
    least = max(threshold, relative * found[0][1]) if found else threshold
    return tuple(expert for expert, sure in found[:5] if sure >= least)


def load(folder: Path) -> tuple[DirectoryIndex, tuple[Query, ...]]:
    checked = read_directory((folder / "experts.yaml").read_text("utf-8"))
    assert checked.directory is not None, checked.problems
    return DirectoryIndex.build(checked.directory), read_queries((folder / "queries.yaml").read_text("utf-8"))


def cases_of(index: DirectoryIndex, queries: Sequence[Query]) -> list[Case]:
    """The best candidates of every question; one question weighs as much as another."""
    found: list[Case] = []
    for query in queries:
        scored = index.fields.score(index.fields.ask(query.text))[:MOST_CANDIDATES]
        for one in scored:
            grade = query.relevant.get(index.directory.experts[one.document].id, 0)
            found.append((one.evidence.features(), grade > 0, 1.0 if grade != 1 else 0.5))
    return found


def fitted(cases: Sequence[Case], rounds: int = 12) -> tuple[float, ...]:
    """Newton's method on the penalised likelihood."""
    size = len(cases[0][0])
    factors = [0.0] * size
    for _ in range(rounds):
        slope = [-RIDGE * factor for factor in factors]
        curve = [[RIDGE if row == column else 0.0 for column in range(size)] for row in range(size)]
        for features, right, weight in cases:
            likely = 1 / (1 + exp(-sum(factor * feature for factor, feature in zip(factors, features, strict=True))))
            off, bend = weight * (right - likely), weight * likely * (1 - likely)
            for row, one in enumerate(features):
                slope[row] += off * one
                for column, other in enumerate(features):
                    curve[row][column] += bend * one * other
        factors = [factor + step for factor, step in zip(factors, solved(curve, slope), strict=True)]
    return tuple(factors)


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss, with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for place in range(size):
        best = max(range(place, size), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for row in range(size):
            if row != place:
                share = rows[row][place] / rows[place][place]
                rows[row] = [one - share * other for one, other in zip(rows[row], rows[place], strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


def show(name: str, report: Report) -> None:
    slices = min(report.tags.items(), key=lambda pair: pair[1])
    print(
        f"{name:22} right {report.right:.3f}, silence {report.silence:.3f}, first {report.first_relevant:.3f}, "
        f"precision {report.precision:.3f}, lowest slice {slices[0]} {slices[1]:.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
