"""The figures of all sets, or of those named, as a table for the README: `python -m matching.figures [SET…]`.

Sums only, so that the failures of a set that nobody should read stay unread.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from matching.fit import load
from matching.press import pressed
from mediabot.matching.evaluation import Report, evaluate

SETS = Path(__file__).parent / "sets"
SMALLEST_SLICE = 10


def main(folders: Sequence[str]) -> None:
    paths = [Path(folder) for folder in folders] or [*sorted(SETS.iterdir()), SETS.parent / "golden"]
    sets = {path.name: load(path) for path in paths}
    for folder in ("", "press", "held", "indirect"):
        of = {name: pressed(name, folder) if folder else queries for name, (_, queries) in sets.items()}
        reports = {f"{folder} {name}".strip(): evaluate(sets[name][0], asked) for name, asked in of.items() if asked}
        for line in table(reports) if reports else ():
            print(line)


def table(reports: dict[str, Report]) -> Iterator[str]:
    yield "| | questions | right | silence | first relevant | precision | lowest slice |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for name, report in reports.items():
        figures = " | ".join(f"{figure:.3f}" for figure in figures_of(report))
        yield f"| `{name}` | {len(report.outcomes)} | {figures} | {lowest(report)} |"
    means = " | ".join(f"{mean(column):.3f}" for column in zip(*map(figures_of, reports.values()), strict=True))
    yield f"| mean | {sum(len(report.outcomes) for report in reports.values())} | {means} | |"


def figures_of(report: Report) -> tuple[float, float, float, float]:
    return report.right, report.silence, report.first_relevant, report.precision


def lowest(report: Report) -> str:
    """The lowest slice of those large enough to say something."""
    large = [(right, tag) for tag, right in report.tags.items() if report.counts[tag] >= SMALLEST_SLICE]
    right, tag = min(large)
    return f"{tag} {right:.2f} of {report.counts[tag]}"


if __name__ == "__main__":
    main(sys.argv[1:])
