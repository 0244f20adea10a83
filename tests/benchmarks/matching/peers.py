"""What others would take to find an expert, each over the same texts: names, topics, aliases, titles, organisations.

A peer scores experts for a question; the best limit for it is chosen on the very questions that it is judged by, so
every peer is shown at its best.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

import bm25s
import simplemma
from rapidfuzz import fuzz, process

from mediabot.domain.directory import Directory, Expert
from mediabot.matching import DirectoryIndex
from mediabot.matching.tokens import tokens_of

MOST = 5


class Finder(Protocol):
    """Built from a directory; `find` gives experts with scores, best first."""

    def find(self, question: str) -> Sequence[tuple[str, float]]: ...


def texts_of(expert: Expert) -> list[str]:
    """What a peer searches in."""
    names = [text for topic in expert.topics for text in (*topic.name.texts(), *topic.aliases)]
    return [*names, *expert.name.texts(), *expert.title.texts(), *expert.organisation.texts()]


class Mediabot:
    """Ours; it has its own limit."""

    def __init__(self, directory: Directory) -> None:
        self.index = DirectoryIndex.build(directory)

    def find(self, question: str) -> Sequence[tuple[str, float]]:
        return [(match.expert_id, match.score) for match in self.index.search(question, MOST)]


class Rapidfuzz:
    """`process.extract` over all texts, with one of rapidfuzz's scorers."""

    def __init__(self, directory: Directory, scorer: Callable[..., float]) -> None:
        self.scorer = scorer
        texts = [(expert.id, text.casefold()) for expert in directory.experts for text in texts_of(expert)]
        self.owners = [owner for owner, _ in texts]
        self.texts = [text for _, text in texts]

    def find(self, question: str) -> Sequence[tuple[str, float]]:
        found = process.extract(question.casefold(), self.texts, scorer=self.scorer, limit=MOST * 4)
        return best_of((self.owners[place], score) for _, score, place in found)


def wratio(directory: Directory) -> Finder:
    return Rapidfuzz(directory, fuzz.WRatio)


def token_set_ratio(directory: Directory) -> Finder:
    return Rapidfuzz(directory, fuzz.token_set_ratio)


class Bm25:
    """bm25s over the lemmas of simplemma, Bulgarian and English."""

    def __init__(self, directory: Directory) -> None:
        self.ids = [expert.id for expert in directory.experts]
        self.index = bm25s.BM25()
        lemmas = [[one for text in texts_of(expert) for one in lemmas_of(text)] for expert in directory.experts]
        self.index.index(lemmas, show_progress=False)

    def find(self, question: str) -> Sequence[tuple[str, float]]:
        lemmas = lemmas_of(question)
        if not lemmas:
            return []
        count = min(MOST, len(self.ids))
        places, scores = self.index.retrieve([lemmas], k=count, show_progress=False)
        found = zip(places[0], scores[0], strict=True)
        return [(self.ids[int(place)], float(score)) for place, score in found if score > 0]


class Trigrams:
    """SQLite's full-text search with its trigram tokenizer, any word, ranked by its bm25()."""

    def __init__(self, directory: Directory) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE experts USING fts5(id UNINDEXED, text, tokenize='trigram')")
        rows = ((expert.id, " ".join(texts_of(expert)).casefold()) for expert in directory.experts)
        self.database.executemany("INSERT INTO experts VALUES (?, ?)", rows)

    def find(self, question: str) -> Sequence[tuple[str, float]]:
        pieces = {word[at : at + 3] for word in words_of(question) for at in range(len(word) - 2)}
        if not pieces:
            return []
        wanted = " OR ".join(f'"{piece}"' for piece in sorted(pieces))
        asked = "SELECT id, -bm25(experts) FROM experts WHERE experts MATCH ? ORDER BY rank LIMIT ?"
        return list(self.database.execute(asked, (wanted, MOST)))


def best_of(found: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Each expert once, with the best score."""
    best: dict[str, float] = {}
    for expert, score in found:
        best[expert] = max(score, best.get(expert, 0.0))
    return sorted(best.items(), key=lambda pair: -pair[1])[:MOST]


def words_of(text: str) -> list[str]:
    return [token.word for token in tokens_of(text)]


def lemmas_of(text: str) -> list[str]:
    return [lemma(word) for word in words_of(text)]


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang=("bg", "en")))


PEERS: dict[str, Callable[[Directory], Finder]] = {
    "mediabot": Mediabot,
    "rapidfuzz WRatio": wratio,
    "rapidfuzz token_set_ratio": token_set_ratio,
    "BM25 over simplemma": Bm25,
    "FTS5 trigram": Trigrams,
}
