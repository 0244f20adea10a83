"""Bulgarian stemmers side by side, each in the place of ours: `python -m tests.benchmarks.matching.stemmers SET…`.

Everything else stays as it is, the lexicon and the English stemmer included; what each makes of the lexicon is kept
apart.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from unittest.mock import patch

from bulstem.stem import BulStemmer

from benchmarks.matching.__main__ import SETS, load
from mediabot.matching import DirectoryIndex, bulgarian
from mediabot.matching.evaluation import evaluate
from mediabot.matching.reading import reader_of
from mediabot.matching.stems import root, stem

TAGS = ("bg", "inflected", "sentence", "translit", "shlyo", "cross")


def main(folders: list[Path]) -> None:
    sets = [load(folder) for folder in folders]
    print("| | right | " + " | ".join(TAGS) + " |\n| --- | ---: | " + " | ".join("---:" for _ in TAGS) + " |")
    for name, stemmer in stemmers().items():
        with in_place(stemmer):
            reports = [evaluate(DirectoryIndex.build(directory), queries) for directory, queries in sets]
        figures = [mean(report.right for report in reports)]
        figures += [mean(report.tags.get(tag, 1.0) for report in reports) for tag in TAGS]
        print(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |", flush=True)


def stemmers() -> dict[str, Callable[[str], str]]:
    ours = bulgarian.light_stem
    bulstem = BulStemmer.from_file("stem-context-2", min_freq=2, left_context=2)

    return {
        "none": lambda word: word,
        "simplemma": lru_cache(None)(lambda word: bulgarian.lemma(word) or word),
        "bulstem, context 2": lru_cache(None)(bulstem.stem),
        "ours": ours,
        "ours after simplemma": bulgarian.stem,
    }


@contextmanager
def in_place(stemmer: Callable[[str], str]) -> Iterator[None]:
    forget()
    with (
        TemporaryDirectory() as folder,
        patch.dict(os.environ, XDG_CACHE_HOME=folder),
        patch.object(bulgarian, "stem", stemmer),
    ):
        yield
    forget()


def forget() -> None:
    for cached in (stem, root, reader_of):
        cached.cache_clear()


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or sorted(SETS.iterdir()))
