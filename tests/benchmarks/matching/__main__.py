"""Quality and speed of the matcher and its peers, side by side: `python -m tests.benchmarks.matching SET…`.

A SET is a folder with experts.yaml and queries.yaml; without any, those of tests/matching/sets. The table is Markdown,
and `--write` puts it into the README beside this file.
"""

from __future__ import annotations

import argparse
import gc
import platform
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import psutil

from benchmarks.matching.directories import made_directory, made_questions
from benchmarks.matching.peers import MOST, PEERS, Finder
from mediabot.domain.directory import Directory
from mediabot.matching import DirectoryIndex, built_in
from mediabot.matching.evaluation import Outcome, Query, Report, read_queries
from mediabot.storage.directory_file import read_directory

SETS = Path(__file__).parents[2] / "matching" / "sets"
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
SIZES = (100, 1_000, 10_000, 100_000)
QUESTIONS = 300
BOUNDS = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)
LONGEST = 60.0
"""A peer that takes longer for all the questions than this many seconds is asked fewer."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.matching", description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path, default=sorted(SETS.iterdir()))
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    chosen = parser.parse_args()
    lines: list[str] = []
    for line in report(chosen.sets, chosen.sizes):
        print(line, flush=True)
        lines.append(line)
    if chosen.write:
        before, _, rest = README.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        README.write_text("\n".join([before + BEGIN, "", *lines, "", END]) + after, "utf-8")


def report(sets: Sequence[Path], sizes: Sequence[int]) -> Iterator[str]:
    yield (
        f"{datetime.now(UTC):%d %B %Y}, {len(psutil.Process().cpu_affinity())} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}; {len(built_in().concepts)} concepts in the lexicon."
    )
    yield ""
    yield from quality(sets)
    yield ""
    yield from reliability(sets)
    yield ""
    yield from speed(sizes)


def quality(sets: Sequence[Path]) -> Iterator[str]:
    loaded = [load(folder) for folder in sets]
    yield f"Quality over {sum(len(queries) for _, queries in loaded)} questions to {len(loaded)} directories."
    yield ""
    yield "| | right | silence | first relevant | precision | other language | synonyms |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, build in PEERS.items():
        found = [[(query, finder.find(query.text)) for query in queries] for finder, queries in built(build, loaded)]
        limit = 0.0 if name == "mediabot" else best_limit(found)
        kept = [judged(questions, limit) for questions in found]
        figures = [
            *(
                mean(getattr(one, figure) for one in kept)
                for figure in ("right", "silence", "first_relevant", "precision")
            ),
            *(mean(one.tags.get(tag, 1.0) for one in kept) for tag in ("cross", "synonym")),
        ]
        yield f"| {name} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |"


def reliability(sets: Sequence[Path]) -> Iterator[str]:
    yield "How sure the first expert of ours was, and how often they were relevant."
    yield ""
    yield "| sure | questions | mean | relevant |"
    yield "| --- | ---: | ---: | ---: |"
    first = [
        (found[0].score, found[0].expert_id in query.relevant)
        for directory, queries in map(load, sets)
        for index in [DirectoryIndex.build(directory)]
        for query in queries
        if (found := index.search(query.text, 1))
    ]
    for low, high in pairwise(BOUNDS):
        within = [(sure, right) for sure, right in first if low <= sure < high]
        if within:
            sure, right = (mean(column) for column in zip(*within, strict=True))
            yield f"| {low:g} to {min(high, 1):g} | {len(within)} | {sure:.2f} | {right:.2f} |"


def built(build, loaded) -> Iterator[tuple[Finder, Sequence[Query]]]:  # type: ignore[no-untyped-def]
    for directory, queries in loaded:
        yield build(directory), queries


Found = list[tuple[Query, Sequence[tuple[str, float]]]]


def best_limit(found: Sequence[Found]) -> float:
    """The score below which a peer had better say nothing: best for `right` on these very questions."""
    scores = sorted({round(score, 3) for questions in found for _, answers in questions for _, score in answers})
    tried = scores[:: max(1, len(scores) // 60)]
    return max(tried, key=lambda limit: mean(judged(questions, limit).right for questions in found))


def judged(questions: Found, limit: float) -> Report:
    return Report(
        tuple(Outcome(query, tuple(one for one, score in answers if score >= limit)) for query, answers in questions)
    )


def load(folder: Path) -> tuple[Directory, tuple[Query, ...]]:
    checked = read_directory((folder / "experts.yaml").read_text("utf-8"))
    assert checked.directory is not None, checked.problems
    return checked.directory, read_queries((folder / "queries.yaml").read_text("utf-8"))


def speed(sizes: Sequence[int]) -> Iterator[str]:
    questions = made_questions(QUESTIONS)
    yield f"Speed: milliseconds a question, {QUESTIONS} questions one after the other, at most {MOST} answers each."
    yield ""
    yield "| experts | | to build, s | memory, MB | median | p99 |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    for size in sizes:
        directory = made_directory(size)
        for name, build in PEERS.items():
            gc.collect()
            before, began = psutil.Process().memory_info().rss, time.perf_counter()
            finder = build(directory)
            spent = time.perf_counter() - began
            gc.collect()
            memory = (psutil.Process().memory_info().rss - before) / 1e6
            times = sorted(timed(finder, questions))
            late = times[min(len(times) - 1, int(len(times) * 0.99))]
            yield f"| {size:,} | {name} | {spent:.2f} | {memory:.0f} | {median(times):.2f} | {late:.2f} |"
            del finder


def timed(finder: Finder, questions: Sequence[str]) -> Iterator[float]:
    for question in questions[:20]:
        finder.find(question)
    end = time.perf_counter() + LONGEST
    for question in questions:
        began = time.perf_counter()
        finder.find(question)
        yield (time.perf_counter() - began) * 1000
        if time.perf_counter() > end:
            return


if __name__ == "__main__":
    main()
