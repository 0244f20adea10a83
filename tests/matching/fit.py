"""The factors of the confidence, fitted to graded questions: `python -m matching.fit [SET…]`.

A SET is a folder with experts.yaml and queries.yaml. Every expert that a question touched is a case, wanted by their
grade, and so are those whom headlines of other fields touch (`elsewhere.txt`): nobody. The factors are those of a
logistic regression, a little held back. Each set is also left out once, and judged by factors fitted to the others and
limits chosen by what these give where they are left out: the spread of that is what another directory may expect.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, pstdev

import numpy as np
from numpy.typing import NDArray

from matching.press import elsewhere, pressed
from mediabot.matching import DirectoryIndex, evidence
from mediabot.matching.evaluation import Outcome, Query, Report, read_queries
from mediabot.storage.directory_file import read_directory

SETS = Path(__file__).parent / "sets"
RIDGE = 3.0
MOST_CANDIDATES, MOST_STRANGERS = 8, 4
WANTED = {0: 0.0, 1: 0.6, 2: 1.0}
"""How relevant an expert is by the grade."""

STRANGER_WEIGHT = 0.25
"""A headline of another field weighs less than a question, since it is asked in every directory."""

PRESSED_WEIGHT = 2.0
"""What the press asks weighs more than a question of a set, since the lexicon was not made by its failures."""

WANTED_SILENCE, WANTED_PRECISION = 0.94, 0.88
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A question with the experts that it touched, the likeliest first, and the figures of each."""

    query: Query
    experts: tuple[str, ...]
    figures: Figures


@dataclass(frozen=True)
class Cases:
    """The questions of one set, what the press asks of its directory, and headlines of other fields asked there."""

    questions: tuple[Asked, ...]
    pressed: tuple[Asked, ...]
    strangers: tuple[Asked, ...]


def main(folders: Sequence[str]) -> None:
    paths = [Path(folder) for folder in folders] or [*sorted(SETS.iterdir()), SETS.parent / "golden"]
    sets = {path.name: cases_of(path.name, *load(path)) for path in paths}
    left_out = {}
    for name, one in sets.items():
        factors = fitted([other for key, other in sets.items() if key != name])
        left_out[name] = [(asked, sure(asked, factors)) for asked in one.questions]
    kept = []
    for name, questions in left_out.items():
        limits = chosen([other for key, other in left_out.items() if key != name])
        kept.append(judged(questions, limits))
        show(f"{name}, left out", kept[-1])
    for figure in ("right", "silence", "first_relevant", "precision"):
        values = [getattr(report, figure) for report in kept]
        print(f"{figure:15} mean {mean(values):.3f}, spread {pstdev(values):.3f}, least {min(values):.3f}")
    for line in reliability([pair for questions in left_out.values() for pair in questions]):
        print(line)
    factors = fitted(list(sets.values()))
    limits = chosen(list(left_out.values()))
    for name, one in sets.items():
        show(f"{name}, all", judged([(asked, sure(asked, factors)) for asked in one.questions], limits))
    for figure, factor in zip(evidence.FACTORS, factors, strict=True):
        print(f'    "{figure}": {factor:.2f},')
    print("THRESHOLD, _RELATIVE =", limits)


def load(folder: Path) -> tuple[DirectoryIndex, tuple[Query, ...]]:
    checked = read_directory((folder / "experts.yaml").read_text("utf-8"))
    assert checked.directory is not None, checked.problems
    return DirectoryIndex.build(checked.directory), read_queries((folder / "queries.yaml").read_text("utf-8"))


def cases_of(name: str, index: DirectoryIndex, queries: Sequence[Query]) -> Cases:
    of = queries, pressed(name), map(Query, elsewhere())
    return Cases(*(tuple(asked(index, query) for query in several) for several in of))


def asked(index: DirectoryIndex, query: Query) -> Asked:
    understood = index.fields.ask(query.text)
    scored = index.fields.score(understood)
    figures = np.array([one.evidence.features(understood.sense) for one in scored], dtype=float)
    experts = tuple(index.directory.experts[one.document].id for one in scored)
    return Asked(query, experts, figures.reshape(len(scored), len(evidence.FACTORS)))


def fitted(sets: Sequence[Cases]) -> Figures:
    rows, wanted, weights = (np.concatenate(column) for column in zip(*_columns(sets), strict=True))
    return regression(rows, wanted, weights)


def _columns(sets: Sequence[Cases]) -> Iterator[tuple[Figures, Figures, Figures]]:
    """The likeliest of every question, whose weights are those of questions, however few answer."""
    for one in sets:
        weighed = [(asked, 1.0) for asked in one.questions] + [(asked, PRESSED_WEIGHT) for asked in one.pressed]
        for asked, weight in weighed:
            rows = asked.figures[:MOST_CANDIDATES]
            grades = [WANTED[asked.query.relevant.get(expert, 0)] for expert in asked.experts[:MOST_CANDIDATES]]
            yield rows, np.array(grades, dtype=float), np.full(len(rows), weight)
        for stranger in one.strangers:
            rows = stranger.figures[:MOST_STRANGERS]
            yield rows, np.zeros(len(rows)), np.full(len(rows), STRANGER_WEIGHT)


def regression(rows: Figures, wanted: Figures, weights: Figures, rounds: int = 12) -> Figures:
    """Newton's method on the penalised likelihood of figures made alike in spread; the first figure is always 1."""
    middle, spread = np.average(rows, axis=0, weights=weights), rows.std(axis=0) + 1e-6
    middle[0], spread[0] = 0.0, 1.0
    alike = (rows - middle) / spread
    held = np.eye(rows.shape[1]) * RIDGE
    held[0, 0] = 0.0
    factors = np.zeros(rows.shape[1])
    for _ in range(rounds):
        likely = 1 / (1 + np.exp(-alike @ factors))
        slope = alike.T @ (weights * (wanted - likely)) - held @ factors
        curve = (alike * (weights * likely * (1 - likely))[:, None]).T @ alike + held
        factors += np.linalg.solve(curve, slope)
    factors[1:] /= spread[1:]
    factors[0] -= factors[1:] @ middle[1:]
    return factors


def sure(asked: Asked, factors: Figures) -> list[tuple[str, float]]:
    """The experts of a question by how sure these factors are of them."""
    sureness = 1 / (1 + np.exp(-asked.figures @ factors))
    order = np.argsort(-np.round(sureness, 6), kind="stable")
    return [(asked.experts[place], float(sureness[place])) for place in order]


Judged = Sequence[tuple[Asked, list[tuple[str, float]]]]


def chosen(sets: Sequence[Judged]) -> tuple[float, float]:
    """The pair of limits with the most right answers that keeps silence and precision where they are wanted."""

    def value(limits: tuple[float, float]) -> float:
        total = 0.0
        for questions in sets:
            report = judged(questions, limits)
            short = max(0.0, WANTED_SILENCE - report.silence) + max(0.0, WANTED_PRECISION - report.precision)
            total += report.right + 0.3 * report.first_relevant - 0.5 * short
        return total

    return max(((least / 100, share / 100) for least in range(8, 30, 2) for share in (50, 55, 60)), key=value)


def judged(questions: Judged, limits: tuple[float, float]) -> Report:
    return Report(tuple(Outcome(asked.query, returned(found, *limits)) for asked, found in questions))


def returned(found: Sequence[tuple[str, float]], threshold: float, relative: float) -> tuple[str, ...]:
    least = max(threshold, relative * found[0][1]) if found else threshold
    return tuple(expert for expert, sureness in found[:5] if sureness >= least)


def reliability(questions: Judged) -> Iterator[str]:
    """How often the surest expert of a question is relevant, by how sure they are."""
    first = [(found[0][1], found[0][0] in asked.query.relevant) for asked, found in questions if found]
    yield "| sure of the first | questions | mean | relevant |"
    yield "| --- | ---: | ---: | ---: |"
    bounds = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)
    for low, high in itertools.pairwise(bounds):
        within = [(sureness, right) for sureness, right in first if low <= sureness < high]
        if within:
            sureness, right = (mean(column) for column in zip(*within, strict=True))
            yield f"| {low:g} to {min(high, 1):g} | {len(within)} | {sureness:.2f} | {right:.2f} |"


def show(name: str, report: Report) -> None:
    slices = min(report.tags.items(), key=lambda pair: pair[1])
    print(
        f"{name:22} right {report.right:.3f}, silence {report.silence:.3f}, first {report.first_relevant:.3f}, "
        f"precision {report.precision:.3f}, lowest slice {slices[0]} {slices[1]:.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
